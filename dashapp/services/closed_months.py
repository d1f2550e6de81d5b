"""The figures of closed months as written down, and whether they still hold (rules §5)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.services.differences import Difference
from db.models import MonthClosing
from db.queries import closings as queries
from db.queries import figures
from db.queries.books import COUNTS
from db.session import reading


def frozen(month: date) -> tuple[str, str] | None:
    """The figures of a closed month (JSON, as written) and their SHA-256; None when it is open."""
    with reading() as session:
        closing = queries.in_force(session, month)
        return None if closing is None else (closing.figures, closing.sha256)


def write_down(
    session: Session, month: date, *, at: datetime, by: str, waiting: int, reason: str | None
) -> MonthClosing:
    """Freeze the figures of a month as they stand; `by`: the label of who closed it."""
    written = _figures(session, month)
    closing = MonthClosing(
        month=month,
        closed_at=at,
        closed_by=by,
        waiting=waiting,
        reason=reason,
        figures=written,
        sha256=_name(written),
    )
    session.add(closing)
    session.flush()
    return closing


def differences(session: Session) -> Iterator[Difference]:
    """Closed months whose figures are no longer those that were frozen."""
    for closing in queries.all_in_force(session):
        now = _figures(session, closing.month)
        for found in (closing.figures, now):
            if _name(found) != closing.sha256:
                where = calendar.write_month(closing.month)
                yield Difference("closed_month", where, _name(found), closing.sha256)


def _figures(session: Session, month: date) -> str:
    """The counts of every OPD and level, always written in the same way."""
    rows = [
        {"opd": row.opd, "level": row.level} | {name: getattr(row, name) for name in COUNTS}
        for row in figures.groups(session, month)
    ]
    rows.sort(key=lambda row: (row["opd"], row["level"]))
    return json.dumps(rows, sort_keys=True, separators=(",", ":"))


def _name(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()
