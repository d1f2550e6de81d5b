"""Objections and requests for correction: raise, withdraw, answer (docs/rules.md §7).

No figure moves by them; a correction that DKUPP grants is entered for itself. Their events raise
the revision all the same, so that both sides see them without a reload.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, objections
from dashapp.domain.levels import Level
from dashapp.domain.objections import ObjectionKind, Outcome
from dashapp.domain.past import OwnMonth
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import answers, history, months, notices, trail
from dashapp.services.names import full_name
from db.models import Account, Objection
from db.queries import objections as queries
from db.session import reading, transaction

SHOWN = 50  # of a list; the others come as these are answered


@dataclass(frozen=True)
class Said:
    """One objection as its person sees it."""

    id: int
    kind: ObjectionKind
    month: date
    text: str
    entered_at: datetime
    outcome: Outcome | None = None
    answer: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Case:
    """One objection as DKUPP sees it, with the figures of its month."""

    said: Said
    name: str
    opd: str
    level: Level
    month: OwnMonth | None
    is_own: bool
    answered_by: str | None = None


@dataclass(frozen=True)
class Cases:
    """What waits or has been answered, and how many there are of each."""

    rows: tuple[Case, ...]
    waiting: int
    answered: int


def raise_(kind: object, month: object, text: object, *, by: Actor, now: datetime, key: str) -> int:
    """Save an objection of the actor and return its number; the same `key` again, the same one.

    Raises Rejected by field (kind, month, text), or "" when too many wait already; NotAllowed for
    an actor who is not in the roster.
    """
    if by.person_id is None:
        raise NotAllowed
    answers.demand_key(key)
    months.ensure_current(now)
    with transaction() as session:
        owed = queries.months_of(session, by.person_id)
        found_kind, found_month, found_text = objections.accept(kind, month, text, months=owed)
        earlier = queries.by_key(session, key)
        if earlier is not None:
            return _same(earlier, (by.person_id, found_kind, found_month, found_text))
        if queries.open_of(session, by.person_id) >= objections.OPEN_EACH:
            raise Rejected({"": Problem("objection_quota", {"limit": objections.OPEN_EACH})})
        row = Objection(
            person_id=by.person_id,
            kind=found_kind.value,
            month=found_month,
            text=found_text,
            key=key,
            entered_at=now,
        )
        session.add(row)
        session.flush()
        _tell(session, "objection_raised", row, by, now)
        return row.id


def withdraw(objection_id: int, *, by: Actor, now: datetime) -> None:
    """Take back an own one that has no answer; pressed twice it is the same.

    Raises Rejected once it is answered, NotAllowed when it is someone else's or does not exist.
    """
    with transaction() as session:
        row = session.get(Objection, objection_id)
        if row is None or by.person_id is None or row.person_id != by.person_id:
            raise NotAllowed
        if row.answered_at is not None:
            raise Rejected({"": Problem("objection_answered_already")})
        if row.withdrawn_at is None:
            row.withdrawn_at = now
            _tell(session, "objection_withdrawn", row, by, now)


def answer(objection_id: int, outcome: object, text: object, *, by: Actor, now: datetime) -> None:
    """Answer one as DKUPP; its person gets a notice. Nobody answers their own.

    Raises Rejected by field (outcome, answer), or "" when another was quicker or it was withdrawn.
    """
    _demand_dkupp(by)
    with transaction() as session:
        row = session.get(Objection, objection_id)
        if row is None or row.person_id == by.person_id:
            raise NotAllowed
        _demand_open(session, row)
        found, words = objections.accept_answer(outcome, text)
        row.outcome, row.answer = found.value, words
        row.answered_at, row.answered_by = now, by.account_id
        _tell(session, "objection_answered", row, by, now)
        facts = {"month": calendar.write_month(row.month), "outcome": found.value, "reason": words}
        kind = "objection_answered"
        notices.tell(session, row.person_id, kind, f"objection:{row.id}", facts, now=now)


def own(*, by: Actor) -> tuple[Said, ...]:
    """The actor's objections, the earliest first; none for one who is not in the roster."""
    if by.person_id is None:
        return ()
    with reading() as session:
        return tuple(_said(row) for row in queries.of_person(session, by.person_id))


def owed_months(*, by: Actor) -> tuple[date, ...]:
    """The months that the actor may speak about, the latest first."""
    if by.person_id is None:
        return ()
    with reading() as session:
        return tuple(queries.months_of(session, by.person_id))


def cases(*, answered: bool, by: Actor, now: datetime) -> Cases:
    """What waits, the longest first, or what has been answered, the latest first; for DKUPP."""
    _demand_dkupp(by)
    with reading() as session:
        wanted = queries.answered if answered else queries.waiting
        rows = tuple(_case(session, row, by, now) for row in wanted(session, SHOWN))
        return Cases(rows, *queries.counts(session))


def case(objection_id: int, *, by: Actor, now: datetime) -> Case:
    """One of them; NotAllowed when it does not exist or was withdrawn."""
    _demand_dkupp(by)
    with reading() as session:
        row = queries.one(session, objection_id)
        if row is None:
            raise NotAllowed
        return _case(session, row, by, now)


def _demand_dkupp(by: Actor) -> None:
    if not by.holds(Role.DKUPP):
        raise NotAllowed


def _demand_open(session: Session, row: Objection) -> None:
    if row.withdrawn_at is not None:
        raise Rejected({"": Problem("objection_withdrawn")})
    if row.answered_at is not None:
        who = session.get(Account, row.answered_by or 0)
        facts: dict[str, object] = {"who": who.name if who else "DKUPP", "at": row.answered_at}
        raise Rejected({"": Problem("objection_answered_by", facts)})


def _same(earlier: Objection, sent: tuple[int, str, date, str]) -> int:
    if (earlier.person_id, earlier.kind, earlier.month, earlier.text) != sent:
        raise Rejected({"": Problem("objection_key_used")})
    return earlier.id


def _said(row: Objection) -> Said:
    return Said(
        id=row.id,
        kind=ObjectionKind(row.kind),
        month=row.month,
        text=row.text,
        entered_at=row.entered_at,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        answer=row.answer,
        answered_at=row.answered_at,
    )


def _case(session: Session, row: Any, by: Actor, now: datetime) -> Case:
    found: Objection = row.Objection
    return Case(
        said=_said(found),
        name=full_name(row.title_front, row.name, row.title_back),
        opd=row.opd_short,
        level=Level(row.level),
        month=history.month_in(session, found.person_id, found.month, calendar.wib_day(now)),
        is_own=found.person_id == by.person_id,
        answered_by=row.answerer,
    )


def _tell(session: Session, kind: str, row: Objection, by: Actor, now: datetime) -> None:
    facts = {
        "person": row.person_id,
        "month": calendar.write_month(row.month),
        "kind": row.kind,
        "outcome": row.outcome,
    }
    subject = f"objection:{row.id}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=facts, moves=True)
