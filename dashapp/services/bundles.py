"""Proposes baskets at one gallery for what the actor still has to buy (docs/rules.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from dashapp.domain import bundles, calendar, orders
from dashapp.domain.bundles import Choice
from dashapp.domain.people import Actor
from dashapp.services import home
from dashapp.services import orders as own_orders
from db.queries import bundles as queries
from db.session import reading

LOOKED_BACK = timedelta(days=90)  # whose sales decide who has sold least


@dataclass(frozen=True)
class Part:
    """One piece in a basket at today's price."""

    product_id: int
    name: str
    seller: str
    unit: str
    category: str
    photo_key: str | None
    price: int


@dataclass(frozen=True)
class Proposal:
    """A basket; `over`: rupiah beyond what is left to buy, 0 when it fits exactly."""

    parts: tuple[Part, ...]
    amount: int
    over: int


def propose(gallery: str, *, by: Actor, now: datetime, count: int = 3) -> tuple[Proposal, ...]:
    """Baskets of what lies free at the gallery; none when nothing is left to buy.

    Open orders and purchases that wait for verification are not bought a second time.
    """
    present = home.own(by=by, now=now).present
    gap = 0 if present is None else present.to_buy - own_orders.open_amount(by=by)
    if gap <= 0 or not orders.is_plain(gallery):
        return ()
    today = calendar.wib_day(now)
    with reading() as session:
        rows = {row.id: row for row in queries.free(session, gallery, now)}
        sold = queries.sold(session, today - LOOKED_BACK)
    choices = [
        Choice(row.id, row.umkm_id, row.price, sold.get(row.umkm_id, 0)) for row in rows.values()
    ]
    found = bundles.propose(gap, choices, today, count=count)
    return tuple(
        Proposal(
            tuple(_part(rows[number]) for number in bundle.product_ids),
            bundle.amount,
            bundle.amount - gap,
        )
        for bundle in found
    )


def _part(row: queries.Free) -> Part:
    return Part(row.id, row.name, row.seller, row.unit, row.category, row.photo_key, row.price)
