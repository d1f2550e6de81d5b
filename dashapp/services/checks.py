"""Recomputes every sum from the purchases and compares: the promise that figures are right.

The command `check` and the tests call the same `run`; it changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise
from operator import add, attrgetter, sub
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, ledger
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.ledger import Step
from dashapp.domain.purchases import Fund, State, may_become
from dashapp.domain.states import is_undo
from dashapp.services import closed_months, sale_checks, trail
from dashapp.services.differences import Difference
from db.queries import checks as queries
from db.queries import events
from db.queries.books import COUNTS
from db.session import reading

__all__ = ["Difference", "Engine", "engine", "run"]

Steps = dict[int, list[Step]]  # by obligation: the steps of purchases that ever counted for it
Ends = dict[int, tuple[object, ...]]  # by purchase: what its last step says
Values = tuple[int, ...]  # in the order of COUNTS, or of TOTALS

TOTALS = ("verified", "waiting", "rejected", "opd_fund")
NO_TOTALS, NOTHING = (0,) * len(TOTALS), (0,) * len(COUNTS)
_totals, _counts = attrgetter(*TOTALS), attrgetter(*COUNTS)


@dataclass(frozen=True)
class Engine:
    """The database under the figures, and by which rule its writers stay out of each other's way.

    `rule`: "one_writer" (docs/adr/0004-one-writer.md) or "event_head" (docs/adr/0003). `wal_fault`:
    this SQLite would corrupt a log that one connection resets while another writes.
    """

    name: str
    version: str
    journal: str
    rule: str
    wal_fault: bool


WAL_MENDED = (3, 51, 3)  # the first SQLite without the fault


def engine() -> Engine:
    """Which database serves the figures, and the rule in force for its writers."""
    with reading() as session:
        name, version, journal = queries.engine(session)
    if name != "sqlite":
        return Engine(name, version, journal, "event_head", wal_fault=False)
    numbers = tuple(int(part) for part in version.split("."))
    return Engine(name, version, journal, "one_writer", wal_fault=numbers < WAL_MENDED)


def run() -> list[Difference]:
    """Every difference found in the configured database; an empty list is the good answer."""
    with reading() as session:
        steps, ends, differences = _read_steps(session)
        return [
            *differences,
            *_check_purchases(session, ends),
            *_check_sums(session, steps),
            *sale_checks.run(session),
            *closed_months.differences(session),
            *_check_postings(session),
            *_check_chain(session),
            *(
                Difference("database", "file", complaint, "ok")
                for complaint in queries.engine_complaints(session)
            ),
        ]


def _read_steps(session: Session) -> tuple[Steps, Ends, list[Difference]]:
    by_obligation: Steps = defaultdict(list)
    ends: Ends = {}
    differences: list[Difference] = []
    for purchase_id, rows in groupby(queries.steps(session), key=attrgetter("purchase_id")):
        told = list(rows)
        history = [_step(row) for row in told]
        for obligation_id in {step.obligation_id for step in history}:
            by_obligation[obligation_id].extend(history)
        differences.extend(_check_walk(purchase_id, told))
        end = history[-1]
        ends[purchase_id] = (end.obligation_id, end.state.value, end.amount, end.fund.value)
    return by_obligation, ends, differences


def _check_walk(purchase_id: int, rows: list[Any]) -> Iterator[Difference]:
    """Every change of state is one of the ways, or takes a decision back."""
    states = [None, *(State(row.state) for row in rows)]
    for place, (old, new) in enumerate(pairwise(states)):
        if new is None or may_become(old, new) or _is_undo(rows, place):
            continue
        yield Difference("walk", f"purchase {purchase_id}", new, f"after {old}")


def _is_undo(rows: list[Any], place: int) -> bool:
    if place < 2:
        return False
    before, decided, new = rows[place - 2 : place + 1]
    return is_undo(
        State(before.state),
        State(decided.state),
        State(new.state),
        same_actor=new.actor == decided.actor,
        after=new.at - decided.at,
    )


def _step(row: Any) -> Step:
    state, fund = State(row.state), Fund(row.fund)
    return Step(row.purchase_id, row.at, row.obligation_id, state, row.amount, fund)


def _check_purchases(session: Session, ends: Ends) -> list[Difference]:
    """Against their last steps, all of them first, then each in itself."""
    persons = queries.persons_by_account(session)
    against_steps: list[Difference] = []
    in_itself: list[Difference] = []
    for row in queries.purchases(session):
        end = ends.get(row.id)
        stands = (row.obligation_id, row.state, row.amount, row.fund)
        if end != stands:
            against_steps.append(Difference("step", f"purchase {row.id}", end, stands))
        in_itself.extend(_check_purchase(row, persons))
    return against_steps + in_itself


def _check_purchase(row: Any, persons: dict[int, int | None]) -> Iterator[Difference]:
    where = f"purchase {row.id}"
    if row.lines is not None and row.lines != row.amount:
        yield Difference("lines", where, row.lines, row.amount)
    if row.owed_by != row.person_id:
        yield Difference("person", where, row.owed_by, row.person_id)
    if row.month != calendar.month_of(row.day):
        yield Difference("month", where, row.month, calendar.month_of(row.day))
    if row.state == "terverifikasi" and _account(row.decided_by) in persons:
        verifier = persons[_account(row.decided_by)]
        if verifier == row.person_id:
            yield Difference("verifier", where, verifier, "somebody else")


def _account(label: str | None) -> int:
    kind, _, number = (label or "").partition(":")
    return int(number) if kind == "akun" and number.isdigit() else 0


def _check_sums(session: Session, steps: Steps) -> list[Difference]:
    """Totals of each obligation, then the summaries, then the days; one pass over all people."""
    found = {row.id: _totals(row) for row in queries.totals_from_purchases(session)}
    totals: list[Difference] = []
    summary, days = _Sums(), _Sums()
    for row in queries.obligations(session):
        stored, expected = _totals(row), found.get(row.id, NO_TOTALS)
        if stored != expected:
            totals.extend(_differing_totals(row.id, stored, expected))
        counts = _counts_of(row.obliged, row.minimum, *stored)
        summary.enter((row.month, row.opd, row.level), counts)
        for day, change in _changes(row, steps.get(row.id)):
            days.enter((row.month, day, row.opd, row.level), change)
    return [
        *totals,
        *summary.compare("summary", _stored("month opd level", queries.summaries(session))),
        *days.compare("day", _stored("month day opd level", queries.days(session))),
    ]


def _differing_totals(obligation_id: int, stored: Values, expected: Values) -> Iterator[Difference]:
    for name, left, right in zip(TOTALS, stored, expected, strict=True):
        if left != right:
            yield Difference("total", f"obligation {obligation_id} {name}", left, right)


@lru_cache(maxsize=50_000)
def _counts_of(obliged: bool, minimum: int, *totals: int) -> Values:
    """The counts of one person; the same few come back for most people."""
    *own, opd_fund = totals
    counts = Counts.of(obliged=obliged, minimum=minimum, totals=Totals(*own), opd_fund=opd_fund)
    return _counts(counts)


def _changes(row: Any, steps: list[Step] | None) -> Iterator[tuple[date, Values]]:
    """By how much this person's counts changed on each day."""
    if steps is None:  # nobody bought: the counts of the first day stay
        yield row.month, _counts_of(row.obliged, row.minimum, *NO_TOTALS)
        return
    last: Values | None = None
    for day, counts in ledger.timeline(
        steps, row.id, obliged=row.obliged, minimum=row.minimum, first_day=row.month
    ):
        now = _counts(counts)
        yield day, now if last is None else tuple(map(sub, now, last))
        last = now


