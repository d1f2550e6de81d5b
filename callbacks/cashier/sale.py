"""A sale without an order: the buyer is found, goods are chosen, the money is taken."""

from __future__ import annotations

import secrets
from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate
from flask import request

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import counter
from dashapp.site import CASHIER
from dashapp.ui import cashier_sale as ui
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages.cashier import notas
from pages.cashier import sale as page
from pages.cashier.ids import Id, Way


@CASHIER.callback(
    Output(Id.HELD, "data"),
    Output(Id.WHO, "children"),
    Output(Id.BUYER_TOLD, "children"),
    Output(Id.BUYER, "value"),
    Input(Id.FIND, "n_clicks"),
    Input(Id.BUYER, "n_submit"),
    Input(Id.SCANNED, "data"),
    State(Id.BUYER, "value"),
    prevent_initial_call=True,
)
def find_buyer(
    clicks: int | None, entered: int | None, scanned: dict | None, text: str | None
) -> Any:
    """Name and OPD of a NIP or QR; the page keeps neither."""
    if not (clicks or entered or scanned):
        raise PreventUpdate
    sought = page.typed(ctx.triggered_id, scanned, text)
    try:
        found = counter.buyer(
            sought, by=current_actor(), now=clock.now(), address=request.remote_addr or ""
        )
    except Rejected as rejected:
        return [*page.not_found(rejected), no_update]
    return page.found(found)


@CASHIER.callback(
    Output(Id.WHO, "children", allow_duplicate=True),
    Input(Id.HELD, "data"),
    prevent_initial_call=True,
)
def forget_buyer(held: str | None) -> Any:
    """After a sale the bill is nobody's again."""
    return no_update if held else page.nobody()


@CASHIER.callback(
    Output(Id.SHELF, "children"),
    Input(Id.WAY, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    Input("live-revision", "data"),
    State(Id.BASKET, "data"),
    prevent_initial_call=True,
)
def browse(
    way: str | None, typed: str | None, gallery: str | None, _revision: str | None, basket: dict
) -> Any:
    """What of the shelf fits the search, as it lies now."""
    if way != Way.SALE:
        raise PreventUpdate
    return page.shelf(gallery, typed, basket)


@CASHIER.callback(
    Output(Id.BILL, "children"),
    Output(Id.BILL_TOTAL, "children"),
    Output(Id.SELL, "children"),
    Output(Id.SELL, "disabled"),
    Output(Id.KEPT, "data"),
    Input(Id.BASKET, "data"),
    Input(Id.HELD, "data"),
    Input(Id.GALLERY, "value"),
    Input(Id.WAY, "data"),
)
def add_up(basket: dict | None, held: str | None, gallery: str | None, _way: str | None) -> Any:
    """The bill at today's prices; its button says the money."""
    return page.bill(gallery, basket, bool(held))


@CASHIER.callback(
    Output(Id.SALE_NOTA, "children"),
    Output(Id.BILL_TROUBLE, "children"),
    Output(Id.SOLD, "data", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.KEY, "data"),
    Output(Id.KEPT, "data", allow_duplicate=True),
    Input(Id.SELL, "n_clicks"),
    State(Id.HELD, "data"),
    State(Id.BASKET, "data"),
    State(Id.KEPT, "data"),
    State(Id.BILL_PAY, "value"),
    State(Id.KEY, "data"),
    State(Id.GALLERY, "value"),
    prevent_initial_call=True,
)
def sell(
    clicks: int | None,
    held: str | None,
    basket: dict | None,
    kept: dict | None,
    payment: str | None,
    key: str | None,
    gallery: str | None,
) -> Any:
    """Take the money and hand over: a verified purchase of today, and its nota."""
    if not clicks:
        raise PreventUpdate
    try:
        sold = page.sell(held, basket, kept, payment, key, gallery)
    except Rejected as rejected:
        now_shown = page.bill(gallery, basket, buyer=True)[-1]
        told = ui.troubles(rejected.problems)
        return no_update, told, no_update, no_update, no_update, now_shown
    done = toast(_("Penjualan tercatat · nota %(serial)s", serial=sold.serial), key=sold.serial)
    return notas.nota(sold), [], sold.purchase_id, done, secrets.token_urlsafe(12), no_update


CASHIER.clientside_callback(
    ClientsideFunction("cashier", "fill"),
    Output(Id.BASKET, "data"),
    Input({"type": ui.ADD, "product": ALL}, "n_clicks"),
    Input({"type": ui.LESS, "product": ALL}, "n_clicks"),
    Input({"type": ui.LINE_ADD, "product": ALL}, "n_clicks"),
    Input({"type": ui.LINE_LESS, "product": ALL}, "n_clicks"),
    Input(Id.CLEAR, "n_clicks"),
    Input(Id.SALE_NOTA, "children"),
    Input(Id.GALLERY, "value"),
    State(Id.BASKET, "data"),
    prevent_initial_call=True,
)
CASHIER.clientside_callback(
    ClientsideFunction("cashier", "steppers"),
    Output({"type": ui.STEP, "product": ALL}, "className"),
    Output({"type": ui.NUMBER, "product": ALL}, "children"),
    Input(Id.BASKET, "data"),
    Input(Id.SHELF, "children"),
    State({"type": ui.STEP, "product": ALL}, "id"),
    prevent_initial_call=True,
)
CASHIER.clientside_callback(
    ClientsideFunction("cashier", "afterSale"),
    Output(Id.BILL_BOX, "hidden"),
    Output(Id.SALE_BOX, "hidden"),
    Output(Id.HELD, "data", allow_duplicate=True),
    Output(Id.BUYER_TOLD, "children", allow_duplicate=True),
    Output(Id.BILL_PAY, "value"),
    Input(Id.SALE_NOTA, "children"),
    Input(Id.SALE_NEXT, "n_clicks"),
    Input(Id.CLEAR, "n_clicks"),
    Input(Id.BASKET, "data"),
    Input(Id.HELD, "data"),
    prevent_initial_call=True,
)
