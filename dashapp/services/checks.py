"""Recomputes every sum from the purchases and compares: the promise that figures are right.

The command `check` and the tests call the same `run`; it changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, ledger
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.ledger import Step
from dashapp.domain.purchases import Fund, State, may_become
from dashapp.services import trail
from db.queries import checks as queries
from db.queries import events
from db.queries.books import COUNTS
from db.session import reading

Steps = dict[int, list[Step]]  # by obligation: the steps of purchases that ever counted for it


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it must be: what, where, what stands there, what should."""

    what: str
    where: str
    stored: object
    expected: object


def run() -> list[Difference]:
    """Every difference found in the configured database; an empty list is the good answer."""
    with reading() as session:
        steps, differences = _read_steps(session)
        return [
            *differences,
            *_check_purchases(session),
            *_check_totals(session),
            *_check_summaries(session),
            *_check_days(session, steps),
            *_check_postings(session),
            *_check_chain(session),
            *(
                Difference("database", "file", complaint, "ok")
                for complaint in queries.engine_complaints(session)
            ),
        ]


def _read_steps(session: Session) -> tuple[Steps, list[Difference]]:
    by_obligation: Steps = defaultdict(list)
    differences: list[Difference] = []
    last: dict[int, tuple[object, ...]] = {}
    for purchase_id, rows in groupby(queries.steps(session), key=lambda row: row.purchase_id):
        history = [
            Step(
                purchase_id, row.at, row.obligation_id, State(row.state), row.amount, Fund(row.fund)
            )
            for row in rows
        ]
        for obligation_id in {step.obligation_id for step in history}:
            by_obligation[obligation_id].extend(history)
        states = [None, *(step.state for step in history)]
        for old, new in pairwise(states):
            if new is not None and not may_become(old, new):
                differences.append(
                    Difference("walk", f"purchase {purchase_id}", new, f"after {old}")
                )
        end = history[-1]
        last[purchase_id] = (end.obligation_id, end.state.value, end.amount, end.fund.value)
    for row in queries.purchases(session):
        stands = (row.obligation_id, row.state, row.amount, row.fund)
        if last.get(row.id) != stands:
            differences.append(Difference("step", f"purchase {row.id}", last.get(row.id), stands))
    return by_obligation, differences


def _check_purchases(session: Session) -> Iterator[Difference]:
    persons = queries.persons_by_account(session)
    for row in queries.purchases(session):
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


def _check_totals(session: Session) -> Iterator[Difference]:
    found = {row.id: row for row in queries.totals_from_purchases(session)}
    for row in queries.obligations(session):
        for name in ("verified", "waiting", "rejected", "opd_fund"):
            expected = getattr(found[row.id], name) if row.id in found else 0
            if getattr(row, name) != expected:
                where = f"obligation {row.id} {name}"
                yield Difference("total", where, getattr(row, name), expected)


def _check_summaries(session: Session) -> Iterator[Difference]:
    expected: dict[tuple[Any, ...], Counts] = defaultdict(Counts)
    for row in queries.obligations(session):
        totals = Totals(row.verified, row.waiting, row.rejected)
        one = Counts.of(
            obliged=row.obliged, minimum=row.minimum, totals=totals, opd_fund=row.opd_fund
        )
        expected[row.month, row.opd, row.level] += one
    stored = {(row.month, row.opd, row.level): _counts(row) for row in queries.summaries(session)}
    yield from _compare("summary", stored, expected)


def _check_days(session: Session, steps: Steps) -> Iterator[Difference]:
    expected: dict[tuple[Any, ...], Counts] = defaultdict(Counts)
    for row in queries.obligations(session):
        last = Counts()
        for day, counts in ledger.timeline(
            steps.get(row.id, []),
            row.id,
            obliged=row.obliged,
            minimum=row.minimum,
            first_day=row.month,
        ):
            expected[row.month, day, row.opd, row.level] += counts - last
            last = counts
    stored = {
        (row.month, row.day, row.opd, row.level): _counts(row) for row in queries.days(session)
    }
    yield from _compare("day", stored, expected)


def _compare(
    what: str, stored: dict[tuple[Any, ...], Counts], expected: dict[tuple[Any, ...], Counts]
) -> Iterator[Difference]:
    nothing = Counts()
    for key in sorted(stored.keys() | expected.keys(), key=str):
        left, right = stored.get(key, nothing), expected.get(key, nothing)
        if left != right:
            yield Difference(what, " ".join(map(str, key)), asdict(left), asdict(right))


def _counts(row: Any) -> Counts:
    return Counts(**{name: getattr(row, name) for name in COUNTS})


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
