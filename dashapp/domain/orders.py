"""An order on its way: what may be asked for, its states, its code and its days (§3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dashapp.domain import calendar, rupiah
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.domain.purchases import MAX_LINES, MAX_QUANTITY, Line

DAYS = 3  # an order is kept through its third day, unless the setting says otherwise
MOST_DAYS = 30
MOST_OPEN = 10  # orders of one person that wait at the same time
CODES = 1_000_000  # six digits
LONGEST_KEY = 64  # signs of an idempotency key, a code, a nota's key
EARLY = timedelta(hours=24)  # before its end a person is told that an order expires

_CODE = re.compile(r"[0-9]{6}")
_COUNT = re.compile(r"[0-9]{1,18}")


class OrderState(StrEnum):
    DIPESAN = "dipesan"
    SIAP = "siap"
    DIAMBIL = "diambil"
    BATAL = "batal"
    KEDALUWARSA = "kedaluwarsa"


class Payment(StrEnum):
    TUNAI = "tunai"
    QRIS = "qris"


OPEN = frozenset({OrderState.DIPESAN, OrderState.SIAP})
_ENDS = frozenset({OrderState.DIAMBIL, OrderState.BATAL, OrderState.KEDALUWARSA})
_WAYS: dict[OrderState | None, frozenset[OrderState]] = {
    None: frozenset({OrderState.DIPESAN}),
    OrderState.DIPESAN: _ENDS | {OrderState.SIAP},
    OrderState.SIAP: _ENDS,
}


@dataclass(frozen=True)
class Offer:
    """A product at one gallery: today's price, and the pieces that nobody has reserved."""

    product_id: int
    umkm_id: int
    name: str
    price: int
    stock: int
    on_sale: bool


def may_become(old: OrderState | None, new: OrderState) -> bool:
    """Whether an order in `old` may be put into `new` (docs/rules.md §3)."""
    return new in _WAYS.get(old, frozenset())


def number(order_id: int, placed_at: datetime) -> str:
    """The number that people read: the day of the order and its running number."""
    return f"PS-{calendar.wib_day(placed_at):%m%d}-{order_id:03d}"


def read_days(value: str | None) -> int:
    """How many days an order is kept, by the setting; DAYS where it says nothing usable."""
    days = whole(value)
    return days if days is not None and 1 <= days <= MOST_DAYS else DAYS


def kept_until(placed_at: datetime, days: int) -> datetime:
    """The instant at which an order expires: when its last day ends in WIB.

    The day of the order is the first one: kept for 3 days from 24 June is until 26 June, 24.00.
    """
    return calendar.wib_midnight(calendar.wib_day(placed_at) + timedelta(days=days))


def warned_from(placed_at: datetime, expires_at: datetime) -> datetime:
    """From when on a person is told that an order will expire: never in its first half."""
    return expires_at - min(EARLY, (expires_at - placed_at) / 2)


def write_code(drawn: int) -> str:
    """The pick-up code of a number below CODES, always six digits."""
    return f"{drawn:06d}"


def read_code(value: object) -> str:
    """The six digits of a code as typed or scanned, spaces and hyphens taken out.

    Raises BadValue code_empty or code_unreadable.
    """
    if value is None or value == "":
        raise BadValue("code_empty")
    if not isinstance(value, str) or len(value) > 40:
        raise BadValue("code_unreadable")
    bare = re.sub(r"[\s-]", "", value)
    if not bare:
        raise BadValue("code_empty")
    if not _CODE.fullmatch(bare):
        raise BadValue("code_unreadable")
    return bare


def read_payment(value: object) -> Payment:
    """How the money came. Raises BadValue payment_unknown."""
    if not isinstance(value, str) or value not in list(Payment):
        raise BadValue("payment_unknown")
    return Payment(value)


def whole(value: object) -> int | None:
    """A whole number from a browser or a setting; True, 1.0, "1.0" and "１" are none."""
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def is_plain(value: object, *, least: int = 1) -> bool:
    """Whether a code or key can be looked up: 64 visible ASCII signs at most."""
    return (
        isinstance(value, str)
        and least <= len(value) <= LONGEST_KEY
        and value.isascii()
        and value.isprintable()
    )


