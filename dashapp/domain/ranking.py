"""Places of OPDs by compliance: ties share the better place (docs/rules.md §7)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dashapp.domain.compliance import SMALL_GROUP, Rate


def ranks(rates: Mapping[str, Rate]) -> dict[str, int]:
    """The place of each code, 1 for the highest rate; with under 5 obliged people there is none.

    Rates are compared exactly, not as shown. While all are 0%, nobody has a place.
    """
    exact = {
        code: Fraction(rate.part, rate.whole)
        for code, rate in rates.items()
        if rate.whole >= SMALL_GROUP
    }
    best_first = sorted(exact.values(), reverse=True)
    if best_first and best_first[0] == 0:
        return {}
    # From the last place up, so that of equal rates the best place remains.
    places = {rate: len(best_first) - index for index, rate in enumerate(reversed(best_first))}
    return {code: places[rate] for code, rate in exact.items()}


def shown(rate: Rate) -> Rate:
    """The rate as everyone may see it: of a group under 5 people there is none (§8)."""
    return rate if rate.whole >= SMALL_GROUP else Rate(0, 0)
