"""What is done with the accounts of others: roles, first passwords, closing (docs/rules.md §8)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import account_rules, calendar, texts
from dashapp.domain.account_rules import Powers
from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import accounts, logins, passwords, sessions, trail
from dashapp.services.account_list import named, subject_of
from dashapp.services.logins import Way
from db.models import Account, Grant
from db.queries import account_admin as queries
from db.queries import accounts as account_queries
from db.session import reading, transaction

LONGEST_NAME = 80  # characters
_WAYS = {Role.UMKM: (Way.PHONE,), Role.KASIR: (Way.NAME,)}  # the others by NIP or account name


@dataclass(frozen=True)
class RoleDraft:
    """A role as it was typed: code, scope code, days; `login` and `name` of a new account."""

    role: object
    scope: object = None
    first_day: object = None
    last_day: object = None
    login: object = None
    name: object = None


@dataclass(frozen=True)
class Handed:
    """A one-time password, to be shown once; it is stored nowhere."""

    account_id: int
    name: str
    way: Way
    login: str
    password: str
    until: datetime


def add(draft: RoleDraft, *, by: Actor, now: datetime) -> Handed:
    """Make an account with its first role and a one-time password.

    Raises Rejected by field (login, name, role, scope, first_day, last_day), NotAllowed for a
    role that is not the actor's to give.
    """
    role = _role(draft.role, account_rules.given_by(by))
    period = _period(draft, calendar.wib_day(now))
    password, hashed = _first_password()
    with transaction() as session:
        scope = _scope(session, role, draft.scope)
        way, login = _login(session, role, scope, draft.login)
        if _is_taken(session, way, login):
            raise Rejected({"login": Problem("login_taken")})
        name = None if way is Way.NIP else _name(draft.name or _seller_name(session, role, scope))
        account = accounts.find_or_make(session, way, login, name, now)
        account.active, account.name = True, name or account.name  # one that was left over
        _demand(_powers(session, account, by, role), role)
        if role is not Role.ASN:
            _give(session, account, DatedGrant(role, scope, *period), by, now)
        accounts.give_one_time(session, account, hashed, now)
        accounts.tell_role(
            session, account, DatedGrant(role, scope, *period), by, now, renewed=True
        )
        return _handed(account, login, password, now)


def grant(key: str, draft: RoleDraft, *, by: Actor, now: datetime) -> Handed | None:
    """Give a role to the account or person of a key.

    Somebody of the roster without an account gets one, with a one-time password. Raises Rejected
    by field; NotAllowed for one's own account and for roles that are not the actor's to give.
    """
    role = _role(draft.role, account_rules.given_by(by))
    period = _period(draft, calendar.wib_day(now))
    password, hashed = _first_password() if key.startswith("orang:") else ("", "")
    with transaction() as session:
        account, is_new = _account(session, key, now)
        _demand(_powers(session, account, by), role)
        wanted = DatedGrant(role, _scope(session, role, draft.scope), *period)
        _give(session, account, wanted, by, now)
        if is_new:
            accounts.give_one_time(session, account, hashed, now)
        accounts.tell_role(session, account, wanted, by, now, renewed=is_new)
        return _handed(account, account.login, password, now) if is_new else None


def end_grant(grant_id: int, *, by: Actor, now: datetime) -> None:
    """End a role at once: it does not hold today any more; one that had not begun is taken back."""
    with transaction() as session:
        row = session.get(Grant, grant_id)
        if row is None:
            raise NotAllowed
        role = Role(row.role)
        account = session.get_one(Account, row.account_id)
        if role not in _powers(session, account, by).give:
            raise NotAllowed
        today = calendar.wib_day(now)
        if row.last_day is not None and row.last_day < today:
            return
        data = {"role": row.role, "scope": row.scope, "from": row.first_day}
        if row.first_day >= today:
            session.delete(row)
        else:
            row.last_day = today - timedelta(days=1)
        trail.append(
            session, "role_ended", actor=by, now=now, subject=f"akun:{account.id}", data=data
        )


def hand_out(key: str, *, by: Actor, now: datetime) -> Handed:
    """Make a one-time password in place of any other; every device is signed out."""
    password, hashed = _first_password()
    with transaction() as session:
        account, _is_new = _account(session, key, now)
        if not (account.active and _powers(session, account, by).hand_out):
            raise NotAllowed
        accounts.give_one_time(session, account, hashed, now)
        subject = f"akun:{account.id}"
        trail.append(session, "one_time_password_made", actor=by, now=now, subject=subject)
        return _handed(account, account.login, password, now)


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
        if account is None or not _powers(session, account, by).close:
            raise NotAllowed
        yield session, account


def _powers(session: Session, account: Account, by: Actor, *first: Role) -> Powers:
    """What the actor may do with the account; `first`: the role that a new one is made for."""
    subject = subject_of(session, account)
    roles = subject.roles | frozenset(first)
    return account_rules.powers(
        by, account_rules.Subject(subject.account_id, subject.of_roster, roles)
    )


def _demand(allowed: Powers, role: Role) -> None:
    if role not in allowed.give:
        raise NotAllowed


def _account(session: Session, key: str, now: datetime) -> tuple[Account, bool]:
    """The account of a key, made for a person of the roster who has none; whether it was made."""
    found = named(session, key)
    if found.id is not None:
        return session.get_one(Account, found.id), False
    servant = queries.servants(session, [found.person_id], calendar.wib_day(now))[found.person_id]
    if servant.nip is None:
        raise NotAllowed
    return accounts.find_or_make(session, Way.NIP, servant.nip, None, now), True


def _is_taken(session: Session, way: Way, login: str) -> bool:
    """Whether a login is in use; an account that holds nothing is free to be made anew."""
    account = account_queries.by_login(session, way, login)
    if account is None:
        return False
    return account.person_id is not None or bool(subject_of(session, account).roles)


def _role(value: object, may_give: frozenset[Role]) -> Role:
    if not value or not isinstance(value, str):
        raise Rejected({"role": Problem("role_empty")})
    role = accounts.role_named(value)
    if role not in may_give:
        raise NotAllowed
    return role


def _scope(session: Session, role: Role, value: object) -> str | None:
    kind = accounts.SCOPED.get(role)
    if kind is None:
        return None
    given = value if isinstance(value, str) and value else None
    try:
        return accounts.scope_for(session, role, {kind: given})
    except Rejected as rejected:
        raise Rejected({"scope": rejected.problems[kind]}) from None


def _login(session: Session, role: Role, scope: str | None, value: object) -> tuple[Way, str]:
    """How the new account signs in; a seller with the number that DKUPP has registered."""
    text = value if isinstance(value, str) else ""
    registered = None
    if role is Role.UMKM and scope is not None:
        seller = account_queries.umkm(session, scope)
        registered = logins.normal(Way.PHONE, (seller.phone or "") if seller else "")
        text = text or registered or ""
    found = logins.guess(text)
    if found is None:
        raise Rejected({"login": Problem("login_unreadable" if text else "login_empty")})
    if role is Role.UMKM and found != (Way.PHONE, registered or found[1]):
        raise Rejected({"login": Problem("phone_not_registered")})
    if role is Role.ASN and found[0] is not Way.NIP:
        raise Rejected({"login": Problem("asn_needs_nip")})
    if found[0] not in _WAYS.get(role, (Way.NAME, Way.NIP)):
        raise Rejected({"login": Problem("login_needs_name")})
    return found


def _seller_name(session: Session, role: Role, scope: str | None) -> str | None:
    seller = account_queries.umkm(session, scope or "") if role is Role.UMKM else None
    return seller.name if seller is not None else None


def _name(value: object) -> str:
    try:
        name = texts.read(value, field="account_name", limit=LONGEST_NAME)
    except BadValue as bad:
        raise Rejected({"name": bad.problem}) from bad
    if name is None:
        raise Rejected({"name": Problem("account_name_empty")})
    return name


def _period(draft: RoleDraft, today: date) -> tuple[date, date | None]:
    problems: dict[str, Problem] = {}
    days: dict[str, date | None] = {}
    for field, value in (("first_day", draft.first_day), ("last_day", draft.last_day)):
        try:
            days[field] = calendar.read_day(value) if value else None
        except BadValue as bad:
            problems[field] = bad.problem
    if problems:
        raise Rejected(problems)
    first, last = days["first_day"] or today, days["last_day"]
    if last is not None and last < first:
        raise Rejected({"last_day": Problem("period_empty")})
    if last is not None and last < today:
        raise Rejected({"last_day": Problem("period_over", {"today": today})})
    return first, last


def _give(session: Session, account: Account, wanted: DatedGrant, by: Actor, now: datetime) -> None:
    if wanted.role is Role.ASN:
        raise Rejected({"role": Problem("role_of_posting")})
    for row in queries.grants_of(session, [account.id]):
        if (row.role, row.scope) == (wanted.role.value, wanted.scope) and _overlap(row, wanted):
            raise Rejected({"role": Problem("role_held")})
    session.add(
        Grant(
            account_id=account.id,
            role=wanted.role.value,
            scope=wanted.scope,
            first_day=wanted.first_day,
            last_day=wanted.last_day,
            given_by=trail.label(by),
            given_at=now,
        )
    )
    session.flush()


def _overlap(row: Grant, wanted: DatedGrant) -> bool:
    begins = wanted.last_day is None or row.first_day <= wanted.last_day
    return begins and (row.last_day is None or wanted.first_day <= row.last_day)


def _first_password() -> tuple[str, str]:
    password = passwords.one_time()
    return password, passwords.make_hash(password)


def _handed(account: Account, login: str, password: str, now: datetime) -> Handed:
    until = account.one_time_until or now
    return Handed(account.id, account.name, Way(account.way), login, password, until)


def _tell_ended(
    session: Session, account_id: int, by: Actor, now: datetime, data: dict[str, Any]
) -> None:
    subject = f"akun:{account_id}"
    trail.append(session, "sessions_ended", actor=by, now=now, subject=subject, data=data)


def choices(*, by: Actor) -> tuple[Role, ...]:
    """The roles that the actor may give, in order; NotAllowed when there are none."""
    found = account_rules.given_by(by)
    if not found:
        raise NotAllowed
    return tuple(role for role in Role if role in found)


def scopes(role: str | None, *, by: Actor) -> list[tuple[str, str]]:
    """(code, name) of what a role can be given for; empty for roles without a scope."""
    kind = accounts.SCOPED.get(_role(role, account_rules.given_by(by))) if role else None
    with reading() as session:
        if kind == "opd":
            return [(opd.code, opd.name) for opd in queries.opds(session)]
        if kind == "gallery":
            return [(each.code, each.name) for each in queries.galleries(session)]
        if kind == "umkm":
            return [(str(each.id), each.name) for each in queries.sellers(session)]
    return []
