"""The own panel on top: it follows the own figures and the day; and the honey screen."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks.home.browser import in_browser
from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import home
from dashapp.site import HOME
from pages import home as page
from pages.home import Id


@HOME.callback(
    Output(Id.PROGRESS, "children"),
    Output(Id.SEEN, "data"),
    Output(Id.TODAY, "data"),
    Output(Id.GAP, "data"),
    Input(Id.MOVED, "data"),
    Input(Id.KEY, "data"),
    State(Id.SEEN, "data"),
    State(Id.GAP, "data"),
    prevent_initial_call=True,
)
def follow(_moved: str | None, _key: str | None, seen: str | None, gap: int | None) -> Any:
    """Redraw the own panel when the own figures or the day have moved; charts go first."""
    own = home.own(by=current_actor(), now=clock.now())
    now = page.mark(own)
    if now == seen:
        raise PreventUpdate
    missing = own.present.to_buy if own.present else 0
    return page.panel(own), now, own.today.isoformat(), no_update if missing == gap else missing


in_browser("celebrate", Output(Id.CELEBRATED, "data"), Input(Id.SEEN, "data"), first=True)
in_browser(
    "address",
    Output(Id.ADDRESS, "data"),
    Input(Id.MONTH, "value"),
    Input(Id.CATEGORY, "data"),
    Input(Id.GALLERY, "value"),
    Input(Id.VIEW, "data"),
    first=True,
)
