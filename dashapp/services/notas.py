"""The nota of a sale: a serial to read, and a key with which anyone can check it (§3)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, orders
from dashapp.domain.orders import Payment
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.domain.purchases import State
from db.models import Nota, Purchase
from db.queries import notas as queries
from db.session import reading

KEY_BYTES = 16  # 128 bits: nobody finds a nota by guessing


@dataclass(frozen=True)
class NotaLine:
    name: str
    seller: str
    quantity: int
    unit_price: int
    amount: int


@dataclass(frozen=True)
class NotaView:
    """What a nota says to whoever holds its key; nothing of the buyer.

    `cancelled`: DKUPP has cancelled the purchase since, the nota proves nothing any more.
    """

    serial: str
    place: str
    day: date
    at: datetime
    amount: int
    payment: Payment
    lines: tuple[NotaLine, ...]
    cancelled: bool


def issue(session: Session, purchase: Purchase, payment: Payment, by: Actor, now: datetime) -> Nota:
    """Make the nota of a verified purchase, in its transaction."""
    nota = Nota(
        key=secrets.token_urlsafe(KEY_BYTES),
        serial=serial(purchase.id, now),
        purchase_id=purchase.id,
        payment=payment.value,
        account_id=by.account_id,
        at=now,
    )
    session.add(nota)
    session.flush()
    return nota


def serial(purchase_id: int, at: datetime) -> str:
    """The number that people read: the day of the sale and the purchase's number."""
    return f"NT-{calendar.wib_day(at):%y%m%d}-{purchase_id:05d}"


def public(key: str) -> NotaView:
    """The nota of a key, for anybody. NotAllowed when there is none."""
    with reading() as session:
        row = queries.by_key(session, key) if orders.is_plain(key) else None
        if row is None:
            raise NotAllowed
        return _view(row, queries.lines(session, row.Purchase.id))


def key_of(purchase_id: int, *, by: Actor) -> str | None:
    """The key of the nota of an own purchase; None when it has none or is somebody else's."""
    with reading() as session:
        return queries.key_of(session, purchase_id, by.person_id or 0)


def _view(row: Any, lines: Any) -> NotaView:
    purchase: Purchase = row.Purchase
    return NotaView(
        serial=row.Nota.serial,
        place=row.place,
        day=purchase.day,
        at=row.Nota.at,
        amount=purchase.amount,
        payment=Payment(row.Nota.payment),
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
        cancelled=purchase.state != State.TERVERIFIKASI.value,
    )
