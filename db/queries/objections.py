"""Reads of objections: one person's thread, and what DKUPP has to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Account, Month, Objection, Obligation, Opd, Person


def by_key(session: Session, key: str) -> Objection | None:
    return session.scalars(select(Objection).where(Objection.key == key)).one_or_none()


def of_person(session: Session, person_id: int) -> Sequence[Objection]:
    """The person's own that were not withdrawn, the earliest first."""
    query = select(Objection).where(
        Objection.person_id == person_id, Objection.withdrawn_at.is_(None)
    )
    return session.scalars(query.order_by(Objection.entered_at, Objection.id)).all()


def open_of(session: Session, person_id: int) -> int:
    """How many of the person's wait for an answer."""
    query = select(func.count()).where(Objection.person_id == person_id, *_WAITING)
    return session.scalars(query).one()


def months_of(session: Session, person_id: int) -> list[date]:
    """The months in which the person has an obligation, the latest first."""
    query = select(Obligation.month).where(Obligation.person_id == person_id)
    return list(session.scalars(query.order_by(Obligation.month.desc())))


def counts(session: Session) -> tuple[int, int]:
    """How many wait, and how many have been answered."""
    waiting = session.scalars(select(func.count()).where(*_WAITING)).one()
    answered = select(func.count()).where(Objection.answered_at.is_not(None))
    return waiting, session.scalars(answered).one()


def waiting(session: Session, limit: int) -> Sequence[Any]:
    """Those without an answer, the longest waiting first."""
    query = _listed().where(*_WAITING).order_by(Objection.entered_at, Objection.id)
    return session.execute(query.limit(limit)).all()


def answered(session: Session, limit: int) -> Sequence[Any]:
    """Those with an answer, the latest first."""
    query = _listed().where(Objection.answered_at.is_not(None))
    query = query.order_by(Objection.answered_at.desc(), Objection.id.desc())
    return session.execute(query.limit(limit)).all()


def one(session: Session, objection_id: int) -> Any:
    """One as the lists give it; None when it is not there or was withdrawn."""
    query = _listed().where(Objection.id == objection_id, Objection.withdrawn_at.is_(None))
    return session.execute(query).one_or_none()


_WAITING = (Objection.withdrawn_at.is_(None), Objection.answered_at.is_(None))


def _listed() -> Any:
    return (
        select(
            Objection,
            Person.name,
            Person.title_front,
            Person.title_back,
            Opd.short_name.label("opd_short"),
            Obligation.level,
            Obligation.minimum,
            Obligation.obliged,
            Obligation.reason,
            Obligation.verified,
            Obligation.waiting,
            Obligation.rejected,
            Month.report_by,
            Month.closed_at,
            Account.name.label("answerer"),
        )
        .join(Person, Person.id == Objection.person_id)
        .join(
            Obligation,
            (Obligation.person_id == Objection.person_id) & (Obligation.month == Objection.month),
        )
        .join(Month, Month.month == Obligation.month)
        .join(Opd, Opd.code == Obligation.opd)
        .outerjoin(Account, Account.id == Objection.answered_by)
    )
