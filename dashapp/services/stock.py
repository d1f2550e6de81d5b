"""Keeps the shelves of galleries: every change is a move, and the moves sum to what lies there.

`stock.quantity` counts the pieces that nobody has reserved (docs/rules.md §3). Whoever changes
several products does it in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import orders, sharing
from dashapp.domain.orders import Offer
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import trail
from db.queries import stock as queries
from db.session import reading, transaction

MOST_PIECES = 100_000  # of one product at one gallery


@dataclass(frozen=True)
class ShelfRow:
    """One product at one gallery. `free` can be bought, `reserved` waits for those who ordered."""

    product_id: int
    name: str
    seller: str
    category: str
    unit: str
    picture: str
    photo_key: str | None
    price: int
    free: int
    reserved: int
    on_sale: bool

    @property
    def there(self) -> int:
        """All pieces in the gallery, as somebody who counts them would find."""
        return self.free + self.reserved


def take(
    session: Session,
    gallery: str,
    pieces: Mapping[int, int],
    kind: str,
    *,
    by: Actor,
    now: datetime,
    order_id: int | None = None,
    purchase_id: int | None = None,
) -> None:
    """Take pieces (by product) from a shelf in the caller's transaction, all or none.

    Raises Rejected shelf_short by product. `kind`: pesan, jual or keluar.
    """
    problems = {
        orders.field_of(product_id): Problem(
            "shelf_short", {"left": queries.quantity(session, gallery, product_id)}
        )
        for product_id in sorted(pieces)
        if not queries.lower(session, gallery, product_id, pieces[product_id])
    }
    if problems:
        raise Rejected(problems)
    changes = {product_id: -number for product_id, number in pieces.items()}
    _write(session, gallery, changes, kind, None, by, now, order_id, purchase_id)


def give_back(
    session: Session,
    gallery: str,
    pieces: Mapping[int, int],
    *,
    by: Actor,
    now: datetime,
    order_id: int,
) -> None:
    """Put pieces that an order had reserved back, in the caller's transaction."""
    changes = {product_id: number for product_id, number in pieces.items() if number}
    for product_id in sorted(changes):
        queries.add(session, gallery, product_id, changes[product_id])
    _write(session, gallery, changes, "kembali", None, by, now, order_id, None)


