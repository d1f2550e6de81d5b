"""Signing in and out: each device is a row that can be ended; the cookie holds only its secret."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NoReturn

from sqlalchemy.orm import Session

from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import logins, passwords, trail
from dashapp.services.waits import Strangers, wait_after
from db.models import Account, LoginSession
from db.queries import accounts as queries
from db.session import Busy, reading, transaction

IDLE = timedelta(minutes=30)
DAY_LONG = timedelta(hours=12)
REMEMBERED = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=1)
A_MOMENT = 0.05  # seconds: to note that somebody was there is worth no more waiting
MAY_BE_REMEMBERED = frozenset({Role.ASN, Role.UMKM})
NOBODY = Actor()
_strangers = Strangers()


class Refused(Exception):
    """A sign-in that failed, always for the same stated reason; `wait` when to come back."""

    def __init__(self, wait: timedelta | None = None) -> None:
        super().__init__()
        self.wait = wait


@dataclass(frozen=True)
class SignedIn:
    """A device as the database knows it now; `actor` has no role while `pending`."""

    session_id: str
    account_id: int
    actor: Actor
    pending: bool
    needs_notice: bool
    demo: bool
    seen_at: datetime


@dataclass(frozen=True)
class Opened:
    """A new signed-in device: the secret for its cookie, and how long the browser keeps it."""

    token: str
    session_id: str
    account_id: int
    actor: Actor
    pending: bool
    keep: timedelta | None


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
        return _new_session(session, account, remember=False, device=device, now=now, today=today)


def visit(token: str, *, now: datetime, today: date) -> SignedIn | None:
    """The device that holds this secret, None when it has ended, expired or lost its account."""
    with reading() as session:
        found = queries.login_session(session, _id_of(token))
        if found is None or not is_open(found[0], now) or not found[1].active:
            return None
        device, account = found
        actor = actor_of(session, account, today)
    needs_notice = account.notice_at is None
    pending = account.must_change or needs_notice
    shown = NOBODY if pending else actor
    return SignedIn(
        device.id, account.id, shown, pending, needs_notice, account.demo, device.seen_at
    )


def touch(visitor: SignedIn, *, now: datetime) -> None:
    """Note that the person is there, at most once a minute; never keeps anyone waiting for it."""
    if now - visitor.seen_at < SEEN_EVERY:
        return
    try:
        with transaction(patience=A_MOMENT) as session:
            session.get_one(LoginSession, visitor.session_id).seen_at = now
    except Busy:
        return


def sign_out(session_id: str, *, by: Actor, now: datetime) -> None:
    """End one device's session; the cookie that is left is worth nothing."""
    with transaction() as session:
        row = session.get(LoginSession, session_id)
        if row is not None and row.ended_at is None:
            row.ended_at = now
            _event(session, "signed_out", row.account_id, now, by=by)


def choose_password(
    visitor: SignedIn, password: str, repeated: str, *, notice: bool, now: datetime
) -> None:
    """Take the person's own password and consent; raise Rejected by field.

    Every other device of the account is signed out.
    """
    with reading() as session:
        account = queries.by_id(session, visitor.account_id)
    if account is None or not visitor.pending:
        raise NotAllowed  # an own password is changed with that one in hand: services/profile.py
    if problems := problems_of(account, password, repeated, notice):
        raise Rejected(problems)
    chosen = passwords.make_hash(password)
    with transaction() as session:
        current = session.get_one(Account, account.id)
        current.password_hash = chosen
        current.must_change, current.one_time_until = False, None
        current.notice_at = current.notice_at or now
        end_all(session, account.id, now, but=visitor.session_id)
        _event(session, "password_chosen", account.id, now)


def end_all(session: Session, account_id: int, now: datetime, *, but: str | None = None) -> None:
    """End the sessions of an account, all or all but one."""
    for row in queries.open_sessions(session, account_id):
        if row.id != but:
            row.ended_at = now


def end_one(session: Session, account_id: int, named: str, now: datetime) -> bool:
    """End the session of an account that a handle names; False when there is none."""
    for row in queries.open_sessions(session, account_id):
        if handle(row.id) == named:
            row.ended_at = now
            return True
    return False


def handle(session_id: str) -> str:
    """A short name of a session for pages: enough to tell it from others, no part of a secret."""
    return hashlib.sha256(f"sesi:{session_id}".encode()).hexdigest()[:16]


def is_open(row: LoginSession, now: datetime) -> bool:
    """Whether a device is still signed in: not ended, not expired, not idle for half an hour."""
    if row.ended_at is not None or now >= row.expires_at:
        return False
    return row.remember or now - row.seen_at < IDLE


def problems_of(account: Account, password: str, repeated: str, notice: bool) -> dict[str, Problem]:
    """What is wrong with a new own password, by field; `notice`: the consent was given."""
    found: dict[str, Problem] = {}
    if (problem := passwords.problem_with(password, account.login)) is not None:
        found["password"] = problem
    elif passwords.is_right(password, account.password_hash):
        found["password"] = Problem("password_same")
    if password != repeated:
        found["repeated"] = Problem("password_differs")
    if account.notice_at is None and not notice:
        found["notice"] = Problem("notice_needed")
    return found


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


def wait_of(account: Account, now: datetime) -> timedelta | None:
    """How long an account still rests after wrong passwords, None when it does not."""
    if account.wait_until is None or now >= account.wait_until:
        return None
    return account.wait_until - now


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
        return _new_session(
            session, current, remember=remember, device=device, now=now, today=today
        )


def _new_session(
    session: Session, account: Account, *, remember: bool, device: str, now: datetime, today: date
) -> Opened:
    actor = actor_of(session, account, today)
    if not actor.roles:
        raise Refused
    keep = remember and actor.roles <= MAY_BE_REMEMBERED
    token = secrets.token_urlsafe(32)
    row = LoginSession(
        id=_id_of(token),
        account_id=account.id,
        created_at=now,
        seen_at=now,
        expires_at=now + (REMEMBERED if keep else DAY_LONG),
        remember=keep,
        device=device[:200],
    )
    session.add(row)
    _event(session, "signed_in", account.id, now)
    pending = account.must_change or account.notice_at is None
    return Opened(token, row.id, account.id, actor, pending, REMEMBERED if keep else None)


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
        _event(session, "signin_failed", account_id, now, data={"way": str(way)})
    return resting


def _event(
    session: Session,
    kind: str,
    account_id: int | None,
    now: datetime,
    *,
    by: Actor | None = None,
    data: dict[str, object] | None = None,
) -> None:
    stranger = Actor(system="tamu")
    actor = by or (stranger if account_id is None else Actor(account_id=account_id))
    subject = None if account_id is None else f"akun:{account_id}"
    trail.append(session, kind, actor=actor, now=now, subject=subject, data=data)


def actor_of(session: Session, account: Account, today: date) -> Actor:
    """What the account may do on this day: its grants in force, and ASN while it serves."""
    held = [
        DatedGrant(Role(row.role), row.scope, row.first_day, row.last_day)
        for row in queries.grants(session, account.id)
    ]
    held = [grant for grant in held if grant.in_force(today)]
    roles = {grant.role for grant in held}
    if account.person_id is not None and queries.serves(session, account.person_id, today):
        roles.add(Role.ASN)
    return Actor(
        account_id=account.id,
        person_id=account.person_id,
        name=account.name,
        roles=frozenset(roles),
        scopes=frozenset((grant.role, grant.scope) for grant in held if grant.scope is not None),
    )


def _id_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
