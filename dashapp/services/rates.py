"""The minimums that apply to a month, for those who look at it (docs/rules.md §2)."""

from __future__ import annotations

from datetime import date

from dashapp.domain import calendar, levels
from dashapp.domain.levels import Level
from dashapp.services import months
from db.session import reading


def minimums(month: date) -> dict[Level, int]:
    """Minimum rupiah by level as the rules now say for `month`; before the programme, its first."""
    month = max(month, calendar.FIRST_MONTH)
    with reading() as session:
        rules = months.rules_of(session)
    return {level: levels.minimum(level, month, rules) for level in Level}
