"""The trail: each act leaves one event, chained by hash to the one before (docs/rules.md §8).

An event that moves a figure also raises the revision: the signal that moves live pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dashapp.domain.people import Actor
from db.models import Event, Revision
from db.queries import events
from db.session import reading

START_HASH = "0" * 64

# Made once: json.dumps with these options makes an encoder for each call.
_data = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str)
_parts = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Entry:
    """What is to be written of one act."""

    at: datetime
    kind: str
    actor: str
    account_id: int | None = None
    subject: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)


def append(
    session: Session,
    kind: str,
    *,
    actor: Actor,
    now: datetime,
    subject: str | None = None,
    data: Mapping[str, object] | None = None,
    moves: bool = False,
) -> int:
    """Write one event in the transaction of `session`; return its number."""
    entry = Entry(now, kind, label(actor), actor.account_id, subject, data or {})
    return append_many(session, [entry], moves=moves)


def append_many(session: Session, entries: Sequence[Entry], *, moves: bool) -> int:
    """Write events in the order given; return the number of the last one."""
    head = session.get_one(Revision, 1)
    rows = list(chain(head.head_seq, head.head_hash, entries))
    if rows:
        session.execute(insert(Event), rows)
        head.head_seq, head.head_hash = rows[-1]["seq"], rows[-1]["hash"]
    if moves:
        head.n += 1
    session.flush()
    return head.head_seq


def chain(seq: int, last_hash: str, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The rows of `entries` that follow the event `seq` whose hash is `last_hash`."""
    for entry in entries:
        seq += 1
        row: dict[str, Any] = {
            "seq": seq,
            "at": entry.at,
            "kind": entry.kind,
            "actor": entry.actor,
            "account_id": entry.account_id,
            "subject": entry.subject,
            "data": _data.encode(entry.data),
        }
        last_hash = link(last_hash, row)
        yield row | {"hash": last_hash}


def link(last_hash: str, row: Mapping[str, Any]) -> str:
    """The hash of a row that follows one whose hash is `last_hash`."""
    at = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    parts = [last_hash, row["seq"], at]
    parts += [row["kind"], row["actor"], row["account_id"], row["subject"], row["data"]]
    return hashlib.sha256(_parts.encode(parts).encode()).hexdigest()


def label(actor: Actor) -> str:
    """How the trail names an actor: an account by its number, the system by its part."""
    return actor.system or f"akun:{actor.account_id}"


def revision() -> int:
    """The present revision; it goes up with each act that moves a figure."""
    with reading() as session:
        return events.revision(session)
