"""One account opened: its login whole, its roles and devices, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import nip
from dashapp.domain.account_rules import Powers, powers
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import trail
from dashapp.services.account_devices import Device, device
from dashapp.services.account_facts import Facts, Held, Row, named, open_at
from dashapp.services.logins import Way
from db.queries import account_admin as queries
from db.session import reading, transaction


@dataclass(frozen=True)
class View:
    """One account when it is opened: its login whole, its roles, its devices, and what may be done.

    `powers` are those of whoever looks.
    """

    row: Row
    account_id: int | None
    login: str
    opd_name: str
    post: str
    level: Level | None
    created_at: datetime | None
    notice_at: datetime | None
    held: tuple[Held, ...]  # all of them, past ones too
    devices: tuple[Device, ...]
    powers: Powers
    keeper: Role


def open_one(key: str, *, by: Actor, now: datetime) -> View:
    """As `one`; that somebody looked at the whole NIP is an event (docs/rules.md §9)."""
    found = one(key, by=by, now=now)
    with transaction() as session:
        trail.append(session, "account_opened", actor=by, now=now, subject=found.row.key)
    return found


def one(key: str, *, by: Actor, now: datetime) -> View:
    """The account or person of a key ("akun:12", "orang:55"); NotAllowed when not in own care."""
    with reading() as session:
        found = named(session, key)
        facts = Facts(session, [found], now)
        subject = facts.subject(found)
        allowed = powers(by, subject)
        if not allowed.see:
            raise NotAllowed
        [row] = facts.rows(by)
        return _view(session, facts, found, row, allowed, subject.keeper, now)


def _view(
    session: Session,
    facts: Facts,
    found: Any,
    row: Row,
    allowed: Powers,
    keeper: Role,
    now: datetime,
) -> View:
    account = facts.accounts.get(found.id)
    servant = facts.servants.get(found.person_id)
    way, login = facts.login(found)
    open_ = [] if account is None else queries.signed_in(session, account.id, open_at(now))
    return View(
        row=row,
        account_id=found.id,
        login=nip.grouped(login) if way is Way.NIP and login else login,
        opd_name=(servant.opd_name or "") if servant is not None else "",
        post=(servant.post or "") if servant is not None else "",
        level=Level(servant.level) if servant is not None and servant.level else None,
        created_at=account.created_at if account else None,
        notice_at=account.notice_at if account else None,
        held=facts.held(found.id),
        devices=tuple(device(each, found.name) for each in open_),
        powers=allowed,
        keeper=keeper,
    )
