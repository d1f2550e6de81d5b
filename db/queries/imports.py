"""Reads that an import of purchases asks: people, places, months, and what is there already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models import Gallery, Nip, Obligation, Posting, Purchase, Umkm
from db.queries.books import CHUNK, chunks


def people_by_nip(session: Session) -> dict[str, int]:
    return {row.nip: row.person_id for row in session.execute(select(Nip.nip, Nip.person_id))}


def galleries(session: Session) -> Sequence[Any]:
    """Every gallery, closed ones too: purchases of other years name them."""
    return session.execute(select(Gallery.code, Gallery.name)).all()


def sellers(session: Session) -> Sequence[Any]:
    """Every UMKM, inactive ones too."""
    return session.execute(select(Umkm.id, Umkm.code, Umkm.name)).all()


def states_by_key(session: Session, keys: Sequence[str]) -> dict[str, str]:
    """The present state of each purchase that was imported under one of these keys."""
    found: dict[str, str] = {}
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        query = select(Purchase.import_key, Purchase.state).where(Purchase.import_key.in_(part))
        found.update({row.import_key: row.state for row in session.execute(query)})
    return found


def anybody_serves(session: Session, ids: Collection[int], day: date) -> bool:
    """Whether a posting of one of these people is in force at 00:00 of `day`."""
    in_force = or_(Posting.valid_to.is_(None), Posting.valid_to > day)
    for part in chunks(ids):
        query = select(Posting.id).where(
            Posting.person_id.in_(part), Posting.valid_from <= day, in_force
        )
        if session.scalar(query.limit(1)) is not None:
            return True
    return False


def obligation_ids(session: Session, month: date) -> dict[int, int]:
    """The rows of a month by person."""
    query = select(Obligation.person_id, Obligation.id).where(Obligation.month == month)
    return {row.person_id: row.id for row in session.execute(query)}
