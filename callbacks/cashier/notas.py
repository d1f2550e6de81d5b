"""The notas of the day: searched, and one of them shown again."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output
from dash.exceptions import PreventUpdate

from dashapp.site import CASHIER
from dashapp.ui import cashier_notas as ui
from pages.cashier import notas as page
from pages.cashier.ids import Id, Way


@CASHIER.callback(
    Output(Id.NOTA_LIST, "children"),
    Input(Id.WAY, "data"),
    Input(Id.NOTA_SEARCH, "value"),
    Input(Id.SOLD, "data"),
    Input("live-revision", "data"),
    prevent_initial_call=True,
)
def browse(way: str | None, typed: str | None, _sold: int | None, _revision: str | None) -> Any:
    """The notas of today that fit the search."""
    if way != Way.NOTAS:
        raise PreventUpdate
    return page.listed(typed)


@CASHIER.callback(
    Output(Id.NOTA_MAIN, "children"),
    Output(Id.NOTA_ACTS, "hidden"),
    Input(Id.NOTA_PICKED, "data"),
    prevent_initial_call=True,
)
def show(picked: int | None) -> Any:
    """Show a nota again."""
    if picked is None:
        return ui.resting(), True
    return page.opened(picked), False


CASHIER.clientside_callback(
    ClientsideFunction("cashier", "pick"),
    Output(Id.NOTA_PICKED, "data"),
    Input({"type": ui.ROW, "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
