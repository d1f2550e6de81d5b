"""Writes the changes of a roster import set by set, and remembers what takes them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.orm import Session

from dashapp.domain.roster import RosterRow
from dashapp.domain.roster_changes import Change, Changes, Kind
from dashapp.domain.roster_groups import WRITTEN, Group, group_of
from dashapp.domain.roster_known import Details, Status
from db.models import Nip, Person, Posting, ServiceStatus
from db.queries import roster as queries
from db.queries.books import chunks

PART = 500  # changes written before the next sign of progress
Tell = Callable[[Group, int], None]
TOGETHER = {"render_nulls": True}  # else each mix of empty columns becomes a statement of its own


def apply(session: Session, changes: Changes, tell: Tell | None = None) -> dict[str, Any]:
    """Write the changes group by group, telling of each part; return what takes them back."""
    memory: dict[str, Any] = {
        "months": [month.isoformat() for month in queries.opened_months(session)]
    }
    for group, part in _parts(changes):
        for name, rows in _write(session, part).items():
            memory.setdefault(name, []).extend(rows)
        if tell is not None:
            tell(group, len(part))
    return memory


def _parts(changes: Changes) -> Iterator[tuple[Group, Sequence[Change]]]:
    """Changes of one group at a time, not too many; one empty part when there is none."""
    groups: dict[Group, list[Change]] = {group: [] for group in WRITTEN}
    for change in changes.changes:
        if change.kind is not Kind.UNCHANGED:
            groups[group_of(change)].append(change)
    yield WRITTEN[0], ()
    for group, found in groups.items():
        for first in range(0, len(found), PART):
            yield group, found[first : first + PART]


def _write(session: Session, changes: Sequence[Change]) -> dict[str, list[Any]]:
    moving = [change for change in changes if change.person and change.cut]
    removed, ended = _cut_postings(session, moving)
    details = _change_details(session, changes)
    ids = _add_people(session, changes)
    statuses = _change_statuses(session, changes, ids)
    return {
        "people": sorted(ids.values()),
        "postings": _add_postings(session, changes, ids),
        "removed": removed,
        "ended": ended,
        "details": details,
        "statuses": statuses,
        "nips": _renumber(session, changes),
    }


def _cut_postings(session: Session, moving: Iterable[Change]) -> tuple[list[Any], list[Any]]:
    """End or remove what no longer holds from each person's day of change on."""
    removed: list[int] = []
    ended: list[dict[str, Any]] = []
    undo_ended = []
    for change in moving:
        for posting in change.person.postings if change.person else ():
            if change.cut is None or (posting.valid_to and posting.valid_to <= change.cut):
                continue
            if posting.valid_from >= change.cut:
                removed.append(posting.id)
                continue
            ended.append({"key": posting.id, "day": change.cut})
            undo_ended.append([posting.id, posting.valid_to and posting.valid_to.isoformat()])
    rows = [_as_json(row) for row in queries.postings_by_id(session, removed)]
    for part in chunks(removed):
        session.execute(delete(Posting).where(Posting.id.in_(part)))
    end_postings(session, ended)
    return rows, undo_ended


def end_postings(session: Session, rows: list[dict[str, Any]]) -> None:
    """Give postings (by `key`) the `day` that is their first day without, None for no end."""
    if rows:
        table: Any = Posting.__table__
        statement = update(table).where(table.c.id == bindparam("key"))
        session.connection().execute(statement.values(valid_to=bindparam("day")), rows)


def _as_json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: v.isoformat() if isinstance(v, date) else v for name, v in row.items()}


def _change_details(session: Session, changes: Iterable[Change]) -> list[dict[str, Any]]:
    told = [change for change in changes if change.person and change.details]
    write_details(session, [_details(c.person.person_id, c.details) for c in told if c.person])
    return [_details(c.person.person_id, c.person.details) for c in told if c.person]


def write_details(session: Session, rows: list[dict[str, Any]]) -> None:
    """Write the details of people named by `id`."""
    if rows:
        session.execute(update(Person), rows)


