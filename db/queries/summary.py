"""Reads for the summary of the regency: OPDs at the end of a day, months, money by seller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, cast, exists, func, select, union
from sqlalchemy.orm import Session

from db.models import (
    Kecamatan,
    MonthDay,
    MonthSummary,
    Obligation,
    Opd,
    Purchase,
    PurchaseLine,
    Umkm,
)
from db.models.trade import ACCEPTED
from db.queries.books import COUNTS
from db.types import Whole

# Not by the index on state: with it SQLite walks through every purchase that was ever approved.
VERIFIED = Purchase.state.concat("") == "terverifikasi"


def opds_at(session: Session, month: date, day: date) -> Sequence[Any]:
    """One row per OPD: the counts as known at the end of `day`."""
    query = (
        select(MonthDay.opd, *_sums(MonthDay))
        .where(MonthDay.month == month, MonthDay.day <= day)
        .group_by(MonthDay.opd)
    )
    return session.execute(query).all()


def months(session: Session, first: date, last: date, opd: str | None = None) -> Sequence[Any]:
    """One row per opened month, the first first: the counts of one OPD, or of all."""
    query = (
        select(MonthSummary.month, *_sums(MonthSummary))
        .where(MonthSummary.month.between(first, last))
        .group_by(MonthSummary.month)
        .order_by(MonthSummary.month)
    )
    if opd is not None:
        query = query.where(MonthSummary.opd == opd)
    return session.execute(query).all()


def head_levels(session: Session) -> dict[str, str]:
    """By OPD the jenjang of whoever leads it."""
    rows = session.execute(select(Opd.code, Opd.head_level))
    return {row.code: row.head_level for row in rows}


def merged(session: Session) -> dict[int, int]:
    """The seller that stays, by each one that was merged into it; what it sold counts there."""
    query = select(Umkm.id, Umkm.merged_into).where(Umkm.merged_into.is_not(None))
    return {number: stays for number, stays in session.execute(query) if stays is not None}


def _stays(session: Session, sellers: Iterable[int]) -> set[int]:
    stays = merged(session)
    return {stays.get(each, each) for each in sellers}


def sales(session: Session, month: date) -> dict[int | None, int]:
    """Verified rupiah of both funds in a month by seller; None: sold, but nobody said by whom.

    A line names its seller. A total without lines belongs to the shop where it was bought; at a
    gallery it is "belum dirinci" (docs/rules.md §3).
    """
    seller = func.coalesce(PurchaseLine.umkm_id, Purchase.umkm_id)
    amount = func.sum(func.coalesce(PurchaseLine.amount, Purchase.amount))
    query = (
        select(seller, cast(amount, Whole))
        .select_from(Obligation)
        .join(Purchase, Purchase.obligation_id == Obligation.id)
        .outerjoin(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
        .where(Obligation.month == month, VERIFIED)
        .group_by(seller)
    )
    stays = merged(session)
    found: dict[int | None, int] = {}
    for number, sold in session.execute(query):
        named = stays.get(number, number)
        found[named] = found.get(named, 0) + sold
    return found


def sold_in(session: Session, month: date) -> set[int]:
    """The sellers who have sold in a month, wherever that is told (docs/rules.md §12).

    A seller has sold when a line of a verified purchase names it, or when a verified purchase was
    made at its own shop.
    """
    of_month = (
        select(Purchase.id, Purchase.umkm_id)
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .where(Obligation.month == month, VERIFIED)
        .subquery()
    )
    by_line = select(PurchaseLine.umkm_id).join(of_month, of_month.c.id == PurchaseLine.purchase_id)
    at_shop = select(of_month.c.umkm_id)
    found = session.scalars(union(by_line, at_shop))
    return _stays(session, [seller for seller in found if seller is not None])


def sellers(session: Session) -> Sequence[Any]:
    """Every seller with its kecamatan, but those merged into another.

    `active`: registered, accepted and not taken off.
    """
    query = (
        select(
            Umkm.id,
            and_(Umkm.active, Umkm.curation == ACCEPTED).label("active"),
            Kecamatan.code,
            Kecamatan.name,
        )
        .join(Kecamatan, Kecamatan.code == Umkm.kecamatan)
        .where(Umkm.merged_into.is_(None))
    )
    return session.execute(query.order_by(Umkm.id)).all()


def sold_by_line(session: Session, before: date) -> set[int]:
    """The sellers whom a line of a verified purchase made before that day names, in any month."""
    query = select(Umkm.id).where(
        exists().where(
            PurchaseLine.umkm_id == Umkm.id,
            Purchase.id == PurchaseLine.purchase_id,
            VERIFIED,
            Purchase.day < before,
        )
    )
    return _stays(session, session.scalars(query))


def first_days_at_shops(session: Session) -> dict[int, date]:
    """By seller the first day of a verified purchase at the own shop."""
    query = (
        select(Purchase.umkm_id, func.min(Purchase.day))
        .where(Purchase.umkm_id.is_not(None), Purchase.state == "terverifikasi")
        .group_by(Purchase.umkm_id)
    )
    stays = merged(session)
    found: dict[int, date] = {}
    for number, day in session.execute(query):
        if number is not None:
            seller = stays.get(number, number)
            found[seller] = min(day, found.get(seller, day))
    return found


def _sums(table: type[MonthDay] | type[MonthSummary]) -> list[Any]:
    return [cast(func.sum(getattr(table, name)), Whole).label(name) for name in COUNTS]
