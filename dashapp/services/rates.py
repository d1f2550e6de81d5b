"""The minimums that apply to a month, for those who look at it (docs/rules.md §2)."""

from __future__ import annotations

from datetime import date

from dashapp.domain import levels
from dashapp.domain.levels import Level
from dashapp.services import months
from db.session import reading


def minimums(month: date) -> dict[Level, int]:
    """Minimum rupiah by level as the rules now say for `month`."""
    with reading() as session:
        rules = months.rules_of(session)
    return {level: levels.minimum(level, month, rules) for level in Level}
