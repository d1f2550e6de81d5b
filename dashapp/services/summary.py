"""The regency at a glance, for Kantor Bupati and DKUPP: compliance, money, what moved; no names."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import basis, calendar, gaps, rises
from dashapp.domain.basis import Basis
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
GAPS = 5  # cells named as the largest gaps
READERS = frozenset({Role.BUPATI, Role.DKUPP})


@dataclass(frozen=True)
class OpdStanding:
    """One OPD; of one with under 5 obliged people there is no rate and no rank (docs §7, §8)."""

    name: OpdName
    counts: Counts
    rate: Rate
    last: Rate | None  # as Summary.basis says
    rank: int | None
    cells: Mapping[Level, Counts]
    head: Level | None  # of the one person who leads it, whose cell Kantor Bupati sees (§8)


@dataclass(frozen=True)
class LevelStanding:
    level: Level
    minimum: int
    counts: Counts
    last: Rate | None  # as Summary.basis says

    @property
    def rate(self) -> Rate:
        """The rate as everyone may see it (docs/rules.md §8)."""
        return shown(self.counts.rate)


@dataclass(frozen=True)
class Gap:
    """A cell OPD x jenjang in which many are missing."""

    opd: OpdName
    level: Level
    rate: Rate


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
    before: Counts | None  # as `basis` says; None: nothing is known of it
    basis: Basis
    opds: tuple[OpdStanding, ...]
    levels: tuple[LevelStanding, ...]
    gaps: tuple[Gap, ...]  # the largest first
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


def _build(month: date, now: datetime) -> Summary:
    today = calendar.wib_day(now)
    standing = compliance.standing(month, now=now)
    with reading() as session:
        row = months.find(session, month)
        report_by = row.report_by if row is not None else calendar.report_by(month)
        past = basis.of(month, today, report_by)
        before = opds_at(session, past.month, past.day or today)
        heads = queries.head_levels(session)
        sunday = today - timedelta(days=today.weekday() + 1)
        week = _week(standing, opds_at(session, month, sunday))
        trend = trend_of(session, month)
        reached = money.of(session, standing, today)
    total_before = sum(before.values(), Counts()) if before else None
    opds = _opds(standing, before, heads)
    return Summary(
        month=month,
        today=today,
        opened=row is not None,
        report_by=report_by,
        closed=row is not None and row.closed_at is not None,
        total=standing.total,
        before=total_before,
        basis=past,
        opds=opds,
        levels=_levels(standing, past.month, past.day or today),
        gaps=_gaps(opds),
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


def _opds(
    standing: Standing, before: Mapping[str, Counts], heads: Mapping[str, str]
) -> tuple[OpdStanding, ...]:
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
            head=_head(heads.get(name.code), cells[name.code]),
        )
        for name in compliance.opd_names()
        if name.code in sums
    ]
    return tuple(sorted(found, key=lambda opd: (not opd.rate.whole, opd.rank or 0, opd.name.name)))


def _head(level: str | None, cells: Mapping[Level, Counts]) -> Level | None:
    """The jenjang in which an OPD's head is alone; None where others share it, or nobody leads."""
    if level is None or level not in cells or cells[Level(level)].headcount != 1:
        return None
    return Level(level)


def _gaps(opds: Sequence[OpdStanding]) -> tuple[Gap, ...]:
    rates = {(opd.name, level): each.rate for opd in opds for level, each in opd.cells.items()}
    return tuple(Gap(opd, level, rate) for (opd, level), rate in gaps.largest(rates, GAPS))


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
