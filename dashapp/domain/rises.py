"""What moved between two looks at the same groups: which rose most, and how many remain low."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dashapp.domain.compliance import SMALL_GROUP, Rate

LOW = 85  # percent as shown; below it an OPD is named among those that remain


@dataclass(frozen=True)
class Rise:
    """One group that went up, from `before` to `now`."""

    code: str
    before: Rate
    now: Rate


def largest(before: Mapping[str, Rate], now: Mapping[str, Rate]) -> Rise | None:
    """The group that rose most, compared exactly; the first of equals; None when none rose.

    A group that is not shown as a rate (docs/rules.md §8) is passed over; one that was not there
    before is taken to have stood at nothing.
    """
    rises = {
        code: _exact(rate) - _exact(before.get(code, Rate(0, rate.whole)))
        for code, rate in now.items()
        if rate.whole >= SMALL_GROUP
    }
    if not rises or max(rises.values()) <= 0:
        return None
    code = max(rises, key=lambda each: rises[each])
    return Rise(code, before.get(code, Rate(0, now[code].whole)), now[code])


def low(now: Mapping[str, Rate]) -> int:
    """How many groups are shown below LOW percent."""
    shown = [rate.percent for rate in now.values() if rate.whole >= SMALL_GROUP]
    return sum(percent is not None and percent < LOW for percent in shown)


def _exact(rate: Rate) -> Fraction:
    return Fraction(rate.part, rate.whole) if rate.whole else Fraction(0)
