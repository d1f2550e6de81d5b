"""How spending lies around two minimums: the columns of a histogram, and who changes side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST_COLUMNS = 11  # the last one holds all that is higher
_NICE = (1, 2, 4, 5, 8, 10, 20, 25, 40, 50)


@dataclass(frozen=True)
class Column:
    """People from `start` up to the next column's start, by their side of the two minimums.

    `between` reach the lower minimum and not the higher one: those whom the change touches.
    """

    start: int
    below: int = 0
    between: int = 0
    above: int = 0

    @property
    def people(self) -> int:
        return self.below + self.between + self.above


@dataclass(frozen=True)
class Spread:
    """Columns of `step` rupiah from 0 on; the last one is open upwards."""

    step: int
    columns: tuple[Column, ...]

    @property
    def between(self) -> int:
        return sum(column.between for column in self.columns)


def spread(people: Mapping[int, int], now: int, then: int) -> Spread:
    """Spread people (rupiah spent -> how many) over columns that show both minimums."""
    low, high = sorted((now, then))
    step = step_for(now, then)
    last = min(MOST_COLUMNS - 1, -(-high * 5 // (3 * step)))
    sides = [[0, 0, 0] for _column in range(last + 1)]
    for spent, number in people.items():
        side = 0 if spent < low else 1 if spent < high else 2
        sides[min(spent // step, last)][side] += number
    return Spread(step, tuple(Column(at * step, *side) for at, side in enumerate(sides)))


def step_for(now: int, then: int) -> int:
    """A round width of a column, one that lets both minimums stand between two where it can."""
    wanted = max(1, -(-max(now, then) * 5 // (3 * (MOST_COLUMNS - 1))))
    known: list[int] = sorted({nice * 10**power for nice in _NICE for power in range(8)})
    steps = [step for step in known if wanted <= step <= wanted * 3]
    even = [step for step in steps if now % step == 0 and then % step == 0]
    return (even or steps)[0]
