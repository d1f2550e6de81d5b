"""What is known of the people of the roster before an import: postings and status, by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashapp.domain.cells import key
from dashapp.domain.levels import Level

BEGINNING = date.min  # from when the first known status holds


@dataclass(frozen=True)
class KnownPosting:
    """A posting from `valid_from` until the day before `valid_to`; None while it runs."""

    id: int
    opd: str
    unit: str
    jenis_jabatan: str
    nama_jabatan: str
    eselon: str
    level: Level
    valid_from: date
    valid_to: date | None
    override: Level | None = None  # set by DKUPP, holds instead of `level`


@dataclass(frozen=True)
class Status:
    """KEDUDUKAN HUKUM and JENIS PEGAWAI from a day on; "" while not known."""

    valid_from: date
    kedudukan: str
    jenis_pegawai: str


@dataclass(frozen=True)
class Details:
    """What is kept of a person beside postings: corrected in place, it has no history."""

    name: str
    title_front: str
    title_back: str
    email: str
    phone: str


@dataclass(frozen=True)
class KnownPerson:
    """One person with all NIPs (the current one first), postings and status in order of time."""

    person_id: int
    nips: tuple[str, ...]
    details: Details
    postings: tuple[KnownPosting, ...] = ()
    statuses: tuple[Status, ...] = ()

    @property
    def last(self) -> KnownPosting | None:
        return self.postings[-1] if self.postings else None

    @property
    def running(self) -> KnownPosting | None:
        """The posting without an end, also one that begins later than today."""
        return self.last if self.last and self.last.valid_to is None else None


def status_after(known: tuple[Status, ...], told: Status) -> tuple[Status, ...]:
    """All of a person's status once a file has `told` its own (docs/rules.md §10).

    The first known value of each column holds from the beginning, a change from the day of the
    import; an empty cell says nothing.
    """
    rows = list(known) or [Status(BEGINNING, "", "")]
    if not any(row.kedudukan for row in rows):
        rows = [Status(row.valid_from, told.kedudukan, row.jenis_pegawai) for row in rows]
    if not any(row.jenis_pegawai for row in rows):
        rows = [Status(row.valid_from, row.kedudukan, told.jenis_pegawai) for row in rows]
    last = rows[-1]
    if differs(last.kedudukan, told.kedudukan) or differs(last.jenis_pegawai, told.jenis_pegawai):
        rows = [row for row in rows if row.valid_from < told.valid_from]
        kedudukan = told.kedudukan or last.kedudukan
        rows.append(Status(told.valid_from, kedudukan, told.jenis_pegawai or last.jenis_pegawai))
    if rows == [Status(BEGINNING, "", "")]:
        return known
    return tuple(rows)


def details_after(known: Details, told: Details) -> Details:
    """The details once a file has told its own; an empty cell says nothing."""
    return Details(
        told.name or known.name,
        told.title_front or known.title_front,
        told.title_back or known.title_back,
        told.email or known.email,
        told.phone or known.phone,
    )


def differs(known: str, told: str) -> bool:
    """Whether a file tells something else than is known; case and punctuation are no difference."""
    return bool(told) and key(known) != key(told)
