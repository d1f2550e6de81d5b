"""One way of the page at a time, and the sums of the day below all of them."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output

from dashapp.site import CASHIER
from dashapp.ui import cashier_ways as ui
from pages.cashier import orders as page
from pages.cashier.ids import Id


@CASHIER.callback(
    Output(Id.DAY, "children"),
    Input("live-revision", "data"),
    Input(Id.SOLD, "data"),
    prevent_initial_call=True,
)
def add_up(_revision: str | None, _sold: int | None) -> Any:
    """Keep the sums of the day as they stand."""
    return page.day(page.days())


CASHIER.clientside_callback(
    ClientsideFunction("cashier", "turn"),
    Output(Id.WAY, "data"),
    Output(Id.ROOT, "className"),
    Output({"type": ui.WAY, "way": ALL}, "aria-pressed"),
    Input({"type": ui.WAY, "way": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
