"""Reads for the history of one person: every month, the purchases of one, sellers of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from db.models import (
    Gallery,
    Month,
    Obligation,
    Photo,
    Product,
    Purchase,
    PurchaseLine,
    PurchaseStep,
    Umkm,
)


def months(session: Session, person_id: int) -> Sequence[Any]:
    """The person's obligations, the latest first, with the dates of their months."""
    query = (
        select(
            Obligation.id,
            Obligation.month,
            Obligation.minimum,
            Obligation.obliged,
            Obligation.reason,
            Obligation.verified,
            Obligation.waiting,
            Obligation.rejected,
            Month.report_by,
            Month.closed_at,
        )
        .join(Month, Month.month == Obligation.month)
        .where(Obligation.person_id == person_id)
        .order_by(Obligation.month.desc())
    )
    return session.execute(query).all()


def returned(session: Session, obligation_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many purchases of fund pribadi were sent back, and their rupiah, by obligation."""
    query = (
        select(Purchase.obligation_id, func.count(), func.sum(Purchase.amount))
        .where(
            Purchase.obligation_id.in_(obligation_ids),
            Purchase.state == "dikembalikan",
            Purchase.fund == "pribadi",
        )
        .group_by(Purchase.obligation_id)
    )
    return {row[0]: (row[1], int(row[2])) for row in session.execute(query)}


def purchases(session: Session, obligation_id: int) -> Sequence[Any]:
    """What counts for the obligation, the latest day first, with place and size of the photo."""
    query = _purchases().where(Purchase.obligation_id == obligation_id)
    return session.execute(query.order_by(Purchase.day.desc(), Purchase.id.desc())).all()


def purchase(session: Session, purchase_id: int, person_id: int) -> Any:
    """One purchase of this person as `purchases` gives it; None for anybody else's."""
    mine = (Purchase.id == purchase_id, Purchase.person_id == person_id)
    return session.execute(_purchases().where(*mine)).one_or_none()


def _purchases() -> Any:
    return (
        select(
            Purchase,
            func.coalesce(Gallery.name, Umkm.name).label("place"),
            func.coalesce(Gallery.code, Umkm.code).label("place_code"),
            Photo.size.label("photo_size"),
            Month.report_by,
            Month.closed_at,
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .join(Month, Month.month == Obligation.month)
        .outerjoin(Gallery, Gallery.code == Purchase.gallery)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
        .outerjoin(Photo, Photo.key == Purchase.photo_key)
    )


def goods(session: Session, purchase_ids: Sequence[int]) -> dict[int, list[Any]]:
    """The lines of each purchase in order, with the category of their product."""
    query = (
        select(
            PurchaseLine.purchase_id,
            PurchaseLine.product_id,
            PurchaseLine.description,
            PurchaseLine.quantity,
            PurchaseLine.unit_price,
            func.coalesce(Product.category, "").label("category"),
        )
        .outerjoin(Product, Product.id == PurchaseLine.product_id)
        .where(PurchaseLine.purchase_id.in_(purchase_ids))
        .order_by(PurchaseLine.purchase_id, PurchaseLine.position)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        found[row.purchase_id].append(row)
    return found


def latest_step(session: Session, purchase_id: int) -> int:
    """The number of the purchase's last change: it goes up with each one."""
    query = select(func.max(PurchaseStep.seq)).where(PurchaseStep.purchase_id == purchase_id)
    return session.scalars(query).one() or 0


def latest_steps(session: Session, purchase_ids: Sequence[int]) -> dict[int, int]:
    """`latest_step` of several purchases."""
    query = (
        select(PurchaseStep.purchase_id, func.max(PurchaseStep.seq))
        .where(PurchaseStep.purchase_id.in_(purchase_ids))
        .group_by(PurchaseStep.purchase_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def recent_steps(session: Session, purchase_id: int, number: int) -> Sequence[PurchaseStep]:
    """The purchase's last `number` changes, the latest first."""
    query = select(PurchaseStep).where(PurchaseStep.purchase_id == purchase_id)
    return session.scalars(query.order_by(PurchaseStep.seq.desc()).limit(number)).all()


def sellers(session: Session, obligation_ids: Sequence[int]) -> int:
    """From how many UMKM approved purchases of fund pribadi came, as far as they are itemised."""
    approved = (
        Purchase.obligation_id.in_(obligation_ids),
        Purchase.state == "terverifikasi",
        Purchase.fund == "pribadi",
    )
    at_shops = select(Purchase.umkm_id.label("umkm")).where(Purchase.umkm_id.is_not(None))
    of_lines = select(PurchaseLine.umkm_id).join(Purchase, Purchase.id == PurchaseLine.purchase_id)
    named = union(
        at_shops.where(*approved), of_lines.where(PurchaseLine.umkm_id.is_not(None), *approved)
    ).subquery()
    return session.scalars(select(func.count()).select_from(named)).one()


def last_change(session: Session, obligation_id: int) -> datetime | None:
    """When a purchase of the obligation last changed; None when there has never been one."""
    query = select(func.max(PurchaseStep.at)).where(PurchaseStep.obligation_id == obligation_id)
    return session.scalars(query).one()
