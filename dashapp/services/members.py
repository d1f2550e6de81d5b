"""The people of an OPD in a month, for its head and operators (docs/rules.md §8): named, guarded.

What may be seen follows the grant, as services.staff says. Looking leaves a view in the trail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.compliance import Status
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.services import reminders, staff_roll, summary, trail
from dashapp.services.compliance import OpdName
from dashapp.services.staff import granted
from dashapp.services.staff_roll import Entry, Roll, Sorting
from db.queries import history
from db.queries import staff as queries
from db.session import reading, transaction

PAGE = 25  # rows
VIEW_EVERY = timedelta(hours=1)  # one event of the trail per account, OPD and month


@dataclass(frozen=True)
class Wanted:
    """Who is looked for, and in which order. A unit that nobody stands in is none."""

    status: Status | None = None
    to_remind: bool = False
    unit: str | None = None
    search: str = ""  # words of the name
    sorting: Sorting = Sorting.STATUS


@dataclass(frozen=True)
class Member:
    """One person's month; rupiah of fund pribadi. The NIP is masked (docs/rules.md §9)."""

    person_id: int
    name: str
    nip: str
    level: Level
    unit: str
    status: Status
    reason: str | None  # why exempt
    minimum: int
    verified: int
    waiting: int
    returned: int  # of what waits: sent back, until its buyer mends it
    last_day: date | None
    reminded: bool  # by the OPD, today
    may_remind: bool


@dataclass(frozen=True)
class Members:
    """A page of a list: how many fit search and unit by status, how many also the status, the rows.

    `to_remind`: of those who fit, how many have something to do. `choosable`: of those found, how
    many can be reminded today. `units`: of the whole OPD.
    """

    by_status: Mapping[Status, int]
    to_remind: int
    found: int
    choosable: int
    first: int  # place of the first row among those found, from 0
    rows: tuple[Member, ...]
    units: Mapping[str, int]


@dataclass(frozen=True)
class Taken:
    """A whole list, for a file."""

    opd: OpdName
    rows: tuple[Member, ...]


EVERYBODY = Wanted()


def of(
    month: date,
    opd: str | None,
    wanted: Wanted = EVERYBODY,
    *,
    by: Actor,
    now: datetime,
    first: int = 0,
) -> Members:
    """A page of the people who are wanted.

    `first` is any row of the page; beyond the end it is the last page.
    Leaves a view in the trail, once an hour. NotAllowed unless a grant names the OPD.
    """
    code = granted(opd, by).code
    summary.open_when_read(month, now)
    with reading() as session:
        roll = staff_roll.of(session, code, month)
        reminded = reminders.reminded_today(session, code, month, calendar.wib_day(now))
        fits = _fitting(roll, wanted)
        found = _wanted(fits, wanted)
        start = max(0, min(first, len(found) - 1)) // PAGE * PAGE
        page = _with_days(session, code, month, found[start : start + PAGE], reminded)
    if roll.sorted_by[Sorting.NAME]:
        _note_view(code, month, by, now)
    return Members(
        by_status=Counter(each.status for each in fits),
        to_remind=sum(each.is_due for each in fits),
        found=len(found),
        choosable=sum(each.is_due and each.person_id not in reminded for each in found),
        first=start,
        rows=page,
        units=roll.units,
    )


def choosable(
    month: date, opd: str | None, wanted: Wanted = EVERYBODY, *, by: Actor, now: datetime
) -> tuple[int, ...]:
    """The person ids of all who are wanted and can be reminded today, on every page of the list.

    NotAllowed unless a grant names the OPD.
    """
    code = granted(opd, by).code
    with reading() as session:
        roll = staff_roll.of(session, code, month)
        reminded = reminders.reminded_today(session, code, month, calendar.wib_day(now))
        found = _wanted(_fitting(roll, wanted), wanted)
    return tuple(each.person_id for each in found if _may_remind(each, reminded))


def take(
    month: date, opd: str | None, wanted: Wanted = EVERYBODY, *, by: Actor, now: datetime
) -> Taken:
    """Everybody who is wanted, to carry away; that is an event of its own, each time (§9).

    NotAllowed unless a grant names the OPD.
    """
    name = granted(opd, by)
    with reading() as session:
        roll = staff_roll.of(session, name.code, month)
        reminded = reminders.reminded_today(session, name.code, month, calendar.wib_day(now))
        found = _wanted(_fitting(roll, wanted), wanted)
        rows = _with_days(session, name.code, month, found, reminded)
    with transaction() as session:
        facts = {"opd": name.code, "month": calendar.write_month(month), "people": len(rows)}
        subject = f"opd:{name.code}:{calendar.write_month(month)}"
        trail.append(session, "staff_taken", actor=by, now=now, subject=subject, data=facts)
    return Taken(name, rows)


def _fitting(roll: Roll, wanted: Wanted) -> Sequence[Entry]:
    words = wanted.search.casefold().split()
    unit = wanted.unit if wanted.unit in roll.units else None
    rows = roll.sorted_by[wanted.sorting]
    if not words and unit is None:
        return rows
    return [
        each
        for each in rows
        if (unit is None or each.unit == unit) and all(word in each.searched for word in words)
    ]


def _wanted(fits: Sequence[Entry], wanted: Wanted) -> Sequence[Entry]:
    if wanted.to_remind:
        return [each for each in fits if each.is_due]
    if wanted.status is None:
        return fits
    return [each for each in fits if each.status is wanted.status]


def _may_remind(entry: Entry, reminded: Collection[int]) -> bool:
    return entry.is_due and entry.person_id not in reminded


def _note_view(code: str, month: date, by: Actor, now: datetime) -> None:
    subject = f"opd:{code}:{calendar.write_month(month)}"
    with reading() as session:
        if queries.was_viewed(session, subject, by.account_id, now - VIEW_EVERY):
            return
    with transaction() as session:
        facts = {"opd": code, "month": calendar.write_month(month)}
        trail.append(session, "staff_viewed", actor=by, now=now, subject=subject, data=facts)


def _with_days(
    session: Session,
    code: str,
    month: date,
    chosen: Sequence[Entry],
    reminded: Collection[int],
) -> tuple[Member, ...]:
    days = queries.last_days(session, code, month, [each.person_id for each in chosen])
    returned = history.returned(session, [each.obligation_id for each in chosen])
    return tuple(
        Member(
            person_id=each.person_id,
            name=each.name,
            nip=each.nip,
            level=each.level,
            unit=each.unit,
            status=each.status,
            reason=each.reason,
            minimum=each.minimum,
            verified=each.verified,
            waiting=each.waiting,
            returned=returned.get(each.obligation_id, (0, 0))[1],
            last_day=days.get(each.person_id),
            reminded=each.person_id in reminded,
            may_remind=_may_remind(each, reminded),
        )
        for each in chosen
    )
