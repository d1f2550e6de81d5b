"""The notas of the day: found again, shown again, printed again."""

from __future__ import annotations

from dash import html
from flask import request

from dashapp import clock
from dashapp.domain.people import Role
from dashapp.identity import current_actor
from dashapp.services import till
from dashapp.services.sales import Sold
from dashapp.services.till import DaySale
from dashapp.ui import cashier_notas as ui
from dashapp.ui import labels
from dashapp.ui import nota as nota_ui
from dashapp.ui.cashier_ways import search
from dashapp.ui.elements import Child
from dashapp.ui.notices import strip
from dashapp.ui.words import _, clock_time, moment
from pages.cashier.ids import Id


def side() -> list[Child]:
    """The search and the list."""
    words = _("Nomor nota, nama, atau jumlah")
    return [search(Id.NOTA_SEARCH, _("Cari nota hari ini"), words), html.Div(id=Id.NOTA_LIST)]


def main() -> list[Child]:
    """The nota that was opened."""
    return [
        html.Div(ui.resting(), id=Id.NOTA_MAIN),
        html.Div(ui.again(), id=Id.NOTA_ACTS, className="cash-acts", hidden=True),
    ]


def listed(typed: str | None) -> list[Child]:
    """The sales of today at the cashier's galleries that fit the search."""
    actor, now = current_actor(), clock.now()
    held = actor.scopes_of(Role.KASIR)
    sales = [sale for code in held for sale in till.day(by=actor, now=now, gallery=code).sales]
    return ui.listed([_row(sale) for sale in till.matching(tuple(sales), typed)], bool(typed))


def opened(purchase: int) -> list[Child]:
    """The nota of an earlier sale of today."""
    sold, sale = till.sold(purchase, by=current_actor(), now=clock.now())
    words = _("DKUPP sudah membatalkan pembelian ini. Nota tidak berlaku lagi.")
    told = [strip(words, tone="bata")] if sale.cancelled else []
    return [*told, *nota(sold, _("Nota penjualan"))]


def nota(sold: Sold, done: str | None = None) -> list[Child]:
    """The nota of a sale; `done` are the words above it."""
    receipt = nota_ui.Receipt(
        serial=sold.serial,
        place=sold.place,
        at=moment(sold.at),
        amount=sold.amount,
        payment=sold.payment,
        goods=[nota_ui.Bought(line.name, line.quantity, line.amount) for line in sold.lines],
        address=f"{request.host_url}nota/{sold.nota_key}",
    )
    return nota_ui.nota(receipt, done or _("Pembelian tercatat"))


def _row(sale: DaySale) -> ui.NotaRow:
    parts = (clock_time(sale.at), labels.payment(sale.payment), sale.opd)
    note = " · ".join(part for part in parts if part)
    return ui.NotaRow(sale.purchase_id, sale.serial, sale.buyer, note, sale.amount, sale.cancelled)
