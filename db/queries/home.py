"""Reads for the page of one person: own months, own purchases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from db.models import Gallery, Month, Obligation, Opd, Purchase, PurchaseLine, Umkm


def months(session: Session, person_id: int, first: date, last: date) -> Sequence[Any]:
    """The person's obligations from the first to the last month, with the month's dates."""
    query = (
        select(
            Obligation.id,
            Obligation.month,
            Obligation.opd,
            Obligation.level,
            Obligation.minimum,
            Obligation.obliged,
            Obligation.reason,
            Obligation.verified,
            Obligation.waiting,
            Obligation.rejected,
            Month.report_by,
            Month.closed_at,
            Opd.name.label("opd_name"),
            Opd.short_name.label("opd_short"),
        )
        .join(Month, Month.month == Obligation.month)
        .join(Opd, Opd.code == Obligation.opd)
        .where(Obligation.person_id == person_id, Obligation.month.between(first, last))
        .order_by(Obligation.month)
    )
    return session.execute(query).all()


def counts_by_state(session: Session, obligations: Sequence[int]) -> dict[tuple[int, str], int]:
    """How many purchases of fund pribadi stand in each state, by obligation."""
    query = (
        select(Purchase.obligation_id, Purchase.state, func.count())
        .where(Purchase.obligation_id.in_(obligations), Purchase.fund == "pribadi")
        .group_by(Purchase.obligation_id, Purchase.state)
    )
    return {(row[0], row[1]): row[2] for row in session.execute(query)}


def sellers(session: Session, obligation: int) -> int:
    """How many sellers the verified purchases of fund pribadi name, as places or in their lines."""
    counted = (
        Purchase.obligation_id == obligation,
        Purchase.state == "terverifikasi",
        Purchase.fund == "pribadi",
    )
    places = select(Purchase.umkm_id.label("umkm")).where(*counted)
    lines = (
        select(PurchaseLine.umkm_id)
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(*counted)
    )
    named = union(places, lines).subquery()
    return session.scalars(select(func.count(named.c.umkm))).one()


def last_place(session: Session, person_id: int) -> str | None:
    """The gallery's or seller's code of the purchase that arrived last, if it is still active."""
    query = (
        select(func.coalesce(Gallery.code, Umkm.code))
        .select_from(Purchase)
        .outerjoin(Gallery, (Gallery.code == Purchase.gallery) & Gallery.active)
        .outerjoin(Umkm, (Umkm.id == Purchase.umkm_id) & Umkm.active)
        .where(Purchase.person_id == person_id, Purchase.state != "ditarik")
        .order_by(Purchase.arrived_at.desc(), Purchase.id.desc())
        .limit(1)
    )
    return session.scalars(query).first()
