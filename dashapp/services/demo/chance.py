"""Chance that can be repeated: the same seed, date and subject give the same numbers."""

from __future__ import annotations

import csv
from bisect import bisect
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

SEED = Path(__file__).parents[3] / "db" / "seed"

_T = TypeVar("_T")


class Chance:
    """Draws from Random.random() alone, the one part whose numbers Python promises to keep."""

    def __init__(self, seed: int, today: date, subject: str) -> None:
        self.roll = Random(f"{seed} {today.isoformat()} {subject}").random

    def below(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.roll() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.roll() * (high - low + 1))

    def one(self, values: Sequence[_T]) -> _T:
        return values[int(self.roll() * len(values))]

    def shuffled(self, values: Sequence[_T]) -> list[_T]:
        keyed = [(self.roll(), place) for place in range(len(values))]
        return [values[place] for _, place in sorted(keyed)]


class Weighted(Generic[_T]):
    """Draws values by weight."""

    def __init__(self, values: Sequence[_T], weights: Sequence[float]) -> None:
        self._values = values
        self._bounds = list(accumulate(weights))

    def draw(self, chance: Chance) -> _T:
        """One value; a double weight is drawn twice as often."""
        return self._values[bisect(self._bounds, chance.roll() * self._bounds[-1])]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of db/seed, e.g. ``rows("demo_posts")``."""
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
