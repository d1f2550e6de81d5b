"""Reads of everything that SiMadu keeps about one person, for that person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models import (
    Event,
    Exemption,
    Gallery,
    LoginSession,
    Nip,
    Objection,
    Obligation,
    Opd,
    Person,
    Photo,
    Posting,
    Promotion,
    Purchase,
    PurchaseLine,
    PurchaseStep,
    Reading,
    ServiceStatus,
    Umkm,
)


def person(session: Session, person_id: int) -> Person:
    return session.get_one(Person, person_id)


def nips(session: Session, person_id: int) -> Sequence[Nip]:
    query = select(Nip).where(Nip.person_id == person_id).order_by(Nip.current.desc(), Nip.nip)
    return session.scalars(query).all()


def postings(session: Session, person_id: int) -> Sequence[Any]:
    """(Posting, name of its OPD), the earliest first."""
    query = select(Posting, Opd.name.label("opd_name")).join(Opd, Opd.code == Posting.opd)
    query = query.where(Posting.person_id == person_id).order_by(Posting.valid_from)
    return session.execute(query).all()


def statuses(session: Session, person_id: int) -> Sequence[ServiceStatus]:
    query = select(ServiceStatus).where(ServiceStatus.person_id == person_id)
    return session.scalars(query.order_by(ServiceStatus.valid_from)).all()


def exemptions(session: Session, person_id: int) -> Sequence[Exemption]:
    query = select(Exemption).where(Exemption.person_id == person_id)
    return session.scalars(query.order_by(Exemption.first_month)).all()


def obligations(session: Session, person_id: int) -> Sequence[Any]:
    """(Obligation, name of its OPD), month by month."""
    query = select(Obligation, Opd.name.label("opd_name")).join(Opd, Opd.code == Obligation.opd)
    query = query.where(Obligation.person_id == person_id).order_by(Obligation.month)
    return session.execute(query).all()


def purchases(session: Session, person_id: int) -> Sequence[Any]:
    """(Purchase, name of its place), in order of arrival."""
    query = (
        select(Purchase, func.coalesce(Gallery.name, Umkm.name).label("place"))
        .outerjoin(Gallery, Gallery.code == Purchase.gallery)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
        .where(Purchase.person_id == person_id)
        .order_by(Purchase.arrived_at, Purchase.id)
    )
    return session.execute(query).all()


def lines(session: Session, person_id: int) -> Sequence[PurchaseLine]:
    """The lines of all purchases of the person."""
    query = select(PurchaseLine).join(Purchase, Purchase.id == PurchaseLine.purchase_id)
    query = query.where(Purchase.person_id == person_id)
    return session.scalars(query.order_by(PurchaseLine.purchase_id, PurchaseLine.position)).all()


def steps(session: Session, person_id: int) -> Sequence[PurchaseStep]:
    """The changes of all purchases of the person."""
    query = select(PurchaseStep).join(Purchase, Purchase.id == PurchaseStep.purchase_id)
    query = query.where(Purchase.person_id == person_id)
    return session.scalars(query.order_by(PurchaseStep.seq)).all()


def objections(session: Session, person_id: int) -> Sequence[Objection]:
    """All that the person has raised, withdrawn ones too."""
    query = select(Objection).where(Objection.person_id == person_id)
    return session.scalars(query.order_by(Objection.entered_at, Objection.id)).all()


def photos(session: Session, account_id: int) -> Sequence[Any]:
    """(Photo, Reading) of every photo of the account; the second is None where none was read."""
    query = select(Photo, Reading).outerjoin(Reading, Reading.photo_key == Photo.key)
    query = query.where(Photo.account_id == account_id).order_by(Photo.uploaded_at)
    return session.execute(query).all()


def devices(session: Session, account_id: int) -> Sequence[LoginSession]:
    """Every device that was signed in to the account, ended ones too."""
    query = select(LoginSession).where(LoginSession.account_id == account_id)
    return session.scalars(query.order_by(LoginSession.created_at)).all()


def events_about(session: Session, account_id: int, person_id: int | None) -> Sequence[Event]:
    """Events whose subject is the account, the person, or a purchase or promotion of theirs."""
    about = [Event.subject == f"akun:{account_id}"]
    if person_id is not None:
        own = select(Purchase.id).where(Purchase.person_id == person_id)
        subjects = [f"purchase:{number}" for number in session.scalars(own)]
        logged = select(Promotion.id).where(Promotion.person_id == person_id)
        subjects += [f"promotion:{number}" for number in session.scalars(logged)]
        raised = select(Objection.id).where(Objection.person_id == person_id)
        subjects += [f"objection:{number}" for number in session.scalars(raised)]
        about += [Event.subject == f"orang:{person_id}", Event.subject.in_(subjects)]
    return session.scalars(select(Event).where(or_(*about)).order_by(Event.seq)).all()
