"""Reads of the log of promotions: by OPD and month, by person, and beside the OPD's spending."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import cast, exists, func, select
from sqlalchemy.orm import Session

from db.models import Month, MonthSummary, Obligation, Opd, Photo, Promotion, PromotionUmkm, Umkm
from db.types import Whole

STANDS = Promotion.withdrawn_at.is_(None)


def by_key(session: Session, key: str) -> Promotion | None:
    """What the key of a form has made, whoever sent it."""
    return session.scalars(select(Promotion).where(Promotion.key == key)).one_or_none()


def entered_since(session: Session, person_id: int, since: datetime) -> int:
    """How many this person has entered since an instant, withdrawn ones too."""
    query = select(func.count()).select_from(Promotion)
    mine = (Promotion.person_id == person_id, Promotion.entered_at >= since)
    return session.scalars(query.where(*mine)).one()


def of_opd(
    session: Session, opd: str, month: date, *, person_id: int | None, limit: int
) -> Sequence[Promotion]:
    """The month's promotions of an OPD, the latest first; of one person alone when named."""
    query = select(Promotion).where(Promotion.opd == opd, Promotion.month == month, STANDS)
    if person_id is not None:
        query = query.where(Promotion.person_id == person_id)
    return session.scalars(
        query.order_by(Promotion.day.desc(), Promotion.id.desc()).limit(limit)
    ).all()


def counts(session: Session, opd: str, month: date) -> Sequence[Any]:
    """(kind, person, number) of an OPD's month."""
    query = (
        select(Promotion.kind, Promotion.person_id, func.count().label("number"))
        .where(Promotion.opd == opd, Promotion.month == month, STANDS)
        .group_by(Promotion.kind, Promotion.person_id)
    )
    return session.execute(query).all()


def by_opd(session: Session, month: date) -> dict[str, int]:
    """How many promotions each OPD logged in a month; those without any are left out."""
    query = select(Promotion.opd, func.count()).where(Promotion.month == month, STANDS)
    return {row[0]: row[1] for row in session.execute(query.group_by(Promotion.opd))}


def count_of(session: Session, person_id: int, first: date, last: date) -> int:
    """How many of a person's promotions stand, in months from the first to the last."""
    query = select(func.count()).select_from(Promotion)
    mine = (Promotion.person_id == person_id, Promotion.month.between(first, last))
    return session.scalars(query.where(*mine, STANDS)).one()


def sellers_named(session: Session, opd: str, month: date) -> int:
    """How many different sellers an OPD's promotions of a month showed."""
    query = (
        select(func.count(PromotionUmkm.umkm_id.distinct()))
        .join(Promotion, Promotion.id == PromotionUmkm.promotion_id)
        .where(Promotion.opd == opd, Promotion.month == month, STANDS)
    )
    return session.scalars(query).one()


def sellers_of(session: Session, promotion_ids: Collection[int]) -> dict[int, list[Any]]:
    """(promotion_id, umkm_id, name) of the sellers that each of these promotions showed."""
    query = (
        select(PromotionUmkm.promotion_id, PromotionUmkm.umkm_id, Umkm.name)
        .join(Umkm, Umkm.id == PromotionUmkm.umkm_id)
        .where(PromotionUmkm.promotion_id.in_(promotion_ids))
        .order_by(PromotionUmkm.promotion_id, Umkm.name)
    )
    found: dict[int, list[Any]] = {number: [] for number in promotion_ids}
    for row in session.execute(query):
        found[row.promotion_id].append(row)
    return found


def place(session: Session, person_id: int, month: date) -> Any:
    """OPD of the person's obligation of a month, with its names and when the month was closed."""
    query = (
        select(Opd, Month.closed_at)
        .join(Obligation, Obligation.opd == Opd.code)
        .join(Month, Month.month == Obligation.month)
        .where(Obligation.person_id == person_id, Obligation.month == month)
    )
    return session.execute(query).one_or_none()


def months_of(session: Session, person_id: int) -> list[date]:
    """The months for which the person has an obligation, the latest first."""
    query = select(Obligation.month).where(Obligation.person_id == person_id)
    return list(session.scalars(query.order_by(Obligation.month.desc())))


def staff(session: Session, month: date) -> dict[str, int]:
    """How many people the obligations of a month name, by OPD, exempt ones included."""
    heads = cast(func.sum(MonthSummary.headcount), Whole)
    query = select(MonthSummary.opd, heads).where(MonthSummary.month == month)
    return {row[0]: row[1] for row in session.execute(query.group_by(MonthSummary.opd)) if row[1]}


def spending(session: Session, opd: str, first: date, last: date) -> dict[date, int]:
    """Verified rupiah of fund belanja OPD by opened month, by the OPD of the obligation."""
    money = cast(func.sum(MonthSummary.opd_fund_amount), Whole)
    query = (
        select(MonthSummary.month, money)
        .where(MonthSummary.opd == opd, MonthSummary.month.between(first, last))
        .group_by(MonthSummary.month)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def own(session: Session, person_id: int) -> Sequence[Promotion]:
    """Everything that a person has logged, withdrawn ones too, in order of entry."""
    query = select(Promotion).where(Promotion.person_id == person_id)
    return session.scalars(query.order_by(Promotion.entered_at, Promotion.id)).all()


def shown_in(session: Session, key: str, opds: Collection[str]) -> Photo | None:
    """The photo of a promotion that stands, of one of these OPDs."""
    shown = exists().where(Promotion.photo_key == Photo.key, Promotion.opd.in_(opds), STANDS)
    return session.scalars(select(Photo).where(Photo.key == key, shown)).one_or_none()
