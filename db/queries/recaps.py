"""Reads about signed recaps: which stand, who signs, and what the signed counts are now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import cast, func, or_, select
from sqlalchemy.orm import Session

from db.models import Account, MonthSummary, Opd, OpdReport, Person, Posting
from db.queries.books import COUNTS
from db.types import Whole


def standing(session: Session, opd: str, month: date) -> OpdReport | None:
    """The recap that stands, with everything that was changed since this session began."""
    query = (
        select(OpdReport)
        .where(OpdReport.opd == opd, OpdReport.month == month, OpdReport.withdrawn_at.is_(None))
        .order_by(OpdReport.id.desc())
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def of_month(session: Session, month: date) -> Sequence[OpdReport]:
    """The recaps that stand, in the order of signing."""
    query = (
        select(OpdReport)
        .where(OpdReport.month == month, OpdReport.withdrawn_at.is_(None))
        .order_by(OpdReport.id)
    )
    return session.scalars(query).all()


def counts(session: Session, month: date, opd: str | None = None) -> Sequence[Any]:
    """One row per OPD with anybody in it: its counts as they stand."""
    sums = [cast(func.sum(getattr(MonthSummary, name)), Whole).label(name) for name in COUNTS]
    query = (
        select(MonthSummary.opd, *sums)
        .where(MonthSummary.month == month, MonthSummary.headcount > 0)
        .group_by(MonthSummary.opd)
    )
    if opd is not None:
        query = query.where(MonthSummary.opd == opd)
    return session.execute(query).all()


def signer(session: Session, account_id: int) -> Any:
    """Account.name with the person's name and titles, which are None outside the roster."""
    query = (
        select(Account.name, Person.name.label("full"), Person.title_front, Person.title_back)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Account.id == account_id)
    )
    return session.execute(query).one()


def posts(session: Session, person_id: int | None, opd: str, day: date) -> Sequence[Any]:
    """The postings of a person at the OPD that hold on the day."""
    query = select(
        Posting.jenis_jabatan,
        Posting.nama_jabatan,
        Posting.eselon,
        func.coalesce(Posting.override, Posting.level).label("level"),
    ).where(
        Posting.person_id == person_id,
        Posting.opd == opd,
        Posting.valid_from <= day,
        or_(Posting.valid_to.is_(None), Posting.valid_to > day),
    )
    return session.execute(query).all()


def opd(session: Session, code: str) -> Opd:
    return session.get_one(Opd, code)
