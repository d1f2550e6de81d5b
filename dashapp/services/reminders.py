"""Reminders: by hand from an OPD, undone for ten seconds, and the rows of every kind (rules §5)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from json import loads
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dashapp.domain import calendar, reminders
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.states import UNDO_WITHIN
from dashapp.services import months, notices, outbox, trail
from db.models import Month, Reminder
from db.queries import reminders as queries
from db.session import transaction

ROLES = (Role.KEPALA_OPD, Role.OPERATOR_OPD)
NOTICE = "reminder"  # the kind of its notice
SENT, UNDONE = "reminders_sent", "reminders_undone"  # events of the trail


@dataclass(frozen=True)
class Reminded:
    """How many people were reminded, had been today, or have nothing left to do (the exempt too).

    `token` takes it back with `undo`; None when nobody was reminded.
    """

    sent: int
    already: int
    refused: int
    token: int | None


def remind(
    person_ids: Collection[int], *, opd: str, month: date, by: Actor, now: datetime
) -> Reminded:
    """Remind people of the OPD's month: a notice at once, a message once undo is over.

    Whoever is not of the obligations that name the OPD in this month is passed over unsaid. One
    reminder by hand a person and WIB day, from whatever OPD. Raises NotAllowed unless a grant of
    head or operator names the OPD, Rejected on "" (month_closed, no_obligation) when nothing can be
    entered for the month any more.
    """
    _demand(opd, by)
    key = reminders.hand_key(calendar.wib_day(now))
    with transaction() as session:
        row = months.writable(session, month, "")
        asked = {each for each in person_ids if isinstance(each, int)}
        ours = [each for each in queries.people_of_opd(session, opd, month) if each[0] in asked]
        had = queries.reminded(session, opd, month, key)
        fresh = [each for each in ours if each.person_id not in had]
        due = [each for each in fresh if _is_due(each)]
        made = write(
            session, due, row, key=key, kind=reminders.HAND, by=by, now=now, due=now + UNDO_WITHIN
        )
        token = _note(session, SENT, opd, month, made, by, now) if made else None
        return Reminded(len(due), len(ours) - len(fresh), len(fresh) - len(due), token)


def undo(token: int, *, by: Actor, now: datetime) -> int:
    """Take back what `remind` sent; return how many people, 0 when it has been taken back before.

    A reminder whose message has begun to leave stays. Raises NotAllowed for anybody else's token,
    Rejected reminder_undo_late on "" once the ten seconds are over (and five for the way).
    """
    with transaction() as session:
        event = queries.act(session, token, SENT, by.account_id) if 0 < token < 2**63 else None
        if event is None:
            raise NotAllowed
        facts = loads(event.data)
        _demand(facts["opd"], by)
        if not event.at <= now <= event.at + UNDO_WITHIN:
            raise Rejected({"": Problem("reminder_undo_late")})
        subjects = {_subject(each): each for each in queries.standing(session, facts["reminders"])}
        for gone in queries.begun(session, subjects):
            del subjects[gone]
        if subjects:
            _remove(session, subjects.values())
            month = calendar.read_month(facts["month"])
            _note(session, UNDONE, facts["opd"], month, list(subjects.values()), by, now)
        return len(subjects)


def reminded_today(session: Session, opd: str, month: date, day: date) -> set[int]:
    """Ids of the OPD's people in the month who cannot be reminded by hand again on `day` (WIB)."""
    return queries.reminded(session, opd, month, reminders.hand_key(day))


def write(
    session: Session,
    people: Sequence[Any],
    month: Month,
    *,
    key: str,
    kind: str,
    by: Actor,
    now: datetime,
    due: datetime,
) -> list[int]:
    """Reminder, notice and message for each of `people`; the ids of the reminders.

    `people` are rows of db.queries.reminders; messages leave from `due` on.
    """
    rows = [
        Reminder(
            person_id=each.person_id,
            key=key,
            month=month.month,
            opd=each.opd,
            kind=kind,
            by=trail.label(by),
            at=now,
        )
        for each in people
    ]
    session.add_all(rows)
    session.flush()  # notices and messages need the ids
    for row, each in zip(rows, people, strict=True):
        facts, subject = _facts(each, month, kind, now), _subject(row.id)
        notices.tell(session, row.person_id, NOTICE, subject, facts, now=now)
        outbox.write(
            session, row.person_id, each.email, NOTICE, subject, facts, due_at=due, now=now
        )
    return [row.id for row in rows]


def _demand(opd: str, by: Actor) -> None:
    if by.account_id is None or not any(by.holds(role, opd) for role in ROLES):
        raise NotAllowed


def _is_due(each: Any) -> bool:
    return reminders.is_due(
        obliged=each.obliged,
        minimum=each.minimum,
        verified=each.verified,
        waiting=each.waiting,
        returned=each.returned,
    )


def _facts(each: Any, month: Month, kind: str, now: datetime) -> dict[str, object]:
    """What the words of a reminder need, as it stood when it was sent."""
    return {
        "month": calendar.write_month(month.month),
        "kind": kind,
        "day": calendar.wib_day(now),
        "buy_by": calendar.last_day(month.month),
        "report_by": month.report_by,
        "returned": each.returned,
        "missing": reminders.missing(
            minimum=each.minimum, verified=each.verified, waiting=each.waiting
        ),
    }


def _remove(session: Session, ids: Collection[int]) -> None:
    subjects = [_subject(each) for each in ids]
    notices.withdraw(session, subjects)
    outbox.withdraw(session, subjects)
    session.execute(delete(Reminder).where(Reminder.id.in_(ids)))


def _note(
    session: Session,
    event: str,
    opd: str,
    month: date,
    ids: Sequence[int],
    by: Actor,
    now: datetime,
) -> int:
    """One event for the act; it moves the bells of those who were reminded."""
    name = calendar.write_month(month)
    facts = {"opd": opd, "month": name, "people": len(ids), "reminders": ids}
    subject = f"opd:{opd}:{name}"
    return trail.append(session, event, actor=by, now=now, subject=subject, data=facts, moves=True)


def _subject(reminder_id: int) -> str:
    return f"reminder:{reminder_id}"
