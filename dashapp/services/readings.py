"""What was read from receipt photos: kept beside the photo, shown to its owner, weighed as a sign.

It helps and never decides (docs/reading.md). Without a reading everything goes its usual way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashapp.domain import calendar, receipts
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.domain.receipts import Reading
from dashapp.services import gallery, photos, risk
from dashapp.services.receipt_reader import Reader
from db.models import Photo
from db.models import Reading as Row
from db.queries import photos as queries
from db.session import reading, transaction

READ, UNREADABLE = "terbaca", "tidak_terbaca"


@dataclass(frozen=True)
class Told:
    """A reading and the place whose name it bears, if there is just one: for the entry form."""

    reading: Reading
    place: str | None


def take(key: str, *, reader: Reader, now: datetime) -> Reading | None:
    """Read a stored photo, keep what was read, and weigh anew what waits with it.

    None for a photo that is not there any more. Raises receipt_reader.Unread, and then keeps
    nothing: that a process has failed says nothing about the photo.
    """
    with reading() as session:
        photo = session.get(Photo, key)
    if photo is None:
        return None
    try:
        body = photos.read(photo.sha256).body
    except NotAllowed:
        return None
    seen = reader.read(body)
    first, today = calendar.FIRST_MONTH, calendar.wib_day(now)
    found = receipts.read(seen.pieces, first=first, today=today)
    _keep(key, found, f"{seen.reader}/{receipts.VERSION}", now)
    return found


def told(key: str, *, by: Actor) -> Told | None:
    """What was read from a photo of the actor's own; None while nothing was.

    Raises NotAllowed for others' photos and for none.
    """
    if by.account_id is None or not photos.KEY.fullmatch(key):
        raise NotAllowed
    with reading() as session:
        own = queries.owned(session, key, account_id=by.account_id, person_id=by.person_id)
        if own is None:
            raise NotAllowed
        row = session.get(Row, key)
    if row is None:
        return None
    places = [(place.code, place.name) for place in gallery.places()] if row.shop else []
    found = Reading(row.total, row.day, row.shop, row.sure)
    return Told(found, receipts.place_of(row.shop, places))


def _keep(key: str, found: Reading, reader: str, now: datetime) -> None:
    with transaction() as session:
        if session.get(Photo, key) is None:  # swept meanwhile
            return
        session.merge(
            Row(
                photo_key=key,
                state=UNREADABLE if found.is_empty else READ,
                total=found.total,
                day=found.day,
                shop=found.shop,
                sure=found.sure,
                reader=reader,
                at=now,
            )
        )
        risk.photo_read(session, key, now=now)
