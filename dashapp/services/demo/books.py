"""The sums of the demo, worked out by the rules of the core: totals, summaries, days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter

from dashapp.domain import ledger, obligations
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.levels import Level, LevelRule
from dashapp.domain.obligations import Facts
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.roster import Person

COUNTS = tuple(part.name for part in fields(Counts))
_values = attrgetter(*COUNTS)


@dataclass(slots=True)
class Owed:
    """The obligation of one person in one month, with its totals once they are known."""

    id: int
    person: int
    month: date
    opd: str
    level: Level
    minimum: int
    obliged: bool
    reason: str | None
    totals: Totals = field(default_factory=Totals)
    opd_fund: int = 0


def owed_in(
    months: Iterable[date], people: Sequence[Person], rules: Sequence[LevelRule]
) -> Iterator[list[Owed]]:
    """Month by month what everybody owes who serves on its first day."""
    number = 0
    for month in months:
        known: dict[Facts, obligations.Obligation] = {}
        found = []
        for person in people:
            desk = person.desk_on(month)
            if desk is None:
                continue
            excuses = tuple(excuse.exemption for excuse in person.excuses)
            facts = Facts(desk.opd, desk.level, *person.status_on(month), excuses)
            decided = known.get(facts)
            if decided is None:
                decided = known[facts] = obligations.decide(facts, month, rules)
            number += 1
            found.append(
                Owed(
                    number,
                    person.id,
                    month,
                    decided.opd,
                    decided.level,
                    decided.minimum,
                    decided.obliged,
                    decided.reason,
                )
            )
        yield found


class Sums:
    """Adds up people by month, OPD and level: as it stands, and the change of each day."""

    def __init__(self) -> None:
        self.summary: dict[tuple[date, str, str], list[int]] = defaultdict(_zeros)
        self.days: dict[tuple[date, date, str, str], list[int]] = defaultdict(_zeros)
        self._empty: dict[tuple[bool, int], tuple[int, ...]] = {}

    def enter(self, owed: Owed, steps: Sequence[ledger.Step]) -> None:
        """Book one person's month; `steps` in the order in which they are written."""
        opd, level = owed.opd, owed.level.value
        last: tuple[int, ...] = ()
        for day, counts in self._timeline(owed, steps):
            change = [a - b for a, b in zip(counts, last, strict=True)] if last else counts
            _add(self.days[owed.month, day, opd, level], change)
            last = counts
        _add(self.summary[owed.month, opd, level], last)
        if steps:
            owed.totals, owed.opd_fund = ledger.totals(steps, owed.id)

    def _timeline(
        self, owed: Owed, steps: Sequence[ledger.Step]
    ) -> Iterable[tuple[date, tuple[int, ...]]]:
        if steps:
            found = ledger.timeline(
                steps, owed.id, obliged=owed.obliged, minimum=owed.minimum, first_day=owed.month
            )
            return ((day, _values(counts)) for day, counts in found)
        key = owed.obliged, owed.minimum
        if key not in self._empty:
            nothing = Counts.of(obliged=owed.obliged, minimum=owed.minimum, totals=Totals())
            self._empty[key] = _values(nothing)
        return ((owed.month, self._empty[key]),)


def in_order(purchases: Sequence[Bought]) -> list[tuple[Bought, int]]:
    """Number the purchases by arrival; return every step (purchase and place) in order of time."""
    for number, bought in enumerate(sorted(purchases, key=lambda one: one.arrived), start=1):
        bought.id = number
    keyed = [
        (step.at, bought.id, place, bought)
        for bought in purchases
        for place, step in enumerate(bought.steps)
    ]
    keyed.sort(key=lambda key: key[:3])
    return [(bought, place) for _, _, place, bought in keyed]


def steps_by_obligation(ordered: Sequence[tuple[Bought, int]]) -> dict[int, list[ledger.Step]]:
    """The steps as the core reads them."""
    found: dict[int, list[ledger.Step]] = defaultdict(list)
    for bought, place in ordered:
        step = bought.steps[place]
        found[bought.obligation].append(
            ledger.Step(bought.id, step.at, bought.obligation, step.state, step.amount, bought.fund)
        )
    return found


def _zeros() -> list[int]:
    return [0] * len(COUNTS)


def _add(sums: list[int], values: Sequence[int]) -> None:
    for place, value in enumerate(values):
        if value:
            sums[place] += value
