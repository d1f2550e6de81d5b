"""Reads about months: which are open, who owes in them, which facts a new one is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from db.models import Exemption, LevelRule, Month, Obligation, Posting, ServiceStatus


def find(session: Session, month: date) -> Month | None:
    return session.get(Month, month)


def opened(session: Session) -> list[Month]:
    """Every opened month, the first first."""
    return list(session.scalars(select(Month).order_by(Month.month)))


def postings_on(session: Session, day: date) -> Sequence[Any]:
    """One row per person with a posting in force at 00:00, with the status then known."""
    latest = (
        select(ServiceStatus.person_id, func.max(ServiceStatus.valid_from).label("valid_from"))
        .where(ServiceStatus.valid_from <= day)
        .group_by(ServiceStatus.person_id)
        .subquery()
    )
    status = ServiceStatus.__table__
    query = (
        select(
            Posting.person_id,
            Posting.opd,
            func.coalesce(Posting.override, Posting.level).label("level"),
            func.coalesce(status.c.kedudukan, "").label("kedudukan"),
            func.coalesce(status.c.jenis_pegawai, "").label("jenis_pegawai"),
        )
        .outerjoin(latest, latest.c.person_id == Posting.person_id)
        .outerjoin(
            status,
            and_(
                status.c.person_id == latest.c.person_id,
                status.c.valid_from == latest.c.valid_from,
            ),
        )
        .where(Posting.valid_from <= day, or_(Posting.valid_to.is_(None), Posting.valid_to > day))
        .order_by(Posting.person_id)
    )
    return session.execute(query).all()


def any_posting_on(session: Session, day: date) -> bool:
    in_force = or_(Posting.valid_to.is_(None), Posting.valid_to > day)
    query = select(Posting.id).where(Posting.valid_from <= day, in_force).limit(1)
    return session.scalar(query) is not None


def exemptions_in(session: Session, month: date) -> Sequence[Exemption]:
    query = select(Exemption).where(Exemption.first_month <= month, Exemption.last_month >= month)
    return session.scalars(query.order_by(Exemption.id)).all()


def rules(session: Session) -> Sequence[LevelRule]:
    return session.scalars(select(LevelRule).order_by(LevelRule.id)).all()


def obligation_of(session: Session, person_id: int, month: date) -> Obligation | None:
    query = select(Obligation).where(Obligation.person_id == person_id, Obligation.month == month)
    return session.scalars(query).one_or_none()
