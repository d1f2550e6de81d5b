"""A purchase on its way in: from a draft that may lack anything to one that lacks nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from dashapp.domain import calendar, rupiah, texts
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.domain.sharing import approve_amount, read_reason, share
from dashapp.domain.states import Bucket, Fund, State, bucket, may_become, step_to

__all__ = [
    "Bucket",
    "Fund",
    "Line",
    "LineDraft",
    "NewPurchase",
    "Offer",
    "Place",
    "PurchaseDraft",
    "State",
    "accept",
    "approve_amount",
    "bucket",
    "may_become",
    "read_day",
    "read_reason",
    "share",
    "step_to",
]

MAX_QUANTITY = 999
MAX_LINES = 50
RECEIPT_NUMBER_LIMIT = 40

_COUNT = re.compile(r"[0-9]{1,18}")
_PHOTO_KEY = re.compile(r"[A-Za-z0-9_-]{1,128}")
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Line:
    """Goods bought: price and seller are copied here, later changes do not reach back."""

    description: str
    quantity: int
    unit_price: int
    product_id: int | None = None
    umkm_id: int | None = None

    @property
    def amount(self) -> int:
        return self.quantity * self.unit_price


@dataclass(frozen=True)
class LineDraft:
    product_id: object = None
    quantity: object = None


@dataclass(frozen=True)
class PurchaseDraft:
    """What somebody typed, raw: any part may be missing or of any type."""

    place: object = None
    lines: Sequence[LineDraft] = ()
    amount: object = None
    day: object = None
    receipt_number: object = None
    fund: object = None
    photo: object = None


@dataclass(frozen=True)
class Place:
    """Where something can be bought so that it counts."""

    kind: Literal["gallery", "umkm"]
    code: str
    name: str


@dataclass(frozen=True)
class Offer:
    product_id: int
    umkm_id: int
    name: str
    price: int
    active: bool


@dataclass(frozen=True)
class NewPurchase:
    """A purchase that can be saved. Without lines it is "belum dirinci"."""

    place: Place
    day: date
    month: date
    amount: int
    lines: tuple[Line, ...]
    receipt_number: str | None
    fund: Fund
    photo: str | None


def accept(
    draft: PurchaseDraft,
    *,
    today: date,
    places: Mapping[str, Place],
    offers: Mapping[int, Offer],
    photo_required: bool = True,
) -> NewPurchase:
    """The purchase that `draft` asks for, or Rejected: all problems by field (docs/rules.md §3).

    Closed months and missing obligations are judged by the service, which can look them up.
    """
    problems: dict[str, Problem] = {}

    def take(field: str, read: Callable[[], _Read]) -> _Read | None:
        try:
            return read()
        except BadValue as bad:
            problems[field] = bad.problem
            return None

    place = take("place", lambda: _read_place(draft.place, places))
    lines = take("lines", lambda: _read_lines(draft.lines, offers))
    amount = take("amount", lambda: _read_amount(draft.amount, lines))
    day = take("day", lambda: read_day(draft.day, today=today))
    receipt = take("receipt_number", lambda: _read_receipt_number(draft.receipt_number))
    fund = take("fund", lambda: _read_fund(draft.fund))
    photo = take("photo", lambda: _read_photo(draft.photo, required=photo_required))
    if problems or not (place and day and fund and amount) or lines is None:
        raise Rejected(problems)
    month = calendar.month_of(day)
    return NewPurchase(place, day, month, amount, lines, receipt, fund, photo)


def read_day(value: object, *, today: date) -> date:
    """The day of purchase: not after `today`, not before the programme began (docs/rules.md §3).

    Raises BadValue day_empty, day_unreadable, day_future(today) or day_too_early(first).
    """
    day = calendar.read_day(value)
    if day > today:
        raise BadValue("day_future", today=today)
    if day < calendar.FIRST_MONTH:
        raise BadValue("day_too_early", first=calendar.FIRST_MONTH)
    return day


def _read_place(value: object, places: Mapping[str, Place]) -> Place:
    if value is None or value == "":
        raise BadValue("place_empty")
    place = places.get(value) if isinstance(value, str) else None
    if place is None:
        raise BadValue("place_unknown")
    return place


def _read_lines(lines: object, offers: Mapping[int, Offer]) -> tuple[Line, ...]:
    if lines is None:
        return ()
    if not isinstance(lines, (list, tuple)):
        raise BadValue("lines_unreadable")
    if len(lines) > MAX_LINES:
        raise BadValue("lines_too_many", limit=MAX_LINES)
    return tuple(_read_line(line, offers, row) for row, line in enumerate(lines, start=1))


def _read_line(line: object, offers: Mapping[int, Offer], row: int) -> Line:
    if not isinstance(line, LineDraft):
        raise BadValue("lines_unreadable")
    if line.product_id is None or line.product_id == "":
        raise BadValue("line_product_empty", row=row)
    number = _whole(line.product_id)
    offer = None if number is None else offers.get(number)
    if offer is None or not offer.active:
        raise BadValue("line_product_unknown", row=row)
    quantity = _whole(line.quantity)
    if quantity is None or not 1 <= quantity <= MAX_QUANTITY:
        raise BadValue("line_quantity", row=row, limit=MAX_QUANTITY)
    return Line(offer.name, quantity, offer.price, offer.product_id, offer.umkm_id)


def _whole(value: object) -> int | None:
    """A whole number from a browser or a file; True, 1.0, "1.0" and "１" are none."""
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _read_amount(value: object, lines: tuple[Line, ...] | None) -> int | None:
    """The stated amount, or the sum of the lines; None while the lines themselves are wrong."""
    stated = None if _is_blank(value) and lines != () else rupiah.read(value)
    if not lines:
        return stated
    total = rupiah.read(sum(line.amount for line in lines))
    if stated not in (None, total):
        raise BadValue("amount_differs", lines=total, stated=stated)
    return total


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _read_receipt_number(value: object) -> str | None:
    return texts.read(value, field="receipt_number", limit=RECEIPT_NUMBER_LIMIT)


def _read_fund(value: object) -> Fund:
    if value is None or value == "":
        return Fund.PRIBADI
    if not isinstance(value, str) or value not in list(Fund):
        raise BadValue("fund_unknown")
    return Fund(value)


def _read_photo(value: object, *, required: bool) -> str | None:
    if value is None or value == "":
        if required:
            raise BadValue("photo_empty")
        return None
    if not isinstance(value, str) or not _PHOTO_KEY.fullmatch(value):
        raise BadValue("photo_unreadable")
    return value
