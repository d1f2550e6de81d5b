"""What a cashier does with orders: find by code, set aside, hand over against payment (§3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, orders
from dashapp.domain.orders import OrderState
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.purchases import Line
from dashapp.services import guesses, order_ends, order_views, sales, stock, trail
from dashapp.services.order_views import OrderedGoods
from dashapp.services.sales import Sold
from db.models import Order, OrderLine
from db.queries import orders as queries
from db.session import reading, transaction

REMEMBERED = timedelta(days=30)  # so long a code that was used says by whom


@dataclass(frozen=True)
class Waiting:
    """An order as its gallery's cashier sees it: no code, nothing of how the buyer stands.

    `is_own`: the cashier is the buyer, and a colleague has to hand it over.
    """

    id: int
    number: str
    state: OrderState
    buyer: str
    opd: str
    gallery: str
    place: str
    placed_at: datetime
    ready_at: datetime | None
    expires_at: datetime
    amount: int
    pieces: int
    lines: tuple[OrderedGoods, ...]
    is_own: bool


def find(code: object, *, by: Actor, now: datetime, address: str = "") -> Waiting:
    """The open order of a code at the cashier's gallery.

    Raises Rejected on "code": code_empty, code_unreadable, code_unknown, code_elsewhere (an order
    of another gallery, of which nothing is told), order_expired, order_cancelled, order_taken(who,
    at, serial), and guess_wait(seconds) after too many wrong ones from this account at `address`.
    """
    _galleries(by)
    order_ends.expire(now=now)
    try:
        read = orders.read_code(code)
    except BadValue as bad:
        raise Rejected({"code": bad.problem}) from bad
    with transaction() as session:  # codes that are tried at once are counted one by one
        problem = guesses.wait(session, by, address, now)
        found = None if problem else _look_up(session, read, by, now)
        if isinstance(found, Waiting):
            return found
        if found is not None:
            guesses.failed(session, by, address, now, "code")
            problem = found
    raise Rejected({"code": problem or Problem("code_unknown")})


def waiting(*, by: Actor, now: datetime) -> tuple[Waiting, ...]:
    """The open orders of the cashier's galleries, the oldest first."""
    galleries = _galleries(by)
    order_ends.expire(now=now)
    with reading() as session:
        rows = queries.waiting(session, galleries, calendar.wib_day(now))
        goods = order_views.goods_of(session, [row.Order.id for row in rows])
    return tuple(_waiting(row, goods[row.Order.id], by) for row in rows)


def one(order_id: int, *, by: Actor, now: datetime) -> Waiting:
    """An open order of the cashier's gallery; Rejected on "" when it has ended meanwhile."""
    _galleries(by)
    order_ends.expire(now=now)
    with reading() as session:
        order = _of_gallery(session, order_id, by)
        order_ends.demand_open(session, order)
        return _seen(session, order.id, by, now)


def ready(order_id: int, *, by: Actor, now: datetime) -> None:
    """The goods are set aside; the buyer is told. Rejected when it has been done or has ended."""
    _galleries(by)
    order_ends.expire(now=now)
    with transaction() as session:
        order = _of_gallery(session, order_id, by)
        order_ends.demand_open(session, order)
        if order.state == OrderState.SIAP.value:
            raise Rejected({"": Problem("order_ready_already")})
        order.state, order.ready_at = OrderState.SIAP.value, now
        order_ends.notify(session, "order_ready", order, now)
        order_ends.tell(session, "order_ready", order, by=by, now=now)


