"""Where most people have not met their duty yet: groups by what is missing, not by percent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from dashapp.domain.compliance import SMALL_GROUP, Rate

Group = TypeVar("Group")


def largest(rates: Mapping[Group, Rate], number: int) -> list[tuple[Group, Rate]]:
    """The `number` groups in which most people are missing, the largest first.

    Of equal ones the first; a group that is not shown as a rate (docs/rules.md §8) or in which
    nobody is missing is passed over.
    """
    open_ones = [
        (group, rate)
        for group, rate in rates.items()
        if rate.whole >= SMALL_GROUP and missing(rate)
    ]
    return sorted(open_ones, key=lambda pair: -missing(pair[1]))[:number]


def missing(rate: Rate) -> int:
    """How many people of a group have not met their duty."""
    return rate.whole - rate.part
