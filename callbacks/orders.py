"""What happens to own orders: they follow what is done elsewhere, and one can be given up."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import orders
from dashapp.site import ORDERS
from dashapp.ui import messages
from dashapp.ui import orders as ui
from dashapp.ui.notices import strip, toast
from dashapp.ui.words import _
from pages import orders as page
from pages.orders import Id


@ORDERS.callback(
    Output(Id.HEAD, "children"),
    Output(Id.WAITING, "children"),
    Output(Id.ENDED, "children"),
    Output(Id.SEEN, "data"),
    Input("live-revision", "data"),
    Input(Id.DONE, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(_revision: str | None, _done: str | None, seen: str | None) -> Any:
    """Draw the orders anew when one of them, or the own month, has changed."""
    found = page.look()
    now = page.digest(found)
    if now == seen:
        raise PreventUpdate
    return *page.parts(found), now


@ORDERS.callback(
    Output(Id.QUESTION, "is_open"),
    Output(Id.QUESTION_WORDS, "children"),
    Input(Id.LEAVING, "data"),
    prevent_initial_call=True,
)
def ask(leaving: int | None) -> Any:
    """Ask before an order is given up."""
    if leaving is None:
        return False, no_update
    return True, page.question(orders.one(leaving, by=current_actor(), now=clock.now()))


@ORDERS.callback(
    Output(Id.QUESTION_WORDS, "children", allow_duplicate=True),
    Output(Id.TOASTS, "children"),
    Output(Id.LEAVING, "data"),
    Output(Id.DONE, "data"),
    Input(Id.CONFIRM, "n_clicks"),
    State(Id.LEAVING, "data"),
    prevent_initial_call=True,
)
def cancel(clicks: int | None, leaving: int | None) -> Any:
    """Give the order up, or say how it has ended meanwhile."""
    if not clicks or leaving is None:
        raise PreventUpdate
    actor, now = current_actor(), clock.now()
    try:
        orders.cancel(leaving, by=actor, now=now)
    except Rejected as rejected:
        view = orders.one(leaving, by=actor, now=now)
        told = [strip(messages.sentence(p), tone="bata") for p in rejected.problems.values()]
        return page.question(view, told), no_update, no_update, f"{leaving}:{clicks}"
    number = orders.one(leaving, by=actor, now=now).number
    done = toast(_("Pesanan dibatalkan · %(number)s", number=number), key=number)
    return no_update, done, None, f"{leaving}:{clicks}"


ORDERS.clientside_callback(
    ClientsideFunction("orders", "leave"),
    Output(Id.LEAVING, "data", allow_duplicate=True),
    Input({"type": ui.CANCEL, "order": ALL}, "n_clicks"),
    Input(Id.CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
