"""The sums that dashboards read: a few hundred rows at any scale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import cast, func, select
from sqlalchemy.orm import Session

from db.models import MonthDay, MonthSummary, Opd
from db.queries.books import COUNTS
from db.types import Whole


def groups(session: Session, month: date) -> Sequence[Any]:
    """One row per OPD and level with anybody in it, in the official order."""
    query = (
        select(MonthSummary.__table__)
        .join(Opd, Opd.code == MonthSummary.opd)
        .where(MonthSummary.month == month, MonthSummary.headcount > 0)
        .order_by(Opd.position)
    )
    return session.execute(query).all()


def levels_at(session: Session, month: date, day: date) -> Sequence[Any]:
    """One row per level: the counts as known at the end of `day`."""
    sums = [cast(func.sum(getattr(MonthDay, name)), Whole).label(name) for name in COUNTS]
    query = (
        select(MonthDay.level, *sums)
        .where(MonthDay.month == month, MonthDay.day <= day)
        .group_by(MonthDay.level)
    )
    return session.execute(query).all()


def opds_at(session: Session, month: date, day: date) -> Sequence[Any]:
    """One row per OPD: who had met the duty and who owed it, as known at the end of `day`."""
    query = (
        select(
            MonthDay.opd,
            cast(func.sum(MonthDay.fulfilled), Whole).label("fulfilled"),
            cast(func.sum(MonthDay.headcount - MonthDay.exempt), Whole).label("obliged"),
        )
        .where(MonthDay.month == month, MonthDay.day <= day)
        .group_by(MonthDay.opd)
    )
    return session.execute(query).all()


def levels_of_months(session: Session, first: date, last: date) -> Sequence[Any]:
    """One row per month and level: who had met the duty and who owed it."""
    query = (
        select(
            MonthSummary.month,
            MonthSummary.level,
            cast(func.sum(MonthSummary.fulfilled), Whole).label("fulfilled"),
            cast(func.sum(MonthSummary.headcount - MonthSummary.exempt), Whole).label("obliged"),
        )
        .where(MonthSummary.month.between(first, last))
        .group_by(MonthSummary.month, MonthSummary.level)
    )
    return session.execute(query).all()


def opds(session: Session) -> Sequence[Opd]:
    """Every OPD in the official order."""
    return session.scalars(select(Opd).order_by(Opd.position)).all()
