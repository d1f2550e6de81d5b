"""What a seller sells: approved sales, orders to prepare, purchases to confirm (docs/rules.md §8).

A seller learns order number, initials and OPD of a buyer; never the name or the pick-up code.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, orders, shop_sales
from dashapp.domain.people import Actor
from dashapp.domain.shop_sales import Sale, Week
from dashapp.services import shop, verification
from dashapp.services.purchases import number
from db.models import Purchase
from db.queries import history
from db.queries import products as product_queries
from db.queries import shop_sales as queries
from db.session import reading

MOST_WAITING = 50  # purchases listed at once; the count says how many wait in all


@dataclass(frozen=True)
class Report:
    """The sales of the present month until `today`, and of the month before until `before_day`."""

    today: date
    sales: tuple[Sale, ...]
    amount: int
    before_day: date
    before: int

    @property
    def weeks(self) -> tuple[Week, ...]:
        return shop_sales.weeks(self.sales, self.today)

    @property
    def growth(self) -> int | None:
        """Percent above or below the same days of the month before; None when nothing was sold."""
        return shop_sales.growth(self.amount, self.before)


@dataclass(frozen=True)
class ToPrepare:
    """An open order with own goods: how many pieces, for how much, where, by when."""

    number: str
    gallery: str
    buyer: str  # initials
    opd: str
    pieces: int
    amount: int
    is_ready: bool
    expires_at: datetime


@dataclass(frozen=True)
class Goods:
    """One line of a purchase."""

    name: str
    quantity: int
    amount: int


@dataclass(frozen=True)
class ToConfirm:
    """A purchase at the own shop that waits; `seen`: the state of it that is shown."""

    id: int
    number: str
    buyer: str  # initials
    opd: str
    amount: int
    day: date
    arrived_at: datetime
    receipt_number: str | None
    photo_key: str | None
    lines: tuple[Goods, ...]
    is_own: bool
    seen: int


@dataclass(frozen=True)
class Waiting:
    items: tuple[ToConfirm, ...]
    number: int  # in all, also those not listed


def report(shop_id: int | None, *, by: Actor, now: datetime) -> Report:
    """How an own shop sells this month. NotThere for a shop that is not the actor's."""
    today = calendar.wib_day(now)
    month = calendar.month_of(today)
    before_day = shop_sales.same_day_before(today)
    with reading() as session:
        own = shop.find(session, shop_id, by)
        rows = queries.sold(session, own.id, calendar.month_of(before_day), today)
        names = _names(session, own.id, now)
    sales = [
        Sale(row.day, row.product_id, names.get(row.product_id, row.name), row.opd,
             row.pieces, row.amount)
        for row in rows
    ]  # fmt: skip
    return Report(
        today=today,
        sales=tuple(sale for sale in sales if sale.day >= month),
        amount=shop_sales.total(sales, month, today),
        before_day=before_day,
        before=shop_sales.total(sales, calendar.month_of(before_day), before_day),
    )


def to_prepare(shop_id: int | None, *, by: Actor, now: datetime) -> tuple[ToPrepare, ...]:
    """Open orders with goods of an own shop, those that end first in front."""
    month = calendar.month_of(calendar.wib_day(now))
    with reading() as session:
        own = shop.find(session, shop_id, by)
        rows = queries.orders(session, own.id, now, month)
    return tuple(
        ToPrepare(
            number=orders.number(row.id, row.placed_at),
            gallery=row.gallery,
            buyer=shop_sales.initials(row.buyer),
            opd=row.opd or "–",
            pieces=row.pieces,
            amount=row.amount,
            is_ready=row.state == orders.OrderState.SIAP,
            expires_at=row.expires_at,
        )
        for row in rows
    )


def to_confirm(shop_id: int | None, *, by: Actor) -> Waiting:
    """Purchases made at an own shop that wait, the oldest first."""
    with reading() as session:
        own = shop.find(session, shop_id, by)
        rows = queries.waiting(session, own.id, MOST_WAITING)
        lines: dict[int, list[Goods]] = defaultdict(list)
        for line in queries.lines(session, [row.Purchase.id for row in rows]):
            lines[line.purchase_id].append(Goods(line.description, line.quantity, line.amount))
        latest = history.latest_steps(session, [row.Purchase.id for row in rows])
        items = tuple(
            _to_confirm(row.Purchase, row.buyer, row.opd, lines, latest, by) for row in rows
        )
        return Waiting(items, queries.count_waiting(session, own.id))


def confirm(purchase_id: int, *, by: Actor, now: datetime, seen: int) -> int:
    """Say that the purchase was made here as claimed; return the approved rupiah.

    Raises NotAllowed for one at another shop and for the actor's own, Rejected when it is no longer
    as it was shown or its month is closed.
    """
    return verification.approve(purchase_id, by=by, now=now, seen=seen)


def send_back(purchase_id: int, *, by: Actor, now: datetime, reason: object, seen: int) -> None:
    """Return the purchase to its buyer with a reason; raises as confirm does."""
    verification.send_back(purchase_id, by=by, now=now, reason=reason, seen=seen)


def _names(session: Session, shop_id: int, now: datetime) -> dict[int | None, str]:
    """The present names of a shop's products: one that was renamed is one line of the report."""
    rows = product_queries.of_shop(session, shop_id, now)
    return {row.Product.id: row.Product.name for row in rows}


def _to_confirm(
    purchase: Purchase,
    buyer: str,
    opd: str,
    lines: dict[int, list[Goods]],
    latest: dict[int, int],
    by: Actor,
) -> ToConfirm:
    return ToConfirm(
        id=purchase.id,
        number=number(purchase),
        buyer=shop_sales.initials(buyer),
        opd=opd,
        amount=purchase.amount,
        day=purchase.day,
        arrived_at=purchase.arrived_at,
        receipt_number=purchase.receipt_number,
        photo_key=purchase.photo_key,
        lines=tuple(lines[purchase.id]),
        is_own=purchase.person_id == by.person_id,
        seen=latest.get(purchase.id, 0),
    )
