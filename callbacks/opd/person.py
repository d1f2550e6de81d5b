"""One person of the list, opened and closed."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, State, no_update

from dashapp.site import OPD
from pages.opd import cards, person
from pages.opd.ids import Id


@OPD.callback(
    Output(Id.PERSON_BODY, "children"),
    Output(Id.PERSON_TITLE, "children"),
    Output(Id.PERSON, "is_open"),
    Input(Id.OPENED, "data"),
    State(Id.MONTH, "value"),
    State(Id.OPD, "value"),
    prevent_initial_call=True,
)
def show(asked: list[int] | None, month: str, opd: str) -> Any:
    """Open the person."""
    if asked is None:
        return no_update, no_update, no_update
    day = cards.asked(month)
    found = person.opened(asked, day, opd)
    return person.view(found, day), found.name, True


OPD.clientside_callback(
    ClientsideFunction("opd", "close"),
    Output(Id.PERSON, "is_open", allow_duplicate=True),
    Input(Id.PERSON_CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
