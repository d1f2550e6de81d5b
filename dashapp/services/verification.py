"""What a verifier does: approve, return, reject, cancel; nobody their own (docs/rules.md §3)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import purchases
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.purchases import State
from dashapp.services import notices, steps
from dashapp.services.purchases import number
from db.models import Purchase
from db.queries import history
from db.queries import purchases as queries
from db.session import reading, transaction

QUEUE_PAGE = 50  # rows added at a time; the count says how many wait in all
QUEUE_MOST = 1000
NOTICES = {
    State.TERVERIFIKASI: "purchase_approved",
    State.DIKEMBALIKAN: "purchase_returned",
    State.DITOLAK: "purchase_rejected",
    State.DIBATALKAN: "purchase_cancelled",
}


@dataclass(frozen=True)
class Item:
    """One waiting purchase in the queue."""

    id: int
    number: str
    buyer: str
    opd: str
    amount: int
    day: date
    arrived_at: datetime
    goods: str  # of the first line, "" when not itemised
    category: str
    is_own: bool


@dataclass(frozen=True)
class Queue:
    items: tuple[Item, ...]
    waiting: int  # in all, also those not listed


@dataclass(frozen=True)
class LineView:
    description: str
    quantity: int
    unit_price: int
    amount: int


@dataclass(frozen=True)
class View:
    """What a verifier sees of one purchase."""

    id: int
    number: str
    state: State
    buyer: str
    opd: str
    level: Level
    minimum: int
    verified: int  # of the same person and month, without this one while it waits
    obliged: bool
    place: str
    day: date
    arrived_at: datetime
    claimed: int
    amount: int
    fund: str
    receipt_number: str | None
    photo_key: str | None
    same_photo: int  # other purchases with the same photo
    reason: str | None
    lines: tuple[LineView, ...]
    is_own: bool
    seen: int  # the latest change that this view knows; a decision about it names it


def queue(*, by: Actor, newest_first: bool = False, limit: int = QUEUE_PAGE) -> Queue:
    """The purchases that wait, the oldest first. Raises NotAllowed for anyone but DKUPP."""
    _demand(by)
    most = max(1, min(limit, QUEUE_MOST))
    with reading() as session:
        rows = queries.waiting(session, newest_first=newest_first, limit=most)
        return Queue(tuple(_item(row, by) for row in rows), queries.count_waiting(session))


def one(purchase_id: int, *, by: Actor) -> View:
    """One purchase with its receipt. NotAllowed also when it does not exist."""
    _demand(by)
    with reading() as session:
        row = queries.with_facts(session, purchase_id)
        if row is None:
            raise NotAllowed
        return _view(session, row, by)


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
    buyer has mended the purchase since, as the receipt may be another one now.
    """
    with _decided(purchase_id, by, seen, seller_may=True) as (session, purchase):
        approved = purchases.approve_amount(purchase.claimed, amount, reason)
        why = purchases.read_reason(reason) if approved < purchase.claimed else None
        steps.move(
            session, purchase, State.TERVERIFIKASI, by=by, now=now, reason=why, amount=approved
        )
        _share(session, purchase)
        seller = _seller(by, purchase)
        steps.tell(session, "purchase_verified", purchase, by=by, now=now, seller=seller)
        _tell_buyer(session, purchase, now)
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


def cancel(purchase_id: int, *, by: Actor, now: datetime, reason: object) -> None:
    """Cancel a purchase that had been approved; it counts as refused."""
    _decide(purchase_id, State.DIBATALKAN, "purchase_cancelled", by, now, reason)


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
    with _decided(purchase_id, by, seen, seller_may=returns) as (session, purchase):
        try:
            why = purchases.read_reason(reason)
        except BadValue as bad:
            raise Rejected({"reason": bad.problem}) from bad
        steps.move(session, purchase, state, by=by, now=now, reason=why)
        steps.tell(session, kind, purchase, by=by, now=now, seller=_seller(by, purchase))
        _tell_buyer(session, purchase, now)


def _tell_buyer(session: Session, purchase: Purchase, now: datetime) -> None:
    """Leave the buyer a notice of what was decided, in the transaction of the decision."""
    state = State(purchase.state)
    lowered = state is State.TERVERIFIKASI and purchase.amount < purchase.claimed
    told = {
        "number": number(purchase),
        "amount": purchase.amount,
        "claimed": purchase.claimed,
        "reason": purchase.reason,
    }
    kind = "purchase_lowered" if lowered else NOTICES[state]
    notices.tell(session, purchase.person_id, kind, f"purchase:{purchase.id}", told, now=now)


@contextmanager
def _decided(
    purchase_id: int, by: Actor, seen: int | None, *, seller_may: bool
) -> Iterator[tuple[Session, Purchase]]:
    with transaction() as session:
        purchase = session.get(Purchase, purchase_id)
        if purchase is None:
            raise NotAllowed
        shop = str(purchase.umkm_id) if seller_may and purchase.umkm_id else None
        if not by.may_verify(purchase.person_id, shop=shop):
            raise NotAllowed
        if seen is not None and history.latest_step(session, purchase_id) != seen:
            raise Rejected({"": Problem("state_changed", {"state": purchase.state})})
        yield session, purchase


def _seller(by: Actor, purchase: Purchase) -> int | None:
    """The seller who decides about a purchase at the own shop; None when DKUPP does."""
    return None if by.holds(Role.DKUPP) else purchase.umkm_id


def _share(session: Session, purchase: Purchase) -> None:
    lines = queries.lines(session, purchase.id)
    if not lines:
        return
    shares = purchases.share(purchase.amount, [line.amount for line in lines])
    for line, share in zip(lines, shares, strict=True):
        line.amount = share


def _demand(by: Actor) -> None:
    if not by.holds(Role.DKUPP):
        raise NotAllowed


def _item(row: Any, by: Actor) -> Item:
    found: Purchase = row.Purchase
    return Item(
        id=found.id,
        number=number(found),
        buyer=row.buyer,
        opd=row.opd_short,
        amount=found.claimed,
        day=found.day,
        arrived_at=found.arrived_at,
        goods=row.goods or "",
        category=row.category or "",
        is_own=found.person_id == by.person_id,
    )


def _view(session: Session, row: Any, by: Actor) -> View:
    found: Purchase = row.Purchase
    same = queries.others_with_photo(session, found.id, row.sha256) if row.sha256 else 0
    return View(
        id=found.id,
        number=number(found),
        state=State(found.state),
        buyer=row.buyer,
        opd=row.opd,
        level=Level(row.level),
        minimum=row.minimum,
        verified=row.verified,
        obliged=row.obliged,
        place=row.place,
        day=found.day,
        arrived_at=found.arrived_at,
        claimed=found.claimed,
        amount=found.amount,
        fund=found.fund,
        receipt_number=found.receipt_number,
        photo_key=found.photo_key,
        same_photo=same,
        reason=found.reason,
        lines=tuple(
            LineView(line.description, line.quantity, line.unit_price, line.amount)
            for line in queries.lines(session, found.id)
        ),
        is_own=found.person_id == by.person_id,
        seen=history.latest_step(session, found.id),
    )
