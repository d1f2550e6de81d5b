"""Approve, return, reject, cancel, take back; then the next one."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.site import VERIFICATION
from dashapp.ui import forms, notices
from dashapp.ui.notices import failure, toast
from dashapp.ui.words import _
from pages.verification import acts as page
from pages.verification.ids import ACTS, NEXT, REVOKE, UNDO, Id

DECIDED = (
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Output(Id.DIALOG, "is_open", allow_duplicate=True),
)


@VERIFICATION.callback(
    Output(Id.ACT, "data", allow_duplicate=True),
    Output(Id.REASON, "value", allow_duplicate=True),
    *DECIDED,
    Input(Id.APPROVE, "n_clicks"),
    State(Id.SELECTED, "data"),
    State(Id.SEEN, "data"),
    State(Id.AMOUNT, "value"),
    State(Id.ORDER, "value"),
    State(Id.PART, "data"),
    prevent_initial_call=True,
)
def approve(
    clicks: int | None,
    selected: int | None,
    seen: int | None,
    amount: str | None,
    order: str | None,
    part: str | None,
) -> Any:
    """Approve as claimed; a lower amount asks for its reason first."""
    if not clicks or selected is None or seen is None:
        return no_update
    who, now = current_actor(), clock.now()
    try:
        verification.approve(selected, by=who, now=now, amount=amount, seen=seen)
    except Rejected as rejected:
        if set(rejected.problems) == {"reason"}:
            why = page.read_reason(selected, amount)
            return "approve", why, no_update, no_update, None, True
        return (
            no_update,
            no_update,
            no_update,
            no_update,
            notices.problems(rejected.problems),
            False,
        )
    done = page.onward(selected, _("Pembelian disetujui"), order, part)
    return no_update, no_update, *done, None, False


@VERIFICATION.callback(
    Output(Id.ACT, "data"),
    Output(Id.DIALOG, "is_open"),
    Input(Id.SEND_BACK, "n_clicks"),
    Input(Id.REJECT, "n_clicks"),
    prevent_initial_call=True,
)
def ask(send_back: int | None, reject: int | None) -> Any:
    """Ask for the reason of a return or refusal."""
    if not send_back and not reject:
        return no_update, no_update
    return page.asked(), True


@VERIFICATION.callback(
    Output(Id.ACT, "data", allow_duplicate=True),
    Output(Id.DIALOG, "is_open", allow_duplicate=True),
    Input({"type": REVOKE, "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def ask_about_approved(clicks: list[int | None]) -> Any:
    """Ask why a purchase that had been approved is cancelled."""
    return ("cancel", True) if any(clicks) else (no_update, no_update)


@VERIFICATION.callback(
    Output(Id.TITLE, "children"),
    Output(Id.CONFIRM, "children"),
    Input(Id.ACT, "data"),
    prevent_initial_call=True,
)
def word(act: str | None) -> Any:
    """Put the question and the verb of the act into the dialog."""
    if act not in ACTS:
        return "", ""
    title, verb = ACTS[act]
    return title(), verb()


@VERIFICATION.callback(
    Output(forms.error_id(Id.REASON), "children", allow_duplicate=True),
    Output(Id.ACT, "data", allow_duplicate=True),
    *DECIDED,
    Input(Id.CONFIRM, "n_clicks"),
    State(Id.ACT, "data"),
    State(Id.SELECTED, "data"),
    State(Id.SEEN, "data"),
    State(Id.TYPED, "data"),
    State(Id.REASON, "value"),
    State(Id.ORDER, "value"),
    State(Id.PART, "data"),
    prevent_initial_call=True,
)
def confirm(
    clicks: int | None,
    act: str | None,
    selected: int | None,
    seen: int | None,
    amount: str | None,
    reason: str | None,
    order: str | None,
    part: str | None,
) -> Any:
    """Do what was asked about, with its reason."""
    if not clicks or selected is None or seen is None or act not in ACTS:
        return [no_update] * 6
    try:
        done = page.decide(act, selected, seen=seen, amount=amount, reason=reason)
    except Rejected as rejected:
        problem = rejected.problems.get("reason")
        shown = no_update if problem else notices.problems(rejected.problems)
        return forms.error(problem), no_update, no_update, no_update, shown, problem is not None
    told = page.onward(selected, done, order, part, may_undo=act != "cancel")
    return [], None, *told, None, False


@VERIFICATION.callback(
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Input({"type": UNDO, "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def undo(clicks: list[int | None]) -> Any:
    """Take the last decision back, and open the purchase again."""
    if not any(clicks):
        return no_update, no_update
    number = page.pressed()
    try:
        verification.undo(number, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return failure(page.said(rejected), key=f"late-{number}"), no_update
    return toast(_("Keputusan diurungkan"), key=f"undone-{number}"), number


@VERIFICATION.callback(
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Input({"type": NEXT, "purchase": ALL}, "n_clicks"),
    State(Id.SELECTED, "data"),
    State(Id.ORDER, "value"),
    State(Id.PART, "data"),
    prevent_initial_call=True,
)
def go_on(
    clicks: list[int | None], selected: int | None, order: str | None, part: str | None
) -> Any:
    """Leave what another has open."""
    return page.following(selected, order, part) if any(clicks) else no_update


VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "suggest"),
    Output(Id.REASON, "value", allow_duplicate=True),
    Input({"type": "reason-chip", "value": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "close"),
    Output(Id.DIALOG, "is_open", allow_duplicate=True),
    Output(Id.ACT, "data", allow_duplicate=True),
    Input(Id.CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
# Emptied when it closes, not when it opens: a verifier types before the server has answered.
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "forget"),
    Output(Id.REASON, "value"),
    Output(forms.error_id(Id.REASON), "children"),
    Input(Id.DIALOG, "is_open"),
    prevent_initial_call=True,
)
