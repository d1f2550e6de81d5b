"""A promotion on its way in: a use or mention of UMKM goods, counted and never weighed (§6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashapp.domain import calendar, links, purchases, rupiah, texts
from dashapp.domain.compliance import SMALL_GROUP
from dashapp.domain.problems import BadValue, Problem, Rejected

TEXT_LIMIT = 140  # characters
MOST_SELLERS = 10
MOST_REACHED = 1_000_000  # people
STAFF = 10  # promotions are compared per so many people

_COUNT = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")
_PHOTO_KEY = re.compile(r"[A-Za-z0-9_-]{1,128}")
_Read = TypeVar("_Read")


class Kind(StrEnum):
    """What was done; in the order of the form."""

    RAPAT = "rapat"
    CENDERA_MATA = "cendera_mata"
    OLEH_OLEH = "oleh_oleh"
    AJAKAN = "ajakan"
    UNGGAHAN = "unggahan"


class Cost(StrEnum):
    """Whose money it was, if any; the amount is a note and enters no sum."""

    TANPA = "tanpa"
    PRIBADI = "pribadi"
    BELANJA_OPD = "belanja_opd"


@dataclass(frozen=True)
class PromotionDraft:
    """What somebody typed, raw: any part may be missing or of any type. `sellers`: their codes."""

    kind: object = None
    text: object = None
    day: object = None
    sellers: object = None
    cost: object = None
    amount: object = None
    reached: object = None
    photo: object = None
    link: object = None


@dataclass(frozen=True)
class NewPromotion:
    """A promotion that can be saved. `amount` is None without a cost; `sellers` are their ids."""

    kind: Kind
    text: str
    day: date
    month: date
    sellers: tuple[int, ...]
    cost: Cost
    amount: int | None
    reached: int | None
    photo: str | None
    link: str | None


def accept(draft: PromotionDraft, *, today: date, sellers: Mapping[str, int]) -> NewPromotion:
    """The promotion that `draft` asks for, or Rejected: all problems by field (docs/rules.md §6).

    `sellers`: id by code of those that may be named. Closed months, missing obligations and the
    owner of the photo are judged by the service, which can look them up.
    """
    problems: dict[str, Problem] = {}

    def take(field: str, read: Callable[[], _Read]) -> _Read | None:
        try:
            return read()
        except BadValue as bad:
            problems[field] = bad.problem
            return None

    kind = take("kind", lambda: _read_kind(draft.kind))
    text = take("text", lambda: _read_text(draft.text))
    day = take("day", lambda: _read_day(draft.day, today))
    named = take("sellers", lambda: _read_sellers(draft.sellers, sellers))
    cost = take("cost", lambda: _read_cost(draft.cost))
    amount = take("amount", lambda: None if cost in (None, Cost.TANPA) else _amount(draft.amount))
    reached = take("reached", lambda: _read_reached(draft.reached))
    photo = take("photo", lambda: _read_photo(draft.photo))
    link = take("link", lambda: links.read(draft.link))
    if problems or not (kind and text and day and cost) or named is None:
        raise Rejected(problems)
    month = calendar.month_of(day)
    return NewPromotion(kind, text, day, month, named, cost, amount, reached, photo, link)


def per_staff(number: int, staff: int) -> int | None:
    """Promotions per ten people, in tenths and rounded down; None for a group under 5 (§8)."""
    return number * STAFF * 10 // staff if staff >= SMALL_GROUP else None


def _read_kind(value: object) -> Kind:
    if value is None or value == "":
        raise BadValue("promotion_kind_empty")
    if not isinstance(value, str) or value not in list(Kind):
        raise BadValue("promotion_kind_unknown")
    return Kind(value)


def _read_text(value: object) -> str:
    text = texts.read_paragraph(value, field="promotion_text", limit=TEXT_LIMIT)
    if text is None:
        raise BadValue("promotion_text_empty")
    return text


def _read_day(value: object, today: date) -> date:
    try:
        return purchases.read_day(value, today=today)
    except BadValue as bad:
        if bad.problem.code != "day_empty":
            raise
        raise BadValue("promotion_day_empty") from None


def _read_sellers(value: object, known: Mapping[str, int]) -> tuple[int, ...]:
    if value is None or value == "":
        return ()
    if not isinstance(value, (list, tuple)):
        raise BadValue("promotion_sellers_unreadable")
    if len(value) > MOST_SELLERS:
        raise BadValue("promotion_sellers_many", limit=MOST_SELLERS)
    found = [known.get(code) if isinstance(code, str) else None for code in value]
    if None in found:
        raise BadValue("promotion_seller_unknown")
    return tuple(dict.fromkeys(number for number in found if number is not None))


def _read_cost(value: object) -> Cost:
    if value is None or value == "":
        return Cost.TANPA
    if not isinstance(value, str) or value not in list(Cost):
        raise BadValue("promotion_cost_unknown")
    return Cost(value)


def _amount(value: object) -> int:
    try:
        return rupiah.read(value)
    except BadValue as bad:
        if bad.problem.code != "amount_empty":
            raise
        raise BadValue("promotion_amount_empty") from None


def _read_reached(value: object) -> int | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    number = value if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, str) and _COUNT.fullmatch(value.strip()):
        number = int(value.strip().replace(".", ""))
    if number is None:
        raise BadValue("promotion_reached_unreadable")
    if not 1 <= number <= MOST_REACHED:
        raise BadValue("promotion_reached_range", limit="1.000.000")
    return number


def _read_photo(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _PHOTO_KEY.fullmatch(value):
        raise BadValue("photo_unreadable")
    return value
