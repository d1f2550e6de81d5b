"""Approves the safe ones together, once a random sample of them has been looked at.

The server decides what is safe, which of them are the sample, and that each was opened; when the
approval comes it asks each purchase again. It goes in portions, so that others write in between and
the progress can be shown (docs/rules.md §3).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random, SystemRandom
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.purchases import State
from dashapp.services import holds, ledger, steps, trail, verification, waiting
from dashapp.services.purchases import number
from dashapp.services.waiting import View
from db.models import Batch, Purchase
from db.queries import queue as queries
from db.session import reading, transaction

SAMPLE_SHARE, SAMPLE_LEAST, SAMPLE_MOST = 10, 1, 10  # percent, and purchases
PORTION = 50  # purchases approved in one transaction
VALID = timedelta(minutes=30)  # then what is safe is asked anew


@dataclass(frozen=True)
class Sampled:
    """A purchase of the sample, and whether it has been opened."""

    id: int
    number: str
    buyer: str
    amount: int
    opened: bool


@dataclass(frozen=True)
class BatchView:
    """How far a batch is. `approved` and `passed_over` add up to `reached`."""

    id: int
    items: int
    amount: int  # rupiah claimed by all
    sample: tuple[Sampled, ...]
    reached: int
    approved: int
    done: bool

    @property
    def passed_over(self) -> int:
        return self.reached - self.approved

    @property
    def is_open(self) -> bool:
        """Whether every one of the sample has been looked at."""
        return all(each.opened for each in self.sample)


def begin(*, by: Actor, now: datetime, chance: Random | None = None) -> BatchView:
    """Put together what is safe now and draw the sample; Rejected batch_empty when nothing is."""
    waiting.demand(by)
    with transaction() as session:
        rows = queries.safe(session, person_id=by.person_id, account_id=by.account_id, now=now)
        if not rows or by.account_id is None:
            raise Rejected({"": Problem("batch_empty")})
        ids = [row.id for row in rows]
        drawn = (chance or SystemRandom()).sample(ids, sample_size(len(ids)))
        batch = Batch(
            account_id=by.account_id,
            at=now,
            items=json.dumps([[row.id, row.seen] for row in rows]),
            sample=json.dumps(sorted(drawn)),
            opened="[]",
            reached=0,
            approved=0,
        )
        session.add(batch)
        session.flush()
        return _view(session, batch)


def sample_size(items: int) -> int:
    """A tenth, rounded up, of at least one and at most ten."""
    tenth = -(-items * SAMPLE_SHARE // 100)
    return min(items, max(SAMPLE_LEAST, min(SAMPLE_MOST, tenth)))


def open_sample(batch_id: int, purchase_id: int, *, by: Actor, now: datetime) -> View:
    """Look at one of the sample; the server notes that it was opened."""
    with transaction() as session:
        batch = _own(session, batch_id, by, now)
        if purchase_id not in json.loads(batch.sample):
            raise NotAllowed
        batch.opened = json.dumps(sorted({*json.loads(batch.opened), purchase_id}))
    return waiting.one(purchase_id, by=by, now=now)


def state(batch_id: int, *, by: Actor, now: datetime) -> BatchView:
    """How far the batch is; NotAllowed for another's."""
    with reading() as session:
        return _view(session, _own(session, batch_id, by, now))


def approve(batch_id: int, *, by: Actor, now: datetime, portion: int = PORTION) -> BatchView:
    """Approve the next portion; call it again until `done`.

    Raises Rejected batch_unopened(left) while one of the sample has not been opened. What has
    changed since the batch was put together, or is not safe any more, is passed over.
    """
    with transaction() as session:
        batch = _own(session, batch_id, by, now)
        left = set(json.loads(batch.sample)) - set(json.loads(batch.opened))
        if left:
            raise Rejected({"": Problem("batch_unopened", {"left": len(left)})})
        items = json.loads(batch.items)
        part = [(key, step) for key, step in items[batch.reached : batch.reached + portion]]
        batch.approved += _approve(session, part, by, now)
        batch.reached += len(part)
        if batch.reached >= len(items) and batch.done_at is None:
            batch.done_at = now
        return _view(session, batch)


def _approve(session: Session, part: Sequence[tuple[int, int]], by: Actor, now: datetime) -> int:
    seen = dict(part)
    still = {
        row.id: row.seen
        for row in queries.safe(
            session, person_id=by.person_id, account_id=by.account_id, now=now, ids=list(seen)
        )
    }
    good = [key for key in seen if still.get(key) == seen[key]]
    found = [session.get_one(Purchase, key, populate_existing=True) for key in good]
    label = trail.label(by)
    with ledger.rebooking(session, [purchase.obligation_id for purchase in found]):
        for purchase in found:
            purchase.state = State.TERVERIFIKASI.value
            purchase.reason, purchase.decided_at, purchase.decided_by = None, now, label
            steps.add(session, purchase, by=by, now=now)
    for purchase in found:
        holds.release(session, purchase.id)
        steps.tell(session, "purchase_verified", purchase, by=by, now=now)
        verification.tell_buyer(session, purchase, now=now)
    return len(found)


def _own(session: Session, batch_id: int, by: Actor, now: datetime) -> Batch:
    waiting.demand(by)
    batch = session.get(Batch, batch_id)
    if batch is None or batch.account_id != by.account_id:
        raise NotAllowed
    if now - batch.at > VALID:
        raise Rejected({"": Problem("batch_old")})
    return batch


def _view(session: Session, batch: Batch) -> BatchView:
    items = [purchase_id for purchase_id, _seen in json.loads(batch.items)]
    opened = set(json.loads(batch.opened))
    rows: Sequence[Any] = queries.named(session, json.loads(batch.sample))
    return BatchView(
        id=batch.id,
        items=len(items),
        amount=queries.claimed_by(session, items),
        sample=tuple(
            Sampled(
                row.Purchase.id,
                number(row.Purchase),
                row.buyer,
                row.Purchase.claimed,
                row.Purchase.id in opened,
            )
            for row in rows
        ),
        reached=batch.reached,
        approved=batch.approved,
        done=batch.done_at is not None,
    )
