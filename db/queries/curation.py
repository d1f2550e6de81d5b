"""Reads for the catalogue of sellers: who there is, papers, proposals, prices, what would move."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from db.models import (
    Account,
    Gallery,
    Grant,
    Kecamatan,
    Order,
    OrderLine,
    Price,
    Product,
    Purchase,
    PurchaseLine,
    Stock,
    Umkm,
    UmkmDistinct,
    UmkmPaper,
)

OPEN_ORDERS = ("dipesan", "siap")
WAITING = ("diajukan", "dikembalikan")


def districts(session: Session) -> dict[str, str]:
    """Name of each kecamatan by code, in order of name."""
    query = select(Kecamatan.code, Kecamatan.name).order_by(Kecamatan.name)
    return {row.code: row.name for row in session.execute(query)}


def sellers(session: Session) -> Sequence[Umkm]:
    """Every seller that stands in the catalogue: neither merged into another nor refused."""
    query = select(Umkm).where(Umkm.merged_into.is_(None), Umkm.curation != "ditolak")
    return session.scalars(query.order_by(Umkm.name, Umkm.id)).all()


def papers(session: Session, umkm_ids: Collection[int] | None = None) -> Sequence[UmkmPaper]:
    query = select(UmkmPaper)
    if umkm_ids is not None:
        query = query.where(UmkmPaper.umkm_id.in_(umkm_ids))
    return session.scalars(query).all()


def products(session: Session, umkm_id: int | None = None) -> Sequence[Product]:
    """The products of one seller, or all, seller by seller in order of entry."""
    query = select(Product).order_by(Product.umkm_id, Product.id)
    return session.scalars(query if umkm_id is None else query.where(
        Product.umkm_id == umkm_id)).all()  # fmt: skip


def distinct(session: Session) -> set[tuple[int, int]]:
    """The pairs that were found to be two."""
    rows = session.execute(select(UmkmDistinct.lower_id, UmkmDistinct.higher_id))
    return {(row.lower_id, row.higher_id) for row in rows}


def prices(session: Session, product_ids: Collection[int], now: datetime) -> dict[int, int]:
    """The price in force at `now` by product."""
    query = _latest(now).where(Product.id.in_(product_ids))
    return {row.id: row.amount for row in session.execute(query)}


def goods(session: Session, category: str, now: datetime) -> Sequence[Any]:
    """Name, unit and price of what is for sale in a category."""
    return session.execute(
        _latest(now).where(
            func.lower(Product.category) == category.lower(),
            Product.active,
            Product.curation == "diterima",
        )
    ).all()


def _latest(now: datetime) -> Any:
    later = aliased(Price)
    newer = select(later.id).where(
        later.product_id == Price.product_id, later.since <= now, later.since > Price.since
    )
    return (
        select(Product.id, Product.name, Product.category, Product.unit, Price.amount)
        .join(Price, Price.product_id == Product.id)
        .where(Price.since <= now, ~newer.exists())
    )


def changes(session: Session, since: datetime, now: datetime, umkm_id: int) -> Sequence[Any]:
    """A seller's prices that changed after `since`, with the one before; the latest first."""
    before, older = aliased(Price), aliased(Price)
    earlier = (
        select(func.max(older.since))
        .where(older.product_id == Price.product_id, older.since < Price.since)
        .correlate(Price)
        .scalar_subquery()
    )
    query = (
        select(Product.name, Price.amount, Price.since, before.amount.label("before"))
        .join(Product, Product.id == Price.product_id)
        .join(before, and_(before.product_id == Price.product_id, before.since == earlier))
        .where(Product.umkm_id == umkm_id, Price.since > since, Price.since <= now)
    )
    return session.execute(query.order_by(Price.since.desc(), Price.id.desc())).all()


