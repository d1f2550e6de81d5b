"""Reads for whoever looks after accounts: whom to list, what they hold, where they sign in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from db.models import Account, Gallery, Grant, LoginSession, Nip, Opd, Person, Posting, Umkm

SHOP_ROLES = ("kasir", "umkm")
KINDS = ("petugas", "kasir", "umkm", "pegawai")
_NAME = func.coalesce(Person.name, Account.name)


@dataclass(frozen=True)
class Wanted:
    """Which accounts or people: a kind, words to search for, and only those that DKUPP keeps."""

    kind: str
    words: tuple[str, ...] = ()
    nip: str | None = None  # the words are this NIP; a part of one is never searched for
    only_shops: bool = False


def count(session: Session, wanted: Wanted, day: date) -> int:
    """How many there are."""
    found = _listed(wanted, day).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


@dataclass(frozen=True)
class Census:
    """How many accounts there are, deactivated ones included, and how many of them are what.

    Each account is counted under one kind, so that the kinds sum to `accounts`; those of the
    roster who hold nothing but their posting are under "pegawai".
    """

    accounts: int
    of_roster: int
    kinds: Mapping[str, int]


def census(session: Session, *, only_shops: bool) -> Census:
    """Every account under its kind, whatever was searched for."""
    kinds = KINDS[:-1]
    sums = [func.coalesce(func.sum(case((_kind(kind), 1), else_=0)), 0) for kind in kinds]
    query = select(func.count(), func.count(Account.person_id), *sums).select_from(Account)
    row = session.execute(query.where(_is_shop()) if only_shops else query).one()
    accounts, of_roster, *found = (int(number) for number in row)
    counted = dict(zip(kinds, found, strict=True))
    return Census(accounts, of_roster, counted | {"pegawai": accounts - sum(found)})


def page(session: Session, wanted: Wanted, day: date, *, offset: int, limit: int) -> Sequence[Any]:
    """(account_id, person_id, name) in order of name; account_id None: no account yet."""
    query = _listed(wanted, day).order_by(_NAME, Account.id, Person.id)
    return session.execute(query.offset(offset).limit(limit)).all()


def of_account(session: Session, account_id: int) -> Any:
    """(account_id, person_id, name) of one account."""
    query = select(Account.id, Account.person_id, _NAME.label("name")).outerjoin(
        Person, Person.id == Account.person_id
    )
    return session.execute(query.where(Account.id == account_id)).one_or_none()


def of_person(session: Session, person_id: int) -> Any:
    """The same of a person of the roster, who may have no account."""
    query = select(Account.id, Person.id.label("person_id"), Person.name)
    query = query.outerjoin(Account, Account.person_id == Person.id)
    return session.execute(query.where(Person.id == person_id)).one_or_none()


def accounts(session: Session, ids: Collection[int]) -> dict[int, Account]:
    found = session.scalars(select(Account).where(Account.id.in_(ids)))
    return {account.id: account for account in found}


def grants_of(session: Session, account_ids: Collection[int]) -> Sequence[Grant]:
    """Every grant of the accounts, the earliest first."""
    query = select(Grant).where(Grant.account_id.in_(account_ids))
    return session.scalars(query.order_by(Grant.first_day, Grant.id)).all()


def servants(session: Session, person_ids: Collection[int], day: date) -> dict[int, Any]:
    """NIP, office and post of people by id; office and post None for those who do not serve."""
    in_force = _serves(day)
    query = (
        select(
            Person.id,
            Nip.nip,
            Opd.name.label("opd_name"),
            Opd.short_name.label("opd"),
            Posting.nama_jabatan.label("post"),
            func.coalesce(Posting.override, Posting.level).label("level"),
        )
        .outerjoin(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .outerjoin(Posting, and_(Posting.person_id == Person.id, in_force))
        .outerjoin(Opd, Opd.code == Posting.opd)
        .where(Person.id.in_(person_ids))
        .order_by(Posting.valid_from)
    )
    return {row.id: row for row in session.execute(query)}


def last_entries(session: Session, account_ids: Collection[int]) -> dict[int, datetime]:
    """When each account last signed in."""
    query = (
        select(LoginSession.account_id, func.max(LoginSession.created_at).label("at"))
        .where(LoginSession.account_id.in_(account_ids))
        .group_by(LoginSession.account_id)
    )
    return {row.account_id: row.at for row in session.execute(query)}


def devices(session: Session, account_ids: Collection[int], open_: Open) -> dict[int, int]:
    """How many devices of each account are signed in."""
    query = (
        select(LoginSession.account_id, func.count().label("n"))
        .where(LoginSession.account_id.in_(account_ids), open_.condition())
        .group_by(LoginSession.account_id)
    )
    return {row.account_id: row.n for row in session.execute(query)}


@dataclass(frozen=True)
class Open:
    """What makes a session open at a moment; `idle`: how long nobody may be seen."""

    now: datetime
    idle: timedelta

    def condition(self) -> ColumnElement[bool]:
        seen = or_(LoginSession.remember, LoginSession.seen_at > self.now - self.idle)
        return and_(LoginSession.ended_at.is_(None), LoginSession.expires_at > self.now, seen)


def signed_in(session: Session, account_id: int, open_: Open) -> Sequence[LoginSession]:
    """The devices on which an account is signed in, the latest seen first."""
    query = select(LoginSession).where(LoginSession.account_id == account_id, open_.condition())
    return session.scalars(query.order_by(LoginSession.seen_at.desc(), LoginSession.id)).all()


def all_signed_in(
    session: Session, open_: Open, *, only_shops: bool, own: int | None, limit: int
) -> tuple[int, Sequence[Any]]:
    """How many people are signed in, and the latest seen sessions with their names.

    The latest of the account `own` comes first, however many others were seen since.
    """
    query = (
        select(LoginSession, _NAME.label("name"), Account.person_id)
        .join(Account, Account.id == LoginSession.account_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(open_.condition())
    )
    if only_shops:
        query = query.where(_is_shop())
    ids = query.with_only_columns(LoginSession.account_id).distinct().subquery()
    people = session.scalar(select(func.count()).select_from(ids)) or 0
    seen = LoginSession.seen_at.desc()
    turn = func.row_number().over(partition_by=LoginSession.account_id, order_by=seen)
    own_first = case((and_(LoginSession.account_id == own, turn == 1), 0), else_=1)
    latest = query.order_by(own_first, LoginSession.seen_at.desc(), LoginSession.id).limit(limit)
    return people, session.execute(latest).all()


def serving_in(session: Session, opd: str, day: date) -> Sequence[Any]:
    """People of an OPD with their NIP and account (None), in order of name."""
    query = (
        select(Person.id, Person.name, Nip.nip, Account)
        .join(Posting, and_(Posting.person_id == Person.id, _serves(day)))
        .join(Nip, and_(Nip.person_id == Person.id, Nip.current))
        .outerjoin(Account, Account.person_id == Person.id)
        .where(Posting.opd == opd)
        .order_by(Person.name, Person.id)
    )
    return session.execute(query).all()


def opds(session: Session) -> Sequence[Opd]:
    return session.scalars(select(Opd).order_by(Opd.position)).all()


def galleries(session: Session) -> Sequence[Gallery]:
    return session.scalars(select(Gallery).order_by(Gallery.name)).all()


def sellers(session: Session, ids: Collection[int] | None = None) -> Sequence[Umkm]:
    """Sellers by id, or all that are active."""
    chosen = Umkm.active if ids is None else Umkm.id.in_(ids)
    return session.scalars(select(Umkm).where(chosen).order_by(Umkm.name)).all()


def _listed(wanted: Wanted, day: date) -> Select[Any]:
    query: Any
    columns = (Account.id, Person.id.label("person_id"), _NAME.label("name"))
    if wanted.kind == "pegawai":
        query = select(*columns).select_from(Person)
        query = query.outerjoin(Account, Account.person_id == Person.id)
        serves = exists().where(Posting.person_id == Person.id, _serves(day))
        query = query.where(or_(serves, Account.id.is_not(None)))
    else:
        query = select(*columns).select_from(Account)
        query = query.outerjoin(Person, Person.id == Account.person_id).where(_kind(wanted.kind))
    if wanted.only_shops:
        query = query.where(_is_shop())
    return _matching(query, wanted)


def _kind(kind: str) -> ColumnElement[bool]:
    """What an account is, once: who is more than a cashier or seller counts as an officer."""
    more = _holds(Grant.role.not_in(SHOP_ROLES))
    if kind == "kasir":
        return and_(_holds(Grant.role == "kasir"), ~more)
    if kind == "umkm":
        return and_(_holds(Grant.role == "umkm"), ~_holds(Grant.role != "umkm"))
    without = and_(Account.person_id.is_(None), ~_holds(Grant.role.is_not(None)))
    return or_(more, without)


def _holds(role: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Grant.account_id == Account.id, role)


def _is_shop() -> ColumnElement[bool]:
    """Never more than cashier or seller: what DKUPP keeps (dashapp/domain/account_rules.py)."""
    return and_(
        Account.person_id.is_(None),
        _holds(Grant.role.in_(SHOP_ROLES)),
        ~_holds(Grant.role.not_in(SHOP_ROLES)),
    )


def _matching(query: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.nip is not None:
        named = exists().where(Nip.person_id == Person.id, Nip.nip == wanted.nip)
        return query.where(named)
    for word in wanted.words:
        by_login = and_(Account.way != "nip", Account.login.icontains(word, autoescape=True))
        query = query.where(or_(_NAME.icontains(word, autoescape=True), by_login))
    return query


def _serves(day: date) -> ColumnElement[bool]:
    return and_(Posting.valid_from <= day, or_(Posting.valid_to.is_(None), Posting.valid_to > day))