def change_one(
    session: Session,
    gallery: str,
    product_id: int,
    change: int,
    kind: str,
    reason: str | None,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Change what is free of one product in the caller's transaction; return what is free then.

    `kind`: masuk, keluar or koreksi. Raises Rejected pieces_too_many or shelf_short on "pieces".
    The caller has asked whether the actor may, and writes the event.
    """
    free = queries.quantity(session, gallery, product_id)
    if free + change > MOST_PIECES:
        raise Rejected({"pieces": Problem("pieces_too_many", {"limit": MOST_PIECES})})
    if change > 0:
        queries.add(session, gallery, product_id, change)
    elif change < 0 and not queries.lower(session, gallery, product_id, -change):
        raise Rejected({"pieces": Problem("shelf_short", {"left": free})})
    if change:
        _write(session, gallery, {product_id: change}, kind, reason, by, now, None, None)
    return free + change


def offers(session: Session, gallery: str, quantities: object, now: datetime) -> dict[int, Offer]:
    """What a basket names, at today's price and with what is free at the gallery."""
    rows = queries.offers(session, gallery, orders.product_ids(quantities), now)
    return {
        row.id: Offer(row.id, row.umkm_id, row.name, row.amount, row.stock, bool(row.on_sale))
        for row in rows
    }


def receive(
    gallery: str,
    product_id: int,
    pieces: object,
    *,
    by: Actor,
    now: datetime,
    reason: object = None,
    seen: int | None = None,
) -> int:
    """Pieces come in; return how many are free now.

    `seen`, here and below: the free pieces that the cashier's page showed. With it a form that is
    sent twice, or after a sale that the cashier had not seen, is refused with stock_changed.
    Raises NotAllowed for anyone but a cashier of the gallery, Rejected by field.
    """
    number = _read_pieces(pieces)
    why = _read_reason(reason, needed=False)
    return _change(gallery, product_id, number, "masuk", why, by, now, seen)


def issue(
    gallery: str,
    product_id: int,
    pieces: object,
    reason: object,
    *,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> int:
    """Pieces leave without being sold (broken, returned to the seller); return what is free."""
    number = _read_pieces(pieces)
    why = _read_reason(reason, needed=True)
    return _change(gallery, product_id, -number, "keluar", why, by, now, seen)


def correct(
    gallery: str,
    product_id: int,
    counted: object,
    reason: object,
    *,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> int:
    """Somebody has counted: `counted` pieces are in the gallery, those reserved among them.

    Returns what is free now. Raises Rejected counted_below_reserved on "pieces" when less was
    counted than is reserved: an order has to be cancelled or handed over in part first.
    """
    number = _read_pieces(counted, least=0)
    why = _read_reason(reason, needed=True)
    return _change(gallery, product_id, None, "koreksi", why, by, now, seen, counted=number)


def shelf(gallery: str, *, by: Actor, now: datetime) -> tuple[ShelfRow, ...]:
    """Everything that lies or has lain at the gallery. NotAllowed for anyone but its cashiers."""
    _demand(by, gallery)
    with reading() as session:
        rows = queries.shelf(session, gallery, now)
    return tuple(_row(row) for row in rows)


def _change(
    gallery: str,
    product_id: int,
    change: int | None,
    kind: str,
    reason: str | None,
    by: Actor,
    now: datetime,
    seen: int | None,
    *,
    counted: int = 0,
) -> int:
    _demand(by, gallery)
    with transaction() as session:
        product = queries.product(session, product_id) if _is_id(product_id) else None
        if product is None:
            raise NotAllowed
        if kind == "masuk" and not product.on_sale:
            raise Rejected({"": Problem("product_gone", {"name": product.name})})
        free = queries.quantity(session, gallery, product_id)
        if seen is not None and seen != free:
            raise Rejected({"": Problem("stock_changed", {"left": free})})
        if change is None:
            change = _from_count(session, gallery, product_id, free, counted)
        after = change_one(session, gallery, product_id, change, kind, reason, by=by, now=now)
        facts = {"gallery": gallery, "change": change, "quantity": after, "reason": reason}
        trail.append(
            session,
            EVENTS[kind],
            actor=by,
            now=now,
            subject=f"product:{product_id}",
            data=facts,
            moves=True,
        )
        return after


EVENTS = {"masuk": "stock_received", "keluar": "stock_issued", "koreksi": "stock_corrected"}


def _from_count(session: Session, gallery: str, product_id: int, free: int, counted: int) -> int:
    reserved = queries.reserved(session, gallery, product_id)
    if counted < reserved:
        problem = Problem("counted_below_reserved", {"counted": counted, "reserved": reserved})
        raise Rejected({"pieces": problem})
    return counted - reserved - free


def _write(
    session: Session,
    gallery: str,
    changes: Mapping[int, int],
    kind: str,
    reason: str | None,
    by: Actor,
    now: datetime,
    order_id: int | None,
    purchase_id: int | None,
) -> None:
    rows = [
        {
            "at": now,
            "gallery": gallery,
            "product_id": product_id,
            "change": changes[product_id],
            "kind": kind,
            "reason": reason,
            "actor": trail.label(by),
            "order_id": order_id,
            "purchase_id": purchase_id,
        }
        for product_id in sorted(changes)
    ]
    if rows:
        queries.write_moves(session, rows)


def _read_pieces(value: object, *, least: int = 1) -> int:
    pieces = orders.whole(value)
    if pieces is None or not least <= pieces <= MOST_PIECES:
        limits = {"least": least, "limit": MOST_PIECES}
        raise Rejected({"pieces": Problem("stock_pieces_unreadable", limits)})
    return pieces


def _read_reason(value: object, *, needed: bool) -> str | None:
    try:
        return sharing.read_reason(value)
    except BadValue as bad:
        if bad.problem.code == "reason_empty" and not needed:
            return None
        raise Rejected({"reason": bad.problem}) from bad


def _demand(by: Actor, gallery: str) -> None:
    if not by.holds(Role.KASIR, gallery):
        raise NotAllowed


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


def _row(row: Any) -> ShelfRow:
    return ShelfRow(
        product_id=row.id,
        name=row.name,
        seller=row.seller,
        category=row.category,
        unit=row.unit,
        picture=row.picture,
        photo_key=row.photo_key,
        price=row.price,
        free=row.quantity,
        reserved=row.reserved,
        on_sale=bool(row.on_sale),
    )
