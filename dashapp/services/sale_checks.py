"""Compares shelves with their moves, orders with their purchases, sales with their notas (§3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from dashapp.services.differences import Difference
from db.queries import sale_checks as queries

OPEN = ("dipesan", "siap")


def run(session: Session) -> Iterator[Difference]:
    """Every difference between what lies, what was ordered and what was sold."""
    yield from _shelves(session)
    yield from _reservations(session)
    for row in queries.orders(session):
        yield from _order(row)
    for row in queries.sales(session):
        yield from _sale(row)
    taken = {key: -pieces for key, pieces in queries.sold_pieces(session).items()}
    yield from _unequal("sale stock", "purchase", queries.moved_by_sales(session), taken)


def _shelves(session: Session) -> Iterator[Difference]:
    shelves = queries.shelves(session)
    yield from _unequal("stock", "gallery", shelves, queries.moved(session))
    for (gallery, product), quantity in shelves.items():
        if quantity < 0:
            yield Difference("stock", f"gallery {gallery} {product}", quantity, "0 or more")


def _reservations(session: Session) -> Iterator[Difference]:
    """What an order still keeps from the shelf: all while it is open, then what was taken."""
    kept: dict[tuple[int, str, int], int] = defaultdict(int)
    for line in queries.order_lines(session):
        pieces = line.quantity if line.state in OPEN else line.taken
        kept[line.order_id, line.gallery, line.product_id] -= pieces
        if line.taken and line.state != "diambil":
            yield Difference("order taken", f"order {line.order_id}", line.taken, 0)
    yield from _unequal("order stock", "order", queries.moved_by_orders(session), kept)


def _order(row: Any) -> Iterator[Difference]:
    where = f"order {row.id}"
    if (row.state in OPEN) != (row.ended_at is None):
        yield Difference("order end", where, row.ended_at, row.state)
    if row.state != "diambil":
        return
    bought = (row.bought_by, row.bought_at, row.claimed, row.source)
    ordered = (row.person_id, row.gallery, row.taken, "pesanan")
    if bought != ordered:
        yield Difference("order purchase", where, bought, ordered)


def _sale(row: Any) -> Iterator[Difference]:
    """Whatever a seller confirmed has a nota and stands as verified, unless DKUPP cancelled it."""
    where = f"purchase {row.id}"
    if row.source not in queries.SOLD:
        yield Difference("nota", where, row.serial, "none")
        return
    if row.serial is None:
        yield Difference("nota", where, None, "one")
    if row.state not in ("terverifikasi", "dibatalkan"):
        yield Difference("sale state", where, row.state, "terverifikasi")
    if (row.source == "pesanan") != (row.order_id is not None):
        yield Difference("sale order", where, row.order_id, row.source)


def _unequal(
    what: str, kind: str, stored: Mapping[Any, int], expected: Mapping[Any, int]
) -> Iterator[Difference]:
    for key in sorted(stored.keys() | expected.keys()):
        if stored.get(key, 0) != expected.get(key, 0):
            where = " ".join(map(str, (kind, *key)))
            yield Difference(what, where, stored.get(key, 0), expected.get(key, 0))
