"""The nota of a sale on the cashier's screen: shown, printed, or photographed by the buyer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashapp.domain import rupiah
from dashapp.domain.orders import Payment
from dashapp.ui import labels
from dashapp.ui.elements import Child, button, data, hidden, icon
from dashapp.ui.qr import qr
from dashapp.ui.words import _


@dataclass(frozen=True)
class Bought:
    """One line of a nota: `pieces` at `amount` rupiah together."""

    name: str
    pieces: int
    amount: int


@dataclass(frozen=True)
class Receipt:
    """The nota of a sale; `address`: where anyone can check it."""

    serial: str
    place: str
    at: str
    amount: int
    payment: Payment
    goods: Sequence[Bought]
    address: str


def nota(receipt: Receipt, done: str) -> list[Child]:
    """The nota on the screen: to be shown, printed, or photographed by the buyer.

    `done`: the words on top of it.
    """
    rows = [
        html.Tr([html.Td(f"{goods.pieces} × {goods.name}"), html.Td(rupiah.write(goods.amount))])
        for goods in receipt.goods
    ]
    paid = html.Tr([html.Th(_("Dibayar")), html.Th(rupiah.write(receipt.amount))])
    check = _("Periksa keaslian nota ini: pindai QR.")
    return [
        html.Div(
            [
                html.P([icon("check-circle"), done], className="cash-done"),
                html.H2(receipt.place),
                html.P(_("Nota %(serial)s", serial=receipt.serial)),
                html.P(f"{receipt.at} · {labels.payment(receipt.payment)}", className="muted"),
                html.Table([html.Tbody(rows), html.Tfoot(paid)]),
                qr(receipt.address, _("QR untuk memeriksa nota")),
                html.P([check, hidden(receipt.address)], className="caption"),
            ],
            className="cash-nota",
        ),
    ]


def onward(next_id: str, words: str) -> list[Child]:
    """Below a nota: print it, or go on to the next one."""
    return [
        html.Button(
            _("Cetak nota"), type="button", className="btn-garis btn-big", **data(print="")
        ),
        button(words, id=next_id, look="madu", more="btn-big grow"),
    ]
