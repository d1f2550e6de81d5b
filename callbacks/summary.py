"""What happens on the summary: another month is chosen, or figures have moved."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State
from dash.exceptions import PreventUpdate

from dashapp.site import SUMMARY
from pages import summary as page
from pages.summary import Id


@SUMMARY.callback(
    Output(Id.TITLE, "children"),
    Output(Id.BODY, "children"),
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
    return page.title(found), page.body(found), mark
