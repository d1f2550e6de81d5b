"""Reads for the head of an OPD: its people in one month, and when each of them last bought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from db.models import Event, Nip, Obligation, Person, Purchase

ENTERED = ("diajukan", "terverifikasi", "dikembalikan")


def people(session: Session, opd: str, month: date) -> Sequence[Any]:
    """One row per obligation that names the OPD, with the person's present NIP."""
    query = (
        select(
            Obligation.id,
            Obligation.person_id,
            Obligation.level,
            Obligation.minimum,
            Obligation.obliged,
            Obligation.reason,
            Obligation.verified,
            Obligation.waiting,
            Obligation.rejected,
            Person.name,
            Person.title_front,
            Person.title_back,
            func.coalesce(Nip.nip, "").label("nip"),
        )
        .join(Person, Person.id == Obligation.person_id)
        .outerjoin(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .where(Obligation.month == month, Obligation.opd == opd)
    )
    return session.execute(query).all()


def last_days(
    session: Session, opd: str, month: date, people: Sequence[int]
) -> dict[int, date | None]:
    """The last day on which each person bought, up to `month` and for months of this OPD alone."""
    query = (
        select(Purchase.person_id, func.max(Purchase.day))
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .where(
            Purchase.person_id.in_(people),
            Purchase.state.in_(ENTERED),
            Purchase.fund == "pribadi",
            Obligation.opd == opd,
            Obligation.month <= month,
        )
        .group_by(Purchase.person_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def was_viewed(session: Session, subject: str, account_id: int | None, since: datetime) -> bool:
    """Whether the account has already left a view of `subject` in the trail since then."""
    query = select(
        exists().where(
            Event.subject == subject,
            Event.kind == "staff_viewed",
            Event.account_id == account_id,
            Event.at > since,
        )
    )
    return bool(session.scalar(query))
