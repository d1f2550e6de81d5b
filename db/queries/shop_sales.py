"""Reads about what one seller sells: approved sales, orders to prepare, purchases to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, cast, exists, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from db.models import (
    Gallery,
    Obligation,
    Opd,
    Order,
    OrderLine,
    Person,
    Purchase,
    PurchaseLine,
)
from db.types import Code, Whole

# Not by the index on state: see db/queries/summary.py.
VERIFIED = Purchase.state.concat("") == "terverifikasi"
OPEN = ("dipesan", "siap")


def sold(session: Session, umkm_id: int, first: date, last: date) -> Sequence[Any]:
    """Approved sales of a seller by day, product and the buyers' OPD, of both funds.

    A line names its seller; a total without lines belongs to the shop where it was bought.
    """
    sales = union_all(_lines(umkm_id), _totals(umkm_id)).subquery()
    query = (
        select(
            sales.c.day,
            sales.c.product_id,
            sales.c.name,
            Opd.short_name.label("opd"),
            cast(func.sum(sales.c.pieces), Whole).label("pieces"),
            cast(func.sum(sales.c.amount), Whole).label("amount"),
        )
        .join(Opd, Opd.code == sales.c.opd)
        .where(sales.c.day.between(first, last))
        .group_by(sales.c.day, sales.c.product_id, sales.c.name, Opd.short_name)
    )
    return session.execute(query).all()


def _lines(umkm_id: int) -> Any:
    return (
        select(
            Purchase.day.label("day"),
            PurchaseLine.product_id.label("product_id"),
            PurchaseLine.description.label("name"),
            Obligation.opd.label("opd"),
            PurchaseLine.quantity.label("pieces"),
            PurchaseLine.amount.label("amount"),
        )
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .where(PurchaseLine.umkm_id == umkm_id, VERIFIED)
    )


def _totals(umkm_id: int) -> Any:
    itemised = exists().where(PurchaseLine.purchase_id == Purchase.id)
    return (
        select(
            Purchase.day,
            cast(null(), Whole),
            literal("", Code),
            Obligation.opd,
            literal(0, Whole),
            Purchase.amount,
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .where(Purchase.umkm_id == umkm_id, VERIFIED, ~itemised)
    )


def orders(session: Session, umkm_id: int, now: datetime, month: date) -> Sequence[Any]:
    """Open orders with goods of a seller, those that end first in front; never their codes.

    `month`: whose obligation says at which OPD the buyer is.
    """
    query = (
        select(
            Order.id,
            Order.placed_at,
            Order.expires_at,
            Order.state,
            Gallery.name.label("gallery"),
            Person.name.label("buyer"),
            Opd.short_name.label("opd"),
            cast(func.sum(OrderLine.quantity), Whole).label("pieces"),
            cast(func.sum(OrderLine.quantity * OrderLine.unit_price), Whole).label("amount"),
        )
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Gallery, Gallery.code == Order.gallery)
        .join(Person, Person.id == Order.person_id)
        .outerjoin(
            Obligation,
            and_(Obligation.person_id == Order.person_id, Obligation.month == month),
        )
        .outerjoin(Opd, Opd.code == Obligation.opd)
        .where(OrderLine.umkm_id == umkm_id, Order.state.in_(OPEN), Order.expires_at > now)
        .group_by(
            Order.id,
            Order.placed_at,
            Order.expires_at,
            Order.state,
            Gallery.name,
            Person.name,
            Opd.short_name,
        )
        .order_by(Order.expires_at, Order.id)
    )
    return session.execute(query).all()


def waiting(session: Session, umkm_id: int, limit: int) -> Sequence[Any]:
    """Purchases at a seller's own shop that wait for a decision, the oldest first."""
    query = _waiting(umkm_id).order_by(Purchase.arrived_at, Purchase.id).limit(limit)
    return session.execute(query).all()


def count_waiting(session: Session, umkm_id: int) -> int:
    query = select(func.count()).select_from(Purchase).where(*_waits(umkm_id))
    return session.scalars(query).one()


def _waiting(umkm_id: int) -> Any:
    return (
        select(Purchase, Person.name.label("buyer"), Opd.short_name.label("opd"))
        .join(Person, Person.id == Purchase.person_id)
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .join(Opd, Opd.code == Obligation.opd)
        .where(*_waits(umkm_id))
    )


def _waits(umkm_id: int) -> tuple[Any, ...]:
    return (Purchase.umkm_id == umkm_id, Purchase.state.concat("") == "diajukan")


def lines(session: Session, purchase_ids: Sequence[int]) -> Sequence[PurchaseLine]:
    """The lines of these purchases in their order."""
    query = select(PurchaseLine).where(PurchaseLine.purchase_id.in_(purchase_ids))
    ordered = query.order_by(PurchaseLine.purchase_id, PurchaseLine.position)
    return session.scalars(ordered).all()
