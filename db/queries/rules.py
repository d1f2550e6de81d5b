"""Reads about minimums: who has entered them, and how people stand to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Account, Event, LevelRule, Month, Obligation


def last_opened(session: Session) -> Month | None:
    return session.scalars(select(Month).order_by(Month.month.desc()).limit(1)).one_or_none()


def levels_in(session: Session, month: date) -> Sequence[Any]:
    """Level, obliged people and the sum of their minimums."""
    query = (
        select(
            Obligation.level,
            func.count().label("people"),
            func.sum(Obligation.minimum).label("target"),
        )
        .where(Obligation.month == month, Obligation.obliged)
        .group_by(Obligation.level)
    )
    return session.execute(query).all()


def spending(session: Session, month: date) -> Sequence[Any]:
    """How many obliged people of each level spent how much against which minimum."""
    query = (
        select(Obligation.level, Obligation.minimum, Obligation.verified, func.count())
        .where(Obligation.month == month, Obligation.obliged)
        .group_by(Obligation.level, Obligation.minimum, Obligation.verified)
    )
    return session.execute(query).all()


def latest(session: Session, number: int) -> Sequence[LevelRule]:
    """The rules entered last, the newest first."""
    return session.scalars(select(LevelRule).order_by(LevelRule.id.desc()).limit(number)).all()


def events_about(session: Session, subjects: Collection[str]) -> Sequence[Any]:
    """Subject, kind, instant, actor and name of the account, in the order of the trail."""
    query = (
        select(Event.subject, Event.kind, Event.at, Event.actor, Event.data, Account.name)
        .outerjoin(Account, Account.id == Event.account_id)
        .where(Event.subject.in_(subjects))
        .order_by(Event.seq)
    )
    return session.execute(query).all()
