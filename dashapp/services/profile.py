"""What people do with their own account: look at it, change the password, sign devices out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import passwords, sessions, trail
from dashapp.services.account_list import Device, Held, device, held_of, open_at, scope_names
from dashapp.services.logins import Way
from db.models import Account
from db.queries import account_admin as queries
from db.queries import accounts as account_queries
from db.session import reading, transaction


@dataclass(frozen=True)
class OwnAccount:
    """One's own account as its owner sees it."""

    name: str
    way: Way
    login: str  # a NIP grouped
    opd_name: str
    post: str
    level: Level | None
    held: tuple[Held, ...]
    notice_at: datetime | None
    devices: tuple[Device, ...]
    this_device: str  # handle of the device that asks


def own(*, by: Actor, session_id: str, now: datetime) -> OwnAccount:
    """The actor's own account; NotAllowed for an actor without one."""
    with reading() as session:
        account = _own(account_queries.by_id(session, by.account_id or 0))
        people = [account.person_id] if account.person_id is not None else []
        found = queries.servants(session, people, calendar.wib_day(now))
        servant = next(iter(found.values()), None)
        grants = queries.grants_of(session, [account.id])
        way, login = Way(account.way), account.login
        if servant is not None and servant.nip:
            way, login = Way.NIP, nip.grouped(servant.nip)
        return OwnAccount(
            name=by.name,
            way=way,
            login=login,
            opd_name=(servant.opd_name or "") if servant is not None else "",
            post=(servant.post or "") if servant is not None else "",
            level=Level(servant.level) if servant is not None and servant.level else None,
            held=held_of(grants, scope_names(session, grants)),
            notice_at=account.notice_at,
            devices=tuple(
                device(row) for row in queries.signed_in(session, account.id, open_at(now))
            ),
            this_device=sessions.handle(session_id),
        )


def change_password(
    old: str | None,
    new: str | None,
    repeated: str | None,
    *,
    by: Actor,
    session_id: str,
    now: datetime,
) -> None:
    """Replace one's own password; every other device is signed out.

    Raises Rejected by field (old, password, repeated). Wrong old passwords make the account rest
    as wrong ones at the door do.
    """
    with reading() as session:
        account = _own(account_queries.by_id(session, by.account_id or 0))
    _check_old(account, old or "", now)
    if problems := sessions.problems_of(account, new or "", repeated or "", notice=True):
        raise Rejected(problems)
    chosen = passwords.make_hash(new or "")
    with transaction() as session:
        current = session.get_one(Account, account.id)
        if current.password_hash != account.password_hash:
            raise Rejected({"old": Problem("password_wrong")})  # changed meanwhile
        _refuse_resting(current, now)  # others guessed while the hashes were worked out
        current.password_hash = chosen
        current.failures, current.wait_until = 0, None
        sessions.end_all(session, account.id, now, but=session_id)
        subject = f"akun:{account.id}"
        trail.append(session, "password_changed", actor=by, now=now, subject=subject)


def end_device(handle: str, *, by: Actor, session_id: str, now: datetime) -> None:
    """Sign out one of one's own devices, but not the one that asks: that is what Keluar is for."""
    if handle == sessions.handle(session_id):
        raise NotAllowed
    with transaction() as session:
        account = _own(session.get(Account, by.account_id or 0))
        if sessions.end_one(session, account.id, handle, now):
            _tell_ended(session, account, by, now, {"session": handle})


def end_others(*, by: Actor, session_id: str, now: datetime) -> None:
    """Sign out every own device but the one that asks."""
    with transaction() as session:
        account = _own(session.get(Account, by.account_id or 0))
        sessions.end_all(session, account.id, now, but=session_id)
        _tell_ended(session, account, by, now, {"others": True})


def _own(account: Account | None) -> Account:
    if account is None:
        raise NotAllowed
    return account


def _check_old(account: Account, old: str, now: datetime) -> None:
    _refuse_resting(account, now)
    if not old:
        raise Rejected({"old": Problem("password_old_empty")})
    if not passwords.is_possible(old) or not passwords.is_right(old, account.password_hash):
        sessions.note_failure(account.id, account.way, now)
        raise Rejected({"old": Problem("password_wrong")})


def _refuse_resting(account: Account, now: datetime) -> None:
    if (wait := sessions.wait_of(account, now)) is not None:
        raise Rejected({"old": Problem("password_wait", {"minutes": _minutes(wait)})})


def _minutes(wait: timedelta) -> int:
    return max(1, ceil(wait.total_seconds() / 60))


def _tell_ended(
    session: Session, account: Account, by: Actor, now: datetime, data: dict[str, object]
) -> None:
    subject = f"akun:{account.id}"
    trail.append(session, "sessions_ended", actor=by, now=now, subject=subject, data=data)
