"""What a verifier decides: approve, return, reject, cancel, and take that back at once.

Nobody decides about their own, and nobody about what another has open (docs/rules.md §3).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import purchases
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.purchases import State
from dashapp.domain.states import is_undo
from dashapp.services import holds, ledger, months, notices, risk, steps, trail
from dashapp.services.purchases import number
from dashapp.services.waiting import (
    QUEUE_MOST,
    QUEUE_PAGE,
    Item,
    LineView,
    Pace,
    Queue,
    Twin,
    View,
    find,
    one,
    open_next,
    open_one,
    pace,
    queue,
    renew,
)
from db.models import Purchase
from db.queries import history
from db.queries import purchases as queries
from db.session import transaction

__all__ = [
    "QUEUE_MOST",
    "QUEUE_PAGE",
    "Item",
    "LineView",
    "Pace",
    "Queue",
    "Twin",
    "View",
    "approve",
    "cancel",
    "find",
    "one",
    "open_next",
    "open_one",
    "pace",
    "queue",
    "reject",
    "renew",
    "send_back",
    "undo",
]


def approve(
    purchase_id: int,
    *,
    by: Actor,
    now: datetime,
    amount: object = None,
    reason: object = None,
    seen: int | None = None,
) -> int:
    """Approve as claimed, or a lower amount with a reason; return the approved rupiah.

    DKUPP approves and returns any purchase, a seller those made at the own shop.
    `seen`, here and below: the View that was decided about. Raises Rejected state_changed when the
    buyer has mended the purchase since, as the receipt may be another one now, and held(name)
    while another verifier has it open.
    """
    with _decided(purchase_id, by, seen, now, seller_may=True) as (session, purchase):
        approved = purchases.approve_amount(purchase.claimed, amount, reason)
        why = purchases.read_reason(reason) if approved < purchase.claimed else None
        steps.move(
            session, purchase, State.TERVERIFIKASI, by=by, now=now, reason=why, amount=approved
        )
        _share(session, purchase)
        seller = _seller(by, purchase)
        steps.tell(session, "purchase_verified", purchase, by=by, now=now, seller=seller)
        tell_buyer(session, purchase, now=now)
        return approved


def send_back(
    purchase_id: int, *, by: Actor, now: datetime, reason: object, seen: int | None = None
) -> None:
    """Return a purchase to its buyer, who mends it."""
    _decide(purchase_id, State.DIKEMBALIKAN, "purchase_returned", by, now, reason, seen)


def reject(
    purchase_id: int, *, by: Actor, now: datetime, reason: object, seen: int | None = None
) -> None:
    """Refuse a purchase for good."""
    _decide(purchase_id, State.DITOLAK, "purchase_rejected", by, now, reason, seen)


def cancel(
    purchase_id: int, *, by: Actor, now: datetime, reason: object, seen: int | None = None
) -> None:
    """Cancel a purchase that had been approved; it counts as refused."""
    _decide(purchase_id, State.DIBATALKAN, "purchase_cancelled", by, now, reason, seen)


def undo(purchase_id: int, *, by: Actor, now: datetime) -> None:
    """Take an own decision back at once: the purchase waits again as it was claimed.

    Raises NotAllowed for anybody else, Rejected undo_late once the seconds are over or when
    anything has happened since (docs/adr/0009-undo.md).
    """
    with transaction() as session:
        purchase = session.get(Purchase, purchase_id)
        if purchase is None or not by.may_verify(purchase.person_id):
            raise NotAllowed
        decided_at = _undoable(session, purchase, by, now)
        months.writable(session, steps.month_of(session, purchase), field="")
        with ledger.rebooking(session, [purchase.obligation_id]):
            purchase.state = State.DIAJUKAN.value
            purchase.amount = purchase.claimed
            purchase.reason = purchase.decided_at = purchase.decided_by = None
            for line in queries.lines(session, purchase.id):
                line.amount = line.quantity * line.unit_price
            steps.add(session, purchase, by=by, now=now)
        notices.take_back(session, f"purchase:{purchase.id}", since=decided_at)
        risk.assess(session, purchase, now=now)
        holds.take(session, purchase.id, by=by, now=now)
        steps.tell(session, "purchase_undone", purchase, by=by, now=now)


def tell_buyer(session: Session, purchase: Purchase, *, now: datetime) -> None:
    """Leave the buyer a notice of what was decided, in the transaction of the decision."""
    kinds = {
        "terverifikasi": "purchase_approved",
        "dikembalikan": "purchase_returned",
        "ditolak": "purchase_rejected",
        "dibatalkan": "purchase_cancelled",
    }
    lowered = purchase.state == "terverifikasi" and purchase.amount < purchase.claimed
    told = {
        "number": number(purchase),
        "amount": purchase.amount,
        "claimed": purchase.claimed,
        "reason": purchase.reason,
    }
    kind = "purchase_lowered" if lowered else kinds[purchase.state]
    notices.tell(session, purchase.person_id, kind, f"purchase:{purchase.id}", told, now=now)


def _decide(
    purchase_id: int,
    state: State,
    kind: str,
    by: Actor,
    now: datetime,
    reason: object,
    seen: int | None = None,
) -> None:
    returns = state is State.DIKEMBALIKAN
    with _decided(purchase_id, by, seen, now, seller_may=returns) as (session, purchase):
        try:
            why = purchases.read_reason(reason)
        except BadValue as bad:
            raise Rejected({"reason": bad.problem}) from bad
        steps.move(session, purchase, state, by=by, now=now, reason=why)
        steps.tell(session, kind, purchase, by=by, now=now, seller=_seller(by, purchase))
        tell_buyer(session, purchase, now=now)


@contextmanager
def _decided(
    purchase_id: int, by: Actor, seen: int | None, now: datetime, *, seller_may: bool
) -> Iterator[tuple[Session, Purchase]]:
    with transaction() as session:
        purchase = session.get(Purchase, purchase_id)
        if purchase is None:
            raise NotAllowed
        shop = str(purchase.umkm_id) if seller_may and purchase.umkm_id else None
        if not by.may_verify(purchase.person_id, shop=shop):
            raise NotAllowed
        holds.demand_free(session, purchase_id, by=by, now=now)
        if seen is not None and history.latest_step(session, purchase_id) != seen:
            raise Rejected({"": Problem("state_changed", {"state": purchase.state})})
        yield session, purchase
        holds.release(session, purchase_id)


def _seller(by: Actor, purchase: Purchase) -> int | None:
    """The seller who decides about a purchase at the own shop; None when DKUPP does."""
    return None if by.holds(Role.DKUPP) else purchase.umkm_id


def _undoable(session: Session, purchase: Purchase, by: Actor, now: datetime) -> datetime:
    """When the decision was made that may be taken back now."""
    told = history.recent_steps(session, purchase.id, 2)
    if len(told) == 2:
        decided, before = told
        mine = decided.actor == trail.label(by)
        states = State(before.state), State(decided.state), State.DIAJUKAN
        if is_undo(*states, same_actor=mine, after=now - decided.at):
            return decided.at
    raise Rejected({"": Problem("undo_late")})


def _share(session: Session, purchase: Purchase) -> None:
    lines = queries.lines(session, purchase.id)
    if not lines:
        return
    shares = purchases.share(purchase.amount, [line.amount for line in lines])
    for line, share in zip(lines, shares, strict=True):
        line.amount = share
