"""Making the slips of an OPD beside the requests: progress to look at, the paper to take once."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import NamedTuple

import structlog

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.reports import passwords
from dashapp.services import account_slips

KEPT = timedelta(minutes=30)  # then the paper is forgotten, taken or not
log = structlog.get_logger("simadu")


class Stage(StrEnum):
    WORKING = "working"
    READY = "ready"
    TAKEN = "taken"
    FAILED = "failed"


@dataclass
class Handout:
    """One making; its fields change in its thread, so look at them once."""

    token: str
    opd: str
    opd_name: str
    begun_at: datetime
    stage: Stage = Stage.WORKING
    done: int = 0
    people: int = 0
    until: datetime | None = None
    body: bytes | None = field(default=None, repr=False)


class Paper(NamedTuple):
    """What was taken: the PDF and what it holds."""

    opd: str
    people: int
    body: bytes


def _beside(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


class Handouts:
    """The latest making of each account; papers are kept in memory alone, for a short while."""

    def __init__(self, run: Callable[[Callable[[], None]], None] = _beside) -> None:
        self._run = run
        self._lock = threading.Lock()
        self._by_account: dict[int, Handout] = {}

    def begin(self, opd: str, *, by: Actor, now: datetime, address: str) -> Handout:
        """Start making the slips of an OPD; raises Rejected while another is being made."""
        seen = account_slips.preview(opd, by=by, now=now)
        if not seen.people:
            raise Rejected({"": Problem("slips_nobody")})
        started = Handout(secrets.token_urlsafe(16), opd, seen.opd_name, now, people=seen.people)
        with self._lock:
            self._forget(now)
            if any(each.stage is Stage.WORKING for each in self._by_account.values()):
                raise Rejected({"": Problem("slips_busy")})
            self._by_account[_owner(by)] = started
        self._run(partial(self._make, started, by, now, address))
        return started

    def of(self, by: Actor, now: datetime) -> Handout | None:
        """The actor's own making, None when there was none lately."""
        with self._lock:
            self._forget(now)
            return self._by_account.get(_owner(by))

    def take(self, token: str, *, by: Actor, now: datetime) -> Paper:
        """The paper, once, to whoever had it made; raises NotAllowed otherwise."""
        with self._lock:
            self._forget(now)
            found = self._by_account.get(_owner(by))
            if (
                found is None
                or found.body is None
                or not secrets.compare_digest(found.token.encode(), token.encode())
            ):
                raise NotAllowed
            body, found.body, found.stage = found.body, None, Stage.TAKEN
        account_slips.note_taken(found.opd, found.people, by=by, now=now)
        return Paper(found.opd, found.people, body)

    def _make(self, handout: Handout, by: Actor, now: datetime, address: str) -> None:
        try:
            slips = account_slips.make(handout.opd, by=by, now=now, progress=_follow(handout))
            handout.people, handout.until = len(slips.slips), slips.until
            handout.body = passwords.pdf(slips, address=address)
            handout.stage = Stage.READY
        except Exception as error:
            handout.stage = Stage.FAILED
            log.error("slips_not_made", opd=handout.opd, exc_info=error)

    def _forget(self, now: datetime) -> None:
        for owner, each in list(self._by_account.items()):
            if each.stage is not Stage.WORKING and now - each.begun_at > KEPT:
                del self._by_account[owner]


def _owner(by: Actor) -> int:
    if by.account_id is None:
        raise NotAllowed
    return by.account_id


def _follow(handout: Handout) -> Callable[[int, int], None]:
    def progress(done: int, people: int) -> None:
        handout.done, handout.people = done, people

    return progress


HANDOUTS = Handouts()
