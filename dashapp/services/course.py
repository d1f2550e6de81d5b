"""How compliance has moved: each OPD a month ago, and each jenjang month by month."""

from __future__ import annotations

from datetime import date

from dashapp.domain.basis import same_day_last_month
from dashapp.domain.compliance import Rate
from dashapp.domain.levels import Level
from db.queries import figures
from db.session import reading

__all__ = ["levels_by_month", "opds_at", "same_day_last_month"]


def opds_at(month: date, day: date) -> dict[str, Rate]:
    """The rate of each OPD in `month` as known at the end of `day`; empty when nothing is known."""
    with reading() as session:
        rows = figures.opds_at(session, month, day)
        return {row.opd: Rate(row.fulfilled, row.obliged) for row in rows}


def levels_by_month(first: date, last: date) -> dict[date, dict[Level, Rate]]:
    """The rate of each jenjang in each opened month from `first` to `last`, in order."""
    with reading() as session:
        rows = figures.levels_of_months(session, first, last)
        found: dict[date, dict[Level, Rate]] = {}
        for row in sorted(rows, key=lambda row: row.month):
            rate = Rate(row.fulfilled, row.obliged)
            found.setdefault(row.month, {})[Level(row.level)] = rate
    return found
