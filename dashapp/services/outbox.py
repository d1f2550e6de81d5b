"""Messages on their way out: written with their cause, sent later, never twice (ADR 0011)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from db.models import Outbox

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