def stock(session: Session, product_id: int) -> Sequence[Any]:
    """Name of each gallery that has the product, with its pieces."""
    query = (
        select(Gallery.name, Stock.quantity)
        .join(Gallery, Gallery.code == Stock.gallery)
        .where(Stock.product_id == product_id, Stock.quantity > 0)
        .order_by(Stock.quantity.desc(), Gallery.name)
    )
    return session.execute(query).all()


def pieces(session: Session, umkm_id: int) -> int:
    """Pieces of a seller's products on the shelves of the galleries."""
    query = select(func.coalesce(func.sum(Stock.quantity), 0)).join(
        Product, Product.id == Stock.product_id
    )
    return int(session.scalar(query.where(Product.umkm_id == umkm_id)) or 0)


def open_lines(session: Session, umkm_id: int) -> Sequence[OrderLine]:
    """Lines of orders that still wait at a gallery, of one seller."""
    query = (
        select(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.umkm_id == umkm_id, Order.state.in_(OPEN_ORDERS))
    )
    return session.scalars(query.order_by(OrderLine.id)).all()


def open_orders(session: Session, where: ColumnElement[bool]) -> int:
    """How many open orders hold a line that fits."""
    query = (
        select(func.count(OrderLine.order_id.distinct()))
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.state.in_(OPEN_ORDERS), where)
    )
    return int(session.scalar(query) or 0)


def open_orders_of(session: Session, umkm_id: int) -> int:
    return open_orders(session, OrderLine.umkm_id == umkm_id)


def open_orders_with(session: Session, product_id: int) -> int:
    return open_orders(session, OrderLine.product_id == product_id)


def waiting_at_shop(session: Session, umkm_id: int) -> Sequence[Purchase]:
    """Purchases at a seller's own shop about which nobody has decided."""
    query = select(Purchase).where(Purchase.umkm_id == umkm_id, Purchase.state.in_(WAITING))
    return session.scalars(query.order_by(Purchase.id)).all()


def history(session: Session, umkm_id: int) -> int:
    """How many decided purchases name a seller, by a line or as the place."""
    by_line = select(PurchaseLine.purchase_id).where(PurchaseLine.umkm_id == umkm_id)
    query = (
        select(func.count())
        .select_from(Purchase)
        .where(
            (Purchase.umkm_id == umkm_id) | Purchase.id.in_(by_line),
            Purchase.state.not_in(WAITING),
        )
    )
    return int(session.scalar(query) or 0)


def grants(session: Session, umkm_id: int) -> Sequence[Grant]:
    """The grants of the role UMKM for a seller."""
    query = select(Grant).where(Grant.role == "umkm", Grant.scope == str(umkm_id))
    return session.scalars(query.order_by(Grant.id)).all()


def merged_here(session: Session, umkm_id: int) -> Sequence[Umkm]:
    """The sellers that were merged into one before."""
    return session.scalars(select(Umkm).where(Umkm.merged_into == umkm_id)).all()


def all_phones(session: Session) -> dict[int, str]:
    """Phone numbers as they were written, by seller."""
    query = select(Umkm.id, Umkm.phone).where(Umkm.phone.is_not(None))
    return {row.id: row.phone for row in session.execute(query)}


def account_with_phone(session: Session, phone: str) -> Account | None:
    return session.scalar(select(Account).where(Account.way == "phone", Account.login == phone))


def codes(session: Session) -> Sequence[str]:
    """The code of every seller that there has ever been."""
    return session.scalars(select(Umkm.code)).all()


def nib_holder(session: Session, nib: str, but: int | None = None) -> Umkm | None:
    """The seller under whose name a NIB is written down."""
    query = (
        select(Umkm)
        .join(UmkmPaper, UmkmPaper.umkm_id == Umkm.id)
        .where(UmkmPaper.kind == "nib", UmkmPaper.number == nib, Umkm.merged_into.is_(None))
    )
    if but is not None:
        query = query.where(Umkm.id != but)
    return session.scalars(query.limit(1)).first()
