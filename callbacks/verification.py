"""What happens on the verification page: open, approve, return, reject; then the next one."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.problems import BadValue, Rejected
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.site import VERIFICATION
from dashapp.ui import forms, notices
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import verification as page
from pages.verification import ACTS, Id

DECIDED = (
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Output(Id.DIALOG, "is_open", allow_duplicate=True),
)


@VERIFICATION.callback(
    Output(Id.QUEUE, "children"),
    Input("live-revision", "data"),
    Input(Id.SELECTED, "data"),
    Input(Id.ORDER, "value"),
    Input(Id.LIMIT, "data"),
)
def follow(_revision: str | None, selected: int | None, order: str | None, limit: int) -> Any:
    """Keep the queue as it stands."""
    return page.queue(page.waiting(order, limit), selected)


@VERIFICATION.callback(
    Output(Id.RECEIPT, "children"),
    Output(Id.CLAIM, "children"),
    Output(Id.SEEN, "data"),
    Input(Id.SELECTED, "data"),
)
def show(selected: int | None) -> Any:
    """Open a purchase with its receipt."""
    view = None if selected is None else verification.one(selected, by=current_actor())
    return page.receipt(view), page.claim(view), None if view is None else view.seen


@VERIFICATION.callback(
    Output(Id.EFFECT, "children"),
    Output(forms.error_id(Id.AMOUNT), "children"),
    Input(Id.AMOUNT, "value"),
    State(Id.SELECTED, "data"),
    prevent_initial_call=True,
)
def preview(amount: str | None, selected: int | None) -> Any:
    """Say what approving this amount does."""
    if selected is None:
        return None, []
    try:
        value = rupiah.read(amount)
    except BadValue as bad:
        return None, forms.error(bad.problem)
    return page.effect(verification.one(selected, by=current_actor()), value), []


@VERIFICATION.callback(
    Output(Id.ACT, "data", allow_duplicate=True),
    *DECIDED,
    Input(Id.APPROVE, "n_clicks"),
    State(Id.SELECTED, "data"),
    State(Id.SEEN, "data"),
    State(Id.AMOUNT, "value"),
    State(Id.ORDER, "value"),
    prevent_initial_call=True,
)
def approve(
    clicks: int | None,
    selected: int | None,
    seen: int | None,
    amount: str | None,
    order: str | None,
) -> Any:
    """Approve as claimed; a lower amount asks for its reason first."""
    if not clicks or selected is None or seen is None:
        return no_update
    who, now = current_actor(), clock.now()
    try:
        verification.approve(selected, by=who, now=now, amount=amount, seen=seen)
    except Rejected as rejected:
        if set(rejected.problems) == {"reason"}:
            return "approve", no_update, no_update, None, True
        return no_update, no_update, no_update, notices.problems(rejected.problems), False
    return no_update, *_onward(selected, _("Pembelian disetujui"), order)


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
    State(Id.AMOUNT, "value"),
    State(Id.REASON, "value"),
    State(Id.ORDER, "value"),
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
    return [], None, *_onward(selected, done, order)


def _onward(decided: int, words: str, order: str | None) -> tuple[Any, ...]:
    rest = page.waiting(order, 2)
    return toast(words, key=str(decided)), page.following(rest, decided), None, False


VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "select"),
    Output(Id.SELECTED, "data"),
    Input({"type": "queue-row", "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "more"),
    Output(Id.LIMIT, "data"),
    Input(Id.MORE, "n_clicks"),
    Input(Id.ORDER, "value"),
    State(Id.LIMIT, "data"),
    prevent_initial_call=True,
)
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
