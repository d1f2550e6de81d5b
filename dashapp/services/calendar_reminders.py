"""Reminders by the calendar: 7, 3, 1 days before the last day to report, and on it (rules §5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import reminders as core
from dashapp.domain.people import SYSTEM_CLOCK
from dashapp.services import reminders, trail
from db.models import Month
from db.queries import months as month_queries
from db.queries import reminders as queries
from db.session import reading, transaction

SENT = "calendar_reminders_sent"  # the event of a portion
PORTION = 200  # people in one transaction, so that others write in between


def send_due(*, now: datetime) -> int:
    """Remind the next people whose time has come at `now`; return how many, 0 when all are done.

    Call it again until then. What a portion has written stands, whatever happens to the next one:
    a later call goes on where it ended, and nobody is reminded twice of one kind and deadline.
    """
    with reading() as session:
        if _next(session, now, 1) is None:
            return 0
    with transaction() as session:
        found = _next(session, now, PORTION)
        if found is None:
            return 0
        month, kind, key, people = found
        reminders.write(
            session, people, month, key=key, kind=kind, by=SYSTEM_CLOCK, now=now, due=now
        )
        trail.append(
            session,
            SENT,
            actor=SYSTEM_CLOCK,
            now=now,
            subject=key,
            data={"people": len(people)},
            moves=True,
        )
        return len(people)


def _next(
    session: Session, now: datetime, limit: int
) -> tuple[Month, str, str, list[object]] | None:
    """The first month with somebody to remind, the kind, its key and at most `limit` people."""
    for month in month_queries.opened(session):
        kind = core.kind_at(now, month.report_by) if month.closed_at is None else None
        if kind is None:
            continue
        key = core.calendar_key(month.month, kind, month.report_by)
        people = list(queries.short(session, month.month, key, limit))
        if people:
            return month, kind, key, people
    return None
