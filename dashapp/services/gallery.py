"""The shelf that an ASN browses: neutral order, honest stock (docs/rules.md §12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from dashapp.domain import calendar
from dashapp.domain.fit import fitting_prices
from dashapp.domain.purchases import Place
from dashapp.services import purchases
from db.queries import gallery as queries
from db.queries import purchases as purchase_queries
from db.session import reading

PAGE = 24  # cards added at a time
MOST = 480  # cards on one page; whoever wants more narrows the search
SEARCH_LIMIT = 60  # characters


@dataclass(frozen=True)
class Card:
    """One product on the shelf; `stock` is None while no gallery is chosen."""

    id: int
    name: str
    category: str
    unit: str
    picture: str
    photo_key: str | None  # of the seller's own picture
    seller: str
    kecamatan: str
    price: int
    stock: int | None


@dataclass(frozen=True)
class Shelf:
    cards: tuple[Card, ...]
    found: int  # in all, also those not listed
    gap: int = 0  # rupiah that the reader still has to buy for
    fitting: int = 0  # how many products close that gap, of every category


@dataclass(frozen=True)
class Item:
    """One line of the basket at today's price."""

    product_id: int
    name: str
    seller: str
    category: str
    photo_key: str | None
    quantity: int
    price: int

    @property
    def amount(self) -> int:
        return self.quantity * self.price


def browse(
    *,
    now: datetime,
    search: str = "",
    category: str | None = None,
    gallery: str | None = None,
    limit: int = PAGE,
    gap: int = 0,
    only_fitting: bool = False,
) -> Shelf:
    """Products in the neutral order of the day; all words of `search` must fit.

    With `only_fitting` those of any category that close a gap of `gap` rupiah; without a gap all.
    """
    text = " ".join(search.replace("\0", " ").split())[:SEARCH_LIMIT]
    prices = fitting_prices(gap)
    with reading() as session:
        asked: dict[str, Any] = {"now": now, "search": text, "gallery": gallery}
        fitting = queries.ids(session, **asked, prices=prices) if prices else []
        all_fit = only_fitting and prices is not None
        found = fitting if all_fit else queries.ids(session, **asked, category=category)
        chosen = _in_order(found, calendar.wib_day(now))[: max(1, min(limit, MOST))]
        rows = queries.cards(session, chosen, now=now, gallery=gallery)
    cards = tuple(Card(**rows[number]._mapping) for number in chosen)
    return Shelf(cards, len(found), gap, len(fitting))


def _in_order(products: Sequence[int], day: date) -> list[int]:
    """Shuffled by the day alone: nobody can buy a place, and a page keeps its order all day."""
    return sorted(
        products, key=lambda number: blake2b(f"{day}:{number}".encode(), digest_size=8).digest()
    )


def basket(quantities: dict[int, int], *, now: datetime) -> list[Item]:
    """The chosen products that can be bought, with quantity and price, in the order chosen."""
    with reading() as session:
        rows = purchase_queries.offers(session, set(quantities), now)
    offers = {row.id: row for row in rows if row.active}
    return [
        _item(offers[number], quantity)
        for number, quantity in quantities.items()
        if number in offers
    ]


def _item(row: Any, quantity: int) -> Item:
    return Item(row.id, row.name, row.seller, row.category, row.photo_key, quantity, row.amount)


def categories() -> list[str]:
    """The categories that products have, in the order of the alphabet."""
    with reading() as session:
        return queries.categories(session)


def places() -> Sequence[Place]:
    """Where one may have bought: galleries first, then sellers, each by name."""
    with reading() as session:
        found = purchases.places(session).values()
    return sorted(found, key=lambda place: (place.kind != "gallery", place.name))
