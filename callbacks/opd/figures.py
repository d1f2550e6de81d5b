"""The cards, for the month and the OPD that are chosen; and figures that move."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State
from dash.exceptions import PreventUpdate

from dashapp.site import OPD
from pages.opd import cards
from pages.opd.cards import PARTS
from pages.opd.ids import Id

REVISION = Input("live-revision", "data")
MONTH = Input(Id.MONTH, "value")
CODE = Input(Id.OPD, "value")


@OPD.callback(
    *(Output(part, prop) for part, prop in PARTS),
    Output(Id.SEEN, "data"),
    REVISION,
    MONTH,
    CODE,
    Input(Id.CHANGED, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(
    _revision: str | None, month: str, opd: str, _changed: int | None, seen: str | None
) -> Any:
    """Show the chosen month as it stands now; nothing when that is what is shown."""
    found = cards.of(cards.asked(month), opd)
    mark = cards.mark(found)
    if mark == seen:
        raise PreventUpdate
    return *cards.parts(found), mark
