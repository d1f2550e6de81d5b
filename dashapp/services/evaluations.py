"""The evaluation of everybody over a period, as other programs take it (docs/rules.md §7).

It states and never punishes: no sanction follows from it by machine.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, evaluation
from dashapp.domain.evaluation import Outcome
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import months, settings, trail
from db.queries import evaluations as queries
from db.queries import events
from db.session import reading, transaction

RULE = 1  # goes up when the working changes, so that a file tells by which one it was made


@dataclass(frozen=True)
class Evaluated:
    """One person over the period; rupiah of fund pribadi, exempt months included."""

    nip: str
    name: str
    owed: int
    on_time: int
    late: int
    unmet: int
    exempt: int
    verified_amount: int
    promotions: int
    score: float | None  # one decimal, rounded down; None when no month was owed

    def document(self) -> dict[str, Any]:
        """The row as programs read it: without the name."""
        return {name: value for name, value in asdict(self).items() if name != "name"}


@dataclass(frozen=True)
class Evaluations:
    """Everyone with an obligation in the months `first` to `last`, also those who have left."""

    first: date
    last: date
    as_of: datetime
    revision: int
    late_weight: Fraction  # of a month on time; a setting
    rows: tuple[Evaluated, ...]

    @property
    def sha256(self) -> str:
        """Names the rows: the same evaluation has the same name, whenever it is made."""
        rows = json.dumps([row.document() for row in self.rows], separators=(",", ":"))
        return hashlib.sha256(rows.encode()).hexdigest()

    def document(self) -> dict[str, Any]:
        """The evaluation as other programs read it."""
        return {
            "from": calendar.write_month(self.first),
            "to": calendar.write_month(self.last),
            "as_of": self.as_of.astimezone(calendar.WIB).isoformat(timespec="seconds"),
            "revision": self.revision,
            "rule": {"version": RULE, "late_weight": float(self.late_weight)},
            "sha256": self.sha256,
            "rows": [row.document() for row in self.rows],
        }


def of_period(first: date, last: date, *, by: Actor, now: datetime) -> Evaluations:
    """Evaluate everyone over the months `first` to `last`; that it was taken is an event.

    Only months past their deadline count. Raises Rejected on "last" when the period is reversed;
    NotAllowed but for DKUPP.
    """
    if by.system is None and not by.holds(Role.DKUPP):
        raise NotAllowed
    if last < first:
        raise Rejected({"last": Problem("months_reversed")})
    months.ensure_current(now)
    with reading() as session:
        found = _evaluate(session, first, last, now)
    with transaction() as session:
        facts = {"from": first, "to": last, "people": len(found.rows), "sha256": found.sha256}
        trail.append(session, "evaluations_taken", actor=by, now=now, data=facts)
    return found


def _evaluate(session: Session, first: date, last: date, now: datetime) -> Evaluations:
    revision = events.revision(session)
    today = calendar.wib_day(now)
    outcomes: defaultdict[int, Counter[Outcome]] = defaultdict(Counter)
    amounts: Counter[int] = Counter()
    for month in queries.opened(session, first, last):
        approved = queries.approved(session, month.month)
        for row in queries.obligations(session, month.month):
            outcomes[row.person_id][_outcome(row, approved, month.report_by, today)] += 1
            amounts[row.person_id] += row.verified
    promoted = queries.promotions(session, first, last)
    weight = settings.late_weight(session)
    rows = tuple(
        _row(person, outcomes[person.id], weight, amounts[person.id], promoted.get(person.id, 0))
        for person in queries.people(session, first, last)
    )
    return Evaluations(first, last, now, revision, weight, rows)


def _outcome(
    row: Any,
    approved: Mapping[int, list[tuple[datetime, int]]],
    report_by: date,
    today: date,
) -> Outcome:
    return evaluation.outcome_of(
        obliged=row.obliged,
        verified=approved.get(row.id, ()),
        minimum=row.minimum,
        report_by=report_by,
        today=today,
    )


def _row(
    person: Any, outcomes: Counter[Outcome], weight: Fraction, amount: int, promotions: int
) -> Evaluated:
    counted = evaluation.evaluate(outcomes.elements(), weight)
    tenths = counted.tenths()
    return Evaluated(
        nip=person.nip,
        name=person.name,
        owed=counted.owed,
        on_time=counted.on_time,
        late=counted.late,
        unmet=counted.unmet,
        exempt=counted.exempt,
        verified_amount=amount,
        promotions=promotions,
        score=None if tenths is None else tenths / 10,
    )
