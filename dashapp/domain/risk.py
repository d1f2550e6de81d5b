"""How much a waiting purchase wants a look, and why (docs/rules.md §3, "Verifying"; docs/risk.md).

Each sign has a weight: the chance in 100 that a purchase which shows it is not what it says. Signs
add up as independent chances do, so that the score stays within 0 to 100. A sign never decides:
it orders the queue, and from CHECK on a purchase is looked at by a human, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from dashapp.domain import calendar

CHECK = 30  # from this score on a purchase is never approved together with others
UNKNOWN = 50  # where a purchase stands in the queue until its score is worked out

LIKE = 4  # bits of 512: nearer than two receipts of one till ever lie by chance
LIKE_OF_ONE_CLAIM = 40  # of photos for one place, day and amount: as a copy saved anew differs
DEAREST = 1.10  # times the price in the catalogue: rounding and small change
CLOCK_SLACK = timedelta(days=1)  # a camera may keep another zone
CLOCK_LOST = timedelta(days=400)  # older than that, it is rather the camera's clock that is wrong
MONTHS_BACK = 6
OFTEN = 3  # months in a row before this one
NIGHT = (1, 4)  # hours of WIB: from 01.00 until before 04.00
OPENS = 8  # the hour at which galleries open
SURE = 70  # percent from which a machine's reading is put beside the claim


class Sign(StrEnum):
    """What may be the matter; words in dashapp/ui/risk_words.py."""

    SAME_PHOTO = "same_photo"  # of another person
    OWN_PHOTO = "own_photo"  # of another purchase of the same person
    LIKE_PHOTO = "like_photo"
    SAME_RECEIPT = "same_receipt"
    PRICE_ABOVE = "price_above"
    PHOTO_OLDER = "photo_older"
    AT_MINIMUM = "at_minimum"
    AT_NIGHT = "at_night"
    BEFORE_OPENING = "before_opening"
    BEFORE_SELLER = "before_seller"
    READ_AMOUNT = "read_amount"
    READ_DAY = "read_day"
    UNREADABLE = "unreadable"
    NO_PHOTO = "no_photo"


@dataclass(frozen=True)
class Reason:
    """A sign with its weight in percent; `params` are plain values, days as 2026-06-24."""

    sign: Sign
    weight: int
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Risk:
    """The score 0 to 100 and its reasons, the heaviest first."""

    score: int
    reasons: tuple[Reason, ...] = ()

    @property
    def is_safe(self) -> bool:
        return self.score < CHECK


@dataclass(frozen=True)
class Other:
    """Another purchase that resembles the one in question.

    `apart`: bits in which the photos differ, 0 for one file, None when that is not known.
    `same_file`: the photos are one file. `same_claim`: place, day and amount are equal.
    """

    purchase_id: int
    number: str
    is_own: bool
    apart: int | None = None
    same_file: bool = False
    same_claim: bool = False
    receipt_number: str | None = None


@dataclass(frozen=True)
class PricedLine:
    """Goods, the price that was claimed, and the catalogue's highest one since that day."""

    description: str
    unit_price: int
    catalogue: int | None


@dataclass(frozen=True)
class Read:
    """What a machine read from the photo; `sure` in percent."""

    legible: bool
    total: int | None = None
    day: date | None = None
    sure: int = 0


@dataclass(frozen=True)
class Facts:
    """All that is known of one waiting purchase."""

    claimed: int
    minimum: int
    day: date
    sent_at: datetime
    receipt_number: str | None = None
    has_photo: bool = True
    taken_on: date | None = None
    seller_since: date | None = None
    is_itemised: bool = True
    lines: Sequence[PricedLine] = ()
    others: Sequence[Other] = ()
    months_at_minimum: int = 0  # in a row, before the month of this purchase
    reading: Read | None = None


def assess(facts: Facts) -> Risk:
    """Weigh every sign that the facts show."""
    found = [reason for rule in _RULES for reason in rule(facts)]
    doubtless = 1.0
    for reason in found:
        doubtless *= 1 - reason.weight / 100
    heaviest_first = sorted(found, key=lambda reason: -reason.weight)
    return Risk(int(100 - 100 * doubtless + 1e-9), tuple(heaviest_first))


def plain_number(written: str | None) -> str:
    """A receipt's number without what people add or leave out: "No. 0412-a" and "412 A" agree."""
    kept = "".join(sign for sign in (written or "").casefold() if sign.isalnum())
    return kept.removeprefix("nota").removeprefix("no").lstrip("0")


