"""Find an account: its kind, a search, the pages."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import account_list
from dashapp.site import ACCOUNTS
from pages.accounts import listing as page
from pages.accounts.ids import Id


@ACCOUNTS.callback(
    Output(Id.KINDS, "children"),
    Output(Id.NOTE, "children"),
    Output(Id.LIST, "children"),
    Output(Id.FOOT, "children"),
    Output(Id.COUNT, "children"),
    Input(Id.KIND, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.OFFSET, "data"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def find(kind: str | None, search: str | None, offset: int, _changed: int | None) -> Any:
    """List what was asked for."""
    found = account_list.listing(kind, search, offset, by=current_actor(), now=clock.now())
    shown = page.rows(found, search), page.foot(found), page.counted(found)
    return page.kinds(found), page.note(found), *shown


ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "pickKind"),
    Output(Id.KIND, "data"),
    Input({"type": "accounts-kind", "kind": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "turn"),
    Output(Id.OFFSET, "data"),
    Input({"type": "accounts-turn", "offset": ALL, "words": ALL}, "n_clicks"),
    Input(Id.KIND, "data"),
    Input(Id.SEARCH, "value"),
    prevent_initial_call=True,
)
