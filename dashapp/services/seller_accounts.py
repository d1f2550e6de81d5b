"""The account of a seller: made with a first password, following a new number, moved by a merge."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain import calendar, likeness
from dashapp.domain.people import Actor, Role
from dashapp.domain.people import Grant as DatedGrant
from dashapp.domain.problems import Problem, Rejected
from dashapp.services import accounts, passwords, trail
from dashapp.services.account_admin import Handed
from dashapp.services.logins import Way
from db.models import Account, Grant, Umkm
from db.queries import accounts as account_queries
from db.queries import curation as queries


def open_for(session: Session, seller: Umkm, *, by: Actor, now: datetime) -> Handed:
    """An account that signs in with the seller's number, and its one-time password.

    Raises Rejected phone phone_has_account when somebody signs in with that number already.
    """
    login = likeness.phone_key(seller.phone or "")
    demand_free(session, login)
    password = passwords.one_time()
    account = accounts.find_or_make(session, Way.PHONE, login, seller.name, now)
    account.active, account.name = True, seller.name  # one that was left over without a role
    granted = DatedGrant(Role.UMKM, str(seller.id), calendar.wib_day(now))
    session.add(_grant(account.id, granted.scope or "", granted.first_day, None, by, now))
    accounts.give_one_time(session, account, passwords.make_hash(password), now)
    accounts.tell_role(session, account, granted, by, now, renewed=True)
    until = account.one_time_until or now
    return Handed(account.id, account.name, Way.PHONE, login, password, until)


def demand_free(session: Session, login: str) -> None:
    """Raises Rejected when an account with a role signs in with this number."""
    account = queries.account_with_phone(session, login)
    if account is not None and account_queries.grants(session, account.id):
        raise Rejected({"phone": Problem("phone_has_account")})


def follow(session: Session, seller: Umkm, phone: str) -> None:
    """Let the account of a seller sign in with its new number."""
    account = queries.account_with_phone(session, likeness.phone_key(seller.phone or ""))
    held = {grant.account_id for grant in queries.grants(session, seller.id)}
    if account is None or account.id not in held:
        return
    if queries.account_with_phone(session, phone) is not None:
        raise Rejected({"phone": Problem("phone_has_account")})
    account.login = phone


def in_force(session: Session, umkm_id: int, day: date) -> list[Grant]:
    """The grants for a seller that hold on the day or will."""
    rows = queries.grants(session, umkm_id)
    return [each for each in rows if each.last_day is None or each.last_day >= day]


def move(session: Session, goes: int, stays: int, *, by: Actor, now: datetime) -> list[int]:
    """Let those who look after one seller look after another from today; their accounts by number.

    A grant that has begun ends yesterday, so that its days stay known.
    """
    today = calendar.wib_day(now)
    there = {each.account_id for each in in_force(session, stays, today)}
    moved = []
    for grant in in_force(session, goes, today):
        moved.append(grant.account_id)
        first, last = max(grant.first_day, today), grant.last_day
        if grant.first_day >= today and grant.account_id not in there:
            grant.scope = str(stays)  # it has not held a day yet
        elif grant.first_day >= today:
            session.delete(grant)
        else:
            grant.last_day = today - timedelta(days=1)
            if grant.account_id not in there:
                session.add(_grant(grant.account_id, str(stays), first, last, by, now))
    return moved


def names(session: Session, account_ids: list[int]) -> list[str]:
    return [session.get_one(Account, each).name for each in account_ids]


def _grant(
    account_id: int, scope: str, first: date, last: date | None, by: Actor, now: datetime
) -> Grant:
    return Grant(
        account_id=account_id,
        role=Role.UMKM.value,
        scope=scope,
        first_day=first,
        last_day=last,
        given_by=trail.label(by),
        given_at=now,
    )
