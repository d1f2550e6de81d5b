"""Reads for the head of an OPD: its people in one month, and when each of them last bought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from db.models import Event, ImportBatch, Nip, Obligation, Person, Posting, Purchase

# Where the obligation comes from; at most one by the rules of the roster (docs/rules.md §2).
_POST_OF_THE_MONTH = and_(
    Posting.person_id == Obligation.person_id,
    Posting.opd == Obligation.opd,
    Posting.valid_from <= Obligation.month,
    or_(Posting.valid_to.is_(None), Posting.valid_to > Obligation.month),
)
_SENT_BACK = exists().where(
    Purchase.obligation_id == Obligation.id,
    Purchase.state == "dikembalikan",
    Purchase.fund == "pribadi",
)
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
            func.coalesce(Posting.unit, "").label("unit"),
            and_(Obligation.waiting > 0, _SENT_BACK).label("returned"),
        )
        .join(Person, Person.id == Obligation.person_id)
        .outerjoin(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .outerjoin(Posting, _POST_OF_THE_MONTH)
        .where(Obligation.month == month, Obligation.opd == opd)
    )
    return session.execute(query).all()


def person_of(session: Session, person_id: int, opd: str, month: date) -> Any:
    """The person's row of the OPD's month with name, NIP and posting; None for anybody else."""
    query = (
        select(
            Obligation.id,
            Obligation.level,
            Person.name,
            Person.title_front,
            Person.title_back,
            func.coalesce(Nip.nip, "").label("nip"),
            func.coalesce(Posting.nama_jabatan, "").label("post"),
            func.coalesce(Posting.unit, "").label("unit"),
        )
        .join(Person, Person.id == Obligation.person_id)
        .outerjoin(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .outerjoin(Posting, _POST_OF_THE_MONTH)
        .where(Obligation.person_id == person_id, Obligation.month == month, Obligation.opd == opd)
    )
    return session.execute(query).first()


def months_of(session: Session, person_id: int, opd: str, most: int) -> Sequence[Obligation]:
    """The person's latest obligations that name the OPD."""
    query = (
        select(Obligation)
        .where(Obligation.person_id == person_id, Obligation.opd == opd)
        .order_by(Obligation.month.desc())
        .limit(most)
    )
    return session.scalars(query).all()


def bought(session: Session, obligation_id: int) -> Sequence[Purchase]:
    """What counts for the obligation, the latest day first; what was withdrawn left out."""
    query = (
        select(Purchase)
        .where(Purchase.obligation_id == obligation_id, Purchase.state != "ditarik")
        .order_by(Purchase.day.desc(), Purchase.id.desc())
    )
    return session.scalars(query).all()


def last_import(session: Session) -> tuple[int, Any]:
    """Names the last change of people by an import: the latest one, and the latest undoing."""
    query = select(func.coalesce(func.max(ImportBatch.id), 0), func.max(ImportBatch.undone_at))
    number, undone = session.execute(query).one()
    return number, undone


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
