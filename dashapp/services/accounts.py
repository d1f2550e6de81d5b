"""Accounts and their roles: who may sign in, as what, from when until when (docs/rules.md §8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import Problem, Rejected
from dashapp.services import logins, passwords, sessions, trail
from dashapp.services.logins import Way
from db.models import Account, Grant
from db.queries import accounts as queries
from db.session import reading, transaction

ONE_TIME_HOURS = 72
DEMO_PASSWORD = "belanja-madu-bromo"  # of demo accounts, which production refuses
SCOPED = {
    Role.KEPALA_OPD: "opd",
    Role.OPERATOR_OPD: "opd",
    Role.KASIR: "gallery",
    Role.UMKM: "umkm",
}


@dataclass(frozen=True)
class NewAccount:
    """What `user add` says; `password` None when the person's own password stays."""

    account_id: int
    login: str
    role: Role
    scope: str | None
    password: str | None


@dataclass(frozen=True)
class DemoPerson:
    """A demo account for the sign-in page: its roles as of today, its widest first."""

    account_id: int
    name: str
    login: str
    roles: tuple[Role, ...]


def add_account(
    login: str,
    role: str,
    *,
    by: Actor,
    now: datetime,
    today: date,
    opd: str | None = None,
    gallery: str | None = None,
    umkm: str | None = None,
    name: str | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
) -> NewAccount:
    """Give a login a role and, unless it has a password of its own, a one-time password.

    Named again for a role that it holds, it gets a new one-time password and its devices are
    signed out: the way to reset a forgotten one. Raises Rejected by field.
    """
    wanted = role_named(role)
    named = logins.guess(login)
    if named is None:
        raise Rejected({"login": Problem("login_unreadable")})
    way, normal = named
    first = first_day or today
    if last_day is not None and last_day < first:
        raise Rejected({"last_day": Problem("period_empty")})
    password = passwords.one_time()
    hashed = passwords.make_hash(password)
    with transaction() as session:
        scope = scope_for(session, wanted, {"opd": opd, "gallery": gallery, "umkm": umkm})
        account = find_or_make(session, way, normal, name, now)
        period = DatedGrant(wanted, scope, first, last_day)
        added = _grant(session, account, period, by, now)
        renew = account.password_hash is None or account.one_time_until is not None or not added
        if renew:
            give_one_time(session, account, hashed, now)
        tell_role(session, account, period, by, now, renewed=renew)
        return NewAccount(account.id, normal, wanted, scope, password if renew else None)


def add_demo(
    session: Session,
    *,
    way: Way,
    login: str,
    name: str,
    now: datetime,
    today: date,
    person_id: int | None = None,
    grants: Sequence[tuple[Role, str | None]] = (),
    hashed: str | None = None,
) -> Account:
    """Add a demo account within the caller's transaction; `hashed` saves hashing it each time."""
    account = Account(
        way=way.value,
        login=login,
        name=name,
        person_id=person_id,
        password_hash=hashed or passwords.make_hash(DEMO_PASSWORD),
        must_change=False,
        notice_at=now,
        demo=True,
        created_at=now,
    )
    session.add(account)
    session.flush()
    for role, scope in grants:
        session.add(
            Grant(
                account_id=account.id,
                role=role.value,
                scope=scope,
                first_day=today,
                given_by="demo",
                given_at=now,
            )
        )
    session.flush()
    return account


def has_demo_accounts() -> bool:
    """Whether anyone may sign in with one click; production does not start then."""
    with reading() as session:
        return bool(queries.demo_accounts(session))


def demo_people(today: date) -> list[DemoPerson]:
    """The demo accounts that can sign in today, in order of entry."""
    with reading() as session:
        known = [
            (account, sessions.actor_of(session, account, today))
            for account in queries.demo_accounts(session)
        ]
    return [
        DemoPerson(account.id, account.name, account.login, _ordered(actor))
        for account, actor in known
        if actor.roles
    ]


def deactivate(account_id: int, *, by: Actor, now: datetime) -> None:
    """Close an account: nobody signs in with it any more and every device is signed out."""
    with transaction() as session:
        close(session, session.get_one(Account, account_id), by=by, now=now)


