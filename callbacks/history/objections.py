"""What happens with objections on the history: raise one, take it back, see the answer come."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import objections
from dashapp.site import HISTORY
from dashapp.ui import forms, messages
from dashapp.ui.notices import failure, toast
from dashapp.ui.objections import month_options
from dashapp.ui.words import _
from pages.history import Id
from pages.history import objections as page
from pages.history.objections import FORM, ObjectionId

ERRORS = [Output(forms.error_id(control), "children") for _label, control in FORM.fields().values()]


@HISTORY.callback(
    Output(ObjectionId.LIST, "children"),
    Output(ObjectionId.SEEN, "data"),
    Input("live-revision", "data"),
    Input(ObjectionId.DONE, "data"),
    State(ObjectionId.SEEN, "data"),
    prevent_initial_call=True,
)
def follow_objections(_revision: str | None, _done: str | None, seen: str | None) -> Any:
    """Show what was raised or answered since."""
    found = page.look()
    now = page.digest(found)
    if now == seen:
        raise PreventUpdate
    return page.thread(found), now


@HISTORY.callback(
    Output(ObjectionId.DIALOG, "is_open"),
    Output(ObjectionId.MONTH, "options"),
    Input(ObjectionId.RAISE, "n_clicks"),
    prevent_initial_call=True,
)
def open_form(clicks: int | None) -> Any:
    """Open the form with the months known now; what was typed before is still there."""
    if not clicks:
        raise PreventUpdate
    return True, month_options(objections.owed_months(by=current_actor()))


@HISTORY.callback(
    Output(ObjectionId.SUMMARY, "children"),
    *ERRORS,
    Output(ObjectionId.DIALOG, "is_open", allow_duplicate=True),
    Output(ObjectionId.TEXT, "value"),
    Output(ObjectionId.KEY, "data"),
    Output(ObjectionId.DONE, "data"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input(ObjectionId.SEND, "n_clicks"),
    State(ObjectionId.KIND, "value"),
    State(ObjectionId.MONTH, "value"),
    State(ObjectionId.TEXT, "value"),
    State(ObjectionId.KEY, "data"),
    prevent_initial_call=True,
)
def raise_objection(
    clicks: int | None, kind: str | None, month: str | None, text: str | None, key: str | None
) -> Any:
    """Send the objection, or say at each field what is wrong and keep all that was typed."""
    if not clicks:
        raise PreventUpdate
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    try:
        number = objections.raise_(kind, month, text, key=key or "", **who)
    except Rejected as rejected:
        return (*page.told(rejected.problems), *[no_update] * 5)
    done = toast(_("Keberatan terkirim ke DKUPP"), key=f"keberatan-{number}")
    return (*page.told({}), False, "", page.fresh_key(), f"raise:{number}", done)


@HISTORY.callback(
    Output(ObjectionId.DONE, "data", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input({"type": "history-objection-leave", "objection": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def withdraw_objection(clicks: list[int | None]) -> Any:
    """Take an own one back while it has no answer."""
    if not any(clicks) or ctx.triggered_id is None:
        raise PreventUpdate
    number = ctx.triggered_id["objection"]
    if not isinstance(number, int):
        raise NotAllowed
    try:
        objections.withdraw(number, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        words = " ".join(messages.sentence(each) for each in rejected.problems.values())
        return f"late:{number}", failure(words, key=f"tarik-{number}")
    return f"leave:{number}", toast(_("Keberatan ditarik"), key=f"tarik-{number}")


HISTORY.clientside_callback(
    ClientsideFunction("history", "shut"),
    Output(ObjectionId.DIALOG, "is_open", allow_duplicate=True),
    Input(ObjectionId.CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
