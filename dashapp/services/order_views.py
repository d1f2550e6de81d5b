"""What is shown of an order: its goods, its state, where and until when it waits (§3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import orders
from dashapp.domain.orders import OrderState
from db.models import Order
from db.queries import orders as queries


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


def view(row: Any, goods: tuple[OrderedGoods, ...]) -> OrderView:
    """An own order from a row of db.queries.orders and its goods."""
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
