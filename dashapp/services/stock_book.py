"""Beside the shelf of a gallery: what moved today, and products that never lay there (§3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashapp.domain import calendar
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import gallery as shop_window
from dashapp.services.stock import ShelfRow
from db.queries import gallery as gallery_queries
from db.queries import stock as queries
from db.session import reading

MOST_MOVES = 200  # of one day
LEAST_LETTERS = 3  # of a search for what does not lie there
MOST_NEW = 8
BY_BUYERS = ("pesan", "kembali")  # who ordered or gave up is nothing that a shelf tells


@dataclass(frozen=True)
class Move:
    """One change of what is free; `who` is None for what buyers' orders moved by themselves."""

    at: datetime
    name: str
    change: int
    kind: str
    reason: str | None
    who: str | None


def moves(gallery: str, *, by: Actor, now: datetime) -> tuple[Move, ...]:
    """What moved on the shelf today (WIB), the latest first, at most MOST_MOVES.

    NotAllowed for anyone but a cashier of the gallery.
    """
    _demand(by, gallery)
    since = calendar.wib_midnight(calendar.wib_day(now))
    with reading() as session:
        rows = queries.moves(session, gallery, since, MOST_MOVES)
        names = queries.account_names(session, {_account(row.actor) for row in rows})
    return tuple(
        Move(
            row.at,
            row.name,
            row.change,
            row.kind,
            row.reason,
            None if row.kind in BY_BUYERS else names.get(_account(row.actor)),
        )
        for row in rows
    )


def not_there(gallery: str, search: str, *, by: Actor, now: datetime) -> tuple[ShelfRow, ...]:
    """Products on sale that never lay at the gallery and hold every word of the search."""
    _demand(by, gallery)
    text = " ".join(search.replace("\0", " ").split())[: shop_window.SEARCH_LIMIT]
    if len(text) < LEAST_LETTERS:
        return ()
    with reading() as session:
        there = queries.ever_there(session, gallery)
        found = gallery_queries.ids(session, now=now, search=text)
        chosen = [number for number in found if number not in there][:MOST_NEW]
        cards = gallery_queries.cards(session, chosen, now=now)
    return tuple(_new(cards[number]) for number in chosen)


def new_one(gallery: str, product_id: int, *, by: Actor, now: datetime) -> ShelfRow:
    """One product on sale that never lay at the gallery; NotAllowed when there is none."""
    _demand(by, gallery)
    with reading() as session:
        found = gallery_queries.cards(session, [product_id], now=now) if product_id > 0 else {}
    if product_id not in found:
        raise NotAllowed
    return _new(found[product_id])


def _new(card: Any) -> ShelfRow:
    return ShelfRow(
        product_id=card.id,
        name=card.name,
        seller=card.seller,
        category=card.category,
        unit=card.unit,
        picture=card.picture,
        photo_key=None,
        price=card.price,
        free=0,
        reserved=0,
        on_sale=True,
    )


def _account(label: str) -> int:
    kind, _, number = label.partition(":")
    return int(number) if kind == "akun" and number.isdigit() else 0


def _demand(by: Actor, gallery: str) -> None:
    if not by.holds(Role.KASIR, gallery):
        raise NotAllowed
