"""The list of people: its filters, search, order and page; who is chosen, and reminded."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate
from flask import Response, request

from dashapp.site import OPD
from pages.opd import cards, people, taken
from pages.opd.ids import Id

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONTH, CODE = Input(Id.MONTH, "value"), Input(Id.OPD, "value")


@OPD.callback(
    Output(Id.LIST, "children"),
    Output(Id.STATUS, "options"),
    Output(Id.UNIT, "options"),
    Output(Id.UNIT_BOX, "hidden"),
    Output(Id.FOUND, "children"),
    Output(Id.BACK, "disabled"),
    Output(Id.NEXT, "disabled"),
    Output(Id.CHOOSABLE, "data"),
    Output(Id.LISTED, "data"),
    Input("live-revision", "data"),
    MONTH,
    CODE,
    Input(Id.STATUS, "value"),
    Input(Id.UNIT, "value"),
    Input(Id.SEARCH, "value"),
    Input(Id.SORT, "value"),
    Input(Id.FIRST, "data"),
    Input(Id.REMINDED, "data"),
    State(Id.LISTED, "data"),
)
def show(
    _revision: str | None,
    month: str,
    opd: str,
    status: str | None,
    unit: str | None,
    search: str | None,
    sorting: str | None,
    first: int,
    _reminded: int | None,
    seen: str | None,
) -> Any:
    """List the people who fit; nothing when they are what is shown."""
    day, who = cards.asked(month), people.wanted(status, unit, search, sorting)
    found = people.found(day, opd, who, first)
    mark = cards.mark((month, opd, status, who, found))
    if mark == seen:
        raise PreventUpdate
    return *people.listed(found, day, status, who), mark


@OPD.callback(
    Output(Id.CHOSEN, "data"),
    Input(Id.ALL, "n_clicks"),
    State(Id.MONTH, "value"),
    State(Id.OPD, "value"),
    State(Id.STATUS, "value"),
    State(Id.UNIT, "value"),
    State(Id.SEARCH, "value"),
    prevent_initial_call=True,
)
def choose_all(
    clicks: int | None,
    month: str,
    opd: str,
    status: str | None,
    unit: str | None,
    search: str | None,
) -> Any:
    """Choose everybody who fits, on every page."""
    if not clicks:
        return no_update
    return people.everyone(cards.asked(month), opd, people.wanted(status, unit, search, None))


@OPD.route(taken.TAKE, methods=("POST",))
def take() -> Response:
    """The list as a table, filtered as it is shown."""
    name, content = taken.take(request.form)
    answer = Response(content, mimetype=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


OPD.clientside_callback(
    ClientsideFunction("opd", "turn"),
    Output(Id.FIRST, "data"),
    Input(Id.NEXT, "n_clicks"),
    Input(Id.BACK, "n_clicks"),
    Input(Id.STATUS, "value"),
    Input(Id.UNIT, "value"),
    Input(Id.SEARCH, "value"),
    Input(Id.SORT, "value"),
    MONTH,
    CODE,
    State(Id.FIRST, "data"),
    prevent_initial_call=True,
)
# Another month or OPD has other people.
OPD.clientside_callback(
    ClientsideFunction("opd", "drop"),
    Output(Id.CHOSEN, "data", allow_duplicate=True),
    Input(Id.DROP, "n_clicks"),
    MONTH,
    CODE,
    prevent_initial_call=True,
)
OPD.clientside_callback(
    ClientsideFunction("opd", "paint"),
    Output(Id.BAR, "hidden"),
    Output(Id.SAID, "children"),
    Output(Id.REMIND_WORDS, "children"),
    Output(Id.ALL, "children"),
    Output(Id.ALL, "hidden"),
    Input(Id.CHOSEN, "data"),
    Input(Id.LIST, "children"),
    Input(Id.CHOOSABLE, "data"),
)
