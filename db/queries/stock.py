"""Reads and guarded writes of shelves: what lies there, what of it is reserved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, cast, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from db.models import Account, Order, OrderLine, Price, Product, Stock, StockMove, Umkm
from db.queries.products import on_shelf
from db.types import Whole

OPEN = ("dipesan", "siap")


def latest_prices(now: datetime) -> Any:
    """Since when the price of each product holds that is in force at `now`."""
    return (
        select(Price.product_id, func.max(Price.since).label("since"))
        .where(Price.since <= now)
        .group_by(Price.product_id)
        .subquery()
    )


def offers(session: Session, gallery: str, ids: Collection[int], now: datetime) -> Sequence[Any]:
    """Products by id with today's price, the free pieces at the gallery, whether they are sold."""
    since = latest_prices(now)
    query = (
        select(
            Product.id,
            Product.umkm_id,
            Product.name,
            Price.amount,
            func.coalesce(Stock.quantity, 0).label("stock"),
            case((on_shelf(), 1), else_=0).label("on_sale"),
        )
        .join(Umkm, Umkm.id == Product.umkm_id)
        .join(since, since.c.product_id == Product.id)
        .join(Price, and_(Price.product_id == Product.id, Price.since == since.c.since))
        .outerjoin(Stock, and_(Stock.product_id == Product.id, Stock.gallery == gallery))
        .where(Product.id.in_(ids))
    )
    return session.execute(query).all()


def lower(session: Session, gallery: str, product_id: int, pieces: int) -> bool:
    """Take pieces that are there; False, and nothing taken, when there are fewer."""
    statement = (
        update(Stock)
        .where(Stock.gallery == gallery, Stock.product_id == product_id, Stock.quantity >= pieces)
        .values(quantity=Stock.quantity - pieces)
        .execution_options(synchronize_session=False)
    )
    result: CursorResult[Any] = session.execute(statement)  # type: ignore[assignment]
    return result.rowcount == 1


def add(session: Session, gallery: str, product_id: int, pieces: int) -> None:
    """Put pieces on a shelf, where the product may not have lain before."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(Stock).values(
        gallery=gallery, product_id=product_id, quantity=pieces
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["gallery", "product_id"],
            set_={"quantity": Stock.quantity + statement.excluded.quantity},
        )
    )


def write_moves(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Enter what changed on shelves."""
    session.execute(insert(StockMove), rows)


def quantity(session: Session, gallery: str, product_id: int) -> int:
    """The free pieces of a product at a gallery; 0 where it never lay."""
    query = select(Stock.quantity).where(Stock.gallery == gallery, Stock.product_id == product_id)
    return session.scalar(query) or 0


def reserved(session: Session, gallery: str, product_id: int) -> int:
    """The pieces of a product that wait at a gallery for those who ordered them."""
    query = (
        select(cast(func.coalesce(func.sum(OrderLine.quantity), 0), Whole))
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.gallery == gallery, Order.state.in_(OPEN), OrderLine.product_id == product_id)
    )
    return session.scalars(query).one()


def shelf(session: Session, gallery: str, now: datetime) -> Sequence[Any]:
    """Everything that lies or lay at a gallery, by seller and name, with what is reserved of it."""
    since = latest_prices(now)
    held = (
        select(
            OrderLine.product_id,
            cast(func.sum(OrderLine.quantity), Whole).label("reserved"),
        )
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.gallery == gallery, Order.state.in_(OPEN))
        .group_by(OrderLine.product_id)
        .subquery()
    )
    query = (
        select(
            Product.id,
            Product.name,
            Product.category,
            Product.unit,
            Product.picture,
            Product.photo_key,
            Umkm.name.label("seller"),
            Price.amount.label("price"),
            Stock.quantity,
            func.coalesce(held.c.reserved, 0).label("reserved"),
            case((on_shelf(), 1), else_=0).label("on_sale"),
        )
        .join(Umkm, Umkm.id == Product.umkm_id)
        .join(since, since.c.product_id == Product.id)
        .join(Price, and_(Price.product_id == Product.id, Price.since == since.c.since))
        .join(Stock, and_(Stock.product_id == Product.id, Stock.gallery == gallery))
        .outerjoin(held, held.c.product_id == Product.id)
        .order_by(Umkm.name, Product.name, Product.id)
    )
    return session.execute(query).all()


def product(session: Session, product_id: int) -> Any:
    """Name of a product and whether it is sold now; None when there is no such product."""
    query = (
        select(Product.id, Product.name, case((on_shelf(), 1), else_=0).label("on_sale"))
        .join(Umkm, Umkm.id == Product.umkm_id)
        .where(Product.id == product_id)
    )
    return session.execute(query).one_or_none()


def moves(session: Session, gallery: str, since: datetime, limit: int) -> Sequence[Any]:
    """What moved at a gallery from an instant on, with the product's name, the latest first."""
    query = (
        select(
            StockMove.at,
            Product.name,
            StockMove.change,
            StockMove.kind,
            StockMove.reason,
            StockMove.actor,
        )
        .join(Product, Product.id == StockMove.product_id)
        .where(StockMove.gallery == gallery, StockMove.at >= since)
        .order_by(StockMove.id.desc())
        .limit(limit)
    )
    return session.execute(query).all()


def account_names(session: Session, ids: Collection[int]) -> dict[int, str]:
    """The names of accounts by id."""
    rows = session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row.id: row.name for row in rows}


def ever_there(session: Session, gallery: str) -> set[int]:
    """The products that lie or have lain at a gallery."""
    return set(session.scalars(select(Stock.product_id).where(Stock.gallery == gallery)))
