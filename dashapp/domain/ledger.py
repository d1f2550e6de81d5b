"""The steps of purchases added up for one obligation: totals, how they grew, when they sufficed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashapp.domain.calendar import wib_day
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.states import Fund, State, bucket


@dataclass(frozen=True)
class Step:
    """One change of one purchase: what it was from `at` on, and for which obligation.

    Steps are always handed over in the order in which they were written, which alone decides what
    came later: the clock of a machine, or of another system, may have gone back in between.
    """

    purchase_id: int
    at: datetime
    obligation_id: int
    state: State
    amount: int
    fund: Fund


def totals(steps: Iterable[Step], obligation_id: int) -> tuple[Totals, int]:
    """Fund pribadi of the obligation by what became of it, and verified rupiah of belanja OPD.

    A purchase counts once, as its latest step says, and only for the obligation named there:
    one that was moved to another month has left this one (docs/rules.md §3, §4).
    """
    latest = {step.purchase_id: step for step in steps}
    return _sums(latest.values(), obligation_id)


def timeline(
    steps: Sequence[Step],
    obligation_id: int,
    *,
    obliged: bool,
    minimum: int,
    first_day: date,
) -> list[tuple[date, Counts]]:
    """This one person's counts at the end of each WIB day on which they changed.

    The first entry stands at `first_day` and holds all that is older. A row that was imported
    later lies on the day on which it was entered elsewhere. The last entry equals totals().
    """
    by_day: dict[date, list[int]] = {first_day: []}
    for order, step in enumerate(steps):
        by_day.setdefault(max(first_day, wib_day(step.at)), []).append(order)
    latest: dict[int, int] = {}
    found: list[tuple[date, Counts]] = []
    for day in sorted(by_day):
        for order in by_day[day]:
            purchase = steps[order].purchase_id
            latest[purchase] = max(order, latest.get(purchase, order))
        sums, opd_fund = _sums((steps[order] for order in latest.values()), obligation_id)
        counts = Counts.of(obliged=obliged, minimum=minimum, totals=sums, opd_fund=opd_fund)
        if not found or counts != found[-1][1]:
            found.append((day, counts))
    return found


def arrivals(
    steps: Iterable[Step], obligation_id: int, *, waiting_too: bool
) -> list[tuple[datetime, int]]:
    """First arrival and amount of each entry of fund pribadi that counts for the obligation.

    An entry keeps its first arrival through mending and moving; the amount is the latest, so the
    approved one once verified. `waiting_too` is for what is shown before the deadline; evaluation
    takes verified entries alone (docs/rules.md §5).
    """
    first: dict[int, datetime] = {}
    latest: dict[int, Step] = {}
    for step in steps:
        first.setdefault(step.purchase_id, step.at)
        latest[step.purchase_id] = step
    counted = {"verified", "waiting"} if waiting_too else {"verified"}
    return [
        (first[purchase], step.amount)
        for purchase, step in latest.items()
        if step.obligation_id == obligation_id
        and step.fund == Fund.PRIBADI
        and bucket(step.state) in counted
    ]


def reported_at(entries: Iterable[tuple[datetime, int]], minimum: int) -> datetime | None:
    """When the entries first reached the minimum, None while they do not (docs/rules.md §5).

    Entries are (first arrival, amount), in any order; the running sum goes by arrival.
    """
    total = 0
    for arrived, amount in sorted(entries):
        total += amount
        if total >= minimum:
            return arrived
    return None


def _sums(steps: Iterable[Step], obligation_id: int) -> tuple[Totals, int]:
    pribadi = {"verified": 0, "waiting": 0, "rejected": 0}
    opd_fund = 0
    for step in steps:
        counted = bucket(step.state)
        if step.obligation_id != obligation_id or counted is None:
            continue
        if step.fund == Fund.PRIBADI:
            pribadi[counted] += step.amount
        elif counted == "verified":
            opd_fund += step.amount
    return Totals(**pribadi), opd_fund
