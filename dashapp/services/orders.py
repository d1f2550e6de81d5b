"""What an ASN does with own orders: place, look at, cancel; and the end of their days (§3)."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, orders
from dashapp.domain.orders import OrderState
from dashapp.domain.people import SYSTEM_CLOCK, Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.purchases import Line
from dashapp.services import months, notices, stock, trail
from db.models import Order, OrderLine
from db.queries import orders as queries
from db.session import reading, transaction

DAYS_SETTING = "order_days"
MOST_SHOWN = 200  # own orders in one list
AT_ONCE = 200  # orders that expire in one transaction


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


@dataclass(frozen=True)
class OrderedGoods:
    """One line of an order; `taken` pieces of `quantity` were handed over."""

    line_id: int
    product_id: int
    name: str
    seller: str
    category: str
    unit: str
    picture: str
    photo_key: str | None
    quantity: int
    unit_price: int
    taken: int

    @property
    def amount(self) -> int:
        return self.quantity * self.unit_price


@dataclass(frozen=True)
class OrderView:
    """An own order; `code` is None once it is of no use.

    `amount` is of what was asked for, `taken_amount` of what was handed over.
    """

    id: int
    number: str
    state: OrderState
    code: str | None
    gallery: str
    place: str
    placed_at: datetime
    ready_at: datetime | None
    expires_at: datetime
    ended_at: datetime | None
    amount: int
    taken_amount: int
    lines: tuple[OrderedGoods, ...]
    purchase_id: int | None
    nota_key: str | None
    nota_serial: str | None

    @property
    def is_open(self) -> bool:
        return self.state in orders.OPEN


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
    body = _fingerprint(quantities, gallery)
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
        tell(session, "order_placed", order, by=by, now=now)
        return _placed(session, order)


def own(*, by: Actor, now: datetime) -> tuple[OrderView, ...]:
    """The actor's orders: the open ones first, then the latest."""
    if by.person_id is None:
        return ()
    expire(now=now)
    with reading() as session:
        rows = queries.own(session, by.person_id, MOST_SHOWN)
        goods = goods_of(session, [row.Order.id for row in rows])
    return tuple(_view(row, goods[row.Order.id]) for row in rows)


def one(order_id: int, *, by: Actor, now: datetime) -> OrderView:
    """One own order; NotAllowed when it is someone else's or does not exist."""
    expire(now=now)
    with reading() as session:
        row = queries.one(session, _id(order_id), by.person_id or 0)
        if row is None:
            raise NotAllowed
        return _view(row, goods_of(session, [row.Order.id])[row.Order.id])


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
        demand_open(session, order)
        _end(session, order, OrderState.BATAL, by, now)
        tell(session, "order_cancelled", order, by=by, now=now)


def expire(*, now: datetime) -> int:
    """End the orders whose days are over, with their stock back on the shelf; return how many.

    The job calls it, and everything that looks at orders does so first: none is overdue.
    """
    ended = 0
    while True:
        with reading() as session:
            if not queries.any_due(session, now):
                return ended
        with transaction() as session:
            due = queries.due(session, now, AT_ONCE)
            for order in due:
                _end(session, order, OrderState.KEDALUWARSA, SYSTEM_CLOCK, now)
                _notify(session, "order_expired", order, now)
            entries = [_entry(session, "order_expired", order, SYSTEM_CLOCK, now) for order in due]
            trail.append_many(session, entries, moves=True)
            ended += len(due)


def warn(*, now: datetime) -> int:
    """Tell people, once an order, that it will expire within a day; return how many were told."""
    with reading() as session:
        if not _expiring(session, now):
            return 0
    with transaction() as session:
        found = _expiring(session, now)
        for order in found:
            _notify(session, "order_expiring", order, now)
        entries = [_entry(session, "order_expiring", order, SYSTEM_CLOCK, now) for order in found]
        trail.append_many(session, entries, moves=bool(entries))
        return len(found)


def demand_open(session: Session, order: Order) -> None:
    """Raise Rejected when the order has ended; it says how, when, and if handed over by whom."""
    if OrderState(order.state) not in orders.OPEN:
        raise Rejected({"": how_ended(session, order)})


