"""The recap for DKUPP: asked about, sent, taken back."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import recaps
from dashapp.site import OPD
from dashapp.ui import notices
from dashapp.ui.notices import failure, toast
from dashapp.ui.staff_report import sign_title, toast_button
from dashapp.ui.words import _, month_only
from pages.opd import cards, recap
from pages.opd.ids import TAKE_BACK, Id

MONTH, CODE = State(Id.MONTH, "value"), State(Id.OPD, "value")


@OPD.callback(
    Output(Id.DIALOG, "is_open"),
    Output(Id.DIALOG_TITLE, "children"),
    Output(Id.DIALOG_BODY, "children"),
    Output(Id.SHOWN, "data"),
    Output(Id.TROUBLE, "children"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input(Id.SEND, "n_clicks"),
    MONTH,
    CODE,
    prevent_initial_call=True,
)
def ask(clicks: int | None, month: str, opd: str) -> Any:
    """Show the figures that would be signed."""
    if not clicks:
        return [no_update] * 6
    day = cards.asked(month)
    try:
        found = recap.draft(opd, day)
    except Rejected as rejected:
        return *[no_update] * 5, _refused(rejected, clicks)
    return True, sign_title(day), recap.view(day, found), found.mark, None, no_update


@OPD.callback(
    Output(Id.DIALOG, "is_open", allow_duplicate=True),
    Output(Id.DIALOG_BODY, "children", allow_duplicate=True),
    Output(Id.SHOWN, "data", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data"),
    Output(Id.TOASTS, "children"),
    Input(Id.CONFIRM, "n_clicks"),
    MONTH,
    CODE,
    State(Id.SHOWN, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def send(clicks: int | None, month: str, opd: str, shown: str | None, changed: int | None) -> Any:
    """Sign what was shown; where it has moved meanwhile, show it anew."""
    if not clicks:
        return [no_update] * 6
    day, trouble = cards.asked(month), None
    try:
        recaps.sign(opd, day, by=current_actor(), now=clock.now(), seen=shown or "")
    except Rejected as rejected:
        trouble = notices.problems(rejected.problems)
    if trouble is not None:
        return no_update, *recap.again(opd, day), trouble, no_update, no_update
    back = toast_button({"type": TAKE_BACK, "where": "toast"})
    said = _("Laporan %(month)s terkirim ke DKUPP", month=month_only(day))
    told = toast(said, act=back, key=f"sent-{clicks}-{changed}")
    return False, no_update, no_update, None, (changed or 0) + 1, told


@OPD.callback(
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input({"type": TAKE_BACK, "where": ALL}, "n_clicks"),
    MONTH,
    CODE,
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def take_back(clicks: list[int | None], month: str, opd: str, changed: int | None) -> Any:
    """Take the signature back."""
    if not any(clicks):
        return no_update, no_update
    day = cards.asked(month)
    try:
        recaps.take_back(opd, day, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return no_update, _refused(rejected, changed)
    said = _("Laporan %(month)s ditarik kembali", month=month_only(day))
    return (changed or 0) + 1, toast(said, key=f"back-{changed}")


def _refused(rejected: Rejected, key: int | None) -> Any:
    return failure(notices.problems(rejected.problems), key=f"refused-{key}")


OPD.clientside_callback(
    ClientsideFunction("opd", "close"),
    Output(Id.DIALOG, "is_open", allow_duplicate=True),
    Input(Id.CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
