"""Reads for the large screen: its links, the latest sales, the sellers that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from db.models import (
    Gallery,
    Kecamatan,
    Obligation,
    Product,
    Purchase,
    PurchaseLine,
    ScreenLink,
    Umkm,
)
from db.queries.summary import VERIFIED

PRIBADI = "pribadi"


def by_hash(session: Session, hashed: str) -> ScreenLink | None:
    """The link in force whose token has this hash."""
    query = select(ScreenLink).where(
        ScreenLink.token_sha256 == hashed, ScreenLink.revoked_at.is_(None)
    )
    return session.scalars(query).one_or_none()


def by_name(session: Session, name: str) -> ScreenLink | None:
    """The link in force that is called so."""
    query = select(ScreenLink).where(ScreenLink.name == name, ScreenLink.revoked_at.is_(None))
    return session.scalars(query).one_or_none()


def open_links(session: Session) -> Sequence[ScreenLink]:
    """Every link in force, the oldest first."""
    query = select(ScreenLink).where(ScreenLink.revoked_at.is_(None)).order_by(ScreenLink.id)
    return session.scalars(query).all()


def sales(session: Session, number: int) -> Sequence[Any]:
    """The latest verified purchases of fund pribadi, the last decided first.

    One row each, its first line's product beside it; `lines` counts them. Of the buyer there is
    only the OPD, for the month that the purchase counts for.
    """
    lines = (
        select(func.count())
        .where(PurchaseLine.purchase_id == Purchase.id)
        .correlate(Purchase)
        .scalar_subquery()
    )
    query = (
        select(
            Purchase.id,
            Purchase.amount,
            Obligation.opd,
            Product.name.label("product"),
            Product.picture,
            Gallery.name.label("gallery"),
            Umkm.name.label("shop"),
            lines.label("lines"),
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .outerjoin(
            PurchaseLine,
            and_(PurchaseLine.purchase_id == Purchase.id, PurchaseLine.position == 1),
        )
        .outerjoin(Product, Product.id == PurchaseLine.product_id)
        .outerjoin(Gallery, Gallery.code == Purchase.gallery)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
        .where(Purchase.decided_at.is_not(None), VERIFIED, Purchase.fund == PRIBADI)
        .order_by(Purchase.decided_at.desc(), Purchase.id.desc())
        .limit(number)
    )
    return session.execute(query).all()


def sellers(session: Session, ids: Sequence[int]) -> Sequence[Any]:
    """Name and kecamatan of each, and the name of its first product."""
    first = (
        select(func.min(Product.id))
        .where(Product.umkm_id == Umkm.id)
        .correlate(Umkm)
        .scalar_subquery()
    )
    query = (
        select(Umkm.id, Umkm.name, Kecamatan.name.label("kecamatan"), Product.picture)
        .join(Kecamatan, Kecamatan.code == Umkm.kecamatan)
        .outerjoin(Product, Product.id == first)
        .where(Umkm.id.in_(ids))
    )
    return session.execute(query).all()
