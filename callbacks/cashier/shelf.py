"""The shelf: a product is opened, pieces come or go, and the moves of the day follow."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from dashapp.domain.problems import Rejected
from dashapp.site import CASHIER
from dashapp.ui import cashier_stock as ui
from dashapp.ui import forms
from dashapp.ui.notices import toast
from pages.cashier import shelf as page
from pages.cashier.ids import Id, Way

FIELDS = ("pieces", "reason")


@CASHIER.callback(
    Output(Id.STOCK_LIST, "children"),
    Output(Id.MOVES, "children"),
    Input(Id.WAY, "data"),
    Input(Id.STOCK_SEARCH, "value"),
    Input(Id.FEW, "aria-pressed"),
    Input(Id.GALLERY, "value"),
    Input(Id.CHANGED, "data"),
    Input("live-revision", "data"),
    prevent_initial_call=True,
)
def browse(
    way: str | None,
    typed: str | None,
    few: str | None,
    gallery: str | None,
    _changed: int | None,
    _revision: str | None,
) -> Any:
    """The shelf and what moved on it, as they stand."""
    if way != Way.STOCK:
        raise PreventUpdate
    return page.listed(gallery, typed, few == "true"), page.moves(gallery)


@CASHIER.callback(
    Output(Id.STOCK_HEAD, "children"),
    Output(Id.STOCK_SEEN, "data"),
    Output(Id.STOCK_FORM, "hidden"),
    Output(Id.PIECES, "value", allow_duplicate=True),
    Output(Id.REASON, "value", allow_duplicate=True),
    Output(Id.STOCK_TROUBLE, "children", allow_duplicate=True),
    Input(Id.PICKED, "data"),
    Input(Id.CHANGED, "data"),
    State(Id.GALLERY, "value"),
    prevent_initial_call=True,
)
def show(picked: int | None, _changed: int | None, gallery: str | None) -> Any:
    """Open one product with an empty form; after a change of it only its numbers anew."""
    typed = ["", "", []] if ctx.triggered_id == Id.PICKED else [no_update] * 3
    if picked is None:
        return ui.resting(), None, True, *typed
    head, seen = page.opened(gallery, picked)
    return head, seen, False, *typed


@CASHIER.callback(
    Output(Id.PIECES_WORDS, "children"), Input(Id.ACT, "value"), prevent_initial_call=True
)
def name_number(act: str | None) -> Any:
    """What the number counts, by what happens."""
    return ui.amount_words(act or ui.IN)


@CASHIER.callback(
    Output(Id.ASK, "is_open"),
    Output(Id.ASK_TITLE, "children"),
    Output(Id.ASK_WORDS, "children"),
    Output(Id.ASK_CONFIRM, "children"),
    Output(forms.error_id(Id.PIECES), "children"),
    Output(forms.error_id(Id.REASON), "children"),
    Output(Id.STOCK_TROUBLE, "children"),
    Output(Id.PIECES, "value"),
    Output(Id.REASON, "value"),
    Output(Id.CHANGED, "data"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input(Id.SAVE, "n_clicks"),
    Input(Id.ASK_CONFIRM, "n_clicks"),
    State(Id.ACT, "value"),
    State(Id.PIECES, "value"),
    State(Id.REASON, "value"),
    State(Id.STOCK_SEEN, "data"),
    State(Id.CHANGED, "data"),
    State(Id.GALLERY, "value"),
    prevent_initial_call=True,
)
def save(
    clicks: int | None,
    confirmed: int | None,
    act: str | None,
    pieces: str | None,
    reason: str | None,
    seen: dict | None,
    changed: int | None,
    gallery: str | None,
) -> Any:
    """Change the stock; what makes it smaller is asked first."""
    if seen is None or not (clicks or confirmed):
        raise PreventUpdate
    asked = ctx.triggered_id == Id.ASK_CONFIRM
    loss = None if asked else page.loss(gallery, act, pieces, reason, seen)
    if loss is not None:
        return True, loss.title, loss.words, loss.verb, [], [], [], *[no_update] * 4
    try:
        words = page.change(gallery, act, pieces, reason, seen)
    except Rejected as rejected:
        return (
            False,
            *[no_update] * 3,
            *page.told(rejected),
            *[no_update] * 2,
            *page.anew(rejected, changed),
        )
    number = (changed or 0) + 1
    said = toast(words, key=f"stok-{number}")
    return False, *[no_update] * 3, [], [], [], "", "", number, said


CASHIER.clientside_callback(
    ClientsideFunction("cashier", "pick"),
    Output(Id.PICKED, "data"),
    Input({"type": ui.ROW, "product": ALL}, "n_clicks"),
    Input(Id.GALLERY, "value"),
    prevent_initial_call=True,
)
CASHIER.clientside_callback(
    ClientsideFunction("cashier", "flip"),
    Output(Id.FEW, "aria-pressed"),
    Input(Id.FEW, "n_clicks"),
    State(Id.FEW, "aria-pressed"),
    prevent_initial_call=True,
)
CASHIER.clientside_callback(
    ClientsideFunction("cashier", "shut"),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    Input(Id.ASK_CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
