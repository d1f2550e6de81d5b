"""Reads for reminders: who still owes, who has been reminded, what an undo may remove."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from db.models import Event, Obligation, Outbox, Person, Purchase, Reminder


def people_of_opd(session: Session, opd: str, month: date) -> Sequence[Any]:
    """Every obligation that names the OPD, with what a reminder needs to know."""
    query = _owing(month).where(Obligation.opd == opd)
    return session.execute(query.order_by(Obligation.person_id)).all()


def short(session: Session, month: date, key: str, limit: int) -> Sequence[Any]:
    """The first people of the month with something left to do who have no reminder `key`."""
    query = _owing(month).where(
        Obligation.obliged,
        Obligation.verified < Obligation.minimum,
        or_(Obligation.verified + Obligation.waiting < Obligation.minimum, _returned() > 0),
        ~exists().where(Reminder.person_id == Obligation.person_id, Reminder.key == key),
    )
    return session.execute(query.order_by(Obligation.person_id).limit(limit)).all()


def reminded(session: Session, opd: str, month: date, key: str) -> set[int]:
    """The people of the OPD in the month who have the reminder `key`."""
    query = (
        select(Reminder.person_id)
        .join(Obligation, Obligation.person_id == Reminder.person_id)
        .where(Reminder.key == key, Obligation.opd == opd, Obligation.month == month)
    )
    return set(session.scalars(query))


def act(session: Session, seq: int, kind: str, account_id: int | None) -> Event | None:
    """The event of an act of this account."""
    found = session.get(Event, seq)
    mine = found is not None and (found.kind, found.account_id) == (kind, account_id)
    return found if mine and account_id is not None else None


def standing(session: Session, ids: Collection[int]) -> set[int]:
    """Those of the reminders `ids` that have not been taken back."""
    return set(session.scalars(select(Reminder.id).where(Reminder.id.in_(ids))))


def begun(session: Session, subjects: Collection[str]) -> set[str]:
    """Those of the subjects whose message has been tried: it may have gone out."""
    tried = or_(Outbox.started_at.is_not(None), Outbox.tries > 0, Outbox.sent_at.is_not(None))
    return set(session.scalars(select(Outbox.subject).where(Outbox.subject.in_(subjects), tried)))


def _owing(month: date) -> Any:
    return (
        select(
            Obligation.person_id,
            Obligation.opd,
            Obligation.obliged,
            Obligation.minimum,
            Obligation.verified,
            Obligation.waiting,
            _returned().label("returned"),
            Person.email,
        )
        .join(Person, Person.id == Obligation.person_id)
        .where(Obligation.month == month)
    )


def _returned() -> Any:
    """How many purchases of an obligation came back to be mended."""
    return (
        select(func.count(Purchase.id))
        .where(
            and_(
                Purchase.obligation_id == Obligation.id,
                Purchase.state == "dikembalikan",
                Purchase.fund == "pribadi",
            )
        )
        .correlate(Obligation)
        .scalar_subquery()
    )
