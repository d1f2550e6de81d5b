"""Whom a month reminds, and when: before the last day to report, by the calendar (rules §5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dashapp.domain import calendar

HAND = "opd"  # the kind of a reminder that the OPD sends by itself
KINDS = {7: "h7", 3: "h3", 1: "h1", 0: "h0"}  # by days that are left to report
HOUR = 8  # WIB: as the office begins, so that the whole day is left to act


def is_due(*, obliged: bool, minimum: int, verified: int, waiting: int, returned: int) -> bool:
    """Whether a person still has something to do: rupiah are missing, or a purchase came back.

    Never for the exempt, nor once the verified amount suffices; `waiting` includes what came back.
    """
    if not obliged or verified >= minimum:
        return False
    return verified + waiting < minimum or returned > 0


def missing(*, minimum: int, verified: int, waiting: int) -> int:
    """Rupiah that nobody has entered yet."""
    return max(0, minimum - verified - waiting)


def kind_at(now: datetime, report_by: date) -> str | None:
    """The kind that goes out on this WIB day for a month with this last day to report.

    From 08.00 WIB until the day ends: what was missed is made up for later that day, and never on
    the next one, when its words would be wrong.
    """
    today = calendar.wib_day(now)
    if now < calendar.wib_midnight(today) + timedelta(hours=HOUR):
        return None
    return KINDS.get((report_by - today).days)


def calendar_key(month: date, kind: str, report_by: date) -> str:
    """ "2026-06:h7:2026-07-10": once a kind for each deadline; an extended one counts anew."""
    return f"{calendar.write_month(month)}:{kind}:{report_by.isoformat()}"


def hand_key(day: date) -> str:
    """ "2026-06-24": by hand once a day, whichever month it is about."""
    return day.isoformat()
