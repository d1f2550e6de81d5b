"""Month, OPD, filter, search and page of the list; and figures that move."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, State
from dash.exceptions import PreventUpdate

from dashapp.site import OPD
from pages.opd import cards, people
from pages.opd.cards import PARTS
from pages.opd.ids import Id

REVISION = Input("live-revision", "data")
MONTH = Input(Id.MONTH, "value")
CODE = Input(Id.OPD, "value")


@OPD.callback(
    *(Output(part, prop) for part, prop in PARTS),
    Output(Id.SEEN, "data"),
    REVISION,
    MONTH,
    CODE,
    Input(Id.CHANGED, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(
    _revision: str | None, month: str, opd: str, _changed: int | None, seen: str | None
) -> Any:
    """Show the chosen month as it stands now; nothing when that is what is shown."""
    found = cards.of(cards.asked(month), opd)
    mark = cards.mark(found)
    if mark == seen:
        raise PreventUpdate
    return *cards.parts(found), mark


@OPD.callback(
    Output(Id.LIST, "children"),
    Output(Id.STATUS, "options"),
    Output(Id.FOUND, "children"),
    Output(Id.BACK, "disabled"),
    Output(Id.NEXT, "disabled"),
    Output(Id.LISTED, "data"),
    REVISION,
    MONTH,
    CODE,
    Input(Id.STATUS, "value"),
    Input(Id.SEARCH, "value"),
    Input(Id.SORT, "value"),
    Input(Id.FIRST, "data"),
    State(Id.LISTED, "data"),
)
def show(
    _revision: str | None,
    month: str,
    opd: str,
    status: str | None,
    search: str | None,
    sorting: str | None,
    first: int,
    seen: str | None,
) -> Any:
    """List the people who fit filter and search; nothing when they are what is shown."""
    found = people.members(cards.asked(month), opd, status, search, sorting, first)
    mark = cards.mark((month, opd, status, search, sorting, found))
    if mark == seen:
        raise PreventUpdate
    return *people.listed(found, cards.asked(month), status, search), mark


OPD.clientside_callback(
    ClientsideFunction("opd", "turn"),
    Output(Id.FIRST, "data"),
    Input(Id.NEXT, "n_clicks"),
    Input(Id.BACK, "n_clicks"),
    Input(Id.STATUS, "value"),
    Input(Id.SEARCH, "value"),
    Input(Id.SORT, "value"),
    MONTH,
    CODE,
    State(Id.FIRST, "data"),
    prevent_initial_call=True,
)
