"""What an OPD did for UMKM in a month, as one of its people sees it (docs/rules.md §6, §8).

Counts and notes, never a percentage; what colleagues entered comes without their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.domain.promotions import Cost, Kind, per_staff
from dashapp.services import months
from dashapp.services.compliance import OpdName
from db.models import Promotion
from db.queries import figures
from db.queries import promotions as queries
from db.session import reading

PAGE = 20  # entries added at a time
MOST = 400  # entries on one page
SPAN = 6  # months of the OPD's spending
HEADS = (Role.KEPALA_OPD, Role.OPERATOR_OPD)


@dataclass(frozen=True)
class Entry:
    """One promotion. Photo and link could name who made it: None unless the reader may know."""

    id: int
    kind: Kind
    text: str
    day: date
    sellers: tuple[str, ...]
    reached: int | None
    cost: Cost
    amount: int | None
    mine: bool
    photo: str | None
    link: str | None


@dataclass(frozen=True)
class Tally:
    """How many of one kind, and how many of them are the reader's own."""

    all: int = 0
    own: int = 0


@dataclass(frozen=True)
class Board:
    """An OPD's month. Without `opd` the reader has no obligation in it, and nothing is shown.

    `listed`: of how many `entries` are the first. `rates`: name of every OPD of five people or
    more, and its promotions per ten people in tenths, the highest first; `own` is this OPD's,
    which is among them.
    """

    today: date
    month: date
    months: tuple[date, ...]
    opd: OpdName | None = None
    closed: bool = False
    entries: tuple[Entry, ...] = ()
    listed: int = 0
    kinds: dict[Kind, Tally] = field(default_factory=dict)
    before: int | None = None
    sellers: int = 0
    rates: tuple[tuple[str, int], ...] = ()
    own: int | None = None
    spending: tuple[tuple[date, int], ...] = ()

    @property
    def total(self) -> Tally:
        """All kinds together."""
        tallies = self.kinds.values()
        return Tally(sum(each.all for each in tallies), sum(each.own for each in tallies))


def look(
    month: date | None, *, by: Actor, now: datetime, only_own: bool = False, limit: int = PAGE
) -> Board:
    """The month of the OPD that the actor's obligation of that month names.

    None, and a month without an obligation of theirs: the present one, else their latest.
    """
    months.ensure_current(now)
    today = calendar.wib_day(now)
    present = calendar.month_of(today)
    with reading() as session:
        known = queries.months_of(session, by.person_id) if by.person_id is not None else []
        chosen = month if month in known else next(iter(known), present)
        if month not in known and present in known:
            chosen = present
        found = queries.place(session, by.person_id, chosen) if by.person_id is not None else None
        if found is None:
            return Board(today, chosen, tuple(known))
        board = Board(today, chosen, tuple(known), _name(found.Opd), found.closed_at is not None)
        return _filled(session, board, found.Opd.code, by, only_own, limit)


def own(promotion_id: int, *, by: Actor) -> Entry:
    """An own promotion that stands; NotAllowed when it is someone else's or does not exist."""
    with reading() as session:
        row = session.get(Promotion, promotion_id)
        if row is None or by.person_id is None or row.person_id != by.person_id:
            raise NotAllowed
        return _entries(session, [row], by)[0]


def of_opd(opd: str, month: date, *, by: Actor, limit: int = PAGE) -> tuple[Entry, ...]:
    """The month's promotions of an OPD, the latest first, as the actor may see them.

    NotAllowed unless the actor's obligation of that month names the OPD, a grant of a head or an
    operator does, or the actor is of DKUPP.
    """
    with reading() as session:
        place = queries.place(session, by.person_id, month) if by.person_id is not None else None
        if not (_knows_names(opd, by) or (place is not None and place.Opd.code == opd)):
            raise NotAllowed
        rows = queries.of_opd(session, opd, month, person_id=None, limit=limit)
        return _entries(session, rows, by)


def _filled(
    session: Session, board: Board, opd: str, by: Actor, only_own: bool, limit: int
) -> Board:
    month, person = board.month, by.person_id if only_own else None
    most = max(1, min(limit, MOST))
    rows = queries.of_opd(session, opd, month, person_id=person, limit=most)
    kinds = _kinds(session, opd, month, by.person_id)
    earlier = calendar.previous_month(month)
    tallies = kinds.values()
    rates = _rates(session, month)
    return Board(
        today=board.today,
        month=month,
        months=board.months,
        opd=board.opd,
        closed=board.closed,
        entries=_entries(session, rows, by),
        listed=sum(each.own if only_own else each.all for each in tallies),
        kinds=kinds,
        before=_before(session, opd, earlier),
        sellers=queries.sellers_named(session, opd, month),
        rates=_named(session, rates),
        own=rates.get(opd),
        spending=_spending(session, opd, month),
    )


def _kinds(session: Session, opd: str, month: date, person_id: int | None) -> dict[Kind, Tally]:
    """Every kind, most frequent first; equal ones in the order of the form."""
    all_, own = Counter[str](), Counter[str]()
    for row in queries.counts(session, opd, month):
        all_[row.kind] += row.number
        own[row.kind] += row.number if row.person_id == person_id else 0
    ordered = sorted(Kind, key=lambda kind: -all_[kind])
    return {kind: Tally(all_[kind], own[kind]) for kind in ordered}


def _before(session: Session, opd: str, month: date) -> int | None:
    """How many there were in the month before; None when nobody has opened it."""
    if months.find(session, month) is None:
        return None
    return queries.by_opd(session, month).get(opd, 0)


def _rates(session: Session, month: date) -> dict[str, int]:
    counts = queries.by_opd(session, month)
    staff = queries.staff(session, month)
    rates = {code: per_staff(counts.get(code, 0), staff[code]) for code in staff}
    return {code: rate for code, rate in rates.items() if rate is not None}


def _named(session: Session, rates: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """In the official order where rates are equal."""
    names = [row for row in figures.opds(session) if row.code in rates]
    ordered = sorted(names, key=lambda row: -rates[row.code])
    return tuple((row.short_name, rates[row.code]) for row in ordered)


def _spending(session: Session, opd: str, last: date) -> tuple[tuple[date, int], ...]:
    first = last
    for _month in range(SPAN - 1):
        first = calendar.previous_month(first)
    found = queries.spending(session, opd, first, last)
    return tuple((month, found[month]) for month in sorted(found))


def _entries(session: Session, rows: Sequence[Promotion], by: Actor) -> tuple[Entry, ...]:
    sellers = queries.sellers_of(session, [row.id for row in rows])
    return tuple(_entry(row, sellers[row.id], by) for row in rows)


def _entry(row: Promotion, sellers: Sequence[Any], by: Actor) -> Entry:
    mine = row.person_id == by.person_id
    open_to_reader = mine or _knows_names(row.opd, by)
    return Entry(
        id=row.id,
        kind=Kind(row.kind),
        text=row.text,
        day=row.day,
        sellers=tuple(seller.name for seller in sellers),
        reached=row.reached,
        cost=Cost(row.fund),
        amount=row.amount,
        mine=mine,
        photo=row.photo_key if open_to_reader else None,
        link=row.link if open_to_reader else None,
    )


def _knows_names(opd: str, by: Actor) -> bool:
    return by.holds(Role.DKUPP) or any(by.holds(role, opd) for role in HEADS)


def _name(opd: Any) -> OpdName:
    return OpdName(opd.code, opd.name, opd.short_name, opd.cell_name, opd.kind)
