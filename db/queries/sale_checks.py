"""Shelves, orders and sales read once, for the check that compares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, cast, func, or_, select
from sqlalchemy.orm import Session

from db.models import Nota, Order, OrderLine, Purchase, PurchaseLine, Stock, StockMove
from db.types import Whole

SOLD = ("pesanan", "kasir", "penjual")


def _total(column: Any) -> Any:
    return cast(func.coalesce(func.sum(column), 0), Whole)


def shelves(session: Session) -> dict[tuple[str, int], int]:
    """What is free, by gallery and product."""
    rows = session.execute(select(Stock.gallery, Stock.product_id, Stock.quantity))
    return {(row.gallery, row.product_id): row.quantity for row in rows}


def moved(session: Session) -> dict[tuple[str, int], int]:
    """What all moves sum to, by gallery and product."""
    query = select(StockMove.gallery, StockMove.product_id, _total(StockMove.change).label("sum"))
    rows = session.execute(query.group_by(StockMove.gallery, StockMove.product_id))
    return {(row.gallery, row.product_id): row.sum for row in rows}


def moved_by_orders(session: Session) -> dict[tuple[int, str, int], int]:
    """What the moves of each order sum to, by order, gallery and product."""
    key = (StockMove.order_id, StockMove.gallery, StockMove.product_id)
    query = select(*key, _total(StockMove.change).label("sum")).where(
        StockMove.order_id.is_not(None)
    )
    rows = session.execute(query.group_by(*key))
    return {(row.order_id, row.gallery, row.product_id): row.sum for row in rows}


def moved_by_sales(session: Session) -> dict[tuple[int, str, int], int]:
    """What the moves of each counter sale sum to, by purchase, gallery and product."""
    key = (StockMove.purchase_id, StockMove.gallery, StockMove.product_id)
    query = select(*key, _total(StockMove.change).label("sum")).where(
        StockMove.purchase_id.is_not(None)
    )
    rows = session.execute(query.group_by(*key))
    return {(row.purchase_id, row.gallery, row.product_id): row.sum for row in rows}


def order_lines(session: Session) -> Iterator[Any]:
    """Every line of an order with its order's state and place."""
    query = select(
        OrderLine.order_id,
        OrderLine.product_id,
        OrderLine.quantity,
        OrderLine.taken,
        OrderLine.unit_price,
        Order.gallery,
        Order.state,
    ).join(Order, Order.id == OrderLine.order_id)
    return iter(session.execute(query))


def orders(session: Session) -> Iterator[Any]:
    """Every order with the purchase that it became, and what its taken pieces cost."""
    taken = (
        select(OrderLine.order_id, _total(OrderLine.taken * OrderLine.unit_price).label("taken"))
        .group_by(OrderLine.order_id)
        .subquery()
    )
    query = (
        select(
            Order.id,
            Order.person_id,
            Order.gallery,
            Order.state,
            Order.ended_at,
            Order.ended_by,
            func.coalesce(taken.c.taken, 0).label("taken"),
            Purchase.id.label("purchase_id"),
            Purchase.person_id.label("bought_by"),
            Purchase.gallery.label("bought_at"),
            Purchase.claimed,
            Purchase.source,
            Purchase.decided_by,
        )
        .outerjoin(taken, taken.c.order_id == Order.id)
        .outerjoin(Purchase, Purchase.id == Order.purchase_id)
        .order_by(Order.id)
    )
    return iter(session.execute(query))


def sales(session: Session) -> Iterator[Any]:
    """Every purchase that a seller confirmed or that has a nota, with order and nota."""
    query = (
        select(
            Purchase.id,
            Purchase.source,
            Purchase.state,
            Order.id.label("order_id"),
            Nota.serial,
        )
        .outerjoin(Nota, Nota.purchase_id == Purchase.id)
        .outerjoin(Order, Order.purchase_id == Purchase.id)
        .where(or_(Purchase.source.in_(SOLD), Nota.key.is_not(None), Order.id.is_not(None)))
        .order_by(Purchase.id)
    )
    return iter(session.execute(query))


def sold_pieces(session: Session) -> dict[tuple[int, str, int], int]:
    """The pieces of each counter sale, by purchase, gallery and product."""
    key = (PurchaseLine.purchase_id, Purchase.gallery, PurchaseLine.product_id)
    query = (
        select(*key, _total(PurchaseLine.quantity).label("sum"))
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(and_(Purchase.source == "kasir", PurchaseLine.product_id.is_not(None)))
        .group_by(*key)
    )
    rows = session.execute(query)
    return {(row.purchase_id, row.gallery, row.product_id): row.sum for row in rows}
