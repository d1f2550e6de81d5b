"""Reads about the people of the roster: who is known, under which NIPs, in which postings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from db.models import (
    Account,
    Exemption,
    ImportBatch,
    Month,
    Nip,
    Obligation,
    Opd,
    Person,
    Posting,
    Purchase,
    ServiceStatus,
)
from db.queries.books import chunks


def opds(session: Session) -> Sequence[Opd]:
    return session.scalars(select(Opd).order_by(Opd.position)).all()


def people(session: Session) -> Sequence[Any]:
    """Everybody ever on the roster, in order of id."""
    return session.execute(select(Person.__table__).order_by(Person.id)).all()


def nips(session: Session) -> Sequence[Any]:
    """Every NIP, each person's current one first."""
    query = select(Nip.nip, Nip.person_id).order_by(Nip.person_id, Nip.current.desc(), Nip.nip)
    return session.execute(query).all()


def postings(session: Session) -> Sequence[Any]:
    """Every posting, person by person, in order of time."""
    query = select(Posting.__table__).order_by(Posting.person_id, Posting.valid_from)
    return session.execute(query).all()


def statuses(session: Session) -> Sequence[Any]:
    """Every status, person by person, in order of time."""
    query = select(ServiceStatus.__table__)
    return session.execute(query.order_by(ServiceStatus.person_id, ServiceStatus.valid_from)).all()


def postings_by_id(session: Session, ids: Iterable[int]) -> list[dict[str, Any]]:
    """Whole rows, as they can be inserted again."""
    table = Posting.__table__
    return [
        dict(row)
        for part in chunks(ids)
        for row in session.execute(select(table).where(table.c.id.in_(part))).mappings()
    ]


def batch_state(session: Session) -> tuple[int, int]:
    """What any import or undo changes: the last batch, and how many have been undone."""
    query = select(func.coalesce(func.max(ImportBatch.id), 0), func.count(ImportBatch.undone_at))
    last, undone = session.execute(query).one()
    return int(last), int(undone)


def batch(session: Session, batch_id: int) -> ImportBatch | None:
    return session.get(ImportBatch, batch_id)


def batches(session: Session, limit: int) -> Sequence[Any]:
    """The latest imports, the latest first, without what takes them back."""
    query = select(
        ImportBatch.id,
        ImportBatch.at,
        ImportBatch.day,
        ImportBatch.file_name,
        ImportBatch.counts,
        ImportBatch.undone_at,
    )
    return session.execute(query.order_by(ImportBatch.id.desc()).limit(limit)).all()


def obliged_in(session: Session, month: date) -> int:
    """How many people owe in an opened month."""
    query = select(func.count()).where(Obligation.month == month, Obligation.obliged)
    return session.scalar(query) or 0


def last_batch_standing(session: Session) -> int | None:
    """The latest import that has not been undone."""
    return session.scalar(select(func.max(ImportBatch.id)).where(ImportBatch.undone_at.is_(None)))


def opened_months(session: Session) -> list[date]:
    return list(session.scalars(select(Month.month).order_by(Month.month)))


def person_by_nip(session: Session, nip: str) -> Any:
    """Id and name of whoever bears or bore this NIP."""
    query = select(Person.id, Person.name).join(Nip, Nip.person_id == Person.id)
    return session.execute(query.where(Nip.nip == nip)).one_or_none()


def referred_to(session: Session, ids: Collection[int]) -> set[int]:
    """Those of these people to whom an account, an exemption, a month or a purchase belongs."""
    found: set[int] = set()
    for table in (Account, Exemption, Obligation, Purchase):
        column = _person_id(table.__table__)
        for part in chunks(ids):
            found.update(session.scalars(select(column).where(column.in_(part)).distinct()))
    return found


def _person_id(table: Any) -> Any:
    assert isinstance(table, Table)
    return table.c.person_id


def same_exemption(session: Session, facts: Mapping[str, object]) -> bool:
    """Whether this very exemption has been entered before."""
    query = select(Exemption.id).filter_by(**facts).limit(1)
    return session.scalar(query) is not None
