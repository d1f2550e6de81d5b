"""What happens on the summary: another month is chosen, or figures have moved."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State
from dash.exceptions import PreventUpdate

from dashapp.identity import current_actor
from dashapp.site import SUMMARY
from dashapp.ui.charts import table_id
from pages import summary as page
from pages.summary import PARTS, Id


@SUMMARY.callback(
    *(Output(part, prop) for part, prop in PARTS),
    Output(Id.SEEN, "data"),
    Input("live-revision", "data"),
    Input(Id.MONTH, "value"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(_revision: str | None, month: str, seen: str | None) -> Any:
    """Show the chosen month as it stands now; nothing when that is what is shown."""
    found = page.of(page.asked(month))
    mark = page.mark(found)
    if mark == seen:
        raise PreventUpdate
    return *page.parts(found, current_actor()), mark


@SUMMARY.callback(
    Output(table_id(Id.STRIPS), "children"),
    Input(Id.OPEN_STRIPS, "n_clicks"),
    Input(Id.SEEN, "data"),
    State(Id.MONTH, "value"),
    prevent_initial_call=True,
)
def read_strips(clicks: int | None, _seen: str | None, month: str) -> Any:
    """Put the strips into words, once somebody has asked for that."""
    if not clicks:
        raise PreventUpdate
    return page.strip_table(page.of(page.asked(month)), current_actor())


@SUMMARY.callback(
    Output(table_id(Id.OPDS), "children"),
    Input(Id.OPEN_OPDS, "n_clicks"),
    Input(Id.SEEN, "data"),
    State(Id.MONTH, "value"),
    prevent_initial_call=True,
)
def read_opds(clicks: int | None, _seen: str | None, month: str) -> Any:
    """Put the OPDs into a table, once somebody has asked for that."""
    if not clicks:
        raise PreventUpdate
    return page.opd_table(page.of(page.asked(month)))
