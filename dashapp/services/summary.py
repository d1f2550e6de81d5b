"""The regency at a glance, for Kantor Bupati and DKUPP: compliance, money, what moved; no names."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, rises
from dashapp.domain.compliance import Counts, Rate
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.domain.ranking import ranks, shown
from dashapp.domain.rises import Rise
from dashapp.services import compliance, money, months, rates, trail
from dashapp.services.compliance import OpdName, Standing
from dashapp.services.money import Money
from db.queries import summary as queries
from db.queries.books import COUNTS
from db.session import reading, url

TREND = 12  # months
KEPT = 24  # summaries in memory
READERS = frozenset({Role.BUPATI, Role.DKUPP})


@dataclass(frozen=True)
class OpdStanding:
    """One OPD; of one with under 5 obliged people there is no rate and no rank (docs §7, §8)."""

    name: OpdName
    counts: Counts
    rate: Rate
    last: Rate | None  # on the same day last month
    rank: int | None
    cells: Mapping[Level, Counts]


@dataclass(frozen=True)
class LevelStanding:
    level: Level
    minimum: int
    counts: Counts
    last: Rate | None  # on the same day last month

    @property
    def rate(self) -> Rate:
        """The rate as everyone may see it (docs/rules.md §8)."""
        return shown(self.counts.rate)


@dataclass(frozen=True)
class Week:
    """What moved since the evening of last Sunday; `completed` is net, so it may be negative."""

    completed: int
    before: Rate
    now: Rate
    rise: Rise | None
    low: int  # OPDs below 85%


@dataclass(frozen=True)
class Summary:
    """A month of the whole regency; `opened` False: nobody has opened it, all else is empty."""

    month: date
    today: date
    opened: bool
    report_by: date
    closed: bool
    total: Counts
    before: Counts | None  # on `before_day`, as old as the month is today
    before_day: date
    before_end: Rate | None  # last month as it stands now
    opds: tuple[OpdStanding, ...]
    levels: tuple[LevelStanding, ...]
    trend: tuple[tuple[date, Rate], ...]
    week: Week
    money: Money


_lock = Lock()
_kept: OrderedDict[tuple[Any, ...], Summary] = OrderedDict()


def of(month: date, *, by: Actor, now: datetime) -> Summary:
    """The summary of `month`, worked out once per revision and day; NotAllowed for other roles."""
    if not by.roles & READERS:
        raise NotAllowed
    open_when_read(month, now)
    key = (url(), month, trail.revision(), calendar.wib_day(now))
    with _lock:  # a hundred readers of a new revision work it out once
        if key not in _kept:
            _kept[key] = _build(month, now)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return _kept[key]


def open_when_read(month: date, now: datetime) -> None:
    """Open the current month when it is the one that is read (docs/rules.md §2)."""
    if month == calendar.month_of(calendar.wib_day(now)):
        months.ensure_current(now)


def same_day_last_month(month: date, today: date) -> date:
    """The day on which the month before was as old as `month` is today (docs/rules.md §4)."""
    return calendar.previous_month(month) + max(today - month, timedelta(0))


def _build(month: date, now: datetime) -> Summary:
    today = calendar.wib_day(now)
    standing = compliance.standing(month, now=now)
    then = same_day_last_month(month, today)
    last_month = calendar.previous_month(month)
    with reading() as session:
        row = months.find(session, month)
        before = opds_at(session, last_month, then)
        sunday = today - timedelta(days=today.weekday() + 1)
        week = _week(standing, opds_at(session, month, sunday))
        trend = trend_of(session, month)
        reached = money.of(session, standing, today)
    total_before = sum(before.values(), Counts()) if before else None
    return Summary(
        month=month,
        today=today,
        opened=row is not None,
        report_by=row.report_by if row is not None else calendar.report_by(month),
        closed=row is not None and row.closed_at is not None,
        total=standing.total,
        before=total_before,
        before_day=then,
        before_end=dict(trend).get(last_month),
        opds=_opds(standing, before),
        levels=_levels(standing, last_month, then),
        trend=trend,
        week=week,
        money=reached,
    )


def opds_at(session: Session, month: date, day: date) -> dict[str, Counts]:
    """The counts by OPD as they were known at the end of `day`; empty when nothing is known."""
    return {row.opd: counts(row) for row in queries.opds_at(session, month, day)}


def trend_of(
    session: Session, month: date, opd: str | None = None, number: int = TREND
) -> tuple[tuple[date, Rate], ...]:
    """The rate of each opened month, the last `number` up to `month`, of one OPD or of all."""
    first = month
    for _each in range(number - 1):
        first = calendar.previous_month(first)
    rows = queries.months(session, first, month, opd)
    return tuple((row.month, counts(row).rate) for row in rows)


def counts(row: Any) -> Counts:
    """The counts in a row of sums."""
    return Counts(**{name: getattr(row, name) for name in COUNTS})


def _opds(standing: Standing, before: Mapping[str, Counts]) -> tuple[OpdStanding, ...]:
    sums = standing.by_opd()
    places = ranks({code: each.rate for code, each in sums.items()})
    cells: dict[str, dict[Level, Counts]] = {code: {} for code in sums}
    for group in standing.groups:
        cells[group.opd][group.level] = group.counts
    found = [
        OpdStanding(
            name=name,
            counts=sums[name.code],
            rate=shown(sums[name.code].rate),
            last=shown(before[name.code].rate) if name.code in before else None,
            rank=places.get(name.code),
            cells=cells[name.code],
        )
        for name in compliance.opd_names()
        if name.code in sums
    ]
    return tuple(sorted(found, key=lambda opd: (opd.rank is None, opd.rank or 0, opd.name.name)))


def _levels(standing: Standing, last_month: date, then: date) -> tuple[LevelStanding, ...]:
    before = compliance.levels_at(last_month, then)
    rules = rates.minimums(standing.month)
    return tuple(
        LevelStanding(
            level=level,
            minimum=each.target // each.obliged if each.obliged else rules[level],
            counts=each,
            last=shown(before[level].rate) if level in before else None,
        )
        for level, each in reversed(standing.by_level().items())
    )


def _week(standing: Standing, sunday: Mapping[str, Counts]) -> Week:
    now = {code: each.rate for code, each in standing.by_opd().items()}
    total = standing.total
    before = sum(sunday.values(), Counts())
    return Week(
        completed=total.fulfilled - before.fulfilled,
        before=before.rate if before.obliged else Rate(0, total.obliged),
        now=total.rate,
        rise=rises.largest({code: each.rate for code, each in sunday.items()}, now),
        low=rises.low(now),
    )
