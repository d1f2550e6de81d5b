"""Opens months: fixes what each person owes from the first day's posting (docs/rules.md §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, obligations, settings
from dashapp.domain.levels import Level, LevelRule
from dashapp.domain.obligations import Exemption, ExemptionReason, Facts
from dashapp.domain.people import SYSTEM_CLOCK, Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.services import ledger, trail
from db.models import Month, Obligation
from db.queries import books
from db.queries import months as queries
from db.queries import settings as setting_queries
from db.session import reading, transaction, url


@dataclass(frozen=True)
class Opened:
    """What became of opening a month; `people` is 0 when nobody serves on its first day."""

    month: date
    already: bool
    people: int
    exempt: int


_known_open: set[tuple[str, date]] = set()


def ensure_current(now: datetime) -> None:
    """Open the month of `now` (WIB) unless it is open or nobody serves on its first day."""
    month = calendar.month_of(calendar.wib_day(now))
    if (url(), month) in _known_open:
        return
    with reading() as session:
        due = queries.find(session, month) is None and queries.any_posting_on(session, month)
        is_open = queries.find(session, month) is not None
    if due:
        with transaction() as session:
            is_open = open_month(session, month, by=SYSTEM_CLOCK, now=now).people > 0
    if is_open:
        _known_open.add((url(), month))


def ensure_open(session: Session, month: date, *, by: Actor, now: datetime) -> bool:
    """Open the month of a purchase when it never was; False when nobody serves on its first day."""
    if queries.find(session, month) is not None:
        return True
    return open_month(session, month, by=by, now=now).people > 0


def open_month(session: Session, month: date, *, by: Actor, now: datetime) -> Opened:
    """Open `month` (its first day) from the postings, minimums and exemptions known at `now`.

    Opening an open month changes nothing. Raises Rejected on field "month" for a month that has
    not begun or lies before the first one.
    """
    _refuse_impossible(month, now)
    if queries.find(session, month) is not None:
        return Opened(month, True, len(books.ids_of_month(session, month)), 0)
    rows = list(_obligations(session, month))
    exempt = sum(not row["obliged"] for row in rows)
    if rows:
        session.add(Month(month=month, opened_at=now, report_by=calendar.report_by(month)))
        session.flush()
        books.insert_obligations(session, rows)
        ledger.book_new(session, books.ids_of_month(session, month))
        facts = {"people": len(rows), "exempt": exempt}
        name = calendar.write_month(month)
        trail.append(
            session, "month_opened", actor=by, now=now, subject=name, data=facts, moves=True
        )
    return Opened(month, False, len(rows), exempt)


def _refuse_impossible(month: date, now: datetime) -> None:
    name = {"month": calendar.write_month(month)}
    if month > calendar.wib_day(now):
        raise Rejected({"month": Problem("month_not_begun", name)})
    if month < calendar.FIRST_MONTH:
        raise Rejected({"month": Problem("month_before_first", name)})


def _obligations(session: Session, month: date) -> Iterator[dict[str, Any]]:
    rules = rules_of(session)
    kinds = settings.exempt_kinds(setting_queries.value(session, settings.Key.PART_TIME))
    exemptions: dict[int, list[Exemption]] = defaultdict(list)
    for row in queries.exemptions_in(session, month):
        exemptions[row.person_id].append(
            Exemption(ExemptionReason(row.reason), row.first_month, row.last_month, row.document)
        )
    for post in queries.postings_on(session, month):
        facts = Facts(
            post.opd,
            Level(post.level),
            post.kedudukan,
            post.jenis_pegawai,
            exemptions[post.person_id],
        )
        decided = obligations.decide(facts, month, rules, exempt_kinds=kinds)
        yield {
            "person_id": post.person_id,
            "month": month,
            "opd": decided.opd,
            "level": decided.level.value,
            "minimum": decided.minimum,
            "obliged": decided.obliged,
            "reason": decided.reason,
        }


def find(session: Session, month: date) -> Month | None:
    """The month when it has been opened."""
    return queries.find(session, month)


def rules_of(session: Session) -> list[LevelRule]:
    """The minimums as the core knows them, in order of entry."""
    return [
        LevelRule(Level(row.level), row.amount, row.valid_from, row.id)
        for row in queries.rules(session)
    ]


def writable(session: Session, month: date, field: str = "day") -> Month:
    """The month, opened and not closed; else Rejected on `field`."""
    found = queries.find(session, month)
    name = {"month": calendar.write_month(month)}
    if found is None:
        raise Rejected({field: Problem("no_obligation", name)})
    if found.closed_at is not None:
        raise Rejected({field: Problem("month_closed", name)})
    return found


def obligation_for(session: Session, person_id: int, month: date) -> Obligation:
    """The person's row of a month that takes entries; else Rejected on field "day"."""
    writable(session, month)
    row = queries.obligation_of(session, person_id, month)
    if row is None:
        raise Rejected({"day": Problem("no_obligation", {"month": calendar.write_month(month)})})
    return row
