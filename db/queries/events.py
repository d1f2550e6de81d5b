"""Reads of the trail and its head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Event, Revision


def revision(session: Session) -> int:
    return session.scalars(select(Revision.n)).one()


def head(session: Session) -> tuple[int, str]:
    """Number and hash of the last event."""
    row = session.execute(select(Revision.head_seq, Revision.head_hash)).one()
    return row.head_seq, row.head_hash


def all_in_order(session: Session) -> Iterator[dict[str, Any]]:
    """Every event, from the first."""
    query = select(Event.__table__).order_by(Event.seq).execution_options(yield_per=5000)
    found = session.execute(query)
    names = tuple(found.keys())  # once: a mapping per row looks each name up again
    for row in found:
        yield dict(zip(names, row, strict=True))


def moments_of(session: Session, subject: str, since: datetime) -> list[datetime]:
    """When the events of a subject happened after `since`."""
    query = select(Event.at).where(Event.subject == subject, Event.at > since)
    return list(session.scalars(query))