def product_ids(quantities: object) -> set[int]:
    """The ids that a basket names, those that can be one."""
    if not isinstance(quantities, Mapping):
        return set()
    numbers = (whole(key) for key in list(quantities)[: MAX_LINES + 1])
    return {number for number in numbers if number is not None and 0 < number < 2**63}


def pairs(quantities: object) -> list[str]:
    """What a basket holds, in one order whatever order it came in: to tell baskets apart."""
    return sorted(map(str, quantities.items())) if isinstance(quantities, Mapping) else []


def field_of(product_id: object) -> str:
    """The field at which what is wrong with one product of a basket is told."""
    return f"product:{product_id}"


def accept(
    quantities: object,
    offers: Mapping[int, Offer],
    prices: object = None,
) -> tuple[Line, ...]:
    """The goods of a basket at today's prices, or Rejected: every problem, by product.

    `prices` are those that the buyer saw; where today's differs it is told with both, and nothing
    is ordered until the buyer has agreed to the new one. Fields: "" and field_of(product).
    """
    if not isinstance(quantities, Mapping):
        raise Rejected({"": Problem("lines_unreadable")})
    if not quantities:
        raise Rejected({"": Problem("basket_empty")})
    if len(quantities) > MAX_LINES:
        raise Rejected({"": Problem("lines_too_many", {"limit": MAX_LINES})})
    problems: dict[str, Problem] = {}
    lines = []
    for key, quantity in quantities.items():
        try:
            lines.append(_accept_line(key, quantity, offers, prices))
        except BadValue as bad:
            problems[field_of(key)] = bad.problem
    if problems:
        raise Rejected(problems)
    _demand_possible(sum(line.amount for line in lines))
    return tuple(lines)


def _accept_line(
    key: object, quantity: object, offers: Mapping[int, Offer], prices: object
) -> Line:
    product = whole(key)
    offer = None if product is None else offers.get(product)
    if offer is None or not offer.on_sale:
        raise BadValue("product_gone", name=None if offer is None else offer.name)
    pieces = whole(quantity)
    if pieces is None or not 1 <= pieces <= MAX_QUANTITY:
        raise BadValue("pieces_unreadable", name=offer.name, limit=MAX_QUANTITY)
    if pieces > offer.stock:
        raise BadValue("shelf_short", name=offer.name, left=offer.stock)
    seen = offer.price if prices is None else _seen(prices, product)
    if seen != offer.price:
        raise BadValue("price_changed", name=offer.name, seen=seen, price=offer.price)
    return Line(offer.name, pieces, offer.price, offer.product_id, offer.umkm_id)


def _seen(prices: object, product: int | None) -> int:
    """The price that the buyer saw."""
    if not isinstance(prices, Mapping):
        raise BadValue("lines_unreadable")
    seen = whole(prices.get(product, prices.get(str(product))))
    if seen is None:
        raise BadValue("lines_unreadable")
    return seen


def _demand_possible(total: int) -> None:
    try:
        rupiah.read(total)
    except BadValue as bad:
        raise Rejected({"": bad.problem}) from bad


def read_taken(taken: object, ordered: Mapping[int, int]) -> dict[int, int]:
    """How many pieces of each line (by its id) are handed over; lines not named stay behind.

    Raises Rejected: at "line:<id>" for what cannot be, at "" when nothing at all goes along.
    """
    if not isinstance(taken, Mapping):
        raise Rejected({"": Problem("lines_unreadable")})
    problems: dict[str, Problem] = {}
    found = dict.fromkeys(ordered, 0)
    for key, value in taken.items():
        line, pieces = whole(key), whole(value)
        if line is None or line not in ordered:
            raise Rejected({"": Problem("lines_unreadable")})
        if pieces is None or not 0 <= pieces <= ordered[line]:
            problems[f"line:{line}"] = Problem("taken_unreadable", {"limit": ordered[line]})
        else:
            found[line] = pieces
    if problems:
        raise Rejected(problems)
    if not any(found.values()):
        raise Rejected({"": Problem("nothing_taken")})
    return found
