"""DKUPP sets the level of a posting against the roster, or says that a doubtful one is right."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import sharing
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import roster_person, trail
from db.models import Posting
from db.queries import roster_person as queries
from db.session import transaction


def set_level(
    posting_id: int, level: str | None, reason: str | None, *, by: Actor, now: datetime
) -> None:
    """Let `level` hold for a running posting, for months not opened yet (docs/rules.md §2).

    The level of the roster takes an earlier override back. No month that is open changes. Raises
    Rejected on "level" or "reason", or on "" override_own for one's own posting.
    """
    with transaction() as session:
        posting = _running(session, posting_id, by)
        wanted, told = _accept(level, reason)
        before = posting.override or posting.level
        if wanted.value == before:
            raise Rejected({"level": Problem("level_same")})
        is_rosters = wanted.value == posting.level
        posting.override = None if is_rosters else wanted.value
        posting.override_reason = None if is_rosters else told
        posting.review = False
        facts = {"before": before, "after": wanted.value, "reason": told}
        _note(session, "level_overridden", posting, by, now, facts)


def accept_level(posting_id: int, *, by: Actor, now: datetime) -> None:
    """Somebody has looked: the level that was read from the title is right."""
    with transaction() as session:
        posting = _running(session, posting_id, by)
        if posting.review:
            posting.review = False
            _note(session, "level_accepted", posting, by, now, {"level": posting.level})


def _running(session: Session, posting_id: int, by: Actor) -> Posting:
    roster_person.demand(by)
    posting = queries.posting(session, posting_id)
    if posting is None or posting.valid_to is not None:
        raise NotAllowed
    if by.person_id == posting.person_id:
        raise Rejected({"": Problem("override_own")})
    return posting


def _accept(level: str | None, reason: str | None) -> tuple[Level, str]:
    problems: dict[str, Problem] = {}
    wanted, told = Level.PELAKSANA, ""
    if level in set(Level):
        wanted = Level(level)
    else:
        problems["level"] = Problem("level_empty")
    try:
        told = sharing.read_reason(reason)
    except BadValue as bad:
        problems["reason"] = bad.problem
    if problems:
        raise Rejected(problems)
    return wanted, told


def _note(
    session: Session,
    kind: str,
    posting: Posting,
    by: Actor,
    now: datetime,
    facts: dict[str, str],
) -> None:
    told = {"posting": posting.id, **facts}
    subject = f"person:{posting.person_id}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=told)
