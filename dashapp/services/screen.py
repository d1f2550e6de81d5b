"""What the large screen shows: sums of the present month, no person and no group under 5 (§8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, spread
from dashapp.domain.compliance import Counts, Rate
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.ranking import shown
from dashapp.services import compliance, months, summary, trail
from dashapp.services.compliance import OpdName
from dashapp.services.summary import OpdStanding, Summary
from db.queries import screens as queries
from db.queries import summary as sums
from db.session import reading, url

NAMED_FROM = 10  # people of an OPD from which a sale may name it
SALES = 12
SELLERS = 5
MONTHS = 6
LOWEST = 4
OFFICE = Actor(system="layar", roles=frozenset({Role.BUPATI}))


@dataclass(frozen=True)
class Cell:
    """One OPD. `rate` has no whole when it obliges under 5 people.

    `exact`: its fraction may be told too; not when the fraction of one that is not shown could be
    worked out with it. `week`: points since the evening of last Sunday, None if unknown.
    """

    name: OpdName
    rate: Rate
    exact: bool
    week: int | None


@dataclass(frozen=True)
class Sale:
    """A verified purchase without its buyer; `opd` None: of an OPD with under 10 people.

    product: as in the catalogue; None when there is none, as free text might hold a name.
    """

    id: int
    product: str | None
    picture: str | None
    more: int  # further lines
    place: str
    opd: str | None
    amount: int


@dataclass(frozen=True)
class Seller:
    name: str
    kecamatan: str
    picture: str | None
    amount: int


@dataclass(frozen=True)
class Picture:
    """All figures of the screen at one revision and day."""

    month: date
    today: date
    report_month: date  # whose reports are awaited next
    report_by: date
    total: Rate
    amount: int
    achieved: int  # of `target`, each person up to the own minimum
    target: int
    reached: int  # sellers who sold
    sellers: int
    never: int
    ten_largest: int  # rupiah, of what is known by seller
    by_seller: int  # rupiah
    cells: tuple[Cell, ...]  # in the official order
    levels: tuple[tuple[Level, Rate], ...]
    trend: tuple[tuple[date, Rate], ...]
    course: tuple[tuple[date, int], ...]  # verified rupiah of both funds by month
    best: tuple[Seller, ...]
    sales: tuple[Sale, ...]  # the latest first

    @property
    def lowest(self) -> tuple[Cell, ...]:
        """Those with the lowest rates, the lowest first; none while nobody has met the duty."""
        known = [cell for cell in self.cells if cell.rate.whole and self.total.part]
        ranked = sorted(known, key=lambda cell: cell.rate.part / cell.rate.whole)
        return tuple(cell for cell in ranked[:LOWEST] if cell.rate.percent != 100)


_lock = Lock()
_latest: tuple[tuple[Any, ...], Picture] | None = None


def of(now: datetime) -> Picture:
    """The picture of the present month, worked out once per revision and day."""
    global _latest
    today = calendar.wib_day(now)
    summary.open_when_read(calendar.month_of(today), now)
    key = (url(), trail.revision(), today)
    with _lock:
        if _latest is None or _latest[0] != key:
            _latest = key, _build(today, now)
        return _latest[1]


def _build(today: date, now: datetime) -> Picture:
    month = calendar.month_of(today)
    found = summary.of(month, by=OFFICE, now=now)
    with reading() as session:
        report_month, report_by = _next_report(session, found)
        sunday = summary.opds_at(session, month, today - timedelta(days=today.weekday() + 1))
        by_seller = sums.sales(session, month)
        by_seller.pop(None, None)
        return Picture(
            month=month,
            today=today,
            report_month=report_month,
            report_by=report_by,
            total=shown(found.total.rate),
            amount=found.money.total,
            achieved=found.total.achieved,
            target=found.total.target,
            reached=found.money.reached,
            sellers=found.money.sellers,
            never=found.money.never,
            ten_largest=spread.largest([*by_seller.values()]),
            by_seller=sum(by_seller.values()),
            cells=_cells(found, sunday),
            levels=tuple((each.level, each.rate) for each in found.levels if each.counts.obliged),
            trend=tuple((each, shown(rate)) for each, rate in found.trend[-MONTHS:]),
            course=_course(session, month),
            best=_best(session, by_seller),
            sales=_sales(session, found),
        )


def _next_report(session: Session, found: Summary) -> tuple[date, date]:
    """The month whose deadline comes next: last month's until it has passed."""
    last = months.find(session, calendar.previous_month(found.month))
    if last is not None and last.closed_at is None and found.today <= last.report_by:
        return last.month, last.report_by
    return found.month, found.report_by


def _cells(found: Summary, sunday: Mapping[str, Counts]) -> tuple[Cell, ...]:
    by_code = {opd.name.code: opd for opd in found.opds}
    guard = _guard(found.opds)
    cells = []
    for name in compliance.opd_names():
        if name.code not in by_code:
            continue
        rate = by_code[name.code].rate
        before = shown(sunday[name.code].rate).percent if name.code in sunday else None
        week = None if before is None or rate.percent is None else rate.percent - before
        cells.append(Cell(name, rate, bool(rate.whole) and name.code != guard, week))
    return tuple(cells)


def _guard(opds: Sequence[OpdStanding]) -> str | None:
    """The OPD whose fraction stays untold, so that the total less all others tells of no few."""
    known = [opd for opd in opds if opd.rate.whole]
    if len(known) == len(opds) or not known:
        return None
    return min(known, key=lambda opd: opd.rate.whole).name.code


def _course(session: Session, month: date) -> tuple[tuple[date, int], ...]:
    first = month
    for _each in range(MONTHS - 1):
        first = calendar.previous_month(first)
    rows = sums.months(session, first, month)
    return tuple((row.month, row.verified_amount + row.opd_fund_amount) for row in rows)


def _best(session: Session, by_seller: Mapping[int | None, int]) -> tuple[Seller, ...]:
    amounts = {number: sold for number, sold in by_seller.items() if number is not None}
    first = sorted(amounts, key=lambda number: (-amounts[number], number))[:SELLERS]
    rows = {row.id: row for row in queries.sellers(session, first)}
    return tuple(
        Seller(rows[each].name, rows[each].kecamatan, rows[each].picture, amounts[each])
        for each in first
        if each in rows
    )


def _sales(session: Session, found: Summary) -> tuple[Sale, ...]:
    named = {opd.name.code for opd in found.opds if opd.counts.headcount >= NAMED_FROM}
    return tuple(
        Sale(
            id=row.id,
            product=row.product,
            picture=row.picture,
            more=max(row.lines - 1, 0) if row.product else 0,
            place=row.gallery or row.shop,
            opd=row.opd if row.opd in named else None,
            amount=row.amount,
        )
        for row in queries.sales(session, SALES)
    )
