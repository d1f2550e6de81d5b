"""What a gallery took in today, and the notas of it to show again (docs/rules.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar
from dashapp.domain.orders import Payment
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.domain.purchases import State
from dashapp.services import sales
from dashapp.services.counter import gallery_of
from dashapp.services.sales import Sold
from db.queries import notas as queries
from db.queries import orders as order_queries
from db.session import reading


@dataclass(frozen=True)
class DaySale:
    """One sale of the day; `cancelled` by DKUPP since, which gives no money back."""

    purchase_id: int
    serial: str
    nota_key: str
    at: datetime
    buyer: str
    opd: str
    amount: int
    pieces: int
    payment: Payment
    ordered: bool  # fetched with a code, not sold over the counter
    cancelled: bool


@dataclass(frozen=True)
class DayTotal:
    """What a gallery took in on one day (WIB), the latest sale first; amounts in rupiah."""

    gallery: str
    place: str
    day: date
    sales: tuple[DaySale, ...]

    @property
    def amount(self) -> int:
        return sum(sale.amount for sale in self.sales)

    @property
    def pieces(self) -> int:
        return sum(sale.pieces for sale in self.sales)

    def paid(self, payment: Payment) -> int:
        """Rupiah that came in this way."""
        return sum(sale.amount for sale in self.sales if sale.payment is payment)


def day(*, by: Actor, now: datetime, gallery: str | None = None) -> DayTotal:
    """The sales of today at the cashier's gallery. NotAllowed for anyone but its cashiers."""
    place = gallery_of(by, gallery)
    today = calendar.wib_day(now)
    with reading() as session:
        rows = queries.sold_on(session, place, today)
        pieces = queries.pieces(session, [row.Purchase.id for row in rows])
        name = order_queries.gallery_name(session, place)
    found = tuple(_day_sale(row, pieces.get(row.Purchase.id, 0)) for row in rows)
    return DayTotal(place, name, today, found)


def sold(purchase_id: int, *, by: Actor, now: datetime) -> tuple[Sold, DaySale]:
    """A sale of today at one of the cashier's galleries, to show its nota again.

    NotAllowed for any other sale.
    """
    for gallery in by.scopes_of(Role.KASIR) if by.holds(Role.KASIR) else ():
        for sale in day(by=by, now=now, gallery=gallery).sales:
            if sale.purchase_id == purchase_id:
                with reading() as session:
                    return sales.sold(session, purchase_id), sale
    raise NotAllowed


def matching(found: tuple[DaySale, ...], search: object) -> tuple[DaySale, ...]:
    """The sales whose nota, buyer, OPD or amount holds every word that was typed."""
    words = search.replace(".", "").casefold().split() if isinstance(search, str) else []
    return tuple(sale for sale in found if all(word in _text(sale) for word in words))


def _text(sale: DaySale) -> str:
    parts = (sale.serial, sale.buyer, sale.opd, str(sale.amount))
    return " ".join(parts).replace(".", "").casefold()


def _day_sale(row: Any, pieces: int) -> DaySale:
    nota, purchase = row.Nota, row.Purchase
    return DaySale(
        purchase_id=purchase.id,
        serial=nota.serial,
        nota_key=nota.key,
        at=nota.at,
        buyer=row.buyer,
        opd=row.opd or "",
        amount=purchase.claimed,
        pieces=pieces,
        payment=Payment(nota.payment),
        ordered=purchase.source == "pesanan",
        cancelled=purchase.state != State.TERVERIFIKASI.value,
    )
