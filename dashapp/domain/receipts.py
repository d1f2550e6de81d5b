"""What a receipt says, from the pieces of text that a machine has found on its photo.

It helps and never decides (docs/rules.md §3). The machine drops spaces, takes O for 0 and l for 1,
and receipts carry a dozen sums; so a total is called sure only where the receipt itself confirms
it: what was paid less the change, the goods added up, or the same sum printed a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashapp.domain import receipt_days, receipt_sums, receipt_words, risk
from dashapp.domain.receipt_words import Piece, Row

VERSION = 1  # goes up when the same pieces are read otherwise
MOST_PIECES = 300  # a receipt has some fifty
LONGEST = 120  # characters of one piece
SHOP_LONGEST = 60  # characters

__all__ = ["Piece", "Reading", "place_of", "read"]


@dataclass(frozen=True)
class Reading:
    """What was read: rupiah, day and shop, None where nothing was; `sure` of the total, percent."""

    total: int | None
    day: date | None
    shop: str | None
    sure: int

    @property
    def is_sure(self) -> bool:
        """Whether the total may be filled in, and is put beside what a buyer claims."""
        return self.total is not None and self.sure >= risk.SURE

    @property
    def is_empty(self) -> bool:
        return self.total is None and self.day is None


def read(pieces: Sequence[Piece], *, first: date, today: date) -> Reading:
    """The total, the day from `first` to `today`, and the shop; never raises for what it is given.

    Pieces may come in any order, askew and overlapping; those that say nothing are passed over.
    """
    sound = [piece.cut(LONGEST) for piece in pieces if piece.is_sound][:MOST_PIECES]
    rows = receipt_words.rows(sound)
    total, sure = receipt_sums.total(rows)
    return Reading(total, receipt_days.day(rows, first=first, today=today), _shop(rows), sure)


def place_of(shop: str | None, places: Iterable[tuple[str, str]]) -> str | None:
    """The code of the one place, of (code, name), that bears the shop's name; else None.

    Letters alone count, so that TOKO BERKAH is Toko Berkah, and one name may go on: a gallery's
    till prints the gallery's first words. A name that fits several places names none.
    """
    letters = receipt_words.folded(shop or "")
    if len(letters) < receipt_words.LEAST_LETTERS:
        return None
    folded = [(code, receipt_words.folded(name)) for code, name in places]
    same = [code for code, name in folded if name == letters]
    longer = [code for code, name in folded if name.startswith(letters)]
    found = same or longer
    return found[0] if len(found) == 1 else None


def _shop(rows: Sequence[Row]) -> str | None:
    """The largest print among the first rows that is a name, not a heading, a number or a day."""
    names = [
        piece
        for row in rows[:5]
        for piece in row.pieces
        if receipt_words.kind(piece.text) is None and receipt_words.is_name(piece.text)
    ]
    if not names:
        return None
    tallest = max(piece.height for piece in names)
    shop = next(piece for piece in names if piece.height >= 0.85 * tallest)
    return " ".join(shop.text.split())[:SHOP_LONGEST]