class _Sums:
    """Counts by cell, compared with what is stored for it."""

    def __init__(self) -> None:
        self._sums: dict[tuple[Any, ...], Values] = {}

    def enter(self, key: tuple[Any, ...], values: Values) -> None:
        before = self._sums.get(key)
        self._sums[key] = values if before is None else tuple(map(add, before, values))

    def compare(self, what: str, stored: Mapping[tuple[Any, ...], Values]) -> Iterator[Difference]:
        differing = [
            key
            for key in stored.keys() | self._sums.keys()
            if stored.get(key, NOTHING) != self._sums.get(key, NOTHING)
        ]
        for key in sorted(differing, key=str):
            left, right = stored.get(key, NOTHING), self._sums.get(key, NOTHING)
            where = " ".join(map(str, key))
            yield Difference(what, where, _named(left), _named(right))


def _stored(names: str, rows: Iterator[Any]) -> dict[tuple[Any, ...], Values]:
    key = attrgetter(*names.split())
    return {key(row): _counts(row) for row in rows}


def _named(values: Values) -> dict[str, int]:
    return dict(zip(COUNTS, values, strict=True))


def _check_postings(session: Session) -> Iterator[Difference]:
    for person_id, rows in groupby(queries.postings(session), key=lambda row: row.person_id):
        periods = list(rows)
        for before, after in pairwise(periods):
            if before.valid_to is None or before.valid_to > after.valid_from:
                yield Difference(
                    "posting", f"person {person_id}", before.valid_to, after.valid_from
                )


def _check_chain(session: Session) -> Iterator[Difference]:
    seq, last_hash = 0, trail.START_HASH
    for row in events.all_in_order(session):
        if row["seq"] != seq + 1:
            yield Difference("event", "numbers", row["seq"], seq + 1)
        expected = trail.link(last_hash, row)
        if row["hash"] != expected:
            yield Difference("event", f"hash of {row['seq']}", row["hash"], expected)
        seq, last_hash = row["seq"], row["hash"]
    if events.head(session) != (seq, last_hash):
        yield Difference("event", "head", events.head(session), (seq, last_hash))
