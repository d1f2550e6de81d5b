"""Reads about closing a month: what still waits, and the closings that were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import MonthClosing, Obligation, Opd, Purchase

WAITING = ("diajukan", "dikembalikan")


def in_force(session: Session, month: date) -> MonthClosing | None:
    """The closing under which the month is closed now."""
    query = select(MonthClosing).where(
        MonthClosing.month == month, MonthClosing.reopened_at.is_(None)
    )
    return session.scalars(query).one_or_none()


def all_in_force(session: Session) -> Sequence[MonthClosing]:
    """The closing of each month that is closed with its figures frozen."""
    query = select(MonthClosing).where(MonthClosing.reopened_at.is_(None))
    return session.scalars(query.order_by(MonthClosing.month)).all()


def waiting_by_opd(session: Session, month: date) -> Sequence[Any]:
    """(opd, purchases, amount) of what still waits in a month, of both funds, official order."""
    query = (
        select(
            Obligation.opd,
            func.count().label("purchases"),
            func.sum(Purchase.amount).label("amount"),
        )
        .select_from(Purchase)
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .join(Opd, Opd.code == Obligation.opd)
        .where(Obligation.month == month, Purchase.state.in_(WAITING))
        .group_by(Obligation.opd, Opd.position)
        .order_by(Opd.position)
    )
    return session.execute(query).all()
