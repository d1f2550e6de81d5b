"""Slows guessing at a counter: wrong codes and unknown NIPs of one cashier at one address (§3).

Whoever has just guessed wrong several times waits, a little longer each time. The colleague at the
next counter does not: the count is of one account at one address. It stands in the trail, so it
holds for every process of SiMadu and can be looked into afterwards.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem
from dashapp.services import trail
from db.queries import events

FREE = 5  # wrong ones within WINDOW that cost nothing
WINDOW = timedelta(minutes=15)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=1)


def wait(session: Session, by: Actor, address: str, now: datetime) -> Problem | None:
    """The problem guess_wait(seconds) while the cashier has to wait, else None."""
    wrong = events.moments_of(session, _subject(by, address), now - WINDOW)
    if len(wrong) < FREE:
        return None
    pause = min(FIRST_WAIT * 2 ** min(len(wrong) - FREE, 10), LONGEST_WAIT)
    left = max(wrong) + pause - now
    if left <= timedelta():
        return None
    return Problem("guess_wait", {"seconds": -(-left // timedelta(seconds=1))})


def failed(session: Session, by: Actor, address: str, now: datetime, what: str) -> None:
    """Count a wrong guess; `what`: code or nip. What was typed is not kept."""
    subject = _subject(by, address)
    trail.append(session, "guess_failed", actor=by, now=now, subject=subject, data={"what": what})


def _subject(by: Actor, address: str) -> str:
    mark = hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:12]
    return f"tebakan:{by.account_id}:{mark}"
