"""What was imported when, whether the latest can be taken back, and the refused rows as a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Problem
from dashapp.services import roster_undo, trail
from dashapp.services.roster_file import RefusedFile, refused_file
from dashapp.services.roster_previews import PREVIEWS
from dashapp.services.roster_undo import Undone
from db.queries import roster as queries
from db.session import reading, transaction

SHOWN = 12  # imports in the list


@dataclass(frozen=True)
class Import:
    """One confirmed import. `counts`: by kind of change, with "read" and "refused"."""

    id: int
    at: datetime
    day: date
    file_name: str
    counts: dict[str, int]
    undone_at: datetime | None


@dataclass(frozen=True)
class History:
    """The latest imports; `latest` can be taken back unless `hindrance` says why not."""

    imports: tuple[Import, ...]
    latest: int | None
    hindrance: Problem | None


def history(*, by: Actor) -> History:
    """The latest imports, the latest first; NotAllowed for all but DKUPP (docs/rules.md §8)."""
    _demand(by)
    with reading() as session:
        rows = queries.batches(session, SHOWN)
        latest = queries.last_batch_standing(session)
    hindrance = roster_undo.hindrance(latest) if latest is not None else None
    imports = (
        Import(row.id, row.at, row.day, row.file_name, json.loads(row.counts), row.undone_at)
        for row in rows
    )
    return History(tuple(imports), latest, hindrance)


def undo(batch_id: int, *, by: Actor, now: datetime) -> Undone:
    """As roster_undo.undo, for DKUPP alone."""
    _demand(by)
    return roster_undo.undo(batch_id, by=by, now=now)


def take_refused(
    say: Callable[[Problem], str], *, by: Actor, now: datetime
) -> tuple[str, RefusedFile] | None:
    """Name and content of the refused rows of the own preview; that they were taken is an event.

    None when nothing is held or nothing was refused.
    """
    held = PREVIEWS.of(by, now)
    made = refused_file(held.preview, say) if held is not None else None
    if held is None or made is None:
        return None
    facts = {"rows": len(held.preview.changes.refused), "sha256": held.preview.digest}
    with transaction() as session:
        trail.append(session, "roster_refused_taken", actor=by, now=now, data=facts)
    return f"pegawai-ditolak{made.ending}", made


def _demand(by: Actor) -> None:
    if not by.holds(Role.DKUPP):
        raise NotAllowed