def how_ended(session: Session, order: Order) -> Problem:
    """What is told of an order that has ended: order_taken, order_cancelled or order_expired."""
    facts: dict[str, object] = {
        "number": orders.number(order.id, order.placed_at),
        "at": order.ended_at,
    }
    if order.purchase_id is not None:
        nota = queries.nota_of(session, order.purchase_id)
        facts["who"] = name_of(session, order.ended_by)
        facts["serial"] = nota.serial if nota else None
        return Problem("order_taken", facts)
    expired = order.state == OrderState.KEDALUWARSA.value
    return Problem("order_expired" if expired else "order_cancelled", facts)


def name_of(session: Session, label: str | None) -> str | None:
    """The name of the account that the trail labels "akun:7"; None for anything else."""
    kind, _, rest = (label or "").partition(":")
    return queries.account_name(session, int(rest)) if kind == "akun" and rest.isdigit() else None


def goods_of(session: Session, order_ids: Sequence[int]) -> dict[int, tuple[OrderedGoods, ...]]:
    """The lines of orders, as they were asked for."""
    found: dict[int, list[OrderedGoods]] = {number: [] for number in order_ids}
    for row in queries.goods(session, order_ids):
        line = row.OrderLine
        found[line.order_id].append(
            OrderedGoods(
                line_id=line.id,
                product_id=line.product_id,
                name=line.description,
                seller=row.seller,
                category=row.category,
                unit=row.unit,
                picture=row.picture,
                photo_key=row.photo_key,
                quantity=line.quantity,
                unit_price=line.unit_price,
                taken=line.taken,
            )
        )
    return {number: tuple(goods) for number, goods in found.items()}


def tell(
    session: Session,
    kind: str,
    order: Order,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Write the event of an order; its code is in none of them."""
    trail.append_many(session, [_entry(session, kind, order, by, now)], moves=True)


def _entry(session: Session, kind: str, order: Order, by: Actor, now: datetime) -> trail.Entry:
    lines = queries.lines(session, order.id)
    facts = {
        "person": order.person_id,
        "gallery": order.gallery,
        "state": order.state,
        "amount": sum(line.quantity * line.unit_price for line in lines),
        "pieces": sum(line.quantity for line in lines),
    }
    return trail.Entry(now, kind, trail.label(by), by.account_id, f"order:{order.id}", facts)


def _notify(session: Session, kind: str, order: Order, now: datetime) -> None:
    facts = {
        "number": orders.number(order.id, order.placed_at),
        "gallery": order.gallery,
        "until": order.expires_at.isoformat(),
    }
    notices.tell(session, order.person_id, kind, f"order:{order.id}", facts, now=now)


def _end(session: Session, order: Order, state: OrderState, by: Actor, now: datetime) -> None:
    """An order that comes to nothing: all that it had reserved goes back."""
    pieces = {line.product_id: line.quantity for line in queries.lines(session, order.id)}
    order.state = state.value
    order.ended_at, order.ended_by = now, trail.label(by)
    session.flush()
    stock.give_back(session, order.gallery, pieces, by=by, now=now, order_id=order.id)


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


def _expiring(session: Session, now: datetime) -> list[Order]:
    return [
        order
        for order in queries.expiring(session, now + orders.EARLY)
        if orders.warned_from(order.placed_at, order.expires_at) <= now < order.expires_at
    ]


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


def _fingerprint(quantities: object, gallery: object) -> str:
    pairs = sorted(map(str, quantities.items())) if isinstance(quantities, Mapping) else []
    written = json.dumps([pairs, str(gallery)])
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _answered(session: Session, account_id: int, key: str, body: str) -> Order | None:
    if not orders.is_plain(key, least=8):
        raise Rejected({"": Problem("key_unusable")})
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


def _view(row: Any, goods: tuple[OrderedGoods, ...]) -> OrderView:
    order: Order = row.Order
    state = OrderState(order.state)
    return OrderView(
        id=order.id,
        number=orders.number(order.id, order.placed_at),
        state=state,
        code=order.code if state in orders.OPEN else None,
        gallery=order.gallery,
        place=row.place,
        placed_at=order.placed_at,
        ready_at=order.ready_at,
        expires_at=order.expires_at,
        ended_at=order.ended_at,
        amount=sum(line.amount for line in goods),
        taken_amount=sum(line.taken * line.unit_price for line in goods),
        lines=goods,
        purchase_id=order.purchase_id,
        nota_key=row.nota_key,
        nota_serial=row.nota_serial,
    )


def _id(value: object) -> int:
    """An id that can be looked up; 0, which nothing has, for what cannot be one."""
    number = orders.whole(value)
    return number if number is not None and 0 < number < 2**63 else 0
