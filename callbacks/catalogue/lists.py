"""The list as it stands, the line that is open, and the catalogue as a file."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State
from flask import Response

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import catalogue_file
from dashapp.site import CATALOGUE
from pages.catalogue import listing, opened
from pages.catalogue.ids import Id

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@CATALOGUE.callback(
    Output(Id.CHIPS, "children"),
    Output(Id.LIST, "children"),
    Output(Id.FOOT, "children"),
    Output(Id.HEAD, "children"),
    Input(Id.PACE, "data"),
    Input(Id.CHANGED, "data"),
    Input(Id.FILTER, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.LIMIT, "data"),
    prevent_initial_call=True,
)
def follow(
    _pace: str | None,
    _changed: int | None,
    chosen: str | None,
    search: str | None,
    limit: int | None,
) -> Any:
    """Keep the list as it stands."""
    found = listing.find(chosen, search, limit)
    return *listing.parts(found, search), listing.head(found.figures)


@CATALOGUE.callback(
    Output(Id.SIDE, "children"),
    Input(Id.SELECTED, "data"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def show(selected: str | None, _changed: int | None) -> Any:
    """Open a line of the list."""
    return opened.side(selected)


@CATALOGUE.route(listing.TAKE, methods=("POST",))
def take() -> Response:
    """The catalogue as a table."""
    taken = catalogue_file.take(by=current_actor(), now=clock.now())
    answer = Response(taken.content, mimetype=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    return answer


CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "pace"),
    Output(Id.PACE, "data"),
    Input("live-revision", "data"),
    prevent_initial_call=True,
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "filter"),
    Output(Id.FILTER, "data"),
    Input({"type": "catalogue-filter", "filter": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "more"),
    Output(Id.LIMIT, "data"),
    Input(Id.MORE, "n_clicks"),
    Input(Id.FILTER, "data"),
    Input(Id.SEARCH, "value"),
    State(Id.LIMIT, "data"),
    prevent_initial_call=True,
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "open"),
    Output(Id.SELECTED, "data"),
    Input({"type": "catalogue-row", "key": ALL}, "n_clicks"),
    Input({"type": "catalogue-open", "key": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "mark"),
    Output(Id.MARKED, "data"),
    Input(Id.SELECTED, "data"),
    Input(Id.LIST, "children"),
)
