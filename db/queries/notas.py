"""Reads of notas and of what was sold against them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models import (
    Gallery,
    Nip,
    Nota,
    Opd,
    Person,
    Posting,
    Purchase,
    PurchaseLine,
    Umkm,
)


def _facts() -> Any:
    return (
        select(Nota, Purchase, func.coalesce(Gallery.name, Umkm.name).label("place"))
        .join(Purchase, Purchase.id == Nota.purchase_id)
        .outerjoin(Gallery, Gallery.code == Purchase.gallery)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
    )


def by_key(session: Session, key: str) -> Any:
    return session.execute(_facts().where(Nota.key == key)).one_or_none()


def by_purchase(session: Session, purchase_id: int) -> Any:
    return session.execute(_facts().where(Nota.purchase_id == purchase_id)).one()


def key_of(session: Session, purchase_id: int, person_id: int) -> str | None:
    query = select(Nota.key).join(Purchase, Purchase.id == Nota.purchase_id)
    return session.scalar(query.where(Purchase.id == purchase_id, Purchase.person_id == person_id))


def lines(session: Session, purchase_id: int) -> Sequence[Any]:
    """The lines of a purchase with the names of their sellers."""
    query = (
        select(PurchaseLine, Umkm.name.label("seller"))
        .outerjoin(Umkm, Umkm.id == PurchaseLine.umkm_id)
        .where(PurchaseLine.purchase_id == purchase_id)
        .order_by(PurchaseLine.position)
    )
    return session.execute(query).all()


def sold_on(session: Session, gallery: str, day: date) -> Sequence[Any]:
    """The sales of one day at a gallery with nota and buyer, the latest first."""
    query = (
        select(
            Nota,
            Purchase,
            Person.name.label("buyer"),
            Opd.short_name.label("opd"),
        )
        .join(Purchase, Purchase.id == Nota.purchase_id)
        .join(Person, Person.id == Purchase.person_id)
        .outerjoin(Opd, Opd.code == posted(Person.id, day))
        .where(Purchase.gallery == gallery, Purchase.day == day)
        .order_by(Nota.at.desc(), Nota.purchase_id.desc())
    )
    return session.execute(query).all()


def pieces(session: Session, purchase_ids: Sequence[int]) -> dict[int, int]:
    """How many pieces each purchase holds."""
    query = (
        select(PurchaseLine.purchase_id, func.sum(PurchaseLine.quantity))
        .where(PurchaseLine.purchase_id.in_(purchase_ids))
        .group_by(PurchaseLine.purchase_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def posted(person_id: Any, day: date) -> Any:
    """The OPD in which somebody serves on a day, as part of another query."""
    return (
        select(Posting.opd)
        .where(
            Posting.person_id == person_id,
            Posting.valid_from <= day,
            or_(Posting.valid_to.is_(None), Posting.valid_to > day),
        )
        .limit(1)
        .scalar_subquery()
    )


def buyer_of_nip(session: Session, nip: str, day: date) -> Any:
    """Person, name and OPD of a current NIP of the roster."""
    query = _buyer(day).join(Nip, Nip.person_id == Person.id).where(Nip.nip == nip, Nip.current)
    return session.execute(query).one_or_none()


def buyer(session: Session, person_id: int, day: date) -> Any:
    """Person, name and OPD by the person's id."""
    return session.execute(_buyer(day).where(Person.id == person_id)).one_or_none()


def _buyer(day: date) -> Any:
    return select(Person.id, Person.name, Opd.short_name.label("opd")).outerjoin(
        Opd, Opd.code == posted(Person.id, day)
    )