def _details(person_id: int, details: Details | None) -> dict[str, Any]:
    if details is None:
        raise ValueError("no details to write")
    texts = asdict(details)
    return {"id": person_id} | texts | {name: texts[name] or None for name in ("email", "phone")}


def _add_people(session: Session, changes: Iterable[Change]) -> dict[str, int]:
    """Insert new people with their NIPs; their ids by NIP."""
    new = [change for change in changes if change.person is None]
    if not new:
        return {}
    rows = [_details(0, change.details) for change in new]
    for row in rows:
        del row["id"]
    statement = insert(Person).returning(Person.id, sort_by_parameter_order=True)
    ids = list(session.scalars(statement, rows, execution_options=TOGETHER))
    by_nip = {change.nip: person_id for change, person_id in zip(new, ids, strict=True)}
    session.execute(
        insert(Nip),
        [{"nip": nip, "person_id": key, "current": True} for nip, key in by_nip.items()],
    )
    return by_nip


def _renumber(session: Session, changes: Iterable[Change]) -> list[list[str]]:
    """Give people the NIP of their new contract; what was, for undo: the new one and the old."""
    rows = [
        (change.nip, change.person.nips[0], change.person.person_id)
        for change in changes
        if change.person and change.renumbered
    ]
    set_current(session, [old for _, old, _ in rows], current=False)
    if rows:
        numbers = [{"nip": new, "person_id": key, "current": True} for new, _, key in rows]
        session.execute(insert(Nip), numbers)
    return [[new, old] for new, old, _ in rows]


def set_current(session: Session, nips: Iterable[str], *, current: bool) -> None:
    """Say of NIPs whether they are the ones that their bearers have now."""
    for nip in nips:
        session.execute(update(Nip).where(Nip.nip == nip).values(current=current))


def _change_statuses(
    session: Session, changes: Iterable[Change], ids: dict[str, int]
) -> list[list[Any]]:
    told = [change for change in changes if change.statuses is not None]
    undo = []
    rows: dict[int, Iterable[Status]] = {}
    for change in told:
        if change.person is not None:
            undo.append([change.person.person_id, status_texts(change.person.statuses)])
        person_id = change.person.person_id if change.person else ids[change.nip]
        rows[person_id] = change.statuses or ()
    write_statuses(session, rows)
    return undo


def status_texts(statuses: Iterable[Status]) -> list[list[str]]:
    return [[row.valid_from.isoformat(), row.kedudukan, row.jenis_pegawai] for row in statuses]


def write_statuses(session: Session, by_person: dict[int, Iterable[Status]]) -> None:
    """Give each of these people exactly these statuses."""
    for part in chunks(by_person):
        session.execute(delete(ServiceStatus).where(ServiceStatus.person_id.in_(part)))
    rows = [
        {
            "person_id": person_id,
            "valid_from": status.valid_from,
            "kedudukan": status.kedudukan,
            "jenis_pegawai": status.jenis_pegawai,
        }
        for person_id, statuses in by_person.items()
        for status in statuses
    ]
    if rows:
        session.execute(insert(ServiceStatus), rows)


def _add_postings(session: Session, changes: Iterable[Change], ids: dict[str, int]) -> list[int]:
    rows = [
        _posting(change.person.person_id if change.person else ids[change.nip], change)
        for change in changes
        if change.begins is not None
    ]
    if not rows:
        return []
    statement = insert(Posting).returning(Posting.id)
    return list(session.scalars(statement, rows, execution_options=TOGETHER))


def _posting(person_id: int, change: Change) -> dict[str, Any]:
    row: RosterRow | None = change.row
    if row is None:
        raise ValueError("a posting needs the row that told of it")
    return {
        "person_id": person_id,
        "opd": row.opd,
        "unit": row.unit,
        "jenis_jabatan": row.jenis_jabatan,
        "nama_jabatan": row.nama_jabatan,
        "eselon": row.eselon,
        "level": row.level.value,
        "review": row.review,
        "valid_from": change.begins,
    }