def _photos(facts: Facts) -> Iterator[Reason]:
    """The same photo, or one that looks the same; of several, the one that says most."""
    if not facts.has_photo:
        yield Reason(Sign.NO_PHOTO, 35)
        return
    same = [other for other in facts.others if other.same_file]
    if same:
        other = min(same, key=lambda one: (one.is_own, one.purchase_id))
        sign, weight = (Sign.OWN_PHOTO, 85) if other.is_own else (Sign.SAME_PHOTO, 95)
        yield Reason(sign, weight, _named(other))
        return
    alike = [(other, weight) for other in facts.others if (weight := _likeness(other))]
    if alike:
        other, weight = max(alike, key=lambda pair: pair[1])
        percent = (512 - (other.apart or 0)) * 100 // 512
        yield Reason(Sign.LIKE_PHOTO, weight, _named(other) | {"percent": percent})


def _likeness(other: Other) -> int:
    if other.apart is None:
        return 0
    if other.same_claim and other.apart <= LIKE_OF_ONE_CLAIM:
        return 80
    return 60 - 2 * other.apart if other.apart <= LIKE else 0


def _receipts(facts: Facts) -> Iterator[Reason]:
    """Number, place, day and amount are those of somebody else's purchase."""
    number = plain_number(facts.receipt_number)
    if not number:
        return
    for other in facts.others:
        equal = plain_number(other.receipt_number) == number
        if equal and other.same_claim and not other.is_own:
            params = _named(other) | {"receipt": facts.receipt_number, "amount": facts.claimed}
            yield Reason(Sign.SAME_RECEIPT, 85, params)
            return


def _prices(facts: Facts) -> Iterator[Reason]:
    """The line that lies furthest above its price in the catalogue."""
    above = [
        (line.unit_price / line.catalogue, line)
        for line in facts.lines
        if line.catalogue and line.unit_price > line.catalogue * DEAREST
    ]
    if above:
        times, line = max(above, key=lambda pair: pair[0])
        params = {"goods": line.description, "price": line.unit_price, "catalogue": line.catalogue}
        yield Reason(Sign.PRICE_ABOVE, 70 if times >= 1.5 else 55 if times >= 1.25 else 40, params)


def _dates(facts: Facts) -> Iterator[Reason]:
    """A photo from before the purchase; a seller who was not there yet."""
    taken = facts.taken_on
    if taken is not None and taken < facts.day - CLOCK_SLACK:
        early = facts.day - taken
        weight = 20 if early > CLOCK_LOST else 70 if early > timedelta(days=7) else 50
        params = {"taken": taken.isoformat(), "day": facts.day.isoformat()}
        yield Reason(Sign.PHOTO_OLDER, weight, params)
    since = facts.seller_since
    if since is not None and facts.day < since:
        params = {"since": since.isoformat(), "day": facts.day.isoformat()}
        yield Reason(Sign.BEFORE_SELLER, 40, params)


def _habits(facts: Facts) -> Iterator[Reason]:
    """Just the minimum, month after month; entered at an hour at which nobody buys."""
    months = min(facts.months_at_minimum, MONTHS_BACK)
    if facts.claimed == facts.minimum and months >= OFTEN:
        weight = 12 + 7 * months + (0 if facts.is_itemised else 8)
        yield Reason(Sign.AT_MINIMUM, weight, {"months": months + 1, "amount": facts.claimed})
    sent = facts.sent_at.astimezone(calendar.WIB)
    at = {"time": f"{sent:%H.%M}"}
    if NIGHT[0] <= sent.hour < NIGHT[1]:
        yield Reason(Sign.AT_NIGHT, 35, at)
    elif sent.date() == facts.day and sent.hour < OPENS:
        yield Reason(Sign.BEFORE_OPENING, 35, at | {"opens": f"{OPENS:02d}.00"})


def _reading(facts: Facts) -> Iterator[Reason]:
    """What a machine read differs from what was claimed; the machine alone never decides."""
    read = facts.reading
    if read is None:
        return
    if not read.legible:
        yield Reason(Sign.UNREADABLE, 30)
        return
    if read.total is not None and read.sure >= SURE and read.total != facts.claimed:
        weight = 60 if read.total < facts.claimed else 15
        yield Reason(Sign.READ_AMOUNT, weight, {"claimed": facts.claimed, "read": read.total})
    if read.day is not None and read.day != facts.day:
        other_month = calendar.month_of(read.day) != calendar.month_of(facts.day)
        days = {"day": facts.day.isoformat(), "read": read.day.isoformat()}
        yield Reason(Sign.READ_DAY, 45 if other_month else 30, days)


def _named(other: Other) -> dict[str, object]:
    return {"purchase": other.purchase_id, "number": other.number}


_RULES = (_photos, _receipts, _prices, _dates, _habits, _reading)
