"""Looks people of the roster up for DKUPP, by exact NIP or by name, and lists the exempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar
from dashapp.domain import nip as nips
from dashapp.domain.obligations import ExemptionReason
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.services.rules import demand_dkupp
from db.queries import roster_people as queries
from db.session import reading

MOST_FOUND = 20
LONGEST_SEARCH = 80
SHORTEST_NAME = 3  # letters before a name is looked for
PAGE = 25


@dataclass(frozen=True)
class Found:
    """A person of the roster; `nip` is masked (docs/rules.md §9)."""

    person_id: int
    name: str
    nip: str
    opd: str


@dataclass(frozen=True)
class Exempt:
    """An exemption and whose it is; `nip` is masked."""

    name: str
    nip: str
    opd: str
    reason: ExemptionReason
    first: date
    last: date
    document: str


def find(text: object, *, by: Actor, now: datetime) -> tuple[Found, ...]:
    """People with this NIP, or with these words in their names; at most MOST_FOUND.

    Shorter than three letters finds nobody. NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    given = text.strip()[:LONGEST_SEARCH] if isinstance(text, str) else ""
    number = _nip(given)
    if not number and len(given) < SHORTEST_NAME:
        return ()
    with reading() as session:
        day = calendar.wib_day(now)
        words = () if number else tuple(given.split()[:6])
        rows = queries.find(session, day, MOST_FOUND, nip=number, words=words)
        return tuple(Found(row.id, row.name, nips.mask(row.nip), row.opd or "") for row in rows)


def nip_of(person: object, *, by: Actor, now: datetime) -> str:
    """The present NIP of a chosen person ("12"); Rejected on "nip" when nobody was chosen.

    NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    with reading() as session:
        row = queries.one(session, person_id(person), calendar.wib_day(now))
    if row is None:
        raise Rejected({"nip": Problem("person_empty")})
    return str(row.nip)


def person_id(person: object) -> int:
    """The number of a chosen person; 0, which nobody has, for anything else."""
    text = person if isinstance(person, str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def exempt(
    month: date | None, reason: str | None, limit: int, *, by: Actor, now: datetime
) -> tuple[tuple[Exempt, ...], int]:
    """Exemptions that cover `month` and have this reason (None: any), and how many there are.

    The one entered last comes first. NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    with reading() as session:
        day = calendar.wib_day(now)
        rows, number = queries.exemptions(session, day, limit, month=month, reason=reason)
        return tuple(_exempt(row) for row in rows), number


def _exempt(row: Any) -> Exempt:
    return Exempt(
        row.name,
        nips.mask(row.nip),
        row.opd or "",
        ExemptionReason(row.reason),
        row.first_month,
        row.last_month,
        row.document,
    )


def _nip(given: str) -> str:
    try:
        return nips.read(given)
    except BadValue:
        return ""
