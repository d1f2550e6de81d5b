"""Reads about people of the roster for those who look them up, and about their exemptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from db.models import Exemption, Nip, Opd, Person, Posting


def find(
    session: Session, day: date, limit: int, *, nip: str = "", words: Sequence[str] = ()
) -> Sequence[Any]:
    """Id, name, present NIP and OPD on `day`, by a NIP or by words of the name."""
    query = _people(day)
    if nip:
        bearers = select(Nip.person_id).where(Nip.nip == nip)
        query = query.where(Person.id.in_(bearers))
    for word in words:
        query = query.where(Person.name.icontains(word, autoescape=True))
    return session.execute(query.order_by(Person.name, Person.id).limit(limit)).all()


def one(session: Session, person_id: int, day: date) -> Any:
    """The same of one person, None when nobody has this id."""
    return session.execute(_people(day).where(Person.id == person_id)).one_or_none()


def _people(day: date) -> Select[Any, Any, Any, Any]:
    in_force = and_(
        Posting.person_id == Person.id,
        Posting.valid_from <= day,
        or_(Posting.valid_to.is_(None), Posting.valid_to > day),
    )
    return (
        select(Person.id, Person.name, Nip.nip, Opd.short_name.label("opd"))
        .join(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .outerjoin(Posting, in_force)
        .outerjoin(Opd, Opd.code == Posting.opd)
    )


def exemptions(
    session: Session, day: date, limit: int, *, month: date | None, reason: str | None
) -> tuple[Sequence[Any], int]:
    """Exemptions with their person, the one entered last first, and how many there are."""
    wanted = select(Exemption.id)
    if month is not None:
        wanted = wanted.where(Exemption.first_month <= month, Exemption.last_month >= month)
    if reason is not None:
        wanted = wanted.where(Exemption.reason == reason)
    number = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    people = _people(day).subquery()
    query = (
        select(Exemption.__table__, people.c.name, people.c.nip, people.c.opd)
        .join(people, people.c.id == Exemption.person_id)
        .where(Exemption.id.in_(wanted))
        .order_by(Exemption.id.desc())
        .limit(limit)
    )
    return session.execute(query).all(), number
