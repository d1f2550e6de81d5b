"""The sums of the demo, worked out by the rules of the core: totals, summaries, days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter, sub

from dashapp.domain import calendar, obligations
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.levels import Level, LevelRule
from dashapp.domain.obligations import Facts
from dashapp.domain.states import Fund, bucket
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.roster import Person

BUCKETS = ("verified", "waiting", "rejected")  # as Totals has them
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
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def enter(self, owed: Owed, steps: Sequence[tuple[Bought, int]]) -> None:
        """Book one person's month; `steps` (purchase and place) in order of time.

        The same as domain.ledger.timeline, which cannot know that time and order agree here.
        """
        opd, level, month = owed.opd, owed.level.value, owed.month
        sums = [0, 0, 0, 0]  # in the order of BUCKETS
        day, last = month, None
        for bought, place in steps:
            changed = max(month, calendar.wib_day(bought.steps[place].at))
            if changed != day:
                last = self._change(owed, day, sums, last)
                day = changed
            if place:
                _move(sums, bought, place - 1, -1)
            _move(sums, bought, place, 1)
        last = self._change(owed, day, sums, last)
        _add(self.summary[month, opd, level], last)
        owed.totals, owed.opd_fund = Totals(*sums[:3]), sums[3]

    def _change(
        self, owed: Owed, day: date, sums: Sequence[int], last: tuple[int, ...] | None
    ) -> tuple[int, ...]:
        """Book how the person stands at the end of `day`; the first entry is at the 1st."""
        if last is None and day != owed.month:
            raise ValueError("the first entry of a month stands at its first day")
        now = self._counts(owed, sums)
        if now != last:
            change = now if last is None else tuple(map(sub, now, last))
            _add(self.days[owed.month, day, owed.opd, owed.level.value], change)
        return now

    def _counts(self, owed: Owed, sums: Sequence[int]) -> tuple[int, ...]:
        """The counts of one person with these sums; most amounts come back many times."""
        key = (owed.obliged, owed.minimum, *sums)
        found = self._known.get(key)
        if found is None:
            counts = Counts.of(
                obliged=owed.obliged,
                minimum=owed.minimum,
                totals=Totals(*sums[:3]),
                opd_fund=sums[3],
            )
            found = self._known[key] = _values(counts)
        return found


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


def by_obligation(
    ordered: Sequence[tuple[Bought, int]],
) -> dict[int, list[tuple[Bought, int]]]:
    """The steps of each obligation, in order."""
    found: dict[int, list[tuple[Bought, int]]] = defaultdict(list)
    for entry in ordered:
        found[entry[0].obligation].append(entry)
    return found


def _move(sums: list[int], bought: Bought, place: int, sign: int) -> None:
    """Count a step of a purchase in, or out again once the next step has taken its place."""
    step = bought.steps[place]
    counted = bucket(step.state)
    if counted is None:
        return
    if bought.fund is Fund.PRIBADI:
        sums[BUCKETS.index(counted)] += sign * step.amount
    elif counted == "verified":
        sums[3] += sign * step.amount


def _zeros() -> list[int]:
    return [0] * len(COUNTS)


def _add(sums: list[int], values: Sequence[int]) -> None:
    for place, value in enumerate(values):
        if value:
            sums[place] += value
