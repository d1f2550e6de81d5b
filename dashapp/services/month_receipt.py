"""What the receipt of a month's report says, numbered by its content (docs/rules.md §5)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from dashapp.domain import calendar
from dashapp.domain.levels import Level
from dashapp.domain.past import Entry, OwnMonth
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.domain.states import Fund, State
from dashapp.services import history, home
from dashapp.services.names import full_name
from db.queries import history as queries
from db.queries import profile
from db.session import reading

SHORT = 8  # signs of the hash: enough to tell two states of one month apart


@dataclass(frozen=True)
class Bought:
    """One purchase as the receipt names it; amounts in rupiah, `amount` is what counts."""

    number: str
    day: date
    place: str
    claimed: int
    amount: int
    state: State
    fund: Fund
    arrived_at: datetime
    late: bool


@dataclass(frozen=True)
class Receipt:
    """All that the paper says; `as_of` is the last change of that, not the taking."""

    person_id: int
    name: str
    nip: str
    opd: str
    level: Level
    month: OwnMonth
    bought: tuple[Bought, ...]
    as_of: datetime

    @property
    def number(self) -> str:
        """ "SIMADU/2026-06/000123-1a2b3c4d"; another as soon as the paper differs."""
        month = calendar.write_month(self.month.month)
        mark = hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()[:SHORT]
        return f"SIMADU/{month}/{self.person_id:06d}-{mark}"


def of(month: date, *, by: Actor, now: datetime) -> Receipt:
    """The actor's own receipt of a month; NotAllowed where no obligation of theirs is known.

    Withdrawn purchases are left out: they are as if never entered.
    """
    past = history.look(by=by, now=now, year=month.year, month=month)
    place = home.place_in(month, by=by)
    if place is None or past.chosen is None or past.chosen.month != month or by.person_id is None:
        raise NotAllowed
    with reading() as session:
        person = profile.person(session, by.person_id)
        nips = profile.nips(session, by.person_id)
        changed = queries.last_change(session, place.id)
    return Receipt(
        person_id=by.person_id,
        name=full_name(person.title_front, person.name, person.title_back),
        nip=nips[0].nip if nips else "–",
        opd=place.opd_name,
        level=place.level,
        month=past.chosen,
        bought=tuple(_bought(entry) for entry in _kept(past.entries)),
        as_of=(changed or calendar.wib_midnight(month)).astimezone(calendar.WIB),
    )


def _kept(entries: tuple[Entry, ...]) -> list[Entry]:
    kept = [entry for entry in entries if entry.state is not State.DITARIK]
    return sorted(kept, key=lambda entry: (entry.arrived_at, entry.id))


def _bought(entry: Entry) -> Bought:
    return Bought(
        number=entry.number,
        day=entry.day,
        place=entry.place,
        claimed=entry.claimed,
        amount=entry.amount,
        state=entry.state,
        fund=entry.fund,
        arrived_at=entry.arrived_at.astimezone(calendar.WIB),
        late=entry.late,
    )
