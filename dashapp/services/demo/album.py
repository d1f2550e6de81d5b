"""The photos that came with purchases which wait: files in the folder, and what the tables get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from string import ascii_letters, digits

from dashapp.services import photo_files, photos
from dashapp.services.demo.cast import Player
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.market import Market
from dashapp.services.demo.paper import Picture
from dashapp.services.demo.slips import Slip, Till, slips
from dashapp.services.trail import Entry

BEFORE = timedelta(seconds=40)  # a photo is there before its form is sent
SIGNS, KEY_LENGTH = ascii_letters + digits + "-_", 22  # as secrets.token_urlsafe(16) makes keys
TAKES = 8  # of one slip, when it looks like another by chance


@dataclass(frozen=True)
class Photo:
    """A row of the table photo, and who uploaded it."""

    key: str
    sha256: str
    picture: Picture
    player: Player
    at: datetime

    def told(self) -> Entry:
        """The event of its upload, as dashapp/services/photos.py writes it."""
        facts = {"sha256": self.sha256, "size": len(self.picture.webp)}
        by = self.player
        return Entry(self.at, "photo_stored", by.label, by.id, f"photo:{self.key}", facts)


def take(
    purchases: Sequence[Bought],
    market: Market,
    players: Sequence[Player],
    chance: Chance,
    progress: Callable[[int, int], None],
) -> list[Photo]:
    """Write the files, note each photo in its purchase, and return the rows.

    Call it while writers are kept away: to `photos.sweep` the files have no rows yet. Without a
    folder (`photos.configure`) there are no photos.
    """
    folder = photos._folder
    if folder is None:
        return []
    found: list[Photo] = []
    senders = {player.person: player for player in players}
    camera = _Camera(market, chance)
    listed = slips(purchases, chance)
    for slip in listed:
        picture = camera.picture(slip)
        at = slip.sent - BEFORE
        sha256 = photo_files.keep(folder, picture.webp, at)
        key = "".join(chance.one(SIGNS) for _ in range(KEY_LENGTH))
        slip.bought.photo = key
        found.append(Photo(key, sha256, picture, senders[slip.bought.person], at))
        progress(len(found), len(listed))
    return found


class _Camera:
    """Photographs slips; one that two people show is photographed once."""

    def __init__(self, market: Market, chance: Chance) -> None:
        self._till, self._chance = Till(market), chance
        self._taken: dict[int, Picture] = {}  # by the purchase whose slip it is
        self._looks: set[str] = set()

    def picture(self, slip: Slip) -> Picture:
        known = self._taken.get(slip.of.id)
        if known is not None:
            return known
        picture = self._till.photograph(slip, self._chance)
        for _ in range(TAKES - 1):
            if picture.dhash not in self._looks:
                break
            picture = self._till.photograph(slip, self._chance)
        self._looks.add(picture.dhash)
        self._taken[slip.of.id] = picture
        return picture
