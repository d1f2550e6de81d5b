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
    Obligation,
    Opd,
    Person,
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
        select(Product.id, Product.umkm_id, Product.name, on_shelf().label("active"), Price.amount)
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


def _with_facts() -> Any:
    return (
        select(
            Purchase,
            Person.name.label("buyer"),
            Obligation.level,
            Obligation.minimum,
            Obligation.verified,
            Obligation.obliged,
            Obligation.month,
            Opd.name.label("opd"),
            Opd.short_name.label("opd_short"),
            func.coalesce(Gallery.name, Umkm.name).label("place"),
            Photo.sha256,
            PurchaseLine.description.label("goods"),
            Product.category,
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .join(Person, Person.id == Purchase.person_id)
        .join(Opd, Opd.code == Obligation.opd)
        .outerjoin(Gallery, Gallery.code == Purchase.gallery)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
        .outerjoin(Photo, Photo.key == Purchase.photo_key)
        .outerjoin(
            PurchaseLine,
            and_(PurchaseLine.purchase_id == Purchase.id, PurchaseLine.position == 1),
        )
        .outerjoin(Product, Product.id == PurchaseLine.product_id)
    )


def waiting(session: Session, *, newest_first: bool, limit: int) -> Sequence[Any]:
    """Purchases that wait for a decision in order of arrival, with what a verifier looks at."""
    order = [Purchase.arrived_at, Purchase.id]
    query = _with_facts().where(Purchase.state == "diajukan")
    wanted = [column.desc() for column in order] if newest_first else order
    return session.execute(query.order_by(*wanted).limit(limit)).all()


def count_waiting(session: Session) -> int:
    query = select(func.count()).select_from(Purchase).where(Purchase.state == "diajukan")
    return session.scalars(query).one()


def with_facts(session: Session, purchase_id: int) -> Any:
    return session.execute(_with_facts().where(Purchase.id == purchase_id)).one_or_none()


def others_with_photo(session: Session, purchase_id: int, sha256: str) -> int:
    """How many other purchases, of anybody, show the same receipt photo."""
    query = (
        select(func.count())
        .select_from(Purchase)
        .join(Photo, Photo.key == Purchase.photo_key)
        .where(Photo.sha256 == sha256, Purchase.id != purchase_id, Purchase.state != "ditarik")
    )
    return session.scalars(query).one()


def owner_of_photo(session: Session, key: str) -> Any:
    """Who uploaded a photo, its file, and who bought with it."""
    query = (
        select(Photo.sha256, Photo.account_id, Purchase.person_id)
        .outerjoin(Purchase, Purchase.photo_key == Photo.key)
        .where(Photo.key == key)
        .limit(1)
    )
    return session.execute(query).one_or_none()
