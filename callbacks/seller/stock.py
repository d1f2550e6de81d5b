"""Stock of own products: plus and minus on the list, and counted by gallery in a dialog."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp.domain.problems import Rejected
from dashapp.site import SELLER
from dashapp.ui import forms
from pages.seller import acts, shown
from pages.seller.ids import Id

LESS = {"type": "seller-less", "product": ALL, "gallery": ALL}
MORE = {"type": "seller-more", "product": ALL, "gallery": ALL}
NUMBER = {"type": "seller-number", "product": ALL}
COUNT = {"type": "seller-count", "gallery": ALL}
COUNT_ERROR = {"type": "seller-count-error", "gallery": ALL}


@SELLER.callback(
    Output(Id.SAVED, "children"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.SEEN, "data", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.STEP, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def step(sent: dict[str, Any] | None, changed: int | None) -> Any:
    """Save what plus and minus have gathered; when it cannot be, show the stock as it is."""
    if sent is None:
        return [no_update] * 4
    after = (changed or 0) + 1
    try:
        acts.step(sent)
    except Rejected as rejected:
        return no_update, acts.failing(rejected), None, after
    return shown.saved(), [], no_update, after


@SELLER.callback(
    Output(Id.STOCK_TITLE, "children"),
    Output(Id.STOCK_ROWS, "children"),
    Output(Id.COUNTED, "data"),
    Output(Id.STOCK_DIALOG, "is_open"),
    Output(Id.STOCK_TROUBLE, "children"),
    Output(Id.STOCK_REASON, "value"),
    Output(forms.error_id(Id.STOCK_REASON), "children"),
    Input(Id.STOCK, "data"),
    prevent_initial_call=True,
)
def open_stock(sent: dict[str, Any] | None) -> Any:
    """Show what of the product lies at which gallery."""
    if sent is None:
        return [no_update] * 7
    return *acts.stock_form(sent), True, [], "", []


@SELLER.callback(
    Output(Id.STOCK_TROUBLE, "children", allow_duplicate=True),
    Output(forms.error_id(Id.STOCK_REASON), "children", allow_duplicate=True),
    Output(COUNT_ERROR, "children"),
    Output(Id.STOCK_DIALOG, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.SAVED, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.STOCK_SAVE, "n_clicks"),
    State(Id.COUNTED, "data"),
    State(COUNT, "id"),
    State(COUNT, "value"),
    State(Id.STOCK_REASON, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def save_stock(
    clicks: int | None,
    kept: dict[str, Any] | None,
    ids: list[dict[str, Any]],
    values: list[str | None],
    reason: str | None,
    changed: int | None,
) -> Any:
    """Save the counted stock, or say at each gallery what is wrong."""
    if not clicks:
        return [no_update, no_update, [no_update] * len(ids), *[no_update] * 4]
    typed = acts.counts(kept, ids, values)
    try:
        words = acts.change_stock(kept, typed, reason)
    except Rejected as rejected:
        return *acts.stock_told(rejected, list(typed)), *[no_update] * 4
    after = (changed or 0) + 1
    nothing: list[Any] = [[] for _each in ids]
    return [], [], nothing, False, acts.done(words, after), shown.saved(), after


def _browser(name: str, *deps: Output | Input | State) -> None:
    function = ClientsideFunction("seller", name)
    SELLER.clientside_callback(function, *deps, prevent_initial_call=True)


_browser(
    "step",
    Output(NUMBER, "children"),
    Input(LESS, "n_clicks"),
    Input(MORE, "n_clicks"),
    State(NUMBER, "children"),
    State(NUMBER, "id"),
)
_browser(
    "stock",
    Output(Id.STOCK, "data"),
    Input({"type": "seller-stock", "product": ALL, "part": ALL}, "n_clicks"),
)
_browser(
    "close",
    Output(Id.STOCK_DIALOG, "is_open", allow_duplicate=True),
    Input(Id.STOCK_CANCEL, "n_clicks"),
)
_browser(
    "reason",
    Output(Id.STOCK_REASON, "value", allow_duplicate=True),
    Input({"type": "seller-reason", "of": "stok", "value": ALL}, "n_clicks"),
)
