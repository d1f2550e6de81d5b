"""What happens with objections at DKUPP: filter, open one, answer it."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import objections
from dashapp.site import RECAP
from dashapp.ui import forms
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages.recap import objections as page
from pages.recap.ids import Id
from pages.recap.objections import FORM

ERRORS = [Output(forms.error_id(control), "children") for _label, control in FORM.fields().values()]
AGAIN = [
    Output(forms.error_id(control), "children", allow_duplicate=True)
    for _label, control in FORM.fields().values()
]


@RECAP.callback(
    Output(Id.LIST, "children"),
    Output(Id.SEEN, "data"),
    Input("live-revision", "data"),
    Input(Id.FILTER, "data"),
    Input(Id.DONE, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(_revision: str | None, chosen: str | None, _done: str | None, seen: str | None) -> Any:
    """Show what waits, or was answered, as it stands now."""
    found = page.look(chosen)
    now = page.digest(found, chosen)
    if now == seen:
        raise PreventUpdate
    return page.listed(found, chosen), now


@RECAP.callback(
    Output(Id.DIALOG, "is_open"),
    Output(Id.CASE, "children"),
    Output(Id.SUMMARY, "children"),
    *ERRORS,
    Output(Id.OUTCOME, "value"),
    Output(Id.TEXT, "value"),
    Input(Id.ANSWERING, "data"),
    prevent_initial_call=True,
)
def open_case(answering: int | None) -> Any:
    """Open the form for one objection, empty."""
    if answering is None:
        return False, *[no_update] * (4 + len(ERRORS))
    return (True, page.asked(answering), *page.told({}), None, "")


@RECAP.callback(
    Output(Id.SUMMARY, "children", allow_duplicate=True),
    *AGAIN,
    Output(Id.ANSWERING, "data"),
    Output(Id.DONE, "data"),
    Output(Id.TOASTS, "children"),
    Input(Id.SEND, "n_clicks"),
    State(Id.ANSWERING, "data"),
    State(Id.OUTCOME, "value"),
    State(Id.TEXT, "value"),
    prevent_initial_call=True,
)
def answer(clicks: int | None, answering: int | None, outcome: str | None, text: str | None) -> Any:
    """Send the answer, or say what is wrong and keep what was typed."""
    if not clicks or answering is None:
        raise PreventUpdate
    try:
        objections.answer(answering, outcome, text, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return (*page.told(rejected.problems), no_update, f"late:{clicks}", no_update)
    done = toast(_("Jawaban terkirim"), key=f"jawab-{answering}")
    return (*page.told({}), None, f"answer:{answering}", done)


def _browser(name: str, *deps: Output | Input | State) -> None:
    function = ClientsideFunction("recap", name)
    RECAP.clientside_callback(function, *deps, prevent_initial_call=True)


_browser(
    "filter",
    Output(Id.FILTER, "data"),
    Input({"type": "recap-filter", "value": ALL}, "n_clicks"),
)
_browser(
    "open",
    Output(Id.ANSWERING, "data", allow_duplicate=True),
    Input({"type": "recap-answer", "objection": ALL}, "n_clicks"),
)
_browser(
    "close",
    Output(Id.ANSWERING, "data", allow_duplicate=True),
    Input(Id.CLOSE, "n_clicks"),
)
