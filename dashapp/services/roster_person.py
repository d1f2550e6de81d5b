"""One person of the roster: found by name or whole NIP, opened with postings and months owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import nip
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.services import roster_outlook, trail
from db.queries import roster as roster_queries
from db.queries import roster_person as queries
from db.session import reading, transaction

SHOWN = 30  # people in a list
MONTHS = 12  # months of an opened person
LONGEST_SEARCH = 80  # characters
LEAST_SEARCH = 2


@dataclass(frozen=True)
class Found:
    """A person in a list; the NIP is masked."""

    person_id: int
    name: str
    nip: str
    opd: str
    post: str
    level: Level
    serves: bool


@dataclass(frozen=True)
class Post:
    """A posting until the day before `until`; `told` is the level that the roster gives."""

    id: int
    opd: str
    post: str
    told: Level
    review: bool
    override: Level | None
    reason: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Owed:
    """What was owed in an opened month; `reason` says why nothing was."""

    month: date
    level: Level
    minimum: int
    reason: str | None


@dataclass(frozen=True)
class Excused:
    """An exemption, both months included."""

    reason: str
    first: date
    last: date
    document: str


@dataclass(frozen=True)
class PersonView:
    """A person opened: the NIP whole. `counts_from`: the first month that a change reaches."""

    person_id: int
    name: str
    nips: tuple[str, ...]
    status: str
    posts: tuple[Post, ...]
    owed: tuple[Owed, ...]
    excused: tuple[Excused, ...]
    counts_from: date
    is_own: bool

    @property
    def running(self) -> Post | None:
        """The posting without an end."""
        return next((post for post in self.posts if post.until is None), None)


def search(words: str | None, *, by: Actor) -> list[Found]:
    """People by name, or the one of a whole NIP: a part of one is never searched for (§9)."""
    demand(by)
    typed = (words or "").strip()[:LONGEST_SEARCH]
    if len(typed) < LEAST_SEARCH:
        return []
    with reading() as session:
        try:
            rows = queries.numbered(session, nip.read(typed))
        except BadValue:
            rows = queries.named(session, typed.split(), SHOWN)
        return [_found(row) for row in rows]


def doubtful(*, by: Actor) -> tuple[int, list[Found]]:
    """How many levels were read from a title alone and seen by nobody, and the first of them."""
    demand(by)
    with reading() as session:
        number, rows = queries.doubtful(session, SHOWN)
        return number, [_found(row) for row in rows]


def open_one(person_id: int, *, by: Actor, now: datetime) -> PersonView:
    """As `one`; that somebody looked at the whole NIP is an event (docs/rules.md §9)."""
    view = one(person_id, by=by, now=now)
    with transaction() as session:
        subject = f"person:{person_id}"
        trail.append(session, "person_opened", actor=by, now=now, subject=subject)
    return view


def one(person_id: int, *, by: Actor, now: datetime) -> PersonView:
    """A person with all that is known; NotAllowed when there is none."""
    demand(by)
    with reading() as session:
        person = queries.person(session, person_id)
        if person is None:
            raise NotAllowed
        status = queries.status_of(session, person_id)
        opened = roster_queries.opened_months(session)
        told = (status.kedudukan, status.jenis_pegawai) if status else ()
        return PersonView(
            person_id,
            person.name,
            tuple(nip.grouped(each) for each in queries.nips_of(session, person_id)),
            " · ".join(filter(None, told)),
            tuple(_post(row) for row in queries.postings_of(session, person_id)),
            tuple(
                Owed(row.month, Level(row.level), row.minimum, row.reason)
                for row in queries.owed_by(session, person_id, MONTHS)
            ),
            tuple(
                Excused(row.reason, row.first_month, row.last_month, row.document)
                for row in queries.exemptions_of(session, person_id)
            ),
            roster_outlook.counts_from(opened, date.min, now),
            by.person_id == person_id,
        )


def demand(by: Actor) -> None:
    """NotAllowed for all but DKUPP (docs/rules.md §8)."""
    if not by.holds(Role.DKUPP):
        raise NotAllowed


def _found(row: Any) -> Found:
    shown = nip.mask(row.nip)
    serves = row.valid_to is None
    return Found(row.id, row.name, shown, row.opd, row.post, Level(row.level), serves)


def _post(row: Any) -> Post:
    posting = row.Posting
    return Post(
        posting.id,
        row.opd_name,
        posting.nama_jabatan,
        Level(posting.level),
        posting.review,
        Level(posting.override) if posting.override else None,
        posting.override_reason or "",
        posting.valid_from,
        posting.valid_to,
    )
