"""Accounts made with a first role, roles given and ended (docs/rules.md §8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain import account_rules, calendar
from dashapp.domain.account_rules import Powers
from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import account_admin, accounts, role_drafts, trail
from dashapp.services.account_admin import Handed
from dashapp.services.account_facts import subject_of
from dashapp.services.logins import Way
from dashapp.services.role_drafts import RoleDraft
from db.models import Account, Grant
from db.queries import account_admin as queries
from db.queries import accounts as account_queries
from db.session import reading, transaction


def add(draft: RoleDraft, *, by: Actor, now: datetime) -> Handed:
    """Make an account with its first role and a one-time password.

    Raises Rejected by field (login, name, role, scope, first_day, last_day), NotAllowed for a
    role that is not the actor's to give.
    """
    _demand_readable(draft, by, now)
    role, period = _role_and_days(draft, by, now)
    password, hashed = account_admin.first_password()
    with transaction() as session:
        scope, (way, login), name = role_drafts.account_of(session, role, draft)
        if _is_taken(session, way, login):
            raise Rejected({"login": Problem("login_taken")})
        account = accounts.find_or_make(session, way, login, name, now)
        account.active, account.name = True, name or account.name  # one that was left over
        _demand(account_admin.powers_over(session, account, by, role), role)
        if role is not Role.ASN:
            _give(session, account, DatedGrant(role, scope, *period), by, now)
        accounts.give_one_time(session, account, hashed, now)
        accounts.tell_role(
            session, account, DatedGrant(role, scope, *period), by, now, renewed=True
        )
        return account_admin.handed(account, login, password, now)


def grant(key: str, draft: RoleDraft, *, by: Actor, now: datetime) -> Handed | None:
    """Give a role to the account or person of a key.

    Somebody of the roster without an account gets one, with a one-time password. Raises Rejected
    by field; NotAllowed for one's own account and for roles that are not the actor's to give.
    """
    role, period = _role_and_days(draft, by, now)
    password, hashed = account_admin.first_password() if key.startswith("orang:") else ("", "")
    with transaction() as session:
        account, is_new = account_admin.account_of(session, key, now)
        _demand(account_admin.powers_over(session, account, by), role)
        wanted = DatedGrant(role, role_drafts.scope_of(session, role, draft.scope), *period)
        _give(session, account, wanted, by, now)
        if is_new:
            accounts.give_one_time(session, account, hashed, now)
        accounts.tell_role(session, account, wanted, by, now, renewed=is_new)
        return account_admin.handed(account, account.login, password, now) if is_new else None


def end_grant(grant_id: int, *, by: Actor, now: datetime) -> None:
    """End a role at once: it does not hold today any more; one that had not begun is taken back."""
    with transaction() as session:
        row = session.get(Grant, grant_id)
        if row is None:
            raise NotAllowed
        role = Role(row.role)
        account = session.get_one(Account, row.account_id)
        if role not in account_admin.powers_over(session, account, by).give:
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


def choices(*, by: Actor) -> tuple[Role, ...]:
    """The roles that the actor may give, in order; NotAllowed when there are none."""
    found = account_rules.given_by(by)
    if not found:
        raise NotAllowed
    return tuple(role for role in Role if role in found)


def scopes(role: str | None, *, by: Actor) -> list[tuple[str, str]]:
    """(code, name) of what a role can be given for; empty for roles without a scope."""
    kind = (
        accounts.SCOPED.get(role_drafts.role_of(role, account_rules.given_by(by))) if role else None
    )
    with reading() as session:
        if kind == "opd":
            return [(opd.code, opd.name) for opd in queries.opds(session)]
        if kind == "gallery":
            return [(each.code, each.name) for each in queries.galleries(session)]
        if kind == "umkm":
            return [(str(each.id), each.name) for each in queries.sellers(session)]
    return []


def _role_and_days(
    draft: RoleDraft, by: Actor, now: datetime
) -> tuple[Role, tuple[date, date | None]]:
    role, days = role_drafts.together(
        lambda: role_drafts.role_of(draft.role, account_rules.given_by(by)),
        lambda: role_drafts.period_of(draft, calendar.wib_day(now)),
    )
    return role, days


def _demand_readable(draft: RoleDraft, by: Actor, now: datetime) -> None:
    """Rejected with the problems of all fields at once, also where the role is one of them."""
    gives = account_rules.given_by(by)
    with reading() as session:
        role_drafts.together(
            lambda: _role_and_days(draft, by, now),
            lambda: role_drafts.account_of_any(session, draft, gives),
        )


def _demand(allowed: Powers, role: Role) -> None:
    if role not in allowed.give:
        raise NotAllowed


def _is_taken(session: Session, way: Way, login: str) -> bool:
    """Whether a login is in use; an account that holds nothing is free to be made anew."""
    account = account_queries.by_login(session, way, login)
    if account is None:
        return False
    return account.person_id is not None or bool(subject_of(session, account).roles)


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
