"""Writes the demo's tills: orders with their lines, moves of stock, notas, events, notices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from dashapp.domain import calendar, orders
from dashapp.domain.orders import OrderState
from dashapp.services.demo.bulk import Bulk, Row
from dashapp.services.demo.tills import Ordered, Tills, outflow
from dashapp.services.trail import Entry
from db.models import Nota, Notification, Order, OrderLine, StockMove

ENDS = {OrderState.BATAL: "order_cancelled", OrderState.KEDALUWARSA: "order_expired"}
MOVE = "at gallery product_id change kind actor order_id purchase_id"


def write(connection: Connection, made: Tills) -> None:
    """Insert it all; accounts, purchases and the shelves' first moves are there already."""
    bulk = Bulk(connection)
    bulk.insert(
        Order,
        "id person_id account_id key body_hash gallery code state placed_at ready_at expires_at"
        " ended_at ended_by purchase_id",
        ((o.id, o.person, o.buyer.id, f"demo-{o.id:06d}", "0" * 64, o.gallery, o.code,
          o.state.value, o.placed, o.ready, o.expires, o.ended, o.ended_by,
          o.bought.id if o.bought else None) for o in made.orders),
    )  # fmt: skip
    bulk.insert(
        OrderLine,
        "order_id position product_id umkm_id description quantity unit_price taken",
        (line for order in made.orders for line in _lines(order)),
    )
    moves = sorted(_moves(made), key=lambda row: row[0])
    bulk.insert(StockMove, MOVE, moves)
    bulk.insert(
        Nota,
        "key serial purchase_id payment account_id at",
        ((sale.key, sale.serial, sale.bought.id, sale.payment.value, sale.account,
          sale.bought.arrived) for sale in made.sales),
    )  # fmt: skip
    bulk.insert(
        Notification,
        "person_id kind subject data at",
        (row for order in made.orders for row in _notices(order)),
    )
    bulk.follow_ids((Order, OrderLine, Notification))


def told(made: Tills) -> Iterator[Entry]:
    """What happened with orders; a hand-over is told with its purchase."""
    for order in made.orders:
        yield _entry(order, "order_placed", order.placed, OrderState.DIPESAN, order.buyer.label)
        if order.ready:
            yield _entry(order, "order_ready", order.ready, OrderState.SIAP, "demo")
        if order.state in ENDS and order.ended:
            by = order.ended_by or "jam"
            yield _entry(order, ENDS[order.state], order.ended, order.state, by)


def _entry(order: Ordered, kind: str, at: datetime, state: OrderState, actor: str) -> Entry:
    facts = {
        "person": order.person,
        "gallery": order.gallery,
        "state": state.value,
        "amount": order.amount,
        "pieces": order.pieces,
    }
    account = order.buyer.id if actor == order.buyer.label else None
    return Entry(at, kind, actor, account, f"order:{order.id}", facts)


def _lines(order: Ordered) -> Iterator[Row]:
    for position, (product, pieces, price) in enumerate(order.basket, start=1):
        taken = pieces if order.bought else 0
        what = (product.id, product.seller, product.name, pieces, price, taken)
        yield (order.id, position, *what)


def _moves(made: Tills) -> Iterator[Row]:
    """Goods come in as each month begins, as many as leave in it; the rest stays as it lies."""
    for month, gallery, product, pieces in outflow(made):
        at = calendar.wib_midnight(month)
        yield (at, gallery, product, pieces, "masuk", "demo", None, None)
    ordered = {order.bought.id for order in made.orders if order.bought}
    for sale in made.sales:
        bought = sale.bought
        if bought.id not in ordered:
            for goods, pieces, _ in bought.basket:
                what = (bought.gallery, goods.id, -pieces, "jual", f"akun:{sale.account}")
                yield (bought.arrived, *what, None, bought.id)
    for order in made.orders:
        for goods, pieces, _ in order.basket:
            shelf = (order.gallery, goods.id)
            yield (order.placed, *shelf, -pieces, "pesan", order.buyer.label, order.id, None)
            if order.state in ENDS:
                yield (order.ended, *shelf, pieces, "kembali", order.ended_by, order.id, None)


def _notices(order: Ordered) -> Iterator[Row]:
    facts = {
        "number": orders.number(order.id, order.placed),
        "gallery": order.gallery,
        "until": order.expires.isoformat(),
    }
    data, subject = json.dumps(facts, sort_keys=True), f"order:{order.id}"
    if order.state is OrderState.SIAP and order.ready:
        yield (order.person, "order_ready", subject, data, order.ready)
    if order.state is OrderState.KEDALUWARSA and order.ended:
        yield (order.person, "order_expired", subject, data, order.ended)
