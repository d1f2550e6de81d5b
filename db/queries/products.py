"""Reads about products as their sellers keep them, and what makes one stand on the shelf."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from db.models import Gallery, Kecamatan, Price, Product, Stock, Umkm
from db.models.trade import ACCEPTED


def on_shelf() -> ColumnElement[bool]:
    """Holds for a product (joined with its seller) that can be seen and bought (rules §14)."""
    return and_(
        Product.active,
        Product.curation == ACCEPTED,
        Umkm.active,
        Umkm.curation == ACCEPTED,
    )


def shops(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """The sellers with these ids, and the name of each one's kecamatan."""
    query = (
        select(Umkm, Kecamatan.name.label("kecamatan"))
        .join(Kecamatan, Kecamatan.code == Umkm.kecamatan)
        .where(Umkm.id.in_(ids))
        .order_by(Umkm.name, Umkm.id)
    )
    return session.execute(query).all()


def of_shop(session: Session, umkm_id: int, now: datetime) -> Sequence[Any]:
    """All products of a seller by name, each with its price at `now` (None when it has none)."""
    return session.execute(
        _priced(now).where(Product.umkm_id == umkm_id).order_by(Product.name, Product.id)
    ).all()


def one(session: Session, product_id: int, now: datetime) -> Any:
    """One product with its price at `now`; None when there is no such product."""
    return session.execute(_priced(now).where(Product.id == product_id)).one_or_none()


def _priced(now: datetime) -> Any:
    latest = (
        select(Price.product_id, func.max(Price.since).label("since"))
        .where(Price.since <= now)
        .group_by(Price.product_id)
        .subquery()
    )
    return (
        select(Product, Price.amount.label("price"))
        .outerjoin(latest, latest.c.product_id == Product.id)
        .outerjoin(Price, and_(Price.product_id == Product.id, Price.since == latest.c.since))
    )


def prices(session: Session, product_id: int) -> Sequence[Price]:
    """The prices of a product, the latest first."""
    query = select(Price).where(Price.product_id == product_id)
    return session.scalars(query.order_by(Price.since.desc(), Price.id.desc())).all()


def price_since(session: Session, product_id: int, since: datetime) -> Price | None:
    """The price that was set at this very moment."""
    query = select(Price).where(Price.product_id == product_id, Price.since == since)
    return session.scalars(query).first()


def stocks(session: Session, umkm_id: int) -> Sequence[Any]:
    """What of a seller's products lies at which gallery."""
    query = (
        select(Stock.product_id, Stock.gallery, Gallery.name, Stock.quantity)
        .join(Gallery, Gallery.code == Stock.gallery)
        .join(Product, Product.id == Stock.product_id)
        .where(Product.umkm_id == umkm_id, Gallery.active)
    )
    return session.execute(query.order_by(Gallery.name)).all()
