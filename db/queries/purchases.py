"""Reads about purchases, and about what one may be made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from db.models import (
    Gallery,
    Idempotency,
    Photo,
    Price,
    Product,
    Purchase,
    PurchaseLine,
    Umkm,
)
from db.models.trade import ACCEPTED
from db.queries.products import on_shelf


def answered(session: Session, account_id: int, key: str) -> Idempotency | None:
    """What this key was answered before."""
    return session.get(Idempotency, (account_id, key))


def galleries(session: Session) -> Sequence[Gallery]:
    return session.scalars(select(Gallery).where(Gallery.active).order_by(Gallery.name)).all()


def sellers(session: Session) -> Sequence[Umkm]:
    """Sellers at whose shop a purchase counts."""
    accepted = (Umkm.active, Umkm.curation == ACCEPTED)
    return session.scalars(select(Umkm).where(*accepted).order_by(Umkm.name)).all()


def seller_id(session: Session, code: str) -> int:
    return session.scalars(select(Umkm.id).where(Umkm.code == code)).one()


def offers(session: Session, ids: Collection[int], now: datetime) -> Sequence[Any]:
    """Products by id with the price in force at `now`; `active`: whether they can be bought."""
    since = (
        select(Price.product_id, func.max(Price.since).label("since"))
        .where(Price.since <= now, Price.product_id.in_(ids))
        .group_by(Price.product_id)
        .subquery()
    )
    query = (
        select(
            Product.id,
            Product.umkm_id,
            Product.name,
            Product.category,
            Product.photo_key,
            Umkm.name.label("seller"),
            on_shelf().label("active"),
            Price.amount,
        )
        .join(Umkm, Umkm.id == Product.umkm_id)
        .join(since, since.c.product_id == Product.id)
        .join(Price, and_(Price.product_id == Product.id, Price.since == since.c.since))
        .where(Product.id.in_(ids))
    )
    return session.execute(query).all()


def photo(session: Session, key: str) -> Photo | None:
    return session.get(Photo, key)


def lines(session: Session, purchase_id: int) -> Sequence[PurchaseLine]:
    query = select(PurchaseLine).where(PurchaseLine.purchase_id == purchase_id)
    return session.scalars(query.order_by(PurchaseLine.position)).all()


def owner_of_photo(session: Session, key: str) -> Any:
    """Who uploaded a photo, its file, and who bought with it."""
    query = (
        select(Photo.sha256, Photo.account_id, Purchase.person_id)
        .outerjoin(Purchase, Purchase.photo_key == Photo.key)
        .where(Photo.key == key)
        .limit(1)
    )
    return session.execute(query).one_or_none()
