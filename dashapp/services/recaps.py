"""The recap of an OPD's month, signed by its head and sent to DKUPP (docs/rules.md §5).

A signature holds the counts as they were. What is bought or verified afterwards moves the month
and not the signature: then the recap says so, and the head may sign anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, heads, levels
from dashapp.domain.compliance import Counts
from dashapp.domain.levels import Post
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import months, trail
from dashapp.services.names import full_name
from db.models import OpdReport
from db.queries import recaps as queries
from db.queries.books import COUNTS
from db.session import reading, transaction


@dataclass(frozen=True)
class Recap:
    """What was signed, by whom and as what; `moved`: the counts are no longer those."""

    opd: str
    month: date
    signed_at: datetime
    signer: str
    capacity: str
    counts: Counts
    moved: bool


@dataclass(frozen=True)
class Report:
    """Where an OPD stands with its recap of a month; `before` is that of the month before."""

    signed: Recap | None
    before: Recap | None
    closed: bool
    may_sign: bool  # this reader, now; the same who may take it back


@dataclass(frozen=True)
class Draft:
    """What would be signed, by whom and as what; `mark` names these very counts."""

    counts: Counts
    signer: str
    capacity: str
    mark: str
    ended: bool  # the month, by the calendar: nothing more can be bought in it


def draft(opd: str, month: date, *, by: Actor, now: datetime) -> Draft:
    """What `sign` would sign now; raises what it raises."""
    _demand_head(opd, by)
    with reading() as session:
        _demand_open(session, month)
        counts = _counts(session, month, opd).get(opd, Counts())
        who, ended = _signer(session, by), calendar.wib_day(now) > calendar.last_day(month)
        return Draft(counts, who, _capacity(session, opd, by, now), _mark(counts), ended)


def sign(opd: str, month: date, *, by: Actor, now: datetime, seen: str | None = None) -> Recap:
    """Sign the counts of the OPD's month as they stand; the recap that stands then.

    `seen`: the mark of what the head was shown. NotAllowed but for a head whose grant names the
    OPD; Rejected (recap_not_opened, recap_closed, recap_moved) where nothing can be signed.
    """
    _demand_head(opd, by)
    with transaction() as session:
        _demand_open(session, month)
        counts = _counts(session, month, opd).get(opd, Counts())
        if seen is not None and seen != _mark(counts):
            raise Rejected({"": Problem("recap_moved")})
        old = queries.standing(session, opd, month)
        if old is not None and _read(old.figures) == counts:
            return _recap(old, counts)
        if old is not None:
            old.withdrawn_at = now
        row = _written(session, opd, month, counts, by, now)
        _note(session, "recap_signed", row, by, now)
        return _recap(row, counts)


def take_back(opd: str, month: date, *, by: Actor, now: datetime) -> None:
    """Take the signature back until the month is closed; its row stays. Nothing without one."""
    _demand_head(opd, by)
    with transaction() as session:
        _demand_open(session, month)
        row = queries.standing(session, opd, month)
        if row is not None:
            row.withdrawn_at = now
            _note(session, "recap_taken_back", row, by, now)


def of(month: date) -> Mapping[str, Recap]:
    """The recaps of the month that stand, by OPD; for services that know their reader."""
    with reading() as session:
        counts = _counts(session, month)
        rows = queries.of_month(session, month)
        return {row.opd: _recap(row, counts.get(row.opd, Counts())) for row in rows}


def report(session: Session, opd: str, month: date, *, by: Actor) -> Report:
    """Where the OPD stands, for a caller that knows that `by` may see it."""
    found = months.find(session, month)
    earlier = calendar.previous_month(month)
    closed = found is not None and found.closed_at is not None
    return Report(
        signed=_standing(session, opd, month),
        before=_standing(session, opd, earlier),
        closed=closed,
        may_sign=by.holds(Role.KEPALA_OPD, opd) and found is not None and not closed,
    )


def _standing(session: Session, opd: str, month: date) -> Recap | None:
    row = queries.standing(session, opd, month)
    if row is None:
        return None
    return _recap(row, _counts(session, month, opd).get(opd, Counts()))


def _demand_head(opd: str, by: Actor) -> None:
    if by.account_id is None or not by.holds(Role.KEPALA_OPD, opd):
        raise NotAllowed


def _demand_open(session: Session, month: date) -> None:
    found = months.find(session, month)
    name = {"month": calendar.write_month(month)}
    if found is None:
        raise Rejected({"": Problem("recap_not_opened", name)})
    if found.closed_at is not None:
        raise Rejected({"": Problem("recap_closed", name)})


def _written(
    session: Session, opd: str, month: date, counts: Counts, by: Actor, now: datetime
) -> OpdReport:
    row = OpdReport(
        opd=opd,
        month=month,
        signed_at=now,
        account_id=by.account_id or 0,
        signer=_signer(session, by),
        capacity=_capacity(session, opd, by, now),
        figures=json.dumps(asdict(counts)),
    )
    session.add(row)
    session.flush()
    return row


def _signer(session: Session, by: Actor) -> str:
    who = queries.signer(session, by.account_id or 0)
    return full_name(who.title_front, who.full, who.title_back) if who.full else str(who.name)


def _capacity(session: Session, code: str, by: Actor, now: datetime) -> str:
    """The own jabatan of the OPD's head, else "Plt. ..."."""
    opd = queries.opd(session, code)
    own = None
    for post in queries.posts(session, by.person_id, code, calendar.wib_day(now)):
        words = Post(
            post.jenis_jabatan, post.nama_jabatan, post.eselon, opd.head_title, opd.head_level
        )
        if levels.leads(words, post.level):
            own = post.nama_jabatan
    return heads.capacity(own, opd.head_title, opd.name, opd.kind)


def _counts(session: Session, month: date, opd: str | None = None) -> dict[str, Counts]:
    rows = queries.counts(session, month, opd)
    return {row.opd: Counts(**{name: getattr(row, name) for name in COUNTS}) for row in rows}


def _recap(row: OpdReport, counts: Counts) -> Recap:
    signed = _read(row.figures)
    return Recap(
        row.opd, row.month, row.signed_at, row.signer, row.capacity, signed, signed != counts
    )


def _mark(counts: Counts) -> str:
    return sha256(repr(counts).encode()).hexdigest()[:16]


def _read(figures: str) -> Counts:
    kept: dict[str, Any] = json.loads(figures)
    return Counts(**{name: kept.get(name, 0) for name in COUNTS})


def _note(session: Session, kind: str, row: OpdReport, by: Actor, now: datetime) -> None:
    """No figure moves: a signature is about figures and is none."""
    facts = {"opd": row.opd, "month": calendar.write_month(row.month), "recap": row.id}
    subject = f"opd:{row.opd}:{calendar.write_month(row.month)}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=facts)
