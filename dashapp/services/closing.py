"""Closes a month so that its figures stay as they are, and reopens it by two (rules §5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip, texts
from dashapp.domain.people import SYSTEM_CLI, Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import closed_months, months, sessions, trail
from db.models import Month, MonthClosing
from db.queries import accounts
from db.queries import closings as queries
from db.session import reading, transaction

LONGEST_REASON = 500


@dataclass(frozen=True)
class Waiting:
    """What still waits in one OPD: purchases of both funds, and their rupiah."""

    opd: str
    purchases: int
    amount: int


@dataclass(frozen=True)
class Closed:
    """A month that has been closed; `sha256` names its frozen figures."""

    month: date
    waiting: tuple[Waiting, ...]
    sha256: str


def waiting(month: date, *, by: Actor) -> tuple[Waiting, ...]:
    """What would still wait if the month were closed now, by OPD; NotAllowed but for DKUPP."""
    _demand(by)
    with reading() as session:
        return _waiting(session, month)


def close(
    month: date, *, by: Actor, now: datetime, force: bool = False, reason: str = ""
) -> Closed:
    """Close the month after its deadline and freeze its figures.

    What waits is counted in the answer and goes on waiting; with something waiting the closing
    must be forced, with a reason. Raises Rejected on "month" (not opened, before its deadline,
    already closed, something waits) or "reason"; NotAllowed but for DKUPP.
    """
    _demand(by)
    why = read_reason(reason) if force else None
    with transaction() as session:
        row = _closable(session, month, now)
        left = _waiting(session, month)
        number = sum(each.purchases for each in left)
        if number and not force:
            facts = {"month": calendar.write_month(month), "number": number}
            raise Rejected({"month": Problem("month_still_waits", facts)})
        row.closed_at = now
        by_whom = trail.label(by)
        closing = closed_months.write_down(
            session, month, at=now, by=by_whom, waiting=number, reason=why
        )
        told = {"waiting": number, "reason": why, "sha256": closing.sha256}
        _tell(session, "month_closed", month, by, now, told)
        return Closed(month, left, closing.sha256)


def ask_reopening(month: date, reason: str, *, by: Actor, now: datetime) -> None:
    """Ask that a closed month be reopened; somebody else of DKUPP has to agree.

    Asking again puts the new reason and asker in place of the old. Raises Rejected on "month" when
    it is not closed, or on "reason"; NotAllowed but for DKUPP.
    """
    _demand(by)
    why = read_reason(reason)
    with transaction() as session:
        closing = _closing(session, month)
        closing.asked_at, closing.asked_by, closing.ask_reason = now, trail.label(by), why
        _tell(session, "reopening_asked", month, by, now, {"reason": why}, moves=False)


def agree_reopening(month: date, *, by: Actor, now: datetime) -> None:
    """Reopen a month on which somebody else has asked for it.

    Raises Rejected on "month" when it is not closed, nobody has asked, or the one who agrees is
    the one who asked; NotAllowed but for DKUPP.
    """
    _demand(by)
    with transaction() as session:
        closing = _closing(session, month)
        name = {"month": calendar.write_month(month)}
        if closing.asked_by is None:
            raise Rejected({"month": Problem("reopening_not_asked", name)})
        if closing.asked_by == trail.label(by):
            raise Rejected({"month": Problem("reopening_by_two", name)})
        closing.reopened_at, closing.reopened_by = now, trail.label(by)
        session.get_one(Month, month).closed_at = None
        told = {"asked_by": closing.asked_by, "reason": closing.ask_reason}
        _tell(session, "month_reopened", month, by, now, told)


def of_dkupp(login: str, *, today: date) -> Actor:
    """Who acts with this NIP; Rejected on "second" unless it is an account of DKUPP in force."""
    try:
        number = nip.read(login)
    except BadValue as bad:
        raise Rejected({"second": bad.problem}) from None
    with reading() as session:
        account = accounts.by_login(session, "nip", number)
        actor = sessions.actor_of(session, account, today) if account is not None else None
    if account is None or actor is None or not account.active or not actor.holds(Role.DKUPP):
        raise Rejected({"second": Problem("second_not_dkupp")})
    return actor


def read_reason(given: str) -> str:
    """A reason that somebody wrote; Rejected on "reason" when there is none."""
    try:
        found = texts.read(given, field="reason", limit=LONGEST_REASON)
    except BadValue as bad:
        raise Rejected({"reason": bad.problem}) from None
    if found is None:
        raise Rejected({"reason": Problem("reason_empty")})
    return found


def _demand(by: Actor) -> None:
    if by.system is None and not by.holds(Role.DKUPP):
        raise NotAllowed


def _closable(session: Session, month: date, now: datetime) -> Month:
    row = months.find(session, month)
    name: dict[str, Any] = {"month": calendar.write_month(month)}
    if row is None:
        raise Rejected({"month": Problem("month_not_opened", name)})
    if row.closed_at is not None:
        raise Rejected({"month": Problem("month_already_closed", name)})
    if calendar.wib_day(now) <= row.report_by:
        raise Rejected({"month": Problem("month_before_deadline", name | {"day": row.report_by})})
    return row


def _closing(session: Session, month: date) -> MonthClosing:
    """The closing in force; a month that was closed before figures were frozen gets its own."""
    row = months.find(session, month)
    if row is None or row.closed_at is None:
        name = {"month": calendar.write_month(month)}
        raise Rejected({"month": Problem("month_not_closed", name)})
    found = queries.in_force(session, month)
    if found is not None:
        return found
    left = sum(each.purchases for each in _waiting(session, month))
    why = "ditutup sebelum angka dibekukan" if left else None
    return closed_months.write_down(
        session, month, at=row.closed_at, by=SYSTEM_CLI.system or "", waiting=left, reason=why
    )


def _waiting(session: Session, month: date) -> tuple[Waiting, ...]:
    rows: Sequence[Any] = queries.waiting_by_opd(session, month)
    return tuple(Waiting(row.opd, row.purchases, int(row.amount)) for row in rows)


def _tell(
    session: Session,
    kind: str,
    month: date,
    by: Actor,
    now: datetime,
    data: Mapping[str, object],
    *,
    moves: bool = True,
) -> None:
    name = calendar.write_month(month)
    trail.append(session, kind, actor=by, now=now, subject=name, data=data, moves=moves)
