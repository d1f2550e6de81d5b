"""What happens at the bell: it follows what is new, and opens."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import notices
from dashapp.site import BELL
from dashapp.ui import bell as ui
from pages import bell as page
from pages.bell import Id


@BELL.callback(Output(Id.COUNT, "children"), Input(Id.TICK, "data"), prevent_initial_call=True)
def follow(_tick: str | None) -> Any:
    """Count what is new; the browser asks at most twice a minute (assets/bell.js)."""
    return ui.number(notices.unread(by=current_actor()))


@BELL.callback(
    Output(Id.LIST, "children"),
    Output(Id.COUNT, "children", allow_duplicate=True),
    Input(Id.OPENED, "data"),
    prevent_initial_call=True,
)
def show(_opened: int | None) -> Any:
    """List the newest; they count as seen, the marks stay until the next time."""
    actor = current_actor()
    found = notices.latest(by=actor)
    if any(notice.is_new for notice in found):
        notices.mark_read(found[0].id, by=actor, now=clock.now())
    return page.listed(found), ui.number(notices.unread(by=actor))


BELL.clientside_callback(
    ClientsideFunction("bell", "toggle"),
    Output(Id.PANEL, "hidden"),
    Output(Id.BUTTON, "aria-expanded"),
    Output(Id.OPENED, "data"),
    Input(Id.BUTTON, "n_clicks"),
    Input(Id.CLOSED, "data"),
    prevent_initial_call=True,
)
BELL.clientside_callback(
    ClientsideFunction("bell", "tick"),
    Output(Id.TICK, "data"),
    Input("live-revision", "data"),
    prevent_initial_call=True,
)
