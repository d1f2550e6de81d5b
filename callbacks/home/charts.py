"""The live charts: bars by jenjang, all OPDs as comb or ranks, and the dialog of all ranks."""

from __future__ import annotations

from dash import ALL, Input, Output, State

from callbacks.home.browser import in_browser
from dashapp.ui import charts, home_charts
from pages.home import Id

REVISION = Input("live-revision", "data")
VIEWS = {"type": Id.VIEW_CHIP, "value": ALL}

in_browser(
    "bars",
    Output(Id.BARS, "figure"),
    Output(charts.box_id(Id.BARS), "aria-label"),
    Output(Id.HEADLINE, "children"),
    Output(Id.TICK, "children"),
    Output(charts.trouble_id(Id.BARS), "hidden"),
    REVISION,
    Input(Id.MONTH, "value"),
    Input(Id.RETRY, "data"),
    Input(Id.BARS_RETRY, "n_clicks"),
    first=True,
)
in_browser(
    "comb",
    Output(Id.COMB, "figure"),
    Output(charts.box_id(Id.COMB), "aria-label"),
    Output(Id.COMB_TITLE, "children"),
    Output(Id.OWN, "children"),
    Output(charts.trouble_id(Id.COMB), "hidden"),
    REVISION,
    Input(Id.MONTH, "value"),
    Input(Id.VIEW, "data"),
    Input(Id.RETRY, "data"),
    Input(Id.COMB_RETRY, "n_clicks"),
    first=True,
)
in_browser("view", Output(Id.VIEW, "data"), Input(VIEWS, "n_clicks"))
in_browser(
    "viewPressed",
    Output(VIEWS, "aria-pressed"),
    Output(home_charts.card_id(Id.COMB), "className"),
    Input(Id.VIEW, "data"),
    State(VIEWS, "id"),
)
in_browser(
    "ranks",
    Output(Id.RANKS_CHART, "figure"),
    Output(Id.RANKS_CHART, "style"),
    Output(charts.box_id(Id.RANKS_CHART), "aria-label"),
    Input(Id.RANKS_OPEN, "n_clicks"),
    Input(Id.MOVED, "data"),
    State(Id.MONTH, "value"),
)
