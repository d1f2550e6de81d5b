"""The open purchase: shown and held, its hold renewed, an amount tried."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.problems import BadValue
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.site import VERIFICATION
from dashapp.ui import forms
from dashapp.ui.verification import approve_words
from dashapp.ui.words import clock_time
from pages.verification import queue, shown
from pages.verification.ids import Id


@VERIFICATION.callback(
    Output(Id.RECEIPT, "children"),
    Output(Id.CLAIM, "children"),
    Output(Id.SEEN, "data"),
    Output(Id.HELD, "children", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Input(Id.SELECTED, "data"),
    State(Id.ORDER, "value"),
    State(Id.PART, "data"),
    prevent_initial_call="initial_duplicate",
)
def show(selected: int | None, order: str | None, part: str | None) -> Any:
    """Open a purchase with its receipt, and hold it."""
    found = queue.asked(order, part)
    if selected is None:
        return shown.receipt(None), shown.claim(None, found, part), None, None, None
    view = verification.open_one(selected, by=current_actor(), now=clock.now())
    return shown.receipt(view), shown.claim(view, found, part), view.seen, None, None


@VERIFICATION.callback(
    Output(Id.HELD, "children"),
    Input(Id.KEEP, "n_intervals"),
    State(Id.SELECTED, "data"),
    prevent_initial_call=True,
)
def renew(ticks: int | None, selected: int | None) -> Any:
    """Go on holding what is open; say so when another has taken it meanwhile."""
    if not ticks or selected is None:
        return no_update
    holder = verification.renew(selected, by=current_actor(), now=clock.now())
    return None if holder is None else shown.held(holder.name, clock_time(holder.until))


@VERIFICATION.callback(
    Output(Id.EFFECT, "children"),
    Output(forms.error_id(Id.AMOUNT), "children"),
    Output(Id.APPROVE, "children"),
    Input(Id.AMOUNT, "value"),
    State(Id.SELECTED, "data"),
    prevent_initial_call=True,
)
def preview(amount: str | None, selected: int | None) -> Any:
    """Say what approving this amount does."""
    if selected is None:
        return None, [], no_update
    try:
        value = rupiah.read(amount)
    except BadValue as bad:
        return None, forms.error(bad.problem), no_update
    view = verification.one(selected, by=current_actor())
    return shown.effect(view, value), [], approve_words(value)


# What is typed, where a dialog finds it that also serves purchases without a field for it.
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "keep"),
    Output(Id.TYPED, "data"),
    Input(Id.AMOUNT, "value"),
)
