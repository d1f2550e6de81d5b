"""Reads about one person of the roster at a time, and about whose level is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from db.models import Exemption, Nip, Obligation, Opd, Person, Posting, ServiceStatus

_LEVEL = func.coalesce(Posting.override, Posting.level)


def named(session: Session, words: Sequence[str], limit: int) -> Sequence[Any]:
    """People whose name has all the words, with their latest posting."""
    query = _people()
    for word in words:
        query = query.where(Person.name.icontains(word, autoescape=True))
    return session.execute(query.limit(limit)).all()


def numbered(session: Session, nip: str) -> Sequence[Any]:
    """Whoever bears or bore this NIP."""
    bearer = select(Nip.person_id).where(Nip.nip == nip).scalar_subquery()
    return session.execute(_people().where(Person.id == bearer)).all()


def doubtful(session: Session, limit: int) -> tuple[int, Sequence[Any]]:
    """How many running postings have a level read from the title alone, and the first of them."""
    query = _people().where(Posting.review, Posting.override.is_(None), Posting.valid_to.is_(None))
    number = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    return number, session.execute(query.limit(limit)).all()


def person(session: Session, person_id: int) -> Person | None:
    return session.get(Person, person_id)


def nips_of(session: Session, person_id: int) -> Sequence[str]:
    """All NIPs, the current one first."""
    query = select(Nip.nip).where(Nip.person_id == person_id)
    return session.scalars(query.order_by(Nip.current.desc(), Nip.nip.desc())).all()


def postings_of(session: Session, person_id: int) -> Sequence[Any]:
    """Postings with the name of their OPD, the latest first."""
    query = select(Posting, Opd.name.label("opd_name")).join(Opd, Opd.code == Posting.opd)
    query = query.where(Posting.person_id == person_id)
    return session.execute(query.order_by(Posting.valid_from.desc())).all()


def status_of(session: Session, person_id: int) -> ServiceStatus | None:
    """The latest KEDUDUKAN HUKUM and JENIS PEGAWAI."""
    query = select(ServiceStatus).where(ServiceStatus.person_id == person_id)
    return session.scalars(query.order_by(ServiceStatus.valid_from.desc()).limit(1)).first()


def owed_by(session: Session, person_id: int, limit: int) -> Sequence[Obligation]:
    """What was owed in the latest months, the latest first."""
    query = select(Obligation).where(Obligation.person_id == person_id)
    return session.scalars(query.order_by(Obligation.month.desc()).limit(limit)).all()


def exemptions_of(session: Session, person_id: int) -> Sequence[Exemption]:
    query = select(Exemption).where(Exemption.person_id == person_id)
    return session.scalars(query.order_by(Exemption.first_month.desc(), Exemption.id.desc())).all()


def posting(session: Session, posting_id: int) -> Posting | None:
    return session.get(Posting, posting_id)


def _people() -> Any:
    latest = (
        select(Posting.person_id, func.max(Posting.valid_from).label("begun"))
        .group_by(Posting.person_id)
        .subquery()
    )
    query: Any = (
        select(
            Person.id,
            Person.name,
            Nip.nip,
            Opd.short_name.label("opd"),
            Posting.nama_jabatan.label("post"),
            _LEVEL.label("level"),
            Posting.valid_to,
        )
        .join(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .join(latest, latest.c.person_id == Person.id)
        .join(
            Posting,
            and_(Posting.person_id == Person.id, Posting.valid_from == latest.c.begun),
        )
        .join(Opd, Opd.code == Posting.opd)
        .order_by(Person.name, Person.id)
    )
    return query
