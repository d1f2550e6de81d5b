"""How orders end and what is told of it: their days are over, they are given up or fetched (§3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import orders
from dashapp.domain.orders import OrderState
from dashapp.domain.people import SYSTEM_CLOCK, Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.services import notices, stock, trail
from db.models import Gallery, Order, OrderLine
from db.queries import orders as queries
from db.session import reading, transaction

AT_ONCE = 200  # orders that expire in one transaction


def expire(*, now: datetime) -> int:
    """End the orders whose days are over, with their stock back on the shelf; return how many.

    The job calls it, and everything that looks at orders does so first: none is overdue.
    """
    ended = 0
    while True:
        with reading() as session:
            if not queries.any_due(session, now):
                return ended
        with transaction() as session:
            due = queries.due(session, now, AT_ONCE)
            for order in due:
                end(session, order, OrderState.KEDALUWARSA, SYSTEM_CLOCK, now)
            _announce(session, "order_expired", due, now)
            ended += len(due)


def warn(*, now: datetime) -> int:
    """Tell people, once an order, that it will expire within a day; return how many were told."""
    with reading() as session:
        if not _expiring(session, now):
            return 0
    with transaction() as session:
        found = _expiring(session, now)
        _announce(session, "order_expiring", found, now)
        return len(found)


def end(session: Session, order: Order, state: OrderState, by: Actor, now: datetime) -> None:
    """An order that comes to nothing: all that it had reserved goes back."""
    pieces = {line.product_id: line.quantity for line in queries.lines(session, order.id)}
    order.state = state.value
    order.ended_at, order.ended_by = now, trail.label(by)
    session.flush()
    stock.give_back(session, order.gallery, pieces, by=by, now=now, order_id=order.id)


def demand_open(session: Session, order: Order) -> None:
    """Raise Rejected when the order has ended; it says how, when, and if handed over by whom."""
    if OrderState(order.state) not in orders.OPEN:
        raise Rejected({"": how_ended(session, order)})


def how_ended(session: Session, order: Order) -> Problem:
    """What is told of an order that has ended: order_taken, order_cancelled or order_expired."""
    facts: dict[str, object] = {
        "number": orders.number(order.id, order.placed_at),
        "at": order.ended_at,
    }
    if order.purchase_id is not None:
        nota = queries.nota_of(session, order.purchase_id)
        facts["who"] = name_of(session, order.ended_by)
        facts["serial"] = nota.serial if nota else None
        return Problem("order_taken", facts)
    expired = order.state == OrderState.KEDALUWARSA.value
    return Problem("order_expired" if expired else "order_cancelled", facts)


def name_of(session: Session, label: str | None) -> str | None:
    """The name of the account that the trail labels "akun:7"; None for anything else."""
    kind, _, rest = (label or "").partition(":")
    return queries.account_name(session, int(rest)) if kind == "akun" and rest.isdigit() else None


def tell(
    session: Session,
    kind: str,
    order: Order,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Write the event of an order; its code is in none of them."""
    lines = queries.lines(session, order.id)
    trail.append_many(session, [_entry(kind, order, lines, by, now)], moves=True)


def notify(session: Session, kind: str, order: Order, now: datetime) -> None:
    """Leave a notice about an order for its buyer."""
    facts = {
        "number": orders.number(order.id, order.placed_at),
        "gallery": session.get_one(Gallery, order.gallery).name,
        "until": order.expires_at.isoformat(),
    }
    notices.tell(session, order.person_id, kind, f"order:{order.id}", facts, now=now)


def _announce(session: Session, kind: str, found: Sequence[Order], now: datetime) -> None:
    """One notice and one event for each of many orders; their lines are asked for at once."""
    lines: dict[int, list[OrderLine]] = {order.id: [] for order in found}
    for line in queries.lines_of(session, lines):
        lines[line.order_id].append(line)
    for order in found:
        notify(session, kind, order, now)
    entries = [_entry(kind, order, lines[order.id], SYSTEM_CLOCK, now) for order in found]
    trail.append_many(session, entries, moves=bool(entries))


def _entry(
    kind: str, order: Order, lines: Sequence[OrderLine], by: Actor, now: datetime
) -> trail.Entry:
    facts = {
        "person": order.person_id,
        "gallery": order.gallery,
        "state": order.state,
        "amount": sum(line.quantity * line.unit_price for line in lines),
        "pieces": sum(line.quantity for line in lines),
    }
    return trail.Entry(now, kind, trail.label(by), by.account_id, f"order:{order.id}", facts)


def _expiring(session: Session, now: datetime) -> list[Order]:
    return [
        order
        for order in queries.expiring(session, now + orders.EARLY)
        if orders.warned_from(order.placed_at, order.expires_at) <= now < order.expires_at
    ]
