"""Corrects what one person owes in a month that is not closed, with a reason (rules §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, levels, rupiah
from dashapp.domain import nip as nips
from dashapp.domain.levels import Level
from dashapp.domain.obligations import ExemptionReason
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.services import closing, ledger, months, trail
from dashapp.services.rules import demand_dkupp
from db.models import Obligation, Opd
from db.queries import months as queries
from db.queries import roster
from db.session import reading, transaction

OBLIGED = "wajib"


@dataclass(frozen=True)
class Owed:
    """What a row says; `status` is OBLIGED, or why nothing is owed."""

    opd: str
    level: str
    minimum: object  # rupiah, or as it was typed; empty: what the rules say for the level
    status: str


@dataclass(frozen=True)
class Corrected:
    """What a correction did; `before` is None for a person who was missing."""

    name: str
    month: date
    before: Owed | None
    after: Owed


def find(nip: str, month: date, *, by: Actor) -> Owed | None:
    """The row of a person as it stands, None when there is none; NotAllowed but for DKUPP."""
    demand_dkupp(by)
    with reading() as session:
        person = roster.person_by_nip(session, _nip(nip))
        row = None if person is None else queries.obligation_of(session, person.id, month)
        return None if row is None else _owed(row)


def correct(
    nip: str, month: date, wanted: Owed, reason: str, *, by: Actor, now: datetime
) -> Corrected:
    """Put a person's row of an opened month that is not closed right, or add a missing one.

    Purchases stay with the row and its sums follow. Raises Rejected on nip, month, opd, level,
    minimum, status, reason, or "" when nothing would change; NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    number, why = _nip(nip), closing.read_reason(reason)
    with transaction() as session:
        person = roster.person_by_nip(session, number)
        if person is None:
            raise Rejected({"nip": Problem("nip_unknown")})
        _demand_open(session, month)
        row = queries.obligation_of(session, person.id, month)
        before = None if row is None else _owed(row)
        after = _accept(session, month, wanted, before)
        if after == before:
            raise Rejected({"": Problem("correction_unchanged")})
        if row is None:
            row = _add(session, person.id, month, after)
        else:
            with ledger.rebooking(session, [row.id]):
                _write(row, after)
        _tell(session, row, before, after, why, by, now)
        return Corrected(person.name, month, before, after)


def _nip(nip: str) -> str:
    try:
        return nips.read(nip)
    except BadValue as bad:
        raise Rejected({"nip": bad.problem}) from None


def _demand_open(session: Session, month: date) -> None:
    row = queries.find(session, month)
    name = {"month": calendar.write_month(month)}
    if row is None:
        raise Rejected({"month": Problem("correction_not_opened", name)})
    if row.closed_at is not None:
        raise Rejected({"month": Problem("correction_closed", name)})


def _accept(session: Session, month: date, wanted: Owed, before: Owed | None) -> Owed:
    problems: dict[str, Problem] = {}
    if session.get(Opd, wanted.opd) is None:
        problems["opd"] = Problem("opd_unknown")
    if wanted.level not in list(Level):
        names = ", ".join(known.value for known in Level)
        problems["level"] = Problem("level_code_unknown", {"levels": names})
    known = {OBLIGED, *(each.value for each in ExemptionReason)}
    if before is not None:
        known.add(before.status)  # the roster's own words, while they stay as they are
    if wanted.status not in known:
        problems["status"] = Problem("status_unknown")
    minimum = 0
    try:
        if wanted.minimum not in (None, ""):
            minimum = rupiah.read(wanted.minimum)
    except BadValue as bad:
        problems["minimum"] = bad.problem
    if problems:
        raise Rejected(problems)
    level = Level(wanted.level)
    minimum = minimum or levels.minimum(level, month, months.rules_of(session))
    return Owed(wanted.opd, level.value, minimum, wanted.status)


def _owed(row: Obligation) -> Owed:
    return Owed(row.opd, row.level, row.minimum, OBLIGED if row.obliged else row.reason or "")


def _write(row: Obligation, owed: Owed) -> None:
    row.opd, row.level, row.minimum = owed.opd, owed.level, rupiah.read(owed.minimum)
    row.obliged = owed.status == OBLIGED
    row.reason = None if row.obliged else owed.status


def _add(session: Session, person_id: int, month: date, owed: Owed) -> Obligation:
    row = Obligation(person_id=person_id, month=month)
    _write(row, owed)
    session.add(row)
    session.flush()
    ledger.book_new(session, [row.id])
    return row


def _tell(
    session: Session,
    row: Obligation,
    before: Owed | None,
    after: Owed,
    reason: str,
    by: Actor,
    now: datetime,
) -> None:
    trail.append(
        session,
        "obligation_corrected",
        actor=by,
        now=now,
        subject=f"obligation:{row.id}",
        data={
            "month": calendar.write_month(row.month),
            "person": row.person_id,
            "from": None if before is None else vars(before),
            "to": vars(after),
            "reason": reason,
        },
        moves=True,
    )
