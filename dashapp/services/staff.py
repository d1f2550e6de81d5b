"""The people of an OPD in a month, for its head and operators (docs/rules.md §8): named, guarded.

What may be seen follows the grant: months of obligations that name the OPD, while it is in force.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import basis, calendar, nip
from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Counts, Rate, Status, Totals, status_of
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.domain.ranking import ranks, shown
from dashapp.services import compliance, months, recaps, summary, trail
from dashapp.services.compliance import OpdName
from dashapp.services.names import full_name
from dashapp.services.recaps import Report
from db.queries import history
from db.queries import staff as queries
from db.session import reading, transaction

PAGE = 25  # rows
TREND = 6  # months
VIEW_EVERY = timedelta(hours=1)  # one event of the trail per account, OPD and month
ROLES = (Role.KEPALA_OPD, Role.OPERATOR_OPD)
# In the order in which somebody looks after them.
ORDER = (
    Status.NONE,
    Status.REJECTED,
    Status.PARTIAL,
    Status.WAITING,
    Status.FULFILLED,
    Status.EXEMPT,
)


class Sorting(StrEnum):
    """How the people of a list stand; equal ones by name."""

    STATUS = "status"  # first who needs looking after
    NAME = "nama"
    GAP = "kurang"  # first to whom most rupiah is missing; the exempt last


@dataclass(frozen=True)
class Member:
    """One person's month; rupiah of fund pribadi. The NIP is masked (docs/rules.md §9)."""

    name: str
    nip: str
    level: Level
    status: Status
    reason: str | None  # why exempt
    minimum: int
    verified: int
    waiting: int
    returned: int  # of what waits: sent back, until its buyer mends it
    last_day: date | None


@dataclass(frozen=True)
class Members:
    """A page of a list: how many fit the search by status, how many also the filter, the rows."""

    by_status: Mapping[Status, int]
    found: int
    first: int  # place of the first row among those found, from 0
    rows: tuple[Member, ...]


@dataclass(frozen=True)
class Office:
    """How an OPD stands in a month; `opened` False: nobody has opened the month."""

    opd: OpdName
    month: date
    today: date
    opened: bool
    report_by: date
    counts: Counts
    levels: Mapping[Level, Counts]
    before: Rate | None  # as `basis` says
    basis: Basis
    rank: int | None
    others: tuple[Rate, ...]  # of every OPD that has one, this one included
    trend: tuple[tuple[date, Rate], ...]
    regency: tuple[tuple[date, Rate], ...]
    report: Report  # to DKUPP

    @property
    def pace(self) -> int | None:
        """Percent of the month that has passed with today; None when it is not the present one."""
        if calendar.month_of(self.today) != self.month:
            return None
        return 100 * self.today.day // calendar.last_day(self.month).day


def opds(by: Actor) -> list[OpdName]:
    """The OPDs that the actor's grants name, in the official order; NotAllowed without any."""
    held = {scope for role, scope in by.scopes if role in ROLES and role in by.roles}
    found = [name for name in compliance.opd_names() if name.code in held]
    if not found:
        raise NotAllowed
    return found


def office(month: date, opd: str | None, *, by: Actor, now: datetime) -> Office:
    """How the OPD stands; None: the actor's first. NotAllowed unless a grant names it."""
    name = _granted(opd, by)
    today = calendar.wib_day(now)
    standing = compliance.standing(month, now=now)
    sums = standing.by_opd()
    with reading() as session:
        row = months.find(session, month)
        report_by = row.report_by if row is not None else calendar.report_by(month)
        past = basis.of(month, today, report_by)
        before = summary.opds_at(session, past.month, past.day or today).get(name.code)
        trend = summary.trend_of(session, month, name.code, TREND)
        regency = summary.trend_of(session, month, None, TREND)
        report = recaps.report(session, name.code, month, by=by)
    rates = {code: each.rate for code, each in sums.items()}
    return Office(
        opd=name,
        month=month,
        today=today,
        opened=row is not None,
        report_by=report_by,
        counts=sums.get(name.code, Counts()),
        levels={group.level: group.counts for group in standing.groups if group.opd == name.code},
        before=before.rate if before is not None else None,
        basis=past,
        rank=ranks(rates).get(name.code),
        others=tuple(rate for rate in map(shown, rates.values()) if rate.whole),
        trend=trend,
        regency=regency,
        report=report,
    )


def members(
    month: date,
    opd: str | None,
    *,
    by: Actor,
    now: datetime,
    status: Status | None = None,
    search: str = "",
    sorting: Sorting = Sorting.STATUS,
    first: int = 0,
) -> Members:
    """A page of people in the order of `sorting`, of a status and with a name that fits.

    `first` is any row of the page; beyond the end it is the last page.
    Leaves a view in the trail, once an hour. NotAllowed unless a grant names the OPD.
    """
    code = _granted(opd, by).code
    summary.open_when_read(month, now)
    with reading() as session:
        rows = queries.people(session, code, month)
    if rows:
        _note_view(code, month, by, now)
    with reading() as session:
        found = [(_status(row), row) for row in rows if _fits(row.name, search)]
        wanted = [pair for pair in found if status is None or pair[0] is status]
        wanted.sort(key=lambda pair: _place(sorting, *pair))
        start = max(0, min(first, len(wanted) - 1)) // PAGE * PAGE
        page = _with_days(session, code, month, wanted[start : start + PAGE])
    return Members(Counter(each for each, _row in found), len(wanted), start, page)


def _granted(opd: str | None, by: Actor) -> OpdName:
    names = opds(by)
    if opd is None:
        return names[0]
    found = next((name for name in names if name.code == opd), None)
    if found is None:
        raise NotAllowed  # "not yours" and "does not exist" get the same answer
    return found


def _note_view(code: str, month: date, by: Actor, now: datetime) -> None:
    subject = f"opd:{code}:{calendar.write_month(month)}"
    with reading() as session:
        if queries.was_viewed(session, subject, by.account_id, now - VIEW_EVERY):
            return
    with transaction() as session:
        facts = {"opd": code, "month": calendar.write_month(month)}
        trail.append(session, "staff_viewed", actor=by, now=now, subject=subject, data=facts)


def _status(row: Any) -> Status:
    totals = Totals(row.verified, row.waiting, row.rejected)
    return status_of(obliged=row.obliged, minimum=row.minimum, totals=totals)


def _place(sorting: Sorting, status: Status, row: Any) -> tuple[Any, ...]:
    named = (row.name.casefold(), row.id)
    if sorting is Sorting.NAME:
        return named
    if sorting is Sorting.GAP:
        return (status is Status.EXEMPT, -max(0, row.minimum - row.verified), *named)
    return (ORDER.index(status), *named)


def _fits(name: str, search: str) -> bool:
    lowered = name.casefold()
    return all(word in lowered for word in search.casefold().split())


def _with_days(
    session: Session, code: str, month: date, pairs: Iterable[tuple[Status, Any]]
) -> tuple[Member, ...]:
    chosen = list(pairs)
    days = queries.last_days(session, code, month, [row.person_id for _status, row in chosen])
    returned = history.returned(session, [row.id for _status, row in chosen])
    return tuple(
        Member(
            name=full_name(row.title_front, row.name, row.title_back),
            nip=nip.mask(row.nip) if row.nip else "",
            level=Level(row.level),
            status=status,
            reason=row.reason,
            minimum=row.minimum,
            verified=row.verified,
            waiting=row.waiting,
            returned=returned.get(row.id, (0, 0))[1],
            last_day=days.get(row.person_id),
        )
        for status, row in chosen
    )
