"""A sale that the seller confirms: at once a verified purchase with its nota (docs/rules.md §3).

Hand-over and counter sale write theirs here, and so does a seller who sells at the own shop.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.orders import Payment
from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.purchases import Fund, Line, State
from dashapp.services import ledger, months, notas, notices, steps, trail
from dashapp.services.notas import NotaLine
from dashapp.services.purchases import number
from db.models import Nota, Obligation, Purchase, PurchaseLine
from db.queries import notas as queries


@dataclass(frozen=True)
class Sold:
    """What the seller's side sees of a sale; nothing of how the buyer stands."""

    purchase_id: int
    number: str
    serial: str
    nota_key: str
    place: str
    at: datetime
    amount: int
    payment: Payment
    lines: tuple[NotaLine, ...]


def write(
    session: Session,
    person_id: int,
    goods: Sequence[Line],
    payment: Payment,
    *,
    source: str,
    by: Actor,
    now: datetime,
    gallery: str | None = None,
    umkm_id: int | None = None,
    facts: Mapping[str, object] | None = None,
) -> Purchase:
    """Write the purchase of a sale in the caller's transaction: lines, sums, nota, event, notice.

    `source`: pesanan, kasir or penjual; one of `gallery` and `umkm_id` is the place; `facts` go
    into the event. Raises Rejected own_sale when the buyer is the one who sells, and
    buyer_without_obligation.
    """
    demand_other(person_id, by)
    obligation = _obligation(session, person_id, by, now)
    amount = sum(line.amount for line in goods)
    purchase = Purchase(
        obligation_id=obligation.id,
        person_id=person_id,
        day=calendar.wib_day(now),
        gallery=gallery,
        umkm_id=umkm_id,
        claimed=amount,
        amount=amount,
        state=State.TERVERIFIKASI.value,
        fund=Fund.PRIBADI.value,
        arrived_at=now,
        decided_at=now,
        decided_by=trail.label(by),
        source=source,
    )
    with ledger.rebooking(session, [obligation.id]):
        session.add(purchase)
        session.flush()  # lines, step and nota need the purchase's id
        _write_lines(session, purchase.id, goods)
        steps.add(session, purchase, by=by, now=now)
    nota = notas.issue(session, purchase, payment, by, now)
    purchase.receipt_number = nota.serial
    _tell(session, purchase, nota, by, now, facts or {})
    return purchase


def demand_other(person_id: int, by: Actor) -> None:
    """Nobody sells to themselves, whatever roles they hold (docs/rules.md §3)."""
    if by.person_id == person_id:
        raise Rejected({"": Problem("own_sale")})


def sold(session: Session, purchase_id: int) -> Sold:
    """A sale as its seller sees it."""
    row = queries.by_purchase(session, purchase_id)
    purchase, nota = row.Purchase, row.Nota
    lines = queries.lines(session, purchase_id)
    return Sold(
        purchase_id=purchase.id,
        number=number(purchase),
        serial=nota.serial,
        nota_key=nota.key,
        place=row.place,
        at=nota.at,
        amount=purchase.claimed,
        payment=Payment(nota.payment),
        lines=tuple(
            NotaLine(
                line.PurchaseLine.description,
                line.seller or "",
                line.PurchaseLine.quantity,
                line.PurchaseLine.unit_price,
                line.PurchaseLine.amount,
            )
            for line in lines
        ),
    )


def _obligation(session: Session, person_id: int, by: Actor, now: datetime) -> Obligation:
    month = calendar.month_of(calendar.wib_day(now))
    months.ensure_open(session, month, by=by, now=now)
    try:
        return months.obligation_for(session, person_id, month)
    except Rejected as rejected:
        problem = rejected.problems["day"]
        if problem.code == "no_obligation":
            problem = Problem("buyer_without_obligation", problem.params)
        raise Rejected({"": problem}) from rejected


def _write_lines(session: Session, purchase_id: int, goods: Sequence[Line]) -> None:
    session.add_all(
        PurchaseLine(
            purchase_id=purchase_id,
            position=position,
            product_id=line.product_id,
            umkm_id=line.umkm_id,
            description=line.description,
            quantity=line.quantity,
            unit_price=line.unit_price,
            amount=line.amount,
        )
        for position, line in enumerate(goods, start=1)
    )


def _tell(
    session: Session,
    purchase: Purchase,
    nota: Nota,
    by: Actor,
    now: datetime,
    facts: Mapping[str, object],
) -> None:
    """One event, and a notice: whoever never was at the counter learns that the NIP was used."""
    data = {
        "person": purchase.person_id,
        "obligation": purchase.obligation_id,
        "state": purchase.state,
        "amount": purchase.amount,
        "fund": purchase.fund,
        "reason": None,
        "source": purchase.source,
        "nota": nota.serial,
        **facts,
    }
    subject = f"purchase:{purchase.id}"
    trail.append(
        session, "sale_confirmed", actor=by, now=now, subject=subject, data=data, moves=True
    )
    told = {
        "number": number(purchase),
        "amount": purchase.amount,
        "nota": nota.serial,
        "source": purchase.source,
    }
    notices.tell(session, purchase.person_id, "purchase_approved", subject, told, now=now)
