"""Reads of the messages on their way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Outbox

_OPEN = (Outbox.sent_at.is_(None), ~Outbox.given_up)


def next_due(session: Session, now: datetime) -> Outbox | None:
    """What has been due longest and is in nobody's hands."""
    query = select(Outbox).where(*_OPEN, Outbox.started_at.is_(None), Outbox.due_at <= now)
    return session.scalars(query.order_by(Outbox.due_at, Outbox.id).limit(1)).one_or_none()


def cut_off(session: Session, since: datetime) -> Sequence[Outbox]:
    """What was begun before `since` and has not ended."""
    return session.scalars(select(Outbox).where(*_OPEN, Outbox.started_at < since)).all()


def counts(session: Session) -> tuple[int, int, int]:
    """How many wait, are sent, are given up."""
    query = select(
        func.count().filter(*_OPEN),
        func.count().filter(Outbox.sent_at.is_not(None)),
        func.count().filter(Outbox.given_up),
    )
    waiting, sent, given_up = session.execute(query.select_from(Outbox)).one()
    return waiting, sent, given_up


def faults(session: Session) -> dict[str, int]:
    """Why the last try of those that are not sent failed, and how often."""
    query = (
        select(Outbox.fault, func.count())
        .where(Outbox.fault.is_not(None), Outbox.sent_at.is_(None))
        .group_by(Outbox.fault)
        .order_by(Outbox.fault)
    )
    return {str(fault): number for fault, number in session.execute(query)}
