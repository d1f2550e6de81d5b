"""How a month stands, by OPD and by level (docs/rules.md §4): always numerator and denominator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar
from dashapp.domain.compliance import Counts, Group
from dashapp.domain.levels import Level
from dashapp.services import months
from db.queries import events, figures
from db.queries import months as month_queries
from db.queries.books import COUNTS
from db.session import reading

DOCUMENT_COUNTS = COUNTS[:9]  # headcount … waiting_amount, as other programs read them


@dataclass(frozen=True)
class OpdName:
    """How an OPD is called: in full, in lists, and within a cell of the comb."""

    code: str
    name: str
    short_name: str
    cell_name: str
    kind: str


@dataclass(frozen=True)
class Standing:
    """The groups of a month at one revision; no groups when the month has not been opened."""

    month: date
    revision: int
    groups: tuple[Group, ...]

    @property
    def total(self) -> Counts:
        return sum((group.counts for group in self.groups), Counts())

    def by_level(self) -> dict[Level, Counts]:
        """Every level in its order, also those with nobody in it."""
        sums = dict.fromkeys(Level, Counts())
        for group in self.groups:
            sums[group.level] += group.counts
        return sums

    def by_opd(self) -> dict[str, Counts]:
        """Every OPD with anybody in it, in the official order."""
        sums: dict[str, Counts] = {}
        for group in self.groups:
            sums[group.opd] = sums.get(group.opd, Counts()) + group.counts
        return sums


def standing(month: date, *, now: datetime) -> Standing:
    """How `month` stands. The current month opens when it is read; reading another opens none.

    Opened early, a month would miss what DKUPP still enters before anybody looks at it.
    """
    if month == calendar.month_of(calendar.wib_day(now)):
        months.ensure_current(now)
    with reading() as session:
        revision = events.revision(session)  # before the rates: a write in between costs a redraw
        rows = figures.groups(session, month)
        found = tuple(Group(row.opd, Level(row.level), _counts(row)) for row in rows)
        order = {level: place for place, level in enumerate(Level)}
        opds = {group.opd: place for place, group in enumerate(found)}
        ranked = sorted(found, key=lambda group: (opds[group.opd], order[group.level]))
        return Standing(month, revision, tuple(ranked))


def levels_at(month: date, day: date) -> dict[Level, Counts]:
    """The counts by level as they were known at the end of `day`; empty when nothing is known."""
    with reading() as session:
        rows = figures.levels_at(session, month, day)
        return {Level(row.level): _counts(row) for row in rows}


def opened_months() -> list[date]:
    """The months that have been opened, the latest first."""
    with reading() as session:
        return [row.month for row in reversed(month_queries.opened(session))]


def opd_names() -> Sequence[OpdName]:
    """Every OPD in the official order."""
    with reading() as session:
        return [
            OpdName(row.code, row.name, row.short_name, row.cell_name, row.kind)
            for row in figures.opds(session)
        ]


def document(month: date, *, now: datetime) -> dict[str, Any]:
    """The month as other programs read it: codes, counts and rupiah; no rows while not opened."""
    found = standing(month, now=now)
    return {
        "month": calendar.write_month(month),
        "as_of": now.astimezone(calendar.WIB).isoformat(timespec="seconds"),
        "revision": found.revision,
        "rows": [
            {"opd": group.opd, "level": group.level.value}
            | {name: getattr(group.counts, name) for name in DOCUMENT_COUNTS}
            for group in found.groups
        ],
    }


def _counts(row: Any) -> Counts:
    return Counts(**{name: getattr(row, name) for name in COUNTS})
