"""A preview counted anew, applied with its progress, left; an import taken back."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp.domain.problems import Rejected
from dashapp.services.roster_previews import PREVIEWS
from dashapp.site import ROSTER
from dashapp.ui import account_dialogs, forms
from dashapp.ui.notices import toast
from pages.roster import acts as page
from pages.roster import shown
from pages.roster.ids import Id


@ROSTER.callback(
    Output(Id.HELD, "data"),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Input(Id.DAY, "value"),
    State(Id.HELD, "data"),
    prevent_initial_call=True,
)
def redate(day: str | None, sent: dict[str, Any] | None) -> Any:
    """Compare the same file for another day."""
    try:
        return page.dated(sent, day) or no_update, no_update
    except Rejected as rejected:
        return no_update, page.refused(rejected)[0]


@ROSTER.callback(
    Output(Id.HELD, "data", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Input({"type": "roster-again", "at": ALL}, "n_clicks"),
    State(Id.HELD, "data"),
    prevent_initial_call=True,
)
def recount(clicks: list[int | None], sent: dict[str, Any] | None) -> Any:
    """Compare the same file with what is known now."""
    if not any(clicks):
        return no_update, no_update
    try:
        return page.recount(sent), []
    except Rejected as rejected:
        return no_update, page.refused(rejected)[0]


@ROSTER.callback(
    Output(Id.HELD, "data", allow_duplicate=True),
    Input({"type": "roster-drop", "at": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def drop(clicks: list[int | None]) -> Any:
    """Leave the preview for another file."""
    if not any(clicks):
        return no_update
    PREVIEWS.drop(shown.who()["by"])
    return None


@ROSTER.callback(
    Output(Id.HELD, "data", allow_duplicate=True),
    Output(Id.TICK, "disabled"),
    Output(Id.TOASTS, "children"),
    Output(Id.CHANGED, "data"),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Output(forms.error_id(Id.REASON), "children"),
    Output(forms.error_id(Id.DOCUMENT), "children"),
    Input(Id.APPLY, "n_clicks"),
    State(Id.HELD, "data"),
    State(Id.CHOICE, "value"),
    State(Id.REASON, "value"),
    State(Id.DOCUMENT, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def apply(
    clicks: int | None,
    sent: dict[str, Any] | None,
    choice: str | None,
    reason: str | None,
    document: str | None,
    changed: int | None,
) -> Any:
    """Do what was looked at."""
    if not clicks:
        return [no_update] * 7
    try:
        words = page.apply(sent, choice, reason, document)
    except Rejected as rejected:
        return no_update, True, no_update, no_update, *page.refused(rejected)
    after = (changed or 0) + 1
    return None, True, toast(words, key=str(after)), after, [], [], []


@ROSTER.callback(
    Output(Id.PROGRESS, "children", allow_duplicate=True),
    Input(Id.TICK, "n_intervals"),
    State(Id.HELD, "data"),
    prevent_initial_call=True,
)
def follow(_times: int | None, sent: dict[str, Any] | None) -> Any:
    """How far the confirmation has come."""
    found = shown.held(sent)
    return [] if found is None else shown.progress(found)


@ROSTER.callback(
    Output(Id.HISTORY, "children"), Input(Id.CHANGED, "data"), prevent_initial_call=True
)
def relist(_changed: int | None) -> Any:
    """Keep the history after an act."""
    return shown.history()


@ROSTER.callback(
    Output(Id.ASK_TITLE, "children"),
    Output(Id.ASK_WORDS, "children"),
    Output(Id.ASK_CONFIRM, "children"),
    Output(Id.ASK_TROUBLE, "children"),
    Output(Id.ASK, "is_open"),
    Input(Id.UNDO, "data"),
    prevent_initial_call=True,
)
def ask(pressed: dict[str, Any] | None) -> Any:
    """Ask before an import is taken back."""
    if not pressed:
        return [no_update] * 5
    return *page.question(page.batch(pressed)), [], True


@ROSTER.callback(
    Output(Id.ASK_TROUBLE, "children", allow_duplicate=True),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.ASK_CONFIRM, "n_clicks"),
    State(Id.UNDO, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def undo(clicks: int | None, pressed: dict[str, Any] | None, changed: int | None) -> Any:
    """Take the import back."""
    if not clicks or not pressed:
        return [no_update] * 4
    try:
        words = page.undo(page.batch(pressed))
    except Rejected as rejected:
        return account_dialogs.trouble([page.said(rejected)]), True, no_update, no_update
    after = (changed or 0) + 1
    return [], False, toast(words, key=str(after)), after


def _browser(name: str, *deps: Output | Input | State) -> None:
    function = ClientsideFunction("roster", name)
    ROSTER.clientside_callback(function, *deps, prevent_initial_call=True)


_browser(
    "undo",
    Output(Id.UNDO, "data"),
    Input({"type": "roster-undo", "batch": ALL}, "n_clicks"),
)
_browser("close", Output(Id.ASK, "is_open", allow_duplicate=True), Input(Id.ASK_CANCEL, "n_clicks"))
_browser(
    "begin",
    Output(Id.TICK, "disabled", allow_duplicate=True),
    Input(Id.APPLY, "n_clicks"),
)
