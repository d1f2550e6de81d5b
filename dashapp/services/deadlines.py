"""Moves a month's last day to report: later, with a reason, until it is closed (rules §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.sharing import read_reason
from dashapp.services import months, trail
from db.models import Month
from db.session import transaction

LONGEST = timedelta(days=366)  # an extension cannot be shortened: a slip of the year is refused


@dataclass(frozen=True)
class Extended:
    """The deadline of a month before and after; both days are included whole."""

    month: date
    before: date
    report_by: date
    reason: str

    @property
    def changed(self) -> bool:
        """False when the month had this deadline already."""
        return self.before != self.report_by


def extend(month: date, until: date, reason: str, *, by: Actor, now: datetime) -> Extended:
    """Let `month` be reported until the end of `until` in WIB, also when its deadline has passed.

    `until` may lie in the past, as long as it is later than the deadline so far. The same day again
    changes nothing. Raises NotAllowed for anybody but DKUPP and the command line; Rejected on
    month (month_not_open, month_closed), until (deadline_earlier, deadline_too_far) or reason.
    """
    if not by.system and not by.holds(Role.DKUPP):
        raise NotAllowed
    try:
        words = read_reason(reason)
    except BadValue as bad:
        raise Rejected({"reason": bad.problem}) from None
    with transaction() as session:
        row = _open_row(session, month)
        _demand_later(row, until, calendar.wib_day(now))
        done = Extended(month, row.report_by, until, words)
        if done.changed:
            row.report_by = until
            facts = {"from": done.before, "to": until, "reason": words}
            name = calendar.write_month(month)
            trail.append(
                session, "month_extended", actor=by, now=now, subject=name, data=facts, moves=True
            )
        return done


def _open_row(session: Session, month: date) -> Month:
    row = months.find(session, month)
    name = {"month": calendar.write_month(month)}
    if row is None:
        raise Rejected({"month": Problem("month_not_open", name)})
    if row.closed_at is not None:
        raise Rejected({"month": Problem("month_closed", name)})
    return row


def _demand_later(row: Month, until: date, today: date) -> None:
    if until < row.report_by:
        raise Rejected({"until": Problem("deadline_earlier", {"report_by": row.report_by})})
    limit = max(today, calendar.last_day(row.month)) + LONGEST
    if until > limit:
        raise Rejected({"until": Problem("deadline_too_far", {"limit": limit})})
