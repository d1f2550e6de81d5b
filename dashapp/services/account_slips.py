"""First passwords for a whole OPD at once, to be handed out on paper (docs/rules.md §8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip
from dashapp.domain.account_rules import AccountState
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import passwords, trail
from dashapp.services.account_facts import access_of
from dashapp.services.accounts import ONE_TIME_HOURS
from dashapp.services.logins import Way
from db.models import Account, LoginSession
from db.queries import account_admin as queries
from db.session import reading, transaction

Progress = Callable[[int, int], None]  # done, of how many


@dataclass(frozen=True)
class Preview:
    """Who of an OPD would get a first password, and who would not."""

    opd: str
    opd_name: str
    people: int
    void: int  # of them: have one that was not used yet, and that stops working
    own: int  # keep the password that they chose
    closed: int


@dataclass(frozen=True)
class Slip:
    """One strip to cut off and hand out; the password is stored nowhere else."""

    name: str
    nip: str  # masked
    password: str


@dataclass(frozen=True)
class Slips:
    opd_name: str
    made_at: datetime
    until: datetime
    slips: tuple[Slip, ...]


@dataclass(frozen=True)
class _Made:
    person_id: int
    name: str
    nip: str
    password: str
    hashed: str


def offices(*, by: Actor) -> list[tuple[str, str]]:
    """(code, name) of every OPD, in the official order."""
    _demand(by)
    with reading() as session:
        return [(opd.code, opd.name) for opd in queries.opds(session)]


def preview(opd: str, *, by: Actor, now: datetime) -> Preview:
    """How many would get one. NotAllowed for anyone but Admin, and for an unknown OPD."""
    _demand(by)
    with reading() as session:
        people = queries.serving_in(session, opd, calendar.wib_day(now))
        states = [access_of(row.Account).state(now) for row in people if _may_get(row, by)]
        others = [access_of(row.Account) for row in people if not _may_get(row, by)]
        return Preview(
            opd=opd,
            opd_name=_name(session, opd),
            people=len(states),
            void=states.count(AccountState.ONE_TIME),
            own=sum(access.active for access in others),
            closed=sum(not access.active for access in others),
        )


def make(opd: str, *, by: Actor, now: datetime, progress: Progress) -> Slips:
    """Give everyone who serves in the OPD and has no own password a one-time password.

    People without an account get one; earlier unused passwords stop working. All or none: nothing
    is written before every hash is worked out, which `progress` follows.
    """
    _demand(by)
    day = calendar.wib_day(now)
    with reading() as session:
        name = _name(session, opd)
        people = [row for row in queries.serving_in(session, opd, day) if _may_get(row, by)]
    made = [_prepare(row, place, len(people), progress) for place, row in enumerate(people)]
    with transaction() as session:
        still = {row.id: row for row in queries.serving_in(session, opd, day) if _may_get(row, by)}
        given = [each for each in made if each.person_id in still]  # chose one meanwhile: left out
        ids = [_write(session, each, still[each.person_id].Account, now) for each in given]
        _sign_out(session, ids, now)
        data = {"people": len(ids), "accounts": ids}
        subject = f"opd:{opd}"
        trail.append(
            session, "one_time_passwords_made", actor=by, now=now, subject=subject, data=data
        )
    slips = tuple(Slip(each.name, nip.mask(each.nip), each.password) for each in given)
    return Slips(name, now, now + timedelta(hours=ONE_TIME_HOURS), slips)


def note_taken(opd: str, people: int, *, by: Actor, now: datetime) -> None:
    """Somebody took the named list with its passwords: that is an event (docs/rules.md §9)."""
    _demand(by)
    with transaction() as session:
        trail.append(
            session,
            "one_time_passwords_taken",
            actor=by,
            now=now,
            subject=f"opd:{opd}",
            data={"people": people},
        )


def _demand(by: Actor) -> None:
    if not by.holds(Role.ADMIN):
        raise NotAllowed


def _name(session: Session, code: str) -> str:
    names = {opd.code: opd.name for opd in queries.opds(session)}
    if code not in names:
        raise NotAllowed
    return names[code]


def _may_get(row: Any, by: Actor) -> bool:
    """Whoever is not closed out, has not chosen a password, and is not the one who acts."""
    access = access_of(row.Account)
    is_own = row.Account is not None and row.Account.id == by.account_id
    return access.active and not access.has_own and not is_own


def _prepare(row: Any, place: int, number: int, progress: Progress) -> _Made:
    password = passwords.one_time()
    made = _Made(row.id, row.name, row.nip, password, passwords.make_hash(password))
    progress(place + 1, number)
    return made


def _write(session: Session, made: _Made, account: Account | None, now: datetime) -> int:
    if account is None:
        account = Account(
            way=Way.NIP.value,
            login=made.nip,
            name=made.name,
            person_id=made.person_id,
            created_at=now,
        )
        session.add(account)
    account.password_hash = made.hashed
    account.one_time_until = now + timedelta(hours=ONE_TIME_HOURS)
    account.must_change = True
    account.failures, account.wait_until = 0, None
    session.flush()
    return account.id


def _sign_out(session: Session, ids: Sequence[int], now: datetime) -> None:
    """As sessions.end_all, for all of them at once."""
    session.execute(
        update(LoginSession)
        .where(LoginSession.account_id.in_(ids), LoginSession.ended_at.is_(None))
        .values(ended_at=now)
    )
