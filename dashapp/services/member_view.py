"""One person of an OPD opened by its head or operator: NIP whole, own months, states of purchases.

Only what belongs to obligations that name the OPD; each opening is an event (docs/rules.md §9).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar, nip
from dashapp.domain.compliance import Status, Totals, status_of
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.domain.purchases import Fund, State
from dashapp.services import trail
from dashapp.services.names import full_name
from dashapp.services.staff import granted
from db.queries import staff as queries
from db.session import transaction

MONTHS = 12  # the latest ones that name the OPD


@dataclass(frozen=True)
class MonthOf:
    """What the person owed and reached in one month; rupiah of fund pribadi."""

    month: date
    status: Status
    minimum: int
    verified: int
    waiting: int


@dataclass(frozen=True)
class Bought:
    """One purchase of the month; neither place nor goods: they are the buyer's own."""

    day: date
    amount: int
    state: State
    lowered: bool
    fund: Fund


@dataclass(frozen=True)
class MemberView:
    name: str
    nip: str  # whole, in groups
    level: Level
    post: str
    unit: str
    months: tuple[MonthOf, ...]  # the latest first
    bought: tuple[Bought, ...]  # the latest day first


def open_one(
    person_id: int, month: date, opd: str | None, *, by: Actor, now: datetime
) -> MemberView:
    """Open a person of the OPD's month; leaves an event.

    NotAllowed unless a grant names the OPD and the person's obligation of the month does too.
    """
    code = granted(opd, by).code
    with transaction() as session:
        row = queries.person_of(session, person_id, code, month) if 0 < person_id < 2**63 else None
        if row is None:
            raise NotAllowed
        facts = {"opd": code, "month": calendar.write_month(month)}
        subject = f"orang:{person_id}"
        trail.append(session, "staff_opened", actor=by, now=now, subject=subject, data=facts)
        months = queries.months_of(session, person_id, code, MONTHS)
        bought = queries.bought(session, row.id)
    return MemberView(
        name=full_name(row.title_front, row.name, row.title_back),
        nip=nip.grouped(row.nip) if row.nip else "",
        level=Level(row.level),
        post=row.post,
        unit=row.unit,
        months=tuple(_month(each) for each in months),
        bought=tuple(_bought(each) for each in bought),
    )


def _month(row: Any) -> MonthOf:
    totals = Totals(row.verified, row.waiting, row.rejected)
    status = status_of(obliged=row.obliged, minimum=row.minimum, totals=totals)
    return MonthOf(row.month, status, row.minimum, row.verified, row.waiting)


def _bought(row: Any) -> Bought:
    state = State(row.state)
    lowered = state is State.TERVERIFIKASI and row.amount < row.claimed
    return Bought(row.day, row.amount, state, lowered, Fund(row.fund))
