"""Open an account, and keep it and the list of signed-in devices as they stand."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import account_view
from dashapp.site import ACCOUNTS
from pages.accounts import opened as page
from pages.accounts.devices import signed_in
from pages.accounts.ids import Id


@ACCOUNTS.callback(
    Output(Id.PERSON_NAME, "children"),
    Output(Id.PERSON_BODY, "children"),
    Input(Id.OPEN, "data"),
    prevent_initial_call=True,
)
def show(opened: dict | None) -> Any:
    """Open an account; that it was looked at is an event."""
    key = page.key_of(opened)
    if key is None:
        return no_update, no_update
    return page.person(account_view.open_one(key, by=current_actor(), now=clock.now()))


@ACCOUNTS.callback(
    Output(Id.PERSON_NAME, "children", allow_duplicate=True),
    Output(Id.PERSON_BODY, "children", allow_duplicate=True),
    Input(Id.CHANGED, "data"),
    State(Id.OPEN, "data"),
    prevent_initial_call=True,
)
def show_again(_changed: int | None, opened: dict | None) -> Any:
    """Keep the opened account as it stands after an act."""
    key = page.key_of(opened)
    if key is None:
        return no_update, no_update
    return page.person(account_view.one(key, by=current_actor(), now=clock.now()))


@ACCOUNTS.callback(
    Output(Id.SESSIONS, "children"), Input(Id.CHANGED, "data"), prevent_initial_call=True
)
def follow_sessions(_changed: int | None) -> Any:
    """Keep the list of those who are signed in."""
    return signed_in()


ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "open"),
    Output(Id.OPEN, "data"),
    Output(Id.PERSON, "is_open"),
    Input({"type": "account-row", "key": ALL}, "n_clicks"),
    Input(Id.PERSON_CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "leave"),
    Output(Id.OPEN, "data", allow_duplicate=True),
    Input(Id.PERSON, "is_open"),
    State(Id.OPEN, "data"),
    prevent_initial_call=True,
)
