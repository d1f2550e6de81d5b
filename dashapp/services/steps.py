"""One change of one purchase: its row, its step and its event go together."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, purchases
from dashapp.domain.people import Actor
from dashapp.domain.purchases import State
from dashapp.services import ledger, months, trail
from db.models import Obligation, Purchase, PurchaseStep


def move(
    session: Session,
    purchase: Purchase,
    state: State,
    *,
    by: Actor,
    now: datetime,
    reason: str | None = None,
    amount: int | None = None,
) -> None:
    """Put a purchase of a month that is not closed into `state`, with a lower `amount` if given.

    Raises Rejected when the month is closed or the state cannot follow the present one.
    """
    purchases.step_to(State(purchase.state), state)
    months.writable(session, month_of(session, purchase), field="")
    with ledger.rebooking(session, [purchase.obligation_id]):
        purchase.state = state.value
        purchase.reason = reason
        purchase.amount = purchase.amount if amount is None else amount
        purchase.decided_at = now
        purchase.decided_by = trail.label(by)
        add(session, purchase, by=by, now=now)


def add(session: Session, purchase: Purchase, *, by: Actor, now: datetime) -> None:
    """Write down what the purchase is from now on."""
    session.add(
        PurchaseStep(
            purchase_id=purchase.id,
            at=now,
            obligation_id=purchase.obligation_id,
            state=purchase.state,
            amount=purchase.amount,
            fund=purchase.fund,
            reason=purchase.reason,
            actor=trail.label(by),
        )
    )


def tell(
    session: Session,
    kind: str,
    purchase: Purchase,
    *,
    by: Actor,
    now: datetime,
    seller: int | None = None,
) -> None:
    """Write the event of a change that moves figures; `seller`: whose seller did it."""
    facts = {
        "person": purchase.person_id,
        "obligation": purchase.obligation_id,
        "state": purchase.state,
        "amount": purchase.amount,
        "fund": purchase.fund,
        "reason": purchase.reason,
    }
    if seller is not None:
        facts["seller"] = seller
    subject = f"purchase:{purchase.id}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=facts, moves=True)


def month_of(session: Session, purchase: Purchase) -> date:
    """The month that a purchase counts for."""
    return calendar.month_of(session.get_one(Obligation, purchase.obligation_id).month)
