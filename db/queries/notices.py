"""Reads of the notices of one person."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Notification


def unread(session: Session, person_id: int) -> int:
    query = select(func.count()).where(
        Notification.person_id == person_id, Notification.read_at.is_(None)
    )
    return session.scalars(query).one()


def latest(session: Session, person_id: int, limit: int) -> Sequence[Notification]:
    """The newest first."""
    query = (
        select(Notification)
        .where(Notification.person_id == person_id)
        .order_by(Notification.at.desc(), Notification.id.desc())
        .limit(limit)
    )
    return session.scalars(query).all()
