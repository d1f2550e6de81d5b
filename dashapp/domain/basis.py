"""What a month is compared with: the month before, on the same day of its reporting period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dashapp.domain import calendar


@dataclass(frozen=True)
class Basis:
    """A month as it was known at the end of `day`; None: as it is known now."""

    month: date
    day: date | None


def of(month: date, today: date, report_by: date) -> Basis:
    """What `month` is compared with today (docs/rules.md §4).

    Until `report_by` both months are looked at equally early, after it both as they stand now.
    """
    day = None if today > report_by else same_day_last_month(month, today)
    return Basis(calendar.previous_month(month), day)


def same_day_last_month(month: date, today: date) -> date:
    """The day of the calendar one month before `today`, never before `month`'s predecessor begins.

    8 July for June is compared with 8 June for May: equally far from the deadline on the 10th.
    """
    before = calendar.previous_month(calendar.month_of(today))
    day = before + timedelta(days=min(today.day, calendar.last_day(before).day) - 1)
    return max(day, calendar.previous_month(month))
