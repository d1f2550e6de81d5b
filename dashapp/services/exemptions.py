"""Excuses a person from buying in some months; what is open already is corrected at once (§2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain import nip as nips
from dashapp.domain.obligations import ExemptionReason
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.services import ledger, trail
from dashapp.services.rules import demand_dkupp, read_document
from db.models import Exemption, Obligation
from db.queries import months as month_queries
from db.queries import roster as queries
from db.session import reading, transaction


@dataclass
class Exempted:
    """What an exemption did: months corrected, closed (so untouched), and exempt already."""

    person_id: int
    name: str
    reason: ExemptionReason
    first: date
    last: date
    document: str
    corrected: list[date] = field(default_factory=list)
    closed: list[date] = field(default_factory=list)
    already: list[date] = field(default_factory=list)


def add(
    nip: str, reason: str, first: date, last: date, document: str, *, by: Actor, now: datetime
) -> Exempted:
    """Exempt a person from the months `first` to `last`, both included (docs/rules.md §2).

    Opened months are corrected, closed ones stay until they are reopened, others are covered when
    they open. The same exemption again adds no second one. Raises Rejected on nip, reason, last or
    document; NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    number, why, paper = _accept(nip, reason, first, last, document)
    with transaction() as session:
        person = queries.person_by_nip(session, number)
        if person is None:
            raise Rejected({"nip": Problem("nip_unknown")})
        done = Exempted(person.id, person.name, why, first, last, paper)
        _save(session, done, by, now)
        _correct(session, done, by, now)
        return done


def foresee(person_id: int, first: date, last: date, *, by: Actor) -> Exempted:
    """What exempting a person from `first` to `last` would correct, and what it would not.

    Changes nothing. NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    done = Exempted(person_id, "", ExemptionReason.TUGAS_BELAJAR, first, last, "")
    with reading() as session:
        list(_to_correct(session, done))
    return done


def _accept(
    nip: str, reason: str, first: date, last: date, document: str
) -> tuple[str, ExemptionReason, str]:
    problems: dict[str, Problem] = {}
    number = ""
    try:
        number = nips.read(nip)
    except BadValue as bad:
        problems["nip"] = bad.problem
    if reason not in {known.value for known in ExemptionReason}:
        names = ", ".join(known.value for known in ExemptionReason)
        problems["reason"] = Problem("exemption_reason_unknown", {"reasons": names})
    if last < first:
        problems["last"] = Problem("months_reversed")
    paper = read_document(document, problems)
    if problems:
        raise Rejected(problems)
    return number, ExemptionReason(reason), paper


def _save(session: Session, done: Exempted, by: Actor, now: datetime) -> None:
    facts = {
        "person_id": done.person_id,
        "reason": done.reason.value,
        "first_month": done.first,
        "last_month": done.last,
        "document": done.document,
    }
    if queries.same_exemption(session, facts):
        return
    row = Exemption(entered_at=now, **facts)
    session.add(row)
    session.flush()
    subject = f"exemption:{row.id}"
    trail.append(session, "exemption_added", actor=by, now=now, subject=subject, data=facts)


def _correct(session: Session, done: Exempted, by: Actor, now: datetime) -> None:
    for row in _to_correct(session, done):
        _exempt(session, row, done, by, now)


def _to_correct(session: Session, done: Exempted) -> Iterator[Obligation]:
    """The rows to be corrected; each opened month of the period is entered in `done`."""
    for month in month_queries.opened(session):
        if not done.first <= month.month <= done.last:
            continue
        row = month_queries.obligation_of(session, done.person_id, month.month)
        if row is None:
            continue
        if not row.obliged:
            done.already.append(month.month)
        elif month.closed_at is not None:
            done.closed.append(month.month)
        else:
            done.corrected.append(month.month)
            yield row


def _exempt(session: Session, row: Obligation, done: Exempted, by: Actor, now: datetime) -> None:
    with ledger.rebooking(session, [row.id]):
        row.obliged = False
        row.reason = done.reason.value
    trail.append(
        session,
        "obligation_corrected",
        actor=by,
        now=now,
        subject=f"obligation:{row.id}",
        data={
            "month": calendar.write_month(row.month),
            "person": row.person_id,
            "from": "wajib",
            "to": "dibebaskan",
            "reason": row.reason,
            "document": done.document,
        },
        moves=True,
    )
