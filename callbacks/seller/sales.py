"""Purchases at the own shop: confirmed with one press, or returned with a reason."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp.domain.problems import Rejected
from dashapp.site import SELLER
from dashapp.ui import forms
from pages.seller import acts
from pages.seller.ids import Id


@SELLER.callback(
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Output(Id.RETURN, "is_open"),
    Output(Id.RETURN_REASON, "value"),
    Output(forms.error_id(Id.RETURN_REASON), "children"),
    Input(Id.SALE, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def answer(sent: dict[str, Any] | None, changed: int | None) -> Any:
    """Confirm the purchase; to return one, ask for the reason first."""
    if sent is None:
        return [no_update] * 5
    if acts.item(sent, "act") == "return":
        return no_update, no_update, True, "", []
    after = (changed or 0) + 1
    try:
        return acts.done(acts.answer(sent), after), after, False, no_update, no_update
    except Rejected as rejected:
        return acts.failing(rejected), after, False, no_update, no_update


@SELLER.callback(
    Output(forms.error_id(Id.RETURN_REASON), "children", allow_duplicate=True),
    Output(Id.RETURN, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.RETURN_SAVE, "n_clicks"),
    State(Id.SALE, "data"),
    State(Id.RETURN_REASON, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def send_back(
    clicks: int | None, sent: dict[str, Any] | None, reason: str | None, changed: int | None
) -> Any:
    """Return the purchase with its reason."""
    if not clicks:
        return [no_update] * 4
    after = (changed or 0) + 1
    try:
        words = acts.answer({**(sent or {}), "act": "return"}, reason)
    except Rejected as rejected:
        problem = rejected.problems.get("reason")
        beside = no_update if problem else acts.failing(rejected)
        return forms.error(problem), problem is not None, beside, after
    return [], False, acts.done(words, after), after


def _browser(name: str, *deps: Output | Input | State) -> None:
    function = ClientsideFunction("seller", name)
    SELLER.clientside_callback(function, *deps, prevent_initial_call=True)


_browser(
    "sale",
    Output(Id.SALE, "data"),
    Input({"type": "seller-sale", "purchase": ALL, "seen": ALL, "act": ALL}, "n_clicks"),
)
_browser(
    "close",
    Output(Id.RETURN, "is_open", allow_duplicate=True),
    Input(Id.RETURN_CANCEL, "n_clicks"),
)
_browser(
    "reason",
    Output(Id.RETURN_REASON, "value", allow_duplicate=True),
    Input({"type": "seller-reason", "of": "kembali", "value": ALL}, "n_clicks"),
)
