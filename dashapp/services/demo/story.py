"""What the trail tells about the demo: every act as an event, in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from operator import attrgetter

from dashapp.domain import calendar
from dashapp.domain.states import State
from dashapp.services.demo.books import Owed
from dashapp.services.demo.cast import Player
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.roster import Person
from dashapp.services.trail import Entry

KINDS = {
    State.DIAJUKAN: "purchase_mended",
    State.TERVERIFIKASI: "purchase_verified",
    State.DIKEMBALIKAN: "purchase_returned",
    State.DITOLAK: "purchase_rejected",
    State.DITARIK: "purchase_withdrawn",
    State.DIBATALKAN: "purchase_cancelled",
}


def told(
    ordered: Sequence[tuple[Bought, int]], others: Sequence[Entry], end: Entry
) -> Iterator[Entry]:
    """Steps of purchases (already in order) and the other acts, merged by time; `end` is last."""
    rest = sorted(others, key=attrgetter("at"))
    place = 0
    for bought, number in ordered:
        entry = _step(bought, number)
        while place < len(rest) and rest[place].at <= entry.at:
            yield rest[place]
            place += 1
        yield entry
    yield from rest[place:]
    yield end


def opened(month: date, rows: Sequence[Owed]) -> Entry:
    """The opening of a month, by the clock at its first midnight."""
    facts = {"people": len(rows), "exempt": sum(not row.obliged for row in rows)}
    at, subject = calendar.wib_midnight(month), calendar.write_month(month)
    return Entry(at, "month_opened", "jam", None, subject, facts)


def closed(month: date, at: datetime, by: Player) -> Entry:
    subject = calendar.write_month(month)
    return Entry(at, "month_closed", by.label, by.id, subject, {"waiting": 0})


def excused(people: Sequence[Person], by: Player) -> Iterator[Entry]:
    """The exemptions that DKUPP entered."""
    for person in people:
        for excuse in person.excuses:
            exemption = excuse.exemption
            facts = {
                "reason": exemption.reason.value,
                "from": calendar.write_month(exemption.first_month),
                "to": calendar.write_month(exemption.last_month),
                "document": exemption.document,
            }
            subject = f"person:{person.id}"
            yield Entry(excuse.entered_at, "exemption_added", by.label, by.id, subject, facts)


def _step(bought: Bought, place: int) -> Entry:
    step = bought.steps[place]
    facts: dict[str, object] = {
        "person": bought.person,
        "obligation": bought.obligation,
        "state": step.state.value,
        "amount": step.amount,
        "fund": bought.fund.value,
        "reason": step.reason,
    }
    if bought.source and not place:
        facts |= {"source": bought.source, "nota": bought.receipt}
    kind = KINDS[step.state] if place else _first(bought)
    account = int(step.actor[5:]) if step.actor.startswith("akun:") else None
    return Entry(step.at, kind, step.actor, account, f"purchase:{bought.id}", facts)


def _first(bought: Bought) -> str:
    if bought.imported:
        return "purchase_imported"
    confirmed = bought.steps[0].state is State.TERVERIFIKASI
    return "sale_confirmed" if confirmed else "purchase_recorded"
