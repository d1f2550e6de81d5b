"""Imports purchases that another system kept: a whole file in one transaction, repeatable."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, purchase_rows
from dashapp.domain.headers import Rows
from dashapp.domain.import_places import ImportPlace, Places
from dashapp.domain.people import SYSTEM_IMPORT, Actor
from dashapp.domain.problems import Problem
from dashapp.domain.purchase_rows import PurchaseRow
from dashapp.domain.roster import RowProblem
from dashapp.services import entries, months, tables, trail
from dashapp.services.entries import Entry
from db.queries import imports as queries
from db.queries import months as month_queries
from db.session import transaction

MAX_ROWS = 100_000  # a busy month of the regency has 23,000


@dataclass(frozen=True)
class OtherState:
    """A known purchase whose STATUS differs in the file: told, never applied."""

    row: int
    nip: str
    stored: str
    told: str


@dataclass
class Result:
    """What became, or without `applied` would become, of the rows of a file."""

    read: int
    applied: bool
    new: int = 0
    known: int = 0
    refused: list[RowProblem] = field(default_factory=list)
    changed: list[OtherState] = field(default_factory=list)
    opened: list[date] = field(default_factory=list)


class _Rehearsed(Exception):
    """Ends a rehearsal, so that its transaction is taken back."""


def enter(
    content: bytes, file_name: str, *, now: datetime, apply: bool, by: Actor = SYSTEM_IMPORT
) -> Result:
    """Enter the purchases of a file (docs/rules.md §3); what is known already stays as it is.

    Months never opened are opened by the first good purchase dated in them. A bad row stops
    nothing. Without `apply` everything is tried and taken back again. Raises Rejected on "file"
    when it is no such table at all.
    """
    table = tables.read(content, max_rows=MAX_ROWS)
    facts = {"file": file_name, "sha256": hashlib.sha256(content).hexdigest()}
    try:
        with transaction() as session:
            result = _enter(session, table.rows, facts, by=by, now=now)
            result.applied = apply
            if not apply:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return result


def _enter(
    session: Session,
    table: Rows,
    facts: dict[str, str],
    *,
    by: Actor,
    now: datetime,
) -> Result:
    reading = purchase_rows.read(
        table,
        people=queries.people_by_nip(session),
        places=_places(session),
        today=calendar.wib_day(now),
    )
    result = Result(reading.read, True, refused=list(reading.refused))
    fresh = _fresh(session, reading.rows, result)
    new = list(_with_obligations(session, fresh, result, by=by, now=now))
    entries.enter_many(session, new, by=by, now=now)
    result.new = len(new)
    result.refused.sort(key=lambda refused: refused.row)
    if new:
        counts = {"read": result.read, "new": result.new, "known": result.known}
        data = facts | counts | {"refused": len(result.refused)}
        trail.append(session, "purchases_imported", actor=by, now=now, data=data)
    return result


def _places(session: Session) -> Places:
    galleries = [
        ImportPlace(row.code, row.name, gallery=row.code) for row in queries.galleries(session)
    ]
    sellers = [ImportPlace(row.code, row.name, umkm_id=row.id) for row in queries.sellers(session)]
    return Places([*sellers, *galleries])


def _fresh(session: Session, rows: Sequence[PurchaseRow], result: Result) -> list[PurchaseRow]:
    """The rows that are not there yet; another STATUS of one that is there is told."""
    states = queries.states_by_key(session, [row.import_key for row in rows])
    fresh = []
    for row in rows:
        stored = states.get(row.import_key)
        if stored is None:
            states[row.import_key] = row.state.value
            fresh.append(row)
            continue
        result.known += 1
        if stored != row.state.value:
            result.changed.append(OtherState(row.row, row.nip, stored, row.state.value))
    return fresh


def _with_obligations(
    session: Session,
    rows: Iterable[PurchaseRow],
    result: Result,
    *,
    by: Actor,
    now: datetime,
) -> Iterable[Entry]:
    by_month: dict[date, list[PurchaseRow]] = defaultdict(list)
    for row in rows:
        by_month[row.month].append(row)
    for month in sorted(by_month):
        wanted = by_month[month]
        refusal = _refusal(session, month, wanted, result, by=by, now=now)
        ids = {} if refusal else queries.obligation_ids(session, month)
        for row in wanted:
            obligation_id = ids.get(row.person_id)
            if obligation_id is None:
                code = refusal or "no_obligation"
                result.refused.append(_refused(row, code, month))
                continue
            yield _entry(row, obligation_id)


def _refusal(
    session: Session,
    month: date,
    rows: Sequence[PurchaseRow],
    result: Result,
    *,
    by: Actor,
    now: datetime,
) -> str | None:
    """Why a month takes no entries; one never opened is opened when one of the buyers serves."""
    found = month_queries.find(session, month)
    if found is not None:
        return "month_closed" if found.closed_at is not None else None
    if not queries.anybody_serves(session, {row.person_id for row in rows}, month):
        return "no_obligation"
    months.ensure_open(session, month, by=by, now=now)
    result.opened.append(month)
    return None


def _refused(row: PurchaseRow, code: str, month: date) -> RowProblem:
    problem = Problem(code, {"month": calendar.write_month(month)})
    return RowProblem(row.row, row.nip, "", (problem,))


def _entry(row: PurchaseRow, obligation_id: int) -> Entry:
    return Entry(
        obligation_id=obligation_id,
        person_id=row.person_id,
        day=row.day,
        gallery=row.place.gallery,
        umkm_id=row.place.umkm_id,
        amount=row.amount,
        state=row.state,
        fund=row.fund,
        receipt_number=row.receipt_number,
        arrived_at=row.arrived_at,
        reason=row.reason,
        import_key=row.import_key,
    )
