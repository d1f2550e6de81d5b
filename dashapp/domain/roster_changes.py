"""What an import of the roster would change, worked out before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashapp.domain.cells import key
from dashapp.domain.problems import Problem
from dashapp.domain.roster import Reading, RosterRow, RowProblem
from dashapp.domain.roster_known import (
    Details,
    KnownPerson,
    KnownPosting,
    Status,
    details_after,
    differs,
    status_after,
)
from dashapp.domain.roster_numbers import renumbered

MASS_PER_CENT = 10  # when more than this share leaves, the import asks first
MASS_OPD_SIZE = 20  # people from which on a single OPD is looked at


class Kind(StrEnum):
    NEW = "new"
    RETURNED = "returned"
    MOVED = "moved"
    CHANGED = "changed"
    LEFT = "left"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Change:
    """What becomes of one person.

    `cut`: the day from which on earlier knowledge of postings no longer holds. `begins`: the first
    day of the posting in `row`, None when no posting begins. `details` and `statuses` are the new
    ones, None when they stay.
    """

    kind: Kind
    nip: str
    name: str
    person: KnownPerson | None = None
    row: RosterRow | None = None
    old: KnownPosting | None = None
    level_changed: bool = False
    cut: date | None = None
    begins: date | None = None
    details: Details | None = None
    statuses: tuple[Status, ...] | None = None

    @property
    def renumbered(self) -> bool:
        """Whether a known person comes under a new NIP."""
        return self.person is not None and self.row is not None and self.nip not in self.person.nips


@dataclass(frozen=True)
class MassLeaving:
    """So many of so many people would leave, in one OPD or (None) in all: a file cut short?"""

    opd: str | None
    leaving: int
    people: int


@dataclass(frozen=True)
class Changes:
    """All that an import would do, and what it asks before doing it."""

    changes: tuple[Change, ...]
    refused: tuple[RowProblem, ...]
    asks: tuple[MassLeaving, ...]

    def of(self, kind: Kind) -> list[Change]:
        return [change for change in self.changes if change.kind is kind]

    def counts(self) -> dict[str, int]:
        """How many of each kind; level_changed and nip_changed count beside them, across kinds."""
        numbers = Counter(change.kind for change in self.changes)
        counts = {kind.value: numbers[kind] for kind in Kind}
        return counts | {
            "level_changed": sum(change.level_changed for change in self.changes),
            "nip_changed": sum(change.renumbered for change in self.changes),
        }

    @property
    def any(self) -> bool:
        return any(change.kind is not Kind.UNCHANGED for change in self.changes)


def plan(known: Iterable[KnownPerson], reading: Reading, day: date) -> Changes:
    """Compare a roster with what is known, for an import dated `day` (docs/rules.md §10)."""
    people = list(known)
    by_nip = {nip: person for person in people for nip in person.nips}
    again = renumbered(people, reading)
    told: dict[int, int] = {}
    changes: list[Change] = []
    refused = list(reading.refused)
    for row in reading.rows:
        person = by_nip.get(row.nip) or again.get(row.nip)
        if person is None:
            changes.append(_new(row, day))
        elif person.person_id in told:
            problem = Problem("person_doubled", {"row": told[person.person_id]})
            refused.append(RowProblem(row.row, row.nip, row.name, (problem,)))
        else:
            told[person.person_id] = row.row
            changes.append(_known(person, row, day))
    leaving = _leaving(people, told, reading, by_nip)
    changes += [_left(person, day) for person in leaving]
    refused.sort(key=lambda problem: problem.row)
    return Changes(tuple(changes), tuple(refused), _asks(people, leaving))


def _new(row: RosterRow, day: date) -> Change:
    statuses = status_after((), _told_status(row, day))
    return Change(
        Kind.NEW,
        row.nip,
        row.name,
        row=row,
        begins=row.tmt or day,
        details=_told_details(row),
        statuses=statuses or None,
    )


def _known(person: KnownPerson, row: RosterRow, day: date) -> Change:
    last, running = person.last, person.running
    begins, kind = None, Kind.UNCHANGED
    level_changed = last is not None and last.level is not row.level
    if last is None:
        begins, kind = row.tmt or day, Kind.RETURNED
    elif running is None:
        begins, kind = _later(row.tmt, last.valid_to, day), Kind.RETURNED
    elif _is_other(running, row):
        begins = _later(row.tmt, running.valid_from, day)
        kind = Kind.CHANGED if running.opd == row.opd else Kind.MOVED
    details = details_after(person.details, _told_details(row))
    statuses = status_after(person.statuses, _told_status(row, day))
    text_changed = details != person.details or statuses != person.statuses
    text_changed |= row.nip not in person.nips
    return Change(
        Kind.CHANGED if kind is Kind.UNCHANGED and text_changed else kind,
        row.nip,
        row.name,
        person=person,
        row=row,
        old=last,
        level_changed=level_changed and begins is not None,
        cut=begins,
        begins=begins,
        details=details if details != person.details else None,
        statuses=statuses if statuses != person.statuses else None,
    )


def _left(person: KnownPerson, day: date) -> Change:
    name = person.details.name
    return Change(Kind.LEFT, person.nips[0], name, person=person, old=person.last, cut=day)


def _later(tmt: date | None, than: date | None, day: date) -> date:
    """TMT JABATAN when it is later than the day that it follows on, else the day of the import."""
    return tmt if tmt is not None and than is not None and tmt > than else day


def _is_other(known: KnownPosting, row: RosterRow) -> bool:
    """Whether the row names another posting than the running one; an empty cell says nothing."""
    return (
        known.opd != row.opd
        or known.level is not row.level
        or differs(known.unit, row.unit)
        or differs(known.jenis_jabatan, row.jenis_jabatan)
        or differs(known.nama_jabatan, row.nama_jabatan)
        or differs(known.eselon, row.eselon)
    )


def _leaving(
    people: Sequence[KnownPerson],
    told: Mapping[int, int],
    reading: Reading,
    by_nip: Mapping[str, KnownPerson],
) -> list[KnownPerson]:
    """People in service whom the file does not name, not even in a row that is refused.

    A row whose NIP cannot be read still names somebody: whoever bears that name stays.
    """
    named = {by_nip[nip].person_id for nip in reading.refused_nips if nip in by_nip}
    names = {key(problem.name) for problem in reading.refused if _is_nameless(problem)}
    return [
        person
        for person in people
        if person.running
        and person.person_id not in told
        and person.person_id not in named
        and key(person.details.name) not in names
    ]


def _is_nameless(refused: RowProblem) -> bool:
    return any(
        problem.code.startswith("nip_") and problem.code != "nip_doubled"
        for problem in refused.problems
    )


def _asks(people: Sequence[KnownPerson], leaving: Sequence[KnownPerson]) -> tuple[MassLeaving, ...]:
    all_of = Counter(person.running.opd for person in people if person.running)
    gone = Counter(person.running.opd for person in leaving if person.running)
    asks = [MassLeaving(None, gone.total(), all_of.total())]
    asks += [
        MassLeaving(opd, number, all_of[opd])
        for opd, number in sorted(gone.items())
        if all_of[opd] >= MASS_OPD_SIZE
    ]
    return tuple(ask for ask in asks if ask.leaving * 100 > ask.people * MASS_PER_CENT)


def _told_status(row: RosterRow, day: date) -> Status:
    return Status(day, row.kedudukan, row.jenis_pegawai)


def _told_details(row: RosterRow) -> Details:
    return Details(row.name, row.title_front, row.title_back, row.email, row.phone)
