"""Parts of the cashier's page: the code, the order that it opens, the nota of the sale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain import rupiah
from dashapp.ui import cashier_ways as ways
from dashapp.ui.cards import thumb
from dashapp.ui.cashier_ways import at_once, paying
from dashapp.ui.elements import Child, button, hidden, status, tag
from dashapp.ui.labels import Label
from dashapp.ui.states import empty
from dashapp.ui.words import _, count

ROW, LINE = "cash-row", "cash-line"  # types of pattern ids


@dataclass(frozen=True)
class Goods:
    """One line of an order or nota; `pieces` of it, at `amount` rupiah together."""

    id: int
    name: str
    seller: str
    category: str
    pieces: int
    amount: int
    picture: str | None = None


@dataclass(frozen=True)
class Row:
    """One waiting order in the list."""

    id: int
    number: str
    buyer: str
    note: str
    amount: int


@dataclass(frozen=True)
class Counter:
    """The open order as the cashier sees it; nothing of how the buyer stands."""

    number: str
    buyer: str
    sub: str
    state: Label
    goods: Sequence[Goods]


def waiting_list(rows: Sequence[Row]) -> list[Child]:
    """The orders that wait, the oldest first; a press opens one without its code."""
    head = html.Summary(
        [
            html.Span(_("Menunggu diambil")),
            html.Span([html.Strong(count(len(rows))), _(" pesanan")]),
        ]
    )
    if not rows:
        none = html.P(_("Tidak ada pesanan yang menunggu."), className="muted")
        return [html.Details([head, none], className="cash-waiting")]
    items = html.Ul([html.Li(_row(row)) for row in rows])
    return [html.Details([head, items], className="cash-waiting")]


def _row(row: Row) -> html.Button:
    who = html.Span([html.Strong(row.buyer), html.Span(f"{row.number} · {row.note}")])
    return html.Button(
        [who, html.Strong(rupiah.write(row.amount))],
        id={"type": ROW, "order": row.id},
        type="button",
        className="cash-row",
    )


def day_line(amount: int, sales: int, cash: int, qris: int) -> html.P:
    """What the gallery took in today."""
    paid = _("tunai %(cash)s, QRIS %(qris)s", cash=rupiah.write(cash), qris=rupiah.write(qris))
    number = _("%(number)s penjualan hari ini", number=count(sales))
    return html.P(
        [html.Strong(rupiah.write(amount)), f" · {number}", html.Span(paid, className="caption")],
        className="cash-day",
    )


def resting() -> html.Div:
    """The right side while no order is open."""
    words = _("Ketik enam angka dari ponsel pembeli, atau pilih dari daftar tunggu.")
    return empty(_("Belum ada pesanan yang dibuka"), words)


def counter(view: Counter) -> list[Child]:
    """Whose order it is, and its lines with what is taken along of each."""
    head = html.Div(
        [
            html.Div(
                [
                    html.P(_("Pesanan %(number)s", number=view.number), className="muted"),
                    html.H2(view.buyer),
                    html.P(view.sub, className="muted"),
                ]
            ),
            html.Div([tag(_("Belum dibayar"), "madu"), status(view.state)], className="cash-state"),
        ],
        className="cash-head",
    )
    return [head, html.Ul([_line(goods) for goods in view.goods], className="cash-lines")]


def till(
    *, pay_id: str, total_id: str, hand_id: str, back_id: str, ready_id: str, trouble_id: str
) -> list[Child]:
    """Below an open order: the sum, the way of paying, and the one main button."""
    acts = html.Div(
        [
            button(_("Batal"), id=back_id, more="btn-big"),
            button(_("Terima dan serahkan"), id=hand_id, look="madu", more="btn-big grow"),
        ],
        className="cash-acts",
    )
    return [
        html.Div(id=total_id, className="cash-total"),
        paying(pay_id),
        button(_("Tandai siap diambil"), id=ready_id, look="teks"),
        html.Div(id=trouble_id, role="alert"),
        at_once(),
        acts,
    ]


def _line(goods: Goods) -> html.Li:
    """Taken as a whole by one press, or the pieces of it by number."""
    key: dict[str, Any] = {"type": LINE, "line": goods.id}
    words = _("%(name)s, jumlah yang diserahkan", name=goods.name)
    pieces = dbc.Select(
        id=key,
        options=[
            {"value": str(number), "label": _("%(n)s buah", n=count(number))}
            for number in range(goods.pieces, -1, -1)
        ],
        value=str(goods.pieces),
        class_name="cash-pieces",
    )
    return html.Li(
        [
            thumb(goods.name, goods.category, goods.picture),
            html.Div([html.Strong(goods.name), html.P(goods.seller, className="muted")]),
            html.Strong(rupiah.write(goods.amount), className="cash-price"),
            html.Label([hidden(words), pieces]),
        ]
    )


def total(pieces: int, amount: int, left: int) -> list[Child]:
    """The sum of what is taken along; `left` pieces stay, and with them goes the order."""
    words = _("Total %(pieces)s barang", pieces=count(pieces))
    stays = _("%(left)s barang tidak diserahkan; sisanya batal dan dijual lagi.", left=count(left))
    note = html.P(stays, className="cash-stays") if left and pieces else None
    return [*ways.total(words, rupiah.write(amount)), note]
