"""How a person stands: this month to the rupiah, and the months of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar
from dashapp.domain.compliance import Status, Totals, status_of
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.services import months
from db.queries import home as queries
from db.session import reading


@dataclass(frozen=True)
class OwnMonth:
    """What one person owes and has bought in a month; amounts are fund pribadi, in rupiah."""

    id: int  # of the obligation
    month: date
    opd: str
    opd_name: str
    opd_short: str
    level: Level
    minimum: int
    obliged: bool
    reason: str | None
    totals: Totals
    report_by: date
    closed: bool
    approved: int  # number of approved purchases
    pending: int  # number of purchases that wait for verification
    returned: int = 0  # number sent back, which count as waiting and ask to be mended

    @property
    def status(self) -> Status:
        return status_of(obliged=self.obliged, minimum=self.minimum, totals=self.totals)

    @property
    def missing(self) -> int:
        """Rupiah that verified purchases lack; 0 when the duty is met or there is none."""
        return max(0, self.minimum - self.totals.verified) if self.obliged else 0

    @property
    def to_buy(self) -> int:
        """Rupiah still to be bought: what waits for verification is not bought twice."""
        return max(0, self.missing - self.totals.waiting)


@dataclass(frozen=True)
class Own:
    """The present month, None without an obligation in it, and every known month of its year."""

    today: date
    present: OwnMonth | None
    year: tuple[OwnMonth, ...]

    @property
    def returned(self) -> int:
        """How many purchases of this year ask to be mended, in months that are still open."""
        return sum(month.returned for month in self.year if not month.closed)

    @property
    def has_any(self) -> bool:
        """Whether this person owes anything in this year's months."""
        return bool(self.year)


def own(*, by: Actor, now: datetime) -> Own:
    """How the actor stands today; opens the current month when that is due."""
    months.ensure_current(now)
    today = calendar.wib_day(now)
    if by.person_id is None:
        return Own(today, None, ())
    first, last = date(today.year, 1, 1), date(today.year, 12, 1)
    with reading() as session:
        rows = queries.months(session, by.person_id, first, last)
        states = queries.counts_by_state(session, [row.id for row in rows])
        year = tuple(_month(row, states) for row in rows)
    present = calendar.month_of(today)
    return Own(today, next((month for month in year if month.month == present), None), year)


def place_in(month: date, *, by: Actor) -> OwnMonth | None:
    """The actor's row of one month; None for someone who has none."""
    if by.person_id is None:
        return None
    with reading() as session:
        rows = queries.months(session, by.person_id, month, month)
    return next((_month(row, {}) for row in rows), None)


def sellers(month: OwnMonth) -> int:
    """From how many UMKM the verified purchases of a month came; undetailed ones name nobody."""
    with reading() as session:
        return queries.sellers(session, month.id)


def last_place(*, by: Actor) -> str | None:
    """Code of the gallery or seller of the actor's latest purchase, while one may buy there."""
    if by.person_id is None:
        return None
    with reading() as session:
        return queries.last_place(session, by.person_id)


def _month(row: Any, states: dict[tuple[int, str], int]) -> OwnMonth:
    return OwnMonth(
        id=row.id,
        month=row.month,
        opd=row.opd,
        opd_name=row.opd_name,
        opd_short=row.opd_short,
        level=Level(row.level),
        minimum=row.minimum,
        obliged=row.obliged,
        reason=row.reason,
        totals=Totals(row.verified, row.waiting, row.rejected),
        report_by=row.report_by,
        closed=row.closed_at is not None,
        approved=states.get((row.id, "terverifikasi"), 0),
        pending=states.get((row.id, "diajukan"), 0),
        returned=states.get((row.id, "dikembalikan"), 0),
    )
