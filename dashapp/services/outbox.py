"""Messages on their way out: written with their cause, sent later, never twice (ADR 0011)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dashapp.services import sending
from db.models import Outbox
from db.queries import outbox as queries
from db.session import reading, transaction

# Soon, for a server that was busy; then ever longer, for one that somebody has to mend.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
LONGEST_TRY = timedelta(minutes=10)  # far beyond the time-outs of a try; older ones were cut off
CUT_OFF = "terputus saat dikirim, mungkin sudah sampai"

Letter = Callable[[str, Mapping[str, Any]], tuple[str, str]]

_url = ""
_letter: Letter | None = None


def configure(url: str, letter: Letter) -> None:
    """Send through `url`, an apprise address; "": nothing leaves, the bell alone tells.

    `letter` makes title and body of a message from the kind and data of its notice.
    """
    global _url, _letter  # one process sends in one way
    _url, _letter = url, letter


def is_on() -> bool:
    """Whether anything leaves SiMadu at all."""
    return bool(_url)


def write(
    session: Session,
    person_id: int,
    address: str | None,
    kind: str,
    subject: str,
    data: Mapping[str, object],
    *,
    due_at: datetime,
    now: datetime,
) -> bool:
    """Lay out a message in the transaction of what it tells; False when it cannot leave.

    `subject` is its cause ("reminder:12"); with the address it is unique: no cause is told twice.
    """
    if not _url or _letter is None or not address:
        return False
    title, body = _letter(kind, data)
    session.add(
        Outbox(
            person_id=person_id,
            subject=subject,
            address=address,
            title=title,
            body=body,
            written_at=now,
            due_at=due_at,
        )
    )
    return True


def withdraw(session: Session, subjects: Iterable[str]) -> None:
    """Take back the messages about these subjects of which no try has begun."""
    session.execute(
        delete(Outbox).where(
            Outbox.subject.in_(list(subjects)), Outbox.started_at.is_(None), Outbox.tries == 0
        )
    )


@dataclass(frozen=True)
class Counts:
    """How many messages wait for their first or next try, are sent, given up; and why."""

    waiting: int
    sent: int
    given_up: int
    faults: Mapping[str, int]


def counts() -> Counts:
    """How the messages of all time stand."""
    with reading() as session:
        waiting, sent, given_up = queries.counts(session)
        return Counts(waiting, sent, given_up, queries.faults(session))


def deliver_next(*, now: datetime) -> bool:
    """Try the message that has been due longest; whether it makes sense to go on at once.

    False when none is due and when the way out is shut, which the next one would find too. A try
    that was cut off, so that nobody knows whether it arrived, is given up, never repeated.
    """
    if not _url:
        return False
    _give_up_cut_off(now)
    claimed = _claim(now)
    if claimed is None:
        return False
    outcome = sending.send(_url, claimed.address, claimed.title, claimed.body)
    with transaction() as session:
        _end(session.get_one(Outbox, claimed.id), outcome, now)
    return outcome.way_is_open


def _claim(now: datetime) -> Outbox | None:
    """The next due message, marked as begun before anybody can know what becomes of it."""
    with reading() as session:
        if queries.next_due(session, now) is None:
            return None
    with transaction() as session:
        row = queries.next_due(session, now)  # asked again: another process may have been quicker
        if row is not None:
            row.started_at = now
            row.tries += 1
        return row


def _end(row: Outbox, outcome: sending.Outcome, now: datetime) -> None:
    row.fault = outcome.fault
    if outcome.sent:
        row.sent_at, row.given_up = now, False
    elif outcome.uncertain or row.tries > len(PAUSES):
        row.given_up = True
    else:
        row.started_at = None
        row.due_at = now + PAUSES[row.tries - 1]


def _give_up_cut_off(now: datetime) -> None:
    since = now - LONGEST_TRY
    with reading() as session:
        if not queries.cut_off(session, since):
            return
    with transaction() as session:
        for row in queries.cut_off(session, since):
            row.given_up, row.fault = True, CUT_OFF
