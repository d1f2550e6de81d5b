"""Reads for the risk of waiting purchases: what each shows, and which others resemble it.

Everything is asked for many purchases at once, so that one that is just entered and fifteen
thousand that wait go the same way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from dashapp.domain.looks import BANDS
from db.models import (
    Obligation,
    Photo,
    Price,
    Product,
    Purchase,
    PurchaseLine,
    PurchaseRisk,
    Reading,
    Umkm,
)

MOST_ALIKE = 20_000  # candidates that are compared, of all purchases asked about at once
COUNTED = ("diajukan", "dikembalikan", "terverifikasi")


def unassessed(session: Session, most: int) -> list[int]:
    """Purchases that wait and whose risk nobody has worked out, the oldest first."""
    query = (
        select(Purchase.id)
        .outerjoin(PurchaseRisk, PurchaseRisk.purchase_id == Purchase.id)
        .where(Purchase.state == "diajukan", PurchaseRisk.purchase_id.is_(None))
        .order_by(Purchase.arrived_at, Purchase.id)
    )
    return list(session.scalars(query.limit(most)))


def waiting_ids(session: Session) -> list[int]:
    query = select(Purchase.id).where(Purchase.state == "diajukan").order_by(Purchase.id)
    return list(session.scalars(query))


def with_photo(session: Session, photo_key: str) -> list[int]:
    """Purchases that wait and show this photo."""
    shown = (Purchase.photo_key == photo_key, Purchase.state == "diajukan")
    return list(session.scalars(select(Purchase.id).where(*shown)))


def facts(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """Of those that wait: the claim, what is owed, the photo, and what was read from it."""
    query = (
        select(
            Purchase.id,
            Purchase.person_id,
            Purchase.claimed,
            Purchase.day,
            Purchase.gallery,
            Purchase.umkm_id,
            Purchase.receipt_number,
            Purchase.arrived_at,
            Purchase.photo_key,
            Obligation.minimum,
            Obligation.month,
            Photo.dhash,
            Photo.taken_on,
            Umkm.registered_on,
            Reading.state.label("read_state"),
            Reading.total.label("read_total"),
            Reading.day.label("read_day"),
            Reading.sure.label("read_sure"),
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .outerjoin(Photo, Photo.key == Purchase.photo_key)
        .outerjoin(Reading, Reading.photo_key == Purchase.photo_key)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
        .where(Purchase.id.in_(ids), Purchase.state == "diajukan")
        .order_by(Purchase.id)
    )
    return session.execute(query).all()


def same_file(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """(ours, theirs): other purchases whose photo is the same file."""
    ours, theirs, our_photo, their_photo = _pair()
    query = _of_pair(ours, theirs, our_photo, their_photo, ids)
    return session.execute(query.join(their_photo, their_photo.sha256 == our_photo.sha256)
                           .join(theirs, theirs.photo_key == their_photo.key)
                           .where(*_others(ours, theirs))).all()  # fmt: skip


def alike(session: Session, ids: Collection[int], since: datetime) -> Sequence[Any]:
    """(ours, theirs): other purchases whose photo, not older than `since`, shares a band."""
    found: dict[tuple[int, int], Any] = {}
    for band in BANDS:
        ours, theirs, our_photo, their_photo = _pair()
        shared = getattr(their_photo, band) == getattr(our_photo, band)
        query = (
            _of_pair(ours, theirs, our_photo, their_photo, ids)
            .join(their_photo, and_(shared, their_photo.sha256 != our_photo.sha256))
            .join(theirs, theirs.photo_key == their_photo.key)
            .where(*_others(ours, theirs), their_photo.uploaded_at >= since)
            .limit(MOST_ALIKE)
        )
        found.update({(row.ours, row.id): row for row in session.execute(query)})
    return list(found.values())


def same_claim(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """(ours, theirs): purchases by others of the same place, day and amount."""
    found: list[Any] = []
    for place in ("gallery", "umkm_id"):
        ours, theirs, our_photo, their_photo = _pair()
        equal = [getattr(theirs, name) == getattr(ours, name) for name in (place, "day", "claimed")]
        query = _of_pair(ours, theirs, our_photo, their_photo, ids, photo_needed=False)
        query = query.join(theirs, and_(*equal))
        query = query.outerjoin(their_photo, their_photo.key == theirs.photo_key)
        query = query.where(*_others(ours, theirs), theirs.person_id != ours.person_id)
        found += session.execute(query).all()
    return found


def _pair() -> tuple[Any, Any, Any, Any]:
    return aliased(Purchase), aliased(Purchase), aliased(Photo), aliased(Photo)


def _of_pair(
    ours: Any,
    theirs: Any,
    our_photo: Any,
    their_photo: Any,
    ids: Collection[int],
    *,
    photo_needed: bool = True,
) -> Select[Any]:
    columns = (
        ours.id.label("ours"),
        theirs.id,
        theirs.person_id,
        theirs.arrived_at,
        theirs.day,
        theirs.claimed,
        theirs.gallery,
        theirs.umkm_id,
        theirs.receipt_number,
        their_photo.dhash,
        their_photo.sha256,
    )
    query = select(*columns).select_from(ours)
    join = query.join if photo_needed else query.outerjoin
    return join(our_photo, our_photo.key == ours.photo_key).where(ours.id.in_(ids))


def _others(ours: Any, theirs: Any) -> tuple[ColumnElement[bool], ...]:
    return theirs.id != ours.id, theirs.state != "ditarik"


def lines(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """The goods of these purchases, with the product that a line without one names."""
    seller = func.coalesce(PurchaseLine.umkm_id, Purchase.umkm_id)
    named = and_(
        PurchaseLine.product_id.is_(None),
        Product.umkm_id == seller,
        func.lower(Product.name) == func.lower(PurchaseLine.description),
    )
    query = (
        select(
            PurchaseLine.purchase_id,
            PurchaseLine.description,
            PurchaseLine.unit_price,
            func.coalesce(PurchaseLine.product_id, Product.id).label("product_id"),
        )
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .outerjoin(Product, named)
        .where(PurchaseLine.purchase_id.in_(ids))
        .order_by(PurchaseLine.purchase_id, PurchaseLine.position)
    )
    return session.execute(query).all()


def prices(session: Session, products: Collection[int]) -> Sequence[Any]:
    """Every price of these products, in order of time."""
    query = select(Price.product_id, Price.amount, Price.since)
    query = query.where(Price.product_id.in_(products)).order_by(Price.since, Price.id)
    return session.execute(query).all()


def months_at_minimum(
    session: Session, ids: Collection[int], first: date
) -> Sequence[tuple[int, date]]:
    """(purchase, month) since `first`: another purchase of the person was just the minimum."""
    ours, past, then = aliased(Purchase), aliased(Obligation), aliased(Purchase)
    query = (
        select(ours.id, past.month)
        .join(past, past.person_id == ours.person_id)
        .join(then, and_(then.obligation_id == past.id, then.claimed == past.minimum))
        .where(ours.id.in_(ids), past.month >= first, then.state.in_(COUNTED))
        .distinct()
    )
    return [(row.id, row.month) for row in session.execute(query)]


def named_by(session: Session, ids: Collection[int]) -> Sequence[str]:
    """The stored reasons of these purchases, as JSON."""
    query = select(PurchaseRisk.reasons).where(PurchaseRisk.purchase_id.in_(ids))
    return session.scalars(query).all()
