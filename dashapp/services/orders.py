"""What an ASN does with own orders: place, look at, cancel; and the end of their days (§3)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, orders
from dashapp.domain.orders import OrderState
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.purchases import Line
from dashapp.services import answers, months, order_ends, stock
from dashapp.services.order_ends import expire, warn
from dashapp.services.order_views import OrderedGoods, OrderView, goods_of, view
from db.models import Order, OrderLine
from db.queries import orders as queries
from db.session import reading, transaction

__all__ = [
    "OrderView",
    "OrderedGoods",
    "Placed",
    "cancel",
    "expire",
    "one",
    "open_amount",
    "own",
    "place",
    "warn",
]

DAYS_SETTING = "order_days"
MOST_SHOWN = 200  # own orders in one list


@dataclass(frozen=True)
class Placed:
    """The answer to an order: its number, and the code to show at the gallery."""

    id: int
    number: str
    code: str
    gallery: str
    place: str
    amount: int
    expires_at: datetime


def place(
    quantities: Mapping[int, int],
    gallery: str,
    *,
    prices: Mapping[int, int] | None = None,
    by: Actor,
    now: datetime,
    key: str,
) -> Placed:
    """Reserve `quantities` (product: pieces) at a gallery at today's prices.

    The same `key` again gives the first answer again. Raises Rejected with every problem, by
    product (orders.field_of), "gallery" or ""; NotAllowed for an actor who is not in the roster.
    """
    if by.person_id is None or by.account_id is None:
        raise NotAllowed
    expire(now=now)
    body = answers.fingerprint(orders.pairs(quantities), str(gallery))
    with transaction() as session:
        earlier = _answered(session, by.account_id, key, body)
        if earlier is not None:
            return _placed(session, earlier)
        _demand_free(session, by.person_id, gallery, by, now)
        goods = orders.accept(quantities, stock.offers(session, gallery, quantities, now), prices)
        order = Order(
            person_id=by.person_id,
            account_id=by.account_id,
            key=key,
            body_hash=body,
            gallery=gallery,
            code=_draw_code(session),
            state=OrderState.DIPESAN.value,
            placed_at=now,
            expires_at=orders.kept_until(now, _days(session)),
        )
        session.add(order)
        session.flush()  # lines and moves need the order's id
        _write_lines(session, order.id, goods)
        pieces = {line.product_id or 0: line.quantity for line in goods}
        stock.take(session, gallery, pieces, "pesan", by=by, now=now, order_id=order.id)
        order_ends.tell(session, "order_placed", order, by=by, now=now)
        return _placed(session, order)


def own(*, by: Actor, now: datetime) -> tuple[OrderView, ...]:
    """The actor's orders: the open ones first, then the latest."""
    if by.person_id is None:
        return ()
    expire(now=now)
    with reading() as session:
        rows = queries.own(session, by.person_id, MOST_SHOWN)
        goods = goods_of(session, [row.Order.id for row in rows])
    return tuple(view(row, goods[row.Order.id]) for row in rows)


def one(order_id: int, *, by: Actor, now: datetime) -> OrderView:
    """One own order; NotAllowed when it is someone else's or does not exist."""
    expire(now=now)
    with reading() as session:
        row = queries.one(session, _id(order_id), by.person_id or 0)
        if row is None:
            raise NotAllowed
        return view(row, goods_of(session, [row.Order.id])[row.Order.id])


def open_amount(*, by: Actor) -> int:
    """Rupiah of the actor's open orders: the gauge shows them apart, they count as nothing."""
    if by.person_id is None:
        return 0
    with reading() as session:
        return queries.open_amount(session, by.person_id)


def cancel(order_id: int, *, by: Actor, now: datetime) -> None:
    """Give up an own order that still waits; what it had reserved can be bought again.

    Raises Rejected when it has ended otherwise, NotAllowed for anybody else's.
    """
    expire(now=now)
    with transaction() as session:
        order = session.get(Order, _id(order_id))
        if order is None or order.person_id != by.person_id:
            raise NotAllowed
        order_ends.demand_open(session, order)
        order_ends.end(session, order, OrderState.BATAL, by, now)
        order_ends.tell(session, "order_cancelled", order, by=by, now=now)


def _demand_free(session: Session, person_id: int, gallery: str, by: Actor, now: datetime) -> None:
    """Refuse an order that could not be handed over, or one too many."""
    if not orders.is_plain(gallery) or queries.gallery(session, gallery) is None:
        raise Rejected({"gallery": Problem("gallery_unknown")})
    if queries.count_open(session, person_id) >= orders.MOST_OPEN:
        raise Rejected({"": Problem("orders_too_many", {"limit": orders.MOST_OPEN})})
    month = calendar.month_of(calendar.wib_day(now))
    months.ensure_open(session, month, by=by, now=now)
    try:
        months.obligation_for(session, person_id, month)
    except Rejected as rejected:
        raise Rejected({"": rejected.problems["day"]}) from rejected


def _draw_code(session: Session) -> str:
    used = queries.open_codes(session)
    while True:
        code = orders.write_code(secrets.randbelow(orders.CODES))
        if code not in used:
            return code


def _days(session: Session) -> int:
    return orders.read_days(queries.setting(session, DAYS_SETTING))


def _write_lines(session: Session, order_id: int, goods: Sequence[Line]) -> None:
    session.add_all(
        OrderLine(
            order_id=order_id,
            position=position,
            product_id=line.product_id,
            umkm_id=line.umkm_id,
            description=line.description,
            quantity=line.quantity,
            unit_price=line.unit_price,
            taken=0,
        )
        for position, line in enumerate(goods, start=1)
    )
    session.flush()


def _answered(session: Session, account_id: int, key: str, body: str) -> Order | None:
    answers.demand_key(key)
    earlier = queries.answered(session, account_id, key)
    if earlier is not None and earlier.body_hash != body:
        raise Rejected({"": Problem("key_used_differently")})
    return earlier


def _placed(session: Session, order: Order) -> Placed:
    place = queries.gallery_name(session, order.gallery)
    lines = queries.lines(session, order.id)
    return Placed(
        id=order.id,
        number=orders.number(order.id, order.placed_at),
        code=order.code,
        gallery=order.gallery,
        place=place,
        amount=sum(line.quantity * line.unit_price for line in lines),
        expires_at=order.expires_at,
    )


def _id(value: object) -> int:
    """An id that can be looked up; 0, which nothing has, for what cannot be one."""
    number = orders.whole(value)
    return number if number is not None and 0 < number < 2**63 else 0
