"""Ask before an act, and do it."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from callbacks.accounts.told import NOTHING_TOLD, TOLD, told
from dashapp.domain.problems import Rejected
from dashapp.site import ACCOUNTS
from pages.accounts import acts as page
from pages.accounts.ids import Id


@ACCOUNTS.callback(
    Output(Id.ASK_TITLE, "children"),
    Output(Id.ASK_WORDS, "children"),
    Output(Id.ASK_CONFIRM, "children"),
    Output(Id.ASK_CONFIRM, "className"),
    Output(Id.ASK_TROUBLE, "children"),
    Output(Id.ASK, "is_open"),
    Input(Id.ACT, "data"),
    prevent_initial_call=True,
)
def ask(pressed: dict | None) -> Any:
    """Ask before the act of a button."""
    if not pressed:
        return [no_update] * 6
    return *page.question(*page.asked(pressed)), [], True


@ACCOUNTS.callback(
    Output(Id.ASK_TROUBLE, "children", allow_duplicate=True),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    *TOLD,
    Input(Id.ASK_CONFIRM, "n_clicks"),
    State(Id.ACT, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def confirm(clicks: int | None, pressed: dict | None, changed: int | None) -> Any:
    """Do what was asked about."""
    if not clicks or not pressed:
        return no_update, no_update, *NOTHING_TOLD
    try:
        words, handed = page.do(*page.asked(pressed))
    except Rejected as rejected:
        return page.refused(rejected), True, *NOTHING_TOLD
    return [], False, *told(words, handed, changed)


ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "press"),
    Output(Id.ACT, "data"),
    Input({"type": "account-act", "act": ALL, "target": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "close"),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    Input(Id.ASK_CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "forget"),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Input(Id.SECRET_DONE, "n_clicks"),
    prevent_initial_call=True,
)
