"""What is known of accounts and of people who may have one: login, roles, state, devices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip
from dashapp.domain.account_rules import Access, AccountState, Subject
from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import NotAllowed
from dashapp.services import sessions
from dashapp.services.logins import Way
from db.models import Account, Grant
from db.queries import account_admin as queries


@dataclass(frozen=True)
class Held:
    """A role that an account was given; `place` is the scope's name, "" without one."""

    grant_id: int
    role: Role
    place: str
    first_day: date
    last_day: date | None

    def is_over(self, today: date) -> bool:
        return self.last_day is not None and self.last_day < today


@dataclass(frozen=True)
class Row:
    """One account, or one person of the roster who may have none; `login` masked when a NIP."""

    key: str
    name: str
    way: Way
    login: str
    opd: str
    held: tuple[Held, ...]
    state: AccountState
    until: datetime | None  # of a one-time password, or of a rest after wrong ones
    last_entry: datetime | None
    devices: int
    is_own: bool


class Facts:
    """What is known of some accounts and people, read together."""

    def __init__(self, session: Session, found: Sequence[Any], now: datetime) -> None:
        self.found, self.now, self.today = found, now, calendar.wib_day(now)
        ids = [row.id for row in found if row.id is not None]
        people = [row.person_id for row in found if row.person_id is not None]
        self.accounts = queries.accounts(session, ids)
        self.grants = queries.grants_of(session, ids)
        self.names = scope_names(session, self.grants)
        self.servants = queries.servants(session, people, self.today)
        self.last = queries.last_entries(session, ids)
        self.devices = queries.devices(session, ids, open_at(now))

    def rows(self, by: Actor) -> list[Row]:
        return [self._row(found, by) for found in self.found]

    def held(self, account_id: int | None) -> tuple[Held, ...]:
        mine = [grant for grant in self.grants if grant.account_id == account_id]
        return held_of(mine, self.names)

    def subject(self, found: Any) -> Subject:
        roles = frozenset(held.role for held in self.held(found.id))
        return Subject(found.id, found.person_id is not None, roles)

    def login(self, found: Any) -> tuple[Way, str]:
        """The way to sign in; of the roster by the NIP that holds now."""
        servant = self.servants.get(found.person_id)
        if servant is not None and servant.nip:
            return Way.NIP, servant.nip
        account = self.accounts.get(found.id)
        return (Way(account.way), account.login) if account else (Way.NIP, "")

    def _row(self, found: Any, by: Actor) -> Row:
        access = access_of(self.accounts.get(found.id))
        way, login = self.login(found)
        servant = self.servants.get(found.person_id)
        return Row(
            key=f"akun:{found.id}" if found.id is not None else f"orang:{found.person_id}",
            name=found.name,
            way=way,
            login=shown_login(way, login),
            opd=(servant.opd or "") if servant is not None else "",
            held=_shown(self.held(found.id), self.today),
            state=access.state(self.now),
            until=access.wait_until if access.state(self.now) == "held" else access.one_time_until,
            last_entry=self.last.get(found.id),
            devices=self.devices.get(found.id, 0),
            is_own=found.id is not None and found.id == by.account_id,
        )


def named(session: Session, key: str) -> Any:
    """(account_id, person_id, name) of a key; raises NotAllowed for anything unknown."""
    kind, _colon, number = key.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        raise NotAllowed
    reads = {"akun": queries.of_account, "orang": queries.of_person}
    found = reads[kind](session, int(number)) if kind in reads else None
    if found is None:
        raise NotAllowed
    return found


def subject_of(session: Session, account: Account) -> Subject:
    """An account as the rules look at it."""
    held = queries.grants_of(session, [account.id])
    roles = frozenset(Role(grant.role) for grant in held)
    return Subject(account.id, account.person_id is not None, roles)


def access_of(account: Account | None) -> Access:
    """What decides about signing in; of nobody's account: no password yet."""
    if account is None:
        return Access(True, False, False, None, None)
    return Access(
        account.active,
        account.password_hash is not None,
        account.must_change,
        account.one_time_until,
        account.wait_until,
    )


def open_at(now: datetime) -> queries.Open:
    """What makes a session open at `now`."""
    return queries.Open(now, sessions.IDLE)


def shown_login(way: Way, login: str) -> str:
    """The login as lists show it: of a NIP its last part (docs/rules.md §9)."""
    return nip.mask(login) if way is Way.NIP else login


def scope_names(session: Session, grants: Iterable[Grant]) -> dict[tuple[str, str], str]:
    """Names of the scopes of these grants, by role and scope."""
    rows = [(grant.role, grant.scope) for grant in grants if grant.scope is not None]
    of_sellers = {int(scope) for role, scope in rows if role == "umkm" and scope.isdigit()}
    names = {
        "kasir": {each.code: each.name for each in queries.galleries(session)},
        "umkm": {str(each.id): each.name for each in queries.sellers(session, of_sellers)},
    }
    offices = {each.code: each.short_name for each in queries.opds(session)}
    return {(role, scope): names.get(role, offices).get(scope, scope) for role, scope in rows}


def held_of(grants: Sequence[Grant], names: Mapping[tuple[str, str], str]) -> tuple[Held, ...]:
    """Grants as they are shown, in the order given."""
    return tuple(
        Held(
            grant.id,
            Role(grant.role),
            names.get((grant.role, grant.scope or ""), ""),
            grant.first_day,
            grant.last_day,
        )
        for grant in grants
    )


def in_force(held: Held, today: date) -> bool:
    """Whether a role holds on the day."""
    return DatedGrant(held.role, None, held.first_day, held.last_day).in_force(today)


def _shown(held: tuple[Held, ...], today: date) -> tuple[Held, ...]:
    """The roles that hold or will; where all are over, the last one."""
    current = tuple(each for each in held if not each.is_over(today))
    return current or held[-1:]