def close(session: Session, account: Account, *, by: Actor, now: datetime) -> None:
    """As `deactivate`, within the caller's transaction."""
    account.active = False
    sessions.end_all(session, account.id, now)
    trail.append(session, "account_closed", actor=by, now=now, subject=f"akun:{account.id}")


def _ordered(actor: Actor) -> tuple[Role, ...]:
    """The roles by which a person is known first: what was granted before what is implied."""
    return tuple(sorted(actor.roles, key=lambda role: (role is Role.ASN, list(Role).index(role))))


def role_named(text: str) -> Role:
    """The role of a code; raises Rejected role_unknown."""
    try:
        return Role(text)
    except ValueError:
        raise Rejected({"role": Problem("role_unknown", {"role": text})}) from None


def scope_for(session: Session, role: Role, given: dict[str, str | None]) -> str | None:
    """The scope that a role needs, read from what was given as opd, gallery or umkm.

    Raises Rejected scope_not_for_role, scope_missing or scope_unknown by that field.
    """
    needed = SCOPED.get(role)
    extra = [field for field, value in given.items() if value is not None and field != needed]
    if extra:
        raise Rejected({extra[0]: Problem("scope_not_for_role", {"role": role.value})})
    if needed is None:
        return None
    value = given[needed]
    if value is None:
        raise Rejected({needed: Problem("scope_missing", {"role": role.value})})
    found = _known_scope(session, needed, value)
    if found is None:
        raise Rejected({needed: Problem("scope_unknown", {"value": value})})
    return found


def _known_scope(session: Session, kind: str, value: str) -> str | None:
    if kind == "umkm":
        seller = queries.umkm(session, value)
        return None if seller is None else str(seller.id)
    exists = queries.opd_exists if kind == "opd" else queries.gallery_exists
    return value if exists(session, value) else None


def find_or_make(
    session: Session, way: Way, login: str, name: str | None, now: datetime
) -> Account:
    """The account of a normal login, made when there is none; raises Rejected nip_not_in_roster."""
    account = queries.by_login(session, way, login)
    if account is not None:
        return account
    person_id = None
    if way is Way.NIP:
        person_id = queries.person_of_nip(session, login)
        if person_id is None:
            raise Rejected({"login": Problem("nip_not_in_roster")})
        name = name or queries.person_name(session, person_id)
    account = Account(
        way=way.value, login=login, name=name or login, person_id=person_id, created_at=now
    )
    session.add(account)
    session.flush()
    return account


def _grant(
    session: Session, account: Account, wanted: DatedGrant, by: Actor, now: datetime
) -> bool:
    """Add the grant; False when the account holds it already (ASN is implied by a posting)."""
    if wanted.role is Role.ASN:
        if account.person_id is None:
            raise Rejected({"login": Problem("asn_needs_nip")})
        return False
    for row in queries.grants(session, account.id):
        held = DatedGrant(Role(row.role), row.scope, row.first_day, row.last_day)
        if (held.role, held.scope) == (wanted.role, wanted.scope) and held.in_force(
            wanted.first_day
        ):
            row.last_day = wanted.last_day
            return False
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
    return True


def give_one_time(session: Session, account: Account, hashed: str, now: datetime) -> None:
    """Put the hash of a one-time password in place of any other; every device is signed out."""
    account.password_hash = hashed
    account.one_time_until = now + timedelta(hours=ONE_TIME_HOURS)
    account.must_change = True
    account.failures, account.wait_until = 0, None
    sessions.end_all(session, account.id, now)


def tell_role(
    session: Session,
    account: Account,
    grant: DatedGrant,
    by: Actor,
    now: datetime,
    *,
    renewed: bool,
) -> None:
    """Write the event of a role that was given; `renewed`: with a one-time password."""
    data = {
        "role": grant.role.value,
        "scope": grant.scope,
        "from": grant.first_day,
        "until": grant.last_day,
        "one_time_password": renewed,
    }
    subject = f"akun:{account.id}"
    trail.append(session, "role_given", actor=by, now=now, subject=subject, data=data)
