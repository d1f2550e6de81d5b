"""Reads of the shelf: products with their seller, price and stock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, null, or_, select
from sqlalchemy.orm import Session

from db.models import Kecamatan, Price, Product, Stock, Umkm
from db.queries.products import on_shelf


def _shelf(now: datetime, gallery: str | None) -> Any:
    latest = (
        select(Price.product_id, func.max(Price.since).label("since"))
        .where(Price.since <= now)
        .group_by(Price.product_id)
        .subquery()
    )
    query: Any = (
        select(
            Product.id,
            Product.name,
            Product.category,
            Product.unit,
            Product.picture,
            Product.photo_key,
            Umkm.name.label("seller"),
            Kecamatan.name.label("kecamatan"),
            Price.amount.label("price"),
            (Stock.quantity if gallery else null()).label("stock"),
        )
        .join(Umkm, Umkm.id == Product.umkm_id)
        .join(Kecamatan, Kecamatan.code == Umkm.kecamatan)
        .join(latest, latest.c.product_id == Product.id)
        .join(Price, and_(Price.product_id == Product.id, Price.since == latest.c.since))
        .where(on_shelf())
    )
    if gallery:
        at_gallery = and_(Stock.product_id == Product.id, Stock.gallery == gallery)
        query = query.join(Stock, at_gallery).where(Stock.quantity > 0)
    return query


def ids(
    session: Session,
    *,
    now: datetime,
    search: str = "",
    category: str | None = None,
    gallery: str | None = None,
    prices: tuple[int, int] | None = None,
) -> list[int]:
    """The ids of all products that fit what is asked; `prices`: the lowest and the highest."""
    query = _matching(_shelf(now, gallery), search, category)
    if prices is not None:
        query = query.where(Price.amount.between(*prices))
    found = query.subquery()
    return list(session.scalars(select(found.c.id)))


def cards(
    session: Session, chosen: Sequence[int], *, now: datetime, gallery: str | None = None
) -> dict[int, Any]:
    """The chosen products by id, as the shelf shows them."""
    rows = session.execute(_shelf(now, gallery).where(Product.id.in_(chosen)))
    return {row.id: row for row in rows}


def categories(session: Session) -> list[str]:
    return list(session.scalars(select(Product.category).distinct().order_by(Product.category)))


def _matching(query: Any, search: str, category: str | None) -> Any:
    for word in search.split():
        query = query.where(
            or_(
                Product.name.icontains(word, autoescape=True),
                Umkm.name.icontains(word, autoescape=True),
                Kecamatan.name.icontains(word, autoescape=True),
            )
        )
    return query if category is None else query.where(Product.category == category)
