"""Who stands in an OPD's list of a month, with status and in every order; worked out once.

An OPD may have 3,400 people, and whoever opens its list sees 25: the rest is kept until a figure
moves or an import changes people.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from dashapp.domain import nip, reminders
from dashapp.domain.compliance import Status, Totals, status_of
from dashapp.domain.levels import Level
from dashapp.services.names import full_name
from db.queries import events
from db.queries import staff as queries
from db.session import url

KEPT = 64  # lists in memory
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


class Entry(NamedTuple):
    """One person's month; rupiah of fund pribadi. The NIP is masked (docs/rules.md §9)."""

    obligation_id: int
    person_id: int
    name: str
    searched: str
    nip: str
    level: Level
    unit: str
    status: Status
    reason: str | None
    minimum: int
    verified: int
    waiting: int
    is_due: bool  # has something to do: may be reminded


@dataclass(frozen=True)
class Roll:
    """The people in each order, and how many stand in each unit (NAMA UNOR)."""

    sorted_by: Mapping[Sorting, tuple[Entry, ...]]
    units: Mapping[str, int]


_lock = Lock()
_kept: OrderedDict[tuple[Any, ...], Roll] = OrderedDict()


def of(session: Session, opd: str, month: date) -> Roll:
    """The list as the snapshot of `session` has it; a caller knows that its reader may see it."""
    key = (url(), opd, month, events.revision(session), *queries.last_import(session))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _made([_entry(row) for row in queries.people(session, opd, month)])
    with _lock:
        _kept[key] = made
        for old in [each for each in _kept if each[:3] == key[:3] and each != key]:
            del _kept[old]
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _made(entries: Sequence[Entry]) -> Roll:
    by_name = sorted(entries, key=lambda each: (each.searched, each.obligation_id))
    orders: dict[Sorting, Callable[[Entry], tuple[int, ...]]] = {
        Sorting.STATUS: lambda each: (ORDER.index(each.status),),
        Sorting.NAME: lambda _each: (),
        Sorting.GAP: lambda each: (
            each.status is Status.EXEMPT,
            -max(0, each.minimum - each.verified),
        ),
    }
    # Sorting keeps the order of equals: by name.
    found = {sorting: tuple(sorted(by_name, key=orders[sorting])) for sorting in Sorting}
    units = Counter(each.unit for each in by_name if each.unit)
    return Roll(found, dict(sorted(units.items(), key=lambda pair: pair[0].casefold())))


def _entry(row: Any) -> Entry:
    totals = Totals(row.verified, row.waiting, row.rejected)
    return Entry(
        obligation_id=row.id,
        person_id=row.person_id,
        name=full_name(row.title_front, row.name, row.title_back),
        searched=row.name.casefold(),
        nip=nip.mask(row.nip) if row.nip else "",
        level=Level(row.level),
        unit=row.unit,
        status=status_of(obliged=row.obliged, minimum=row.minimum, totals=totals),
        reason=row.reason,
        minimum=row.minimum,
        verified=row.verified,
        waiting=row.waiting,
        is_due=reminders.is_due(
            obliged=row.obliged,
            minimum=row.minimum,
            verified=row.verified,
            waiting=row.waiting,
            returned=int(row.returned),
        ),
    )
