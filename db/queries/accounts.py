"""Reads of accounts, their grants and their signed-in devices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import (
    Account,
    Gallery,
    Grant,
    LoginSession,
    Nip,
    Opd,
    Person,
    Posting,
    Umkm,
)


def by_login(session: Session, way: str, login: str) -> Account | None:
    """The account of a normal login; a NIP finds its person's account, whatever it was before."""
    if way != "nip":
        return session.scalar(select(Account).where(Account.way == way, Account.login == login))
    holder = select(Nip.person_id).where(Nip.nip == login, Nip.current).scalar_subquery()
    return session.scalar(select(Account).where(Account.way == "nip", Account.person_id == holder))


def by_id(session: Session, account_id: int) -> Account | None:
    return session.get(Account, account_id)


def grants(session: Session, account_id: int) -> Sequence[Grant]:
    """Every grant of the account, also past and future ones."""
    return session.scalars(select(Grant).where(Grant.account_id == account_id)).all()


def serves(session: Session, person_id: int, day: date) -> bool:
    """Whether a posting of the person is in force on the day."""
    return bool(
        session.scalar(
            select(
                exists().where(
                    Posting.person_id == person_id,
                    Posting.valid_from <= day,
                    (Posting.valid_to.is_(None)) | (Posting.valid_to > day),
                )
            )
        )
    )


def login_session(session: Session, session_id: str) -> tuple[LoginSession, Account] | None:
    """A signed-in device with its account, ended ones included."""
    row = session.execute(
        select(LoginSession, Account)
        .join(Account, Account.id == LoginSession.account_id)
        .where(LoginSession.id == session_id)
    ).first()
    return None if row is None else (row[0], row[1])


def open_sessions(session: Session, account_id: int) -> Sequence[LoginSession]:
    """The devices of an account that nobody has ended; some may have expired."""
    return session.scalars(
        select(LoginSession).where(
            LoginSession.account_id == account_id, LoginSession.ended_at.is_(None)
        )
    ).all()


def person_of_nip(session: Session, nip: str) -> int | None:
    """The person whom a NIP names now."""
    return session.scalar(select(Nip.person_id).where(Nip.nip == nip, Nip.current))


def person_name(session: Session, person_id: int) -> str:
    return session.scalars(select(Person.name).where(Person.id == person_id)).one()


def demo_accounts(session: Session) -> Sequence[Account]:
    """The accounts with which anyone may look around in demo mode, in order of entry."""
    return session.scalars(
        select(Account).where(Account.demo, Account.active).order_by(Account.id)
    ).all()


def opd_exists(session: Session, code: str) -> bool:
    return session.get(Opd, code) is not None


def gallery_exists(session: Session, code: str) -> bool:
    return session.get(Gallery, code) is not None


def umkm(session: Session, named: str) -> Umkm | None:
    """A seller by code ("U-0001") or by number."""
    if named.isascii() and named.isdigit() and len(named) < 18:
        return session.get(Umkm, int(named))
    return session.scalar(select(Umkm).where(Umkm.code == named))
