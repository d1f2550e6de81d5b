"""Reads about receipt photos."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from db.models import Person, Photo, Purchase

FEATURELESS = "0" * 16  # the dhash of a plain surface: it says nothing about likeness
MOST_VALUES = 500  # of one IN list


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


def twins(session: Session, purchase_id: int) -> Sequence[Any]:
    """Other purchases, of anybody, with the file or the look of this purchase's photo."""
    ours = (
        select(Photo.sha256, Photo.dhash)
        .join(Purchase, Purchase.photo_key == Photo.key)
        .where(Purchase.id == purchase_id)
        .subquery()
    )
    same = Photo.sha256 == ours.c.sha256
    alike = (Photo.dhash == ours.c.dhash) & (Photo.dhash != FEATURELESS)
    query = (
        select(Purchase, Person.name.label("buyer"), same.label("same"))
        .join(Photo, Photo.key == Purchase.photo_key)
        .join(Person, Person.id == Purchase.person_id)
        .join(ours, same | alike)
        .where(Purchase.id != purchase_id, Purchase.state != "ditarik")
    )
    return session.execute(query.order_by(Purchase.arrived_at, Purchase.id)).all()


def is_unused(before: datetime) -> ColumnElement[bool]:
    """Holds for photos uploaded before an instant that no purchase shows."""
    return (Photo.uploaded_at < before) & ~exists().where(Purchase.photo_key == Photo.key)


def known(session: Session, hashes: Collection[str]) -> set[str]:
    """Those of the SHA-256 that a photo has."""
    asked = sorted(hashes)
    found: set[str] = set()
    for start in range(0, len(asked), MOST_VALUES):
        part = asked[start : start + MOST_VALUES]
        found.update(session.scalars(select(Photo.sha256).where(Photo.sha256.in_(part))))
    return found
