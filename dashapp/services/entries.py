"""Purchases that come in bulk from another system, written set-based in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dashapp.domain.people import Actor
from dashapp.domain.purchases import Fund, State
from dashapp.services import ledger, trail
from db.models import Purchase, PurchaseStep


@dataclass(frozen=True)
class Entry:
    """One purchase as another system knows it; without lines, so "belum dirinci"."""

    obligation_id: int
    person_id: int
    day: date
    gallery: str | None
    umkm_id: int | None
    amount: int
    state: State
    fund: Fund
    receipt_number: str | None
    arrived_at: datetime
    reason: str | None
    import_key: str


def enter_many(session: Session, entries: Sequence[Entry], *, by: Actor, now: datetime) -> None:
    """Write the entries with their steps, sums and events; the caller has checked each of them.

    `import_key` must be new for every entry. A decided entry gets two steps, both at its arrival.
    """
    if not entries:
        return
    label = trail.label(by)
    with ledger.rebooking(session, {entry.obligation_id for entry in entries}):
        session.execute(insert(Purchase), [_row(entry, label) for entry in entries])
        ids = _ids(session, entries)
        session.execute(
            insert(PurchaseStep),
            [step for entry in entries for step in _steps(entry, ids[entry.import_key], label)],
        )
    trail.append_many(
        session,
        [_event(entry, ids[entry.import_key], by, now) for entry in entries],
        moves=True,
    )


def _row(entry: Entry, label: str) -> dict[str, Any]:
    decided = entry.state is not State.DIAJUKAN
    return {
        "obligation_id": entry.obligation_id,
        "person_id": entry.person_id,
        "day": entry.day,
        "gallery": entry.gallery,
        "umkm_id": entry.umkm_id,
        "claimed": entry.amount,
        "amount": entry.amount,
        "state": entry.state.value,
        "fund": entry.fund.value,
        "receipt_number": entry.receipt_number,
        "reason": entry.reason,
        "arrived_at": entry.arrived_at,
        "decided_at": entry.arrived_at if decided else None,
        "decided_by": label if decided else None,
        "source": "impor",
        "import_key": entry.import_key,
    }


def _ids(session: Session, entries: Sequence[Entry]) -> dict[str, int]:
    keys = [entry.import_key for entry in entries]
    found: dict[str, int] = {}
    for start in range(0, len(keys), 2000):
        query = select(Purchase.import_key, Purchase.id).where(
            Purchase.import_key.in_(keys[start : start + 2000])
        )
        found.update({row.import_key: row.id for row in session.execute(query)})
    return found


def _steps(entry: Entry, purchase_id: int, label: str) -> Iterator[dict[str, Any]]:
    step = {
        "purchase_id": purchase_id,
        "at": entry.arrived_at,
        "obligation_id": entry.obligation_id,
        "state": State.DIAJUKAN.value,
        "amount": entry.amount,
        "fund": entry.fund.value,
        "reason": None,
        "actor": label,
    }
    yield step
    if entry.state is not State.DIAJUKAN:
        yield step | {"state": entry.state.value, "reason": entry.reason}


def _event(entry: Entry, purchase_id: int, by: Actor, now: datetime) -> trail.Entry:
    facts = {
        "person": entry.person_id,
        "obligation": entry.obligation_id,
        "state": entry.state.value,
        "amount": entry.amount,
        "fund": entry.fund.value,
        "reason": entry.reason,
    }
    subject = f"purchase:{purchase_id}"
    return trail.Entry(now, "purchase_imported", trail.label(by), None, subject, facts)
