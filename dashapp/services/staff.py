"""How an OPD stands in a month, for its head and operators (docs/rules.md §8); members: by name.

What may be seen follows the grant: months of obligations that name the OPD, while it is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashapp.domain import basis, calendar
from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Counts, Rate
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.domain.ranking import ranks, shown
from dashapp.services import compliance, months, recaps, summary
from dashapp.services.compliance import OpdName
from dashapp.services.recaps import Report
from db.session import reading

TREND = 6  # months
ROLES = (Role.KEPALA_OPD, Role.OPERATOR_OPD)


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
    name = granted(opd, by)
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


def granted(opd: str | None, by: Actor) -> OpdName:
    """The OPD when a grant names it, the first one for None; else NotAllowed."""
    names = opds(by)
    if opd is None:
        return names[0]
    found = next((name for name in names if name.code == opd), None)
    if found is None:
        raise NotAllowed  # "not yours" and "does not exist" get the same answer
    return found
