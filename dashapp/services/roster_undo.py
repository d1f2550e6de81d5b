"""Takes the latest roster import back, as long as no month has opened since (docs/rules.md §10)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.roster_known import Status
from dashapp.services import roster_write, trail
from db.models import ImportBatch, Nip, Person, Posting
from db.queries import roster as queries
from db.queries.books import chunks
from db.session import reading, transaction

_DAYS = ("valid_from", "valid_to")


@dataclass(frozen=True)
class Undone:
    """How many people the import had added and are gone again; `kept` have rows of their own."""

    batch: int
    file_name: str
    people: int
    kept: int


def undo(batch_id: int, *, by: Actor, now: datetime) -> Undone:
    """Put postings, status and people back as they were before the import; no obligation changes.

    Raises Rejected on "batch": batch_unknown, batch_undone, batch_not_latest(latest) or
    batch_month_opened(months).
    """
    with transaction() as session:
        batch = _undoable(session, batch_id)
        memory = json.loads(batch.undo)
        kept = _put_back(session, memory)
        batch.undone_at = now
        people = len(memory["people"]) - kept
        trail.append(
            session,
            "roster_undone",
            actor=by,
            now=now,
            subject=f"import_batch:{batch_id}",
            data={"people": people, "kept": kept},
        )
        return Undone(batch_id, batch.file_name, people, kept)


def hindrance(batch_id: int) -> Problem | None:
    """Why an import cannot be taken back now; None when it can."""
    with reading() as session:
        try:
            _undoable(session, batch_id)
        except Rejected as rejected:
            return rejected.problems["batch"]
    return None


def _undoable(session: Session, batch_id: int) -> ImportBatch:
    batch = queries.batch(session, batch_id)
    if batch is None:
        raise Rejected({"batch": Problem("batch_unknown", {"batch": batch_id})})
    if batch.undone_at is not None:
        raise Rejected({"batch": Problem("batch_undone", {"batch": batch_id})})
    latest = queries.last_batch_standing(session)
    if latest != batch_id:
        raise Rejected({"batch": Problem("batch_not_latest", {"latest": latest})})
    before = set(json.loads(batch.undo)["months"])
    since = [m for m in queries.opened_months(session) if m.isoformat() not in before]
    if since:
        names = ", ".join(calendar.write_month(month) for month in since)
        raise Rejected({"batch": Problem("batch_month_opened", {"months": names})})
    return batch


def _put_back(session: Session, memory: dict[str, Any]) -> int:
    """Reverse what an import wrote; return how many of its new people have to stay."""
    for part in chunks(memory["postings"]):
        session.execute(delete(Posting).where(Posting.id.in_(part)))
    if memory["removed"]:
        session.execute(insert(Posting), [_posting(row) for row in memory["removed"]])
    roster_write.end_postings(
        session, [{"key": key, "day": _day(day)} for key, day in memory["ended"]]
    )
    roster_write.write_details(session, memory["details"])
    _give_numbers_back(session, memory.get("nips", []))
    statuses: dict[int, Iterable[Status]] = {
        person_id: [Status(date.fromisoformat(day), *texts) for day, *texts in rows]
        for person_id, rows in memory["statuses"]
    }
    roster_write.write_statuses(session, statuses | dict.fromkeys(memory["people"], ()))
    return _remove_people(session, memory["people"])


def _give_numbers_back(session: Session, pairs: list[list[str]]) -> None:
    for new, _old in pairs:
        session.execute(delete(Nip).where(Nip.nip == new))
    roster_write.set_current(session, [old for _new, old in pairs], current=True)


def _remove_people(session: Session, ids: list[int]) -> int:
    kept = queries.referred_to(session, ids)
    for part in chunks(set(ids) - kept):
        session.execute(delete(Nip).where(Nip.person_id.in_(part)))
        session.execute(delete(Person).where(Person.id.in_(part)))
    return len(kept)


def _posting(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name: _day(row[name]) for name in _DAYS}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
