"""The chosen people are reminded, and for ten seconds that can be taken back."""

from __future__ import annotations

from typing import Any

from dash import ALL, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import reminders
from dashapp.site import OPD
from dashapp.ui import notices
from dashapp.ui.notices import failure, toast
from dashapp.ui.staff_bar import reminded, reminder_toast
from dashapp.ui.words import _
from pages.opd import cards, people
from pages.opd.ids import UNREMIND, Id


@OPD.callback(
    Output(Id.CHOSEN, "data", allow_duplicate=True),
    Output(Id.REMINDED, "data"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input(Id.REMIND, "n_clicks"),
    State(Id.CHOSEN, "data"),
    State(Id.MONTH, "value"),
    State(Id.OPD, "value"),
    prevent_initial_call=True,
)
def remind(clicks: int | None, chosen: list[int] | None, month: str, opd: str) -> Any:
    """Remind those who are chosen; the server looks for them among the OPD's people alone."""
    if not clicks or not chosen:
        return no_update, no_update, no_update
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    try:
        done = reminders.remind(chosen, opd=opd, month=cards.asked(month), **who)
    except Rejected as rejected:
        return no_update, no_update, failure(notices.problems(rejected.problems), key=str(clicks))
    undo = None if done.token is None else {"type": UNREMIND, "token": done.token}
    said = reminded(done.sent, done.already, done.refused)
    return [], clicks, reminder_toast(said, undo, key=f"reminded-{clicks}-{done.token}")


@OPD.callback(
    Output(Id.REMINDED, "data", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input({"type": UNREMIND, "token": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def undo(clicks: list[int | None]) -> Any:
    """Take the last reminder back."""
    if not any(clicks):
        return no_update, no_update
    token = people.pressed()
    try:
        number = reminders.undo(token, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return no_update, failure(notices.problems(rejected.problems), key=f"late-{token}")
    said = _("Pengingat untuk %(number)d pegawai ditarik", number=number)
    return -token, toast(said, key=f"undone-{token}")
