"""Signed-in devices: each is a row that can be ended; the cookie holds only its secret."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.services import trail
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
            tell(session, "signed_out", row.account_id, now, by=by)


def begin(
    session: Session, account: Account, actor: Actor, *, remember: bool, device: str, now: datetime
) -> Opened:
    """Sign a device in within the caller's transaction, which has seen that it may.

    It is kept for a month when that was asked for and none of the roles forbids it.
    """
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
    tell(session, "signed_in", account.id, now)
    pending = account.must_change or account.notice_at is None
    return Opened(token, row.id, account.id, actor, pending, REMEMBERED if keep else None)


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


def tell(
    session: Session,
    kind: str,
    account_id: int | None,
    now: datetime,
    *,
    by: Actor | None = None,
    data: dict[str, object] | None = None,
) -> None:
    """Write an event of the door; `account_id` None when nobody knows whose."""
    stranger = Actor(system="tamu")
    actor = by or (stranger if account_id is None else Actor(account_id=account_id))
    subject = None if account_id is None else f"akun:{account_id}"
    trail.append(session, kind, actor=actor, now=now, subject=subject, data=data)


def _id_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
