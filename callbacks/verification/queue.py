"""The queue follows the figures; its order, part and length are chosen; a number is looked up."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.site import VERIFICATION
from dashapp.ui import forms
from pages.verification import queue as page
from pages.verification.ids import MORE, OPEN, PICK_PART, Id


@VERIFICATION.callback(
    Output(Id.QUEUE, "children"),
    Output(Id.PARTS, "children"),
    Output(Id.PACE, "children"),
    Output(Id.FOOT, "children"),
    Input("live-revision", "data"),
    Input(Id.SELECTED, "data"),
    Input(Id.ORDER, "value"),
    Input(Id.PART, "data"),
    Input(Id.LIMIT, "data"),
    Input(Id.KEEP, "n_intervals"),
    prevent_initial_call=True,
)
def follow(
    _revision: str | None,
    selected: int | None,
    order: str | None,
    part: str | None,
    limit: int,
    _ticks: int | None,
) -> Any:
    """Keep the queue as it stands."""
    found = page.asked(order, part, limit)
    pace = verification.pace(by=current_actor(), now=clock.now())
    rows = page.listed(found, selected, part)
    return rows, page.parts(found, part), page.figures(found, pace), page.foot(found, pace)


@VERIFICATION.callback(
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Output(forms.error_id(Id.NUMBER), "children"),
    Input(Id.FIND, "n_clicks"),
    Input(Id.NUMBER, "n_submit"),
    State(Id.NUMBER, "value"),
    prevent_initial_call=True,
)
def find(clicks: int | None, submits: int | None, number: str | None) -> Any:
    """Open the purchase of this number, whatever has become of it."""
    if not clicks and not submits:
        return no_update, no_update
    try:
        return verification.find(number, by=current_actor()), []
    except Rejected as rejected:
        return no_update, forms.error(rejected.problems["number"])


VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "select"),
    Output(Id.SELECTED, "data"),
    Input({"type": "queue-row", "purchase": ALL}, "n_clicks"),
    Input({"type": OPEN, "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "pickPart"),
    Output(Id.PART, "data"),
    Input({"type": PICK_PART, "value": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "more"),
    Output(Id.LIMIT, "data"),
    Input({"type": MORE, "value": ALL}, "n_clicks"),
    Input(Id.ORDER, "value"),
    Input(Id.PART, "data"),
    State(Id.LIMIT, "data"),
    prevent_initial_call=True,
)
# What was looked up is open: the field makes way for the queue.
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "putAway"),
    Output(Id.NUMBER, "value"),
    Input(Id.SELECTED, "data"),
    prevent_initial_call=True,
)
