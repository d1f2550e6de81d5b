"""A role as it was typed, read field by field: what it is, whom and what it is for, its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, texts
from dashapp.domain.people import Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import accounts, logins
from dashapp.services.logins import Way
from db.queries import accounts as queries

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


def together(*reads: Callable[[], Any]) -> list[Any]:
    """What each of `reads` returns; Rejected with the problems of all of them at once."""
    found: list[Any] = []
    problems: dict[str, Problem] = {}
    for read in reads:
        try:
            found.append(read())
        except Rejected as rejected:
            problems |= rejected.problems
    if problems:
        raise Rejected(problems)
    return found


def role_of(value: object, may_give: frozenset[Role]) -> Role:
    """The role; Rejected by "role" for none or an unknown one, NotAllowed for one not to give."""
    if not value or not isinstance(value, str):
        raise Rejected({"role": Problem("role_empty")})
    role = accounts.role_named(value)
    if role not in may_give:
        raise NotAllowed
    return role


def scope_of(session: Session, role: Role, value: object) -> str | None:
    """The code of what the role is for, None for a role without a scope; Rejected by "scope"."""
    kind = accounts.SCOPED.get(role)
    if kind is None:
        return None
    given = value if isinstance(value, str) and value else None
    try:
        return accounts.scope_for(session, role, {kind: given})
    except Rejected as rejected:
        raise Rejected({"scope": rejected.problems[kind]}) from None


def login_of(session: Session, role: Role, scope: str | None, value: object) -> tuple[Way, str]:
    """How the new account signs in; a seller with the number that DKUPP has registered.

    Rejected by "login".
    """
    text = value if isinstance(value, str) else ""
    registered = None
    if role is Role.UMKM and scope is not None:
        seller = queries.umkm(session, scope)
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
        code = "login_needs_name" if role in _WAYS else "login_of_sellers"
        raise Rejected({"login": Problem(code)})
    return found


def account_of(
    session: Session, role: Role, draft: RoleDraft
) -> tuple[str | None, tuple[Way, str], str | None]:
    """Scope, login and name of a new account; the name None for a NIP, whose person has one.

    Rejected by every field that is wrong. A seller's login and name follow from the scope.
    """
    if role is Role.UMKM:
        scope = scope_of(session, role, draft.scope)
        login, name = together(
            lambda: login_of(session, role, scope, draft.login),
            lambda: name_of(draft.name or _seller_name(session, scope)),
        )
        return scope, login, name
    scope, login, name = together(
        lambda: scope_of(session, role, draft.scope),
        lambda: login_of(session, role, None, draft.login),
        lambda: name_of(draft.name) if _needs_name(role, draft.login) else None,
    )
    return scope, login, name


def account_of_any(session: Session, draft: RoleDraft, may_give: frozenset[Role]) -> None:
    """Rejected by what is wrong with scope, login and name; without a role, with the login alone.

    An empty login is no problem where the role could be that of a seller, who has a number.
    """
    try:
        role = role_of(draft.role, may_give)
    except Rejected:
        text = draft.login if isinstance(draft.login, str) else ""
        if text and logins.guess(text) is None:
            raise Rejected({"login": Problem("login_unreadable")}) from None
        if not text and Role.UMKM not in may_give:
            raise Rejected({"login": Problem("login_empty")}) from None
        return
    account_of(session, role, draft)


def _needs_name(role: Role, login: object) -> bool:
    found = logins.guess(login) if isinstance(login, str) else None
    if found is None:
        return role is Role.KASIR
    return found[0] is not Way.NIP


def _seller_name(session: Session, scope: str | None) -> str | None:
    seller = queries.umkm(session, scope or "")
    return seller.name if seller is not None else None


def name_of(value: object) -> str:
    """The name of a new account; Rejected by "name"."""
    try:
        name = texts.read(value, field="account_name", limit=LONGEST_NAME)
    except BadValue as bad:
        raise Rejected({"name": bad.problem}) from bad
    if name is None:
        raise Rejected({"name": Problem("account_name_empty")})
    return name


def period_of(draft: RoleDraft, today: date) -> tuple[date, date | None]:
    """First day (today when empty) and last day, None for no end; Rejected by field."""
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
