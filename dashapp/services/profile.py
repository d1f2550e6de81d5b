"""What people do with their own account: look at it, and sign devices out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.services import sessions, trail
from dashapp.services.account_devices import Device, device
from dashapp.services.account_facts import Held, held_of, open_at, scope_names
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


def _tell_ended(
    session: Session, account: Account, by: Actor, now: datetime, data: dict[str, object]
) -> None:
    subject = f"akun:{account.id}"
    trail.append(session, "sessions_ended", actor=by, now=now, subject=subject, data=data)
