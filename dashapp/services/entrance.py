"""At the door: a login and its password become a signed-in device, or are refused alike."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NoReturn

from sqlalchemy.orm import Session

from dashapp.domain.problems import NotAllowed
from dashapp.services import logins, passwords, sessions
from dashapp.services.sessions import Opened
from dashapp.services.waits import Strangers, wait_after
from db.models import Account
from db.queries import accounts as queries
from db.session import reading, transaction

_strangers = Strangers()


class Refused(Exception):
    """A sign-in that failed, always for the same stated reason; `wait` when to come back."""

    def __init__(self, wait: timedelta | None = None) -> None:
        super().__init__()
        self.wait = wait


def sign_in(
    way: logins.Way,
    login: str,
    password: str,
    *,
    remember: bool,
    device: str,
    known_to: frozenset[int],
    now: datetime,
    today: date,
) -> Opened:
    """Open a session, or raise Refused; wrong, unknown, inactive and blank look the same.

    After five wrong passwords an account answers only after a growing wait, except to devices
    that signed in to it before (`known_to`): a colleague cannot be locked out. Of tries that come
    all at once, those behind the fifth find that wait too, a right one among them.
    """
    normal = logins.normal(way, login)
    if normal is None or not passwords.is_possible(password):
        raise Refused
    with reading() as session:
        account = queries.by_login(session, way, normal)
    if account is None:
        _refuse_stranger(way, normal, password, now)
    waits = account.id not in known_to
    if waits and (wait := wait_of(account, now)) is not None:
        raise Refused(wait)
    if not passwords.is_right(password, _usable_hash(account, now)):
        wait = note_failure(account.id, way, now)
        raise Refused(wait if waits else None)
    return _open(
        account, password, waits=waits, remember=remember, device=device, now=now, today=today
    )


def sign_in_demo(account_id: int, *, device: str, now: datetime, today: date) -> Opened:
    """Open a session of a demo account without its password; raises NotAllowed for any other."""
    with transaction() as session:
        account = queries.by_id(session, account_id)
        if account is None or not (account.demo and account.active):
            raise NotAllowed
        return _admit(session, account, remember=False, device=device, now=now, today=today)


def wait_of(account: Account, now: datetime) -> timedelta | None:
    """How long an account still rests after wrong passwords, None when it does not."""
    if account.wait_until is None or now >= account.wait_until:
        return None
    return account.wait_until - now


def note_failure(account_id: int | None, way: str, now: datetime) -> timedelta | None:
    """Count a wrong password, with its event; the account rests after too many.

    Returns how long it was resting already, None when it was not.
    """
    resting = None
    with transaction() as session:
        if account_id is not None:
            account = session.get_one(Account, account_id)
            resting = wait_of(account, now)
            account.failures += 1
            wait = wait_after(account.failures)
            account.wait_until = None if wait is None else now + wait
        sessions.tell(session, "signin_failed", account_id, now, data={"way": str(way)})
    return resting


def _refuse_stranger(way: str, login: str, password: str, now: datetime) -> NoReturn:
    """Answer for an account that is not there just as for one that is, waits included."""
    if (wait := _strangers.wait((way, login), now)) is not None:
        raise Refused(wait)
    passwords.is_right(password, None)
    note_failure(None, way, now)
    raise Refused(_strangers.failed((way, login), now))


def _usable_hash(account: Account, now: datetime) -> str | None:
    expired = account.one_time_until is not None and now >= account.one_time_until
    return None if expired or not account.active else account.password_hash


def _open(
    account: Account,
    password: str,
    *,
    waits: bool,
    remember: bool,
    device: str,
    now: datetime,
    today: date,
) -> Opened:
    fresh = None
    if account.password_hash is not None and passwords.is_outdated(account.password_hash):
        fresh = passwords.make_hash(password)
    with transaction() as session:
        current = session.get_one(Account, account.id)
        if current.password_hash != account.password_hash or not current.active:
            raise Refused  # changed while the hash was worked out
        if waits and (wait := wait_of(current, now)) is not None:
            raise Refused(wait)  # others guessed meanwhile
        current.failures, current.wait_until = 0, None
        if current.one_time_until is not None:
            current.password_hash, current.one_time_until = None, None  # used up
        elif fresh is not None:
            current.password_hash = fresh
        return _admit(session, current, remember=remember, device=device, now=now, today=today)


def _admit(
    session: Session, account: Account, *, remember: bool, device: str, now: datetime, today: date
) -> Opened:
    actor = sessions.actor_of(session, account, today)
    if not actor.roles:
        raise Refused
    return sessions.begin(session, account, actor, remember=remember, device=device, now=now)
