"""Notices to people: what became of their purchases and orders (docs/rules.md §8)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from dashapp.domain.people import Actor
from db.models import Notification
from db.queries import notices as queries
from db.session import reading, transaction

SHOWN = 20  # the newest; what is older stands in the history of purchases and orders


@dataclass(frozen=True)
class Notice:
    """One notice; `subject` is what it is about ("purchase:12"), `data` what its words need."""

    id: int
    kind: str
    subject: str
    data: Mapping[str, Any]
    at: datetime
    is_new: bool


def tell(
    session: Session,
    person_id: int,
    kind: str,
    subject: str,
    data: Mapping[str, object],
    *,
    now: datetime,
) -> None:
    """Leave a notice for a person, in the transaction of what it tells about."""
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    session.add(Notification(person_id=person_id, kind=kind, subject=subject, data=written, at=now))


def take_back(session: Session, subject: str, *, since: datetime) -> None:
    """Remove the notices of an act that has been undone; whoever has read one keeps no trace."""
    session.execute(
        delete(Notification).where(Notification.subject == subject, Notification.at >= since)
    )


def withdraw(session: Session, subjects: Iterable[str]) -> None:
    """Remove every notice about these subjects, which are gone."""
    session.execute(delete(Notification).where(Notification.subject.in_(list(subjects))))


def unread(*, by: Actor) -> int:
    """How many notices the actor has not seen; 0 for one who is not in the roster."""
    if by.person_id is None:
        return 0
    with reading() as session:
        return queries.unread(session, by.person_id)


def latest(*, by: Actor, limit: int = SHOWN) -> tuple[Notice, ...]:
    """The actor's own notices, the newest first."""
    if by.person_id is None:
        return ()
    with reading() as session:
        return tuple(_notice(row) for row in queries.latest(session, by.person_id, limit))


def mark_read(upto: int, *, by: Actor, now: datetime) -> None:
    """The actor has seen the notices up to number `upto`; one that came since stays new."""
    if by.person_id is None:
        return
    with transaction() as session:
        session.execute(
            update(Notification)
            .where(
                Notification.person_id == by.person_id,
                Notification.id <= upto,
                Notification.read_at.is_(None),
            )
            .values(read_at=now)
        )


def _notice(row: Notification) -> Notice:
    data = json.loads(row.data)
    return Notice(row.id, row.kind, row.subject, data, row.at, row.read_at is None)