def hand_over(
    order_id: int, taken: Mapping[int, int], payment: object, *, by: Actor, now: datetime
) -> Sold:
    """Hand over `taken` (pieces by line id) against payment: a verified purchase of today.

    What is not taken goes back to the shelf. The same cashier sending it again gets the first
    answer again; any other is refused with order_taken(who, at, serial). Raises Rejected by field
    ("", "payment", "line:<id>"), NotAllowed for an order of another gallery.
    """
    _galleries(by)
    order_ends.expire(now=now)
    with transaction() as session:
        order = _of_gallery(session, order_id, by)
        if order.purchase_id is not None and order.ended_by == trail.label(by):
            return sales.sold(session, order.purchase_id)
        order_ends.demand_open(session, order)
        sales.demand_other(order.person_id, by)
        lines = queries.lines(session, order.id)
        pieces, paid = _read(taken, payment, {line.id: line.quantity for line in lines})
        purchase = sales.write(
            session,
            order.person_id,
            [_line(line, pieces[line.id]) for line in lines if pieces[line.id]],
            paid,
            source="pesanan",
            by=by,
            now=now,
            gallery=order.gallery,
            facts={"order": order.id},
        )
        for line in lines:
            line.taken = pieces[line.id]
        order.state, order.purchase_id = OrderState.DIAMBIL.value, purchase.id
        order.ended_at, order.ended_by = now, trail.label(by)
        session.flush()
        left = {line.product_id: line.quantity - line.taken for line in lines}
        stock.give_back(session, order.gallery, left, by=by, now=now, order_id=order.id)
        return sales.sold(session, purchase.id)


def _galleries(by: Actor) -> tuple[str, ...]:
    found = by.scopes_of(Role.KASIR) if by.holds(Role.KASIR) else ()
    if not found:
        raise NotAllowed
    return found


def _of_gallery(session: Session, order_id: object, by: Actor) -> Order:
    number = orders.whole(order_id)
    usable = number is not None and 0 < number < 2**63
    order = session.get(Order, number) if usable else None
    if order is None or not by.holds(Role.KASIR, order.gallery):
        raise NotAllowed
    return order


def _look_up(session: Session, code: str, by: Actor, now: datetime) -> Waiting | Problem:
    """The open order of a code here; else the best that can be said of the code."""
    found = queries.by_code(session, code, now - REMEMBERED)
    here = [order for order in found if by.holds(Role.KASIR, order.gallery)]
    if not here:
        return Problem("code_elsewhere" if found else "code_unknown")
    latest = here[0]  # the open one comes first
    if OrderState(latest.state) in orders.OPEN:
        return _seen(session, latest.id, by, now)
    if OrderState(found[0].state) in orders.OPEN:
        return Problem("code_elsewhere")
    return order_ends.how_ended(session, latest)


def _seen(session: Session, order_id: int, by: Actor, now: datetime) -> Waiting:
    row = queries.at_counter(session, order_id, calendar.wib_day(now))
    return _waiting(row, order_views.goods_of(session, [order_id])[order_id], by)


def _read(
    taken: object, payment: object, ordered: Mapping[int, int]
) -> tuple[dict[int, int], orders.Payment]:
    """Both, or Rejected with what is wrong with either."""
    problems: dict[str, Problem] = {}
    pieces: dict[int, int] = {}
    try:
        pieces = orders.read_taken(taken, ordered)
    except Rejected as rejected:
        problems.update(rejected.problems)
    try:
        paid = orders.read_payment(payment)
    except BadValue as bad:
        problems["payment"] = bad.problem
    if problems:
        raise Rejected(problems)
    return pieces, paid


def _line(line: OrderLine, pieces: int) -> Line:
    """At the price and from the seller of the order, whatever they are today."""
    return Line(line.description, pieces, line.unit_price, line.product_id, line.umkm_id)


def _waiting(row: Any, goods: tuple[OrderedGoods, ...], by: Actor) -> Waiting:
    order: Order = row.Order
    return Waiting(
        id=order.id,
        number=orders.number(order.id, order.placed_at),
        state=OrderState(order.state),
        buyer=row.buyer,
        opd=row.opd or "",
        gallery=order.gallery,
        place=row.place,
        placed_at=order.placed_at,
        ready_at=order.ready_at,
        expires_at=order.expires_at,
        amount=sum(line.amount for line in goods),
        pieces=sum(line.quantity for line in goods),
        lines=goods,
        is_own=order.person_id == by.person_id,
    )
