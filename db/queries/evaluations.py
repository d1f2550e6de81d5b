"""Reads for the evaluation of everybody: what was owed, approved and promoted in a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Month, Nip, Obligation, Person, Promotion, Purchase


def people(session: Session, first: date, last: date) -> Sequence[Any]:
    """(person_id, nip, name) of everyone with an obligation in the months, by present NIP."""
    owing = select(Obligation.person_id).where(Obligation.month.between(first, last))
    query = (
        select(Person.id, func.coalesce(Nip.nip, "").label("nip"), Person.name)
        .outerjoin(Nip, (Nip.person_id == Person.id) & Nip.current)
        .where(Person.id.in_(owing))
        .order_by(Nip.nip, Person.id)
    )
    return session.execute(query).all()


def obligations(session: Session, month: date) -> Sequence[Any]:
    """Everybody's obligation of one month, with what is approved of fund pribadi."""
    query = select(
        Obligation.id,
        Obligation.person_id,
        Obligation.obliged,
        Obligation.minimum,
        Obligation.verified,
    ).where(Obligation.month == month)
    return session.execute(query).all()


def approved(session: Session, month: date) -> dict[int, list[tuple[datetime, int]]]:
    """First arrival and amount of each approved entry of fund pribadi, by obligation."""
    query = (
        select(Purchase.obligation_id, Purchase.arrived_at, Purchase.amount)
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .where(
            Obligation.month == month,
            Purchase.state == "terverifikasi",
            Purchase.fund == "pribadi",
        )
    )
    found: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for row in session.execute(query):
        found[row.obligation_id].append((row.arrived_at, row.amount))
    return found


def opened(session: Session, first: date, last: date) -> Sequence[Month]:
    """The opened months from `first` to `last`, both included."""
    query = select(Month).where(Month.month.between(first, last)).order_by(Month.month)
    return session.scalars(query).all()


def promotions(session: Session, first: date, last: date) -> dict[int, int]:
    """How many promotions each person has logged for the months and not taken back."""
    query = (
        select(Promotion.person_id, func.count())
        .where(Promotion.month.between(first, last), Promotion.withdrawn_at.is_(None))
        .group_by(Promotion.person_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
