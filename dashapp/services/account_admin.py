"""What is done with the accounts of others: first passwords, closing, ended sessions (§8)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import account_rules, calendar
from dashapp.domain.account_rules import Powers
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import accounts, passwords, sessions, trail
from dashapp.services.account_facts import named, subject_of
from dashapp.services.logins import Way
from db.models import Account
from db.queries import account_admin as queries
from db.session import transaction


@dataclass(frozen=True)
class Handed:
    """A one-time password, to be shown once; it is stored nowhere."""

    account_id: int
    name: str
    way: Way
    login: str
    password: str
    until: datetime


def hand_out(key: str, *, by: Actor, now: datetime) -> Handed:
    """Make a one-time password in place of any other; every device is signed out."""
    password, hashed = first_password()
    with transaction() as session:
        account, _is_new = account_of(session, key, now)
        if not (account.active and powers_over(session, account, by).hand_out):
            raise NotAllowed
        accounts.give_one_time(session, account, hashed, now)
        subject = f"akun:{account.id}"
        trail.append(session, "one_time_password_made", actor=by, now=now, subject=subject)
        return handed(account, account.login, password, now)


def close(account_id: int, *, by: Actor, now: datetime) -> None:
    """Deactivate an account: its devices are signed out, nobody signs in with it."""
    with _closable(account_id, by) as (session, account):
        if account.active:
            accounts.close(session, account, by=by, now=now)


def reopen(account_id: int, *, by: Actor, now: datetime) -> None:
    """Activate an account again, with the password and the roles that it had."""
    with _closable(account_id, by) as (session, account):
        if not account.active:
            account.active = True
            subject = f"akun:{account_id}"
            trail.append(session, "account_reopened", actor=by, now=now, subject=subject)


def end_sessions(account_id: int, *, by: Actor, now: datetime) -> None:
    """Sign out every device of an account."""
    with _closable(account_id, by) as (session, _account):
        sessions.end_all(session, account_id, now)
        _tell_ended(session, account_id, by, now, {"all": True})


def end_session(account_id: int, handle: str, *, by: Actor, now: datetime) -> None:
    """Sign out one device; nothing happens when it is signed out already."""
    with _closable(account_id, by) as (session, _account):
        if sessions.end_one(session, account_id, handle, now):
            _tell_ended(session, account_id, by, now, {"session": handle})


@contextmanager
def _closable(account_id: int, by: Actor) -> Iterator[tuple[Session, Account]]:
    with transaction() as session:
        account = session.get(Account, account_id)
        if account is None or not powers_over(session, account, by).close:
            raise NotAllowed
        yield session, account


def powers_over(session: Session, account: Account, by: Actor, *first: Role) -> Powers:
    """What the actor may do with the account; `first`: the role that a new one is made for."""
    subject = subject_of(session, account)
    roles = subject.roles | frozenset(first)
    return account_rules.powers(
        by, account_rules.Subject(subject.account_id, subject.of_roster, roles)
    )


def account_of(session: Session, key: str, now: datetime) -> tuple[Account, bool]:
    """The account of a key, made for a person of the roster who has none; whether it was made."""
    found = named(session, key)
    if found.id is not None:
        return session.get_one(Account, found.id), False
    servant = queries.servants(session, [found.person_id], calendar.wib_day(now))[found.person_id]
    if servant.nip is None:
        raise NotAllowed
    return accounts.find_or_make(session, Way.NIP, servant.nip, None, now), True


def first_password() -> tuple[str, str]:
    """A one-time password and its hash; worked out before a transaction, since it takes long."""
    password = passwords.one_time()
    return password, passwords.make_hash(password)


def handed(account: Account, login: str, password: str, now: datetime) -> Handed:
    """What is shown of a new one-time password."""
    until = account.one_time_until or now
    return Handed(account.id, account.name, Way(account.way), login, password, until)


def _tell_ended(
    session: Session, account_id: int, by: Actor, now: datetime, data: dict[str, Any]
) -> None:
    subject = f"akun:{account_id}"
    trail.append(session, "sessions_ended", actor=by, now=now, subject=subject, data=data)
