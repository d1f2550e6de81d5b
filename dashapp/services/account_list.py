"""Who has an account, what they may do and how it stands, as those who look after them see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip
from dashapp.domain.account_rules import Access, AccountState, Powers, Subject, powers
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.services import sessions, trail
from dashapp.services.logins import Way
from db.models import Account, Grant, LoginSession
from db.queries import account_admin as queries
from db.session import reading, transaction

PAGE = 10
LATEST = 5  # sessions beside the list
LONGEST_SEARCH = 60
KINDS = queries.KINDS
OF_SHOPS = ("kasir", "umkm")


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


@dataclass(frozen=True)
class Listing:
    """One page of a kind, and how many of each kind there are for the same search."""

    rows: tuple[Row, ...]
    counts: Mapping[str, int]
    kind: str
    offset: int
    accounts: int  # in all, whatever was searched for
    officers: int | None  # of them; None to those who see shops alone

    @property
    def total(self) -> int:
        return self.counts[self.kind]


@dataclass(frozen=True)
class Device:
    """A signed-in device; `handle` names it without being of use to sign in."""

    account_id: int
    handle: str
    name: str  # of the person
    agent: str  # as the browser calls itself
    since: datetime
    seen_at: datetime


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


@dataclass(frozen=True)
class SignedIn:
    """How many people are signed in, and the devices that were seen last."""

    people: int
    latest: tuple[Device, ...] = field(default=())


def kinds(by: Actor) -> tuple[str, ...]:
    """The kinds of accounts that the actor may see (docs/rules.md §8); NotAllowed for none."""
    if by.holds(Role.ADMIN):
        return KINDS
    if by.holds(Role.DKUPP):
        return OF_SHOPS
    raise NotAllowed


def listing(
    kind: str | None, search: str | None, offset: int, *, by: Actor, now: datetime
) -> Listing:
    """A page of a kind in order of name, those whose name or login holds every word searched for.

    Signs like % and _ are searched for literally; a NIP is found only by all of its digits.
    """
    seen = kinds(by)
    chosen = kind if kind in seen else seen[0]
    today = calendar.wib_day(now)
    with reading() as session:
        asked = {each: _wanted(each, search, by) for each in seen}
        counts = {each: queries.count(session, asked[each], today) for each in seen}
        start = offset if 0 <= offset < counts[chosen] else 0
        found = queries.page(session, asked[chosen], today, offset=start, limit=PAGE)
        rows = _Facts(session, found, now).rows(by)
        accounts = queries.count_accounts(session, only_shops=seen == OF_SHOPS)
        officers = None
        if "petugas" in seen:
            officers = queries.count(session, queries.Wanted("petugas"), today)
    return Listing(tuple(rows), counts, chosen, start, accounts, officers)


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
        facts = _Facts(session, [found], now)
        subject = facts.subject(found)
        allowed = powers(by, subject)
        if not allowed.see:
            raise NotAllowed
        [row] = facts.rows(by)
        return _view(session, facts, found, row, allowed, subject.keeper, now)


def signed_in(*, by: Actor, now: datetime, limit: int = LATEST) -> SignedIn:
    """Who is signed in now, of the accounts that the actor may see."""
    only_shops = kinds(by) == OF_SHOPS
    with reading() as session:
        people, rows = queries.all_signed_in(
            session, open_at(now), only_shops=only_shops, limit=limit
        )
        return SignedIn(people, tuple(device(row.LoginSession, row.name) for row in rows))


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


def open_at(now: datetime) -> queries.Open:
    return queries.Open(now, sessions.IDLE)


def device(row: LoginSession, name: str = "") -> Device:
    """A session row as people may see it."""
    handle = sessions.handle(row.id)
    return Device(row.account_id, handle, name, row.device, row.created_at, row.seen_at)


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


def _wanted(kind: str, search: str | None, by: Actor) -> queries.Wanted:
    text = (search or "").strip()[:LONGEST_SEARCH]
    try:
        whole: str | None = nip.read(text)
    except BadValue:
        whole = None
    only_shops = not by.holds(Role.ADMIN)
    return queries.Wanted(kind, tuple(text.split()), whole, only_shops)


class _Facts:
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


def _shown(held: tuple[Held, ...], today: date) -> tuple[Held, ...]:
    """The roles that hold or will; where all are over, the last one."""
    current = tuple(each for each in held if not each.is_over(today))
    return current or held[-1:]


def _view(
    session: Session,
    facts: _Facts,
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


def in_force(held: Held, today: date) -> bool:
    """Whether a role holds on the day."""
    return DatedGrant(held.role, None, held.first_day, held.last_day).in_force(today)
