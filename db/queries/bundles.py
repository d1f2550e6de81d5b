"""Reads of what lies free at a gallery, and of what each seller has sold lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, cast, func, select
from sqlalchemy.orm import Session

from db.models import Price, Product, Purchase, PurchaseLine, Stock, Umkm
from db.queries.products import on_shelf
from db.queries.stock import latest_prices
from db.types import Whole

Free = Any  # a row of `free`


def free(session: Session, gallery: str, now: datetime) -> Sequence[Free]:
    """The products of which a piece can be had at the gallery, at today's price."""
    since = latest_prices(now)
    query = (
        select(
            Product.id,
            Product.umkm_id,
            Product.name,
            Product.unit,
            Product.category,
            Product.photo_key,
            Umkm.name.label("seller"),
            Price.amount.label("price"),
        )
        .join(Umkm, Umkm.id == Product.umkm_id)
        .join(since, since.c.product_id == Product.id)
        .join(Price, and_(Price.product_id == Product.id, Price.since == since.c.since))
        .join(Stock, and_(Stock.product_id == Product.id, Stock.gallery == gallery))
        .where(on_shelf(), Stock.quantity > 0)
        .order_by(Product.id)
    )
    return session.execute(query).all()


def sold(session: Session, since: date) -> dict[int, int]:
    """Rupiah of verified lines of each seller, bought on `since` or later."""
    query = (
        select(PurchaseLine.umkm_id, cast(func.sum(PurchaseLine.amount), Whole))
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(
            Purchase.state == "terverifikasi",
            Purchase.day >= since,
            PurchaseLine.umkm_id.is_not(None),
        )
        .group_by(PurchaseLine.umkm_id)
    )
    return {row[0]: row[1] for row in session.execute(query) if row[0] is not None}
