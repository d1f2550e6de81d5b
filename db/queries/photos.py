"""Reads about receipt photos."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from db.models import Photo, Product, Promotion, Purchase

MOST_VALUES = 500  # of one IN list
SMALL = "-kecil"  # behind the key of a product's picture: the same one for cards and lists


def count_since(session: Session, account_id: int, since: datetime) -> int:
    """How many photos an account has stored since an instant."""
    query = select(func.count()).select_from(Photo)
    query = query.where(Photo.account_id == account_id, Photo.uploaded_at >= since)
    return session.scalars(query).one()


def owned(session: Session, key: str, *, account_id: int, person_id: int | None) -> Photo | None:
    """The photo that this account has uploaded, or that a purchase of this person shows."""
    shown = exists().where(Purchase.photo_key == Photo.key, Purchase.person_id == person_id)
    mine = or_(Photo.account_id == account_id, shown)
    return session.scalars(select(Photo).where(Photo.key == key, mine)).one_or_none()


def shown_by(
    session: Session, key: str, *, person_id: int, but: int | None = None
) -> Purchase | None:
    """The person's latest purchase, other than `but`, that shows the very picture of this photo.

    What was withdrawn, refused or cancelled may be entered again with its photo.
    """
    twin = aliased(Photo)
    query = (
        select(Purchase)
        .join(Photo, Photo.key == Purchase.photo_key)
        .join(twin, twin.sha256 == Photo.sha256)
        .where(
            twin.key == key,
            Purchase.person_id == person_id,
            Purchase.id != (but or 0),
            Purchase.state.in_(("diajukan", "terverifikasi", "dikembalikan")),
        )
        .order_by(Purchase.id.desc())
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def waits_at(session: Session, key: str, shops: Collection[int]) -> Photo | None:
    """The photo of a purchase at one of these sellers' shops that waits for a decision."""
    shown = exists().where(
        Purchase.photo_key == Photo.key,
        Purchase.umkm_id.in_(shops),
        Purchase.state == "diajukan",
    )
    return session.scalars(select(Photo).where(Photo.key == key, shown)).one_or_none()


def is_unused(before: datetime) -> ColumnElement[bool]:
    """Holds for photos uploaded before an instant that nothing shows: no purchase, no promotion,
    no product."""
    bought = exists().where(Purchase.photo_key == Photo.key)
    promoted = exists().where(Promotion.photo_key == Photo.key)
    return (Photo.uploaded_at < before) & ~bought & ~promoted & Photo.key.not_in(_pictures())


def _pictures() -> Any:
    """The keys of all pictures of products, in both sizes."""
    shown = Product.photo_key.is_not(None)
    small = select(Product.photo_key + SMALL).where(shown)
    return union_all(select(Product.photo_key).where(shown), small)


def picture(session: Session, key: str, *, account_id: int) -> Photo | None:
    """A product's picture in one of its sizes, or one that this account has just uploaded."""
    whole = key.removesuffix(SMALL)
    shown = exists().where(Product.photo_key == whole)
    query = select(Photo).where(Photo.key == key, or_(shown, Photo.account_id == account_id))
    return session.scalars(query).one_or_none()


def known(session: Session, hashes: Collection[str]) -> set[str]:
    """Those of the SHA-256 that a photo has."""
    asked = sorted(hashes)
    found: set[str] = set()
    for start in range(0, len(asked), MOST_VALUES):
        part = asked[start : start + MOST_VALUES]
        found.update(session.scalars(select(Photo.sha256).where(Photo.sha256.in_(part))))
    return found
