"""The safe ones together: the count is confirmed, the sample opened, then they are approved."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import batches
from dashapp.site import VERIFICATION
from dashapp.ui import notices
from dashapp.ui.notices import failure, toast
from dashapp.ui.verification_dialogs import batch_title
from pages.verification import acts
from pages.verification import batch as page
from pages.verification.ids import SAMPLE, Id


@VERIFICATION.callback(
    Output(Id.BATCH_ID, "data"),
    Output(Id.BATCH_DIALOG, "is_open"),
    Output(Id.BATCH_TITLE, "children"),
    Output(Id.BATCH_LIST, "children"),
    Output(Id.BATCH_SHOWN, "children"),
    Output(Id.BATCH_CONFIRM, "children"),
    Output(Id.BATCH_CONFIRM, "disabled"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Input(Id.BATCH, "n_clicks"),
    prevent_initial_call=True,
)
def begin(clicks: int | None) -> Any:
    """Ask about the number, and show which of them have to be opened first."""
    if not clicks:
        return [no_update] * 8
    try:
        batch = batches.begin(by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return [*[no_update] * 7, failure(acts.said(rejected), key=str(clicks))]
    title, listed = batch_title(batch.items), page.listed(batch)
    return batch.id, True, title, listed, [], *page.button_of(batch), no_update


@VERIFICATION.callback(
    Output(Id.BATCH_LIST, "children", allow_duplicate=True),
    Output(Id.BATCH_SHOWN, "children", allow_duplicate=True),
    Output(Id.BATCH_CONFIRM, "children", allow_duplicate=True),
    Output(Id.BATCH_CONFIRM, "disabled", allow_duplicate=True),
    Input({"type": SAMPLE, "purchase": ALL}, "n_clicks"),
    State(Id.BATCH_ID, "data"),
    prevent_initial_call=True,
)
def look(clicks: list[int | None], batch_id: int | None) -> Any:
    """Open one of the sample; the server notes it."""
    if not any(clicks) or batch_id is None:
        return [no_update] * 4
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    try:
        view = batches.open_sample(batch_id, acts.pressed(), **who)
        batch = batches.state(batch_id, **who)
    except Rejected as rejected:
        return no_update, notices.problems(rejected.problems), no_update, True
    return page.listed(batch), page.sample(view), *page.button_of(batch)


@VERIFICATION.callback(
    Output(Id.BATCH_TICK, "disabled"),
    Output(Id.BATCH_SHOWN, "children", allow_duplicate=True),
    Output(Id.BATCH_CONFIRM, "disabled", allow_duplicate=True),
    Output(Id.BATCH_DIALOG, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Input(Id.BATCH_CONFIRM, "n_clicks"),
    Input(Id.BATCH_TICK, "n_intervals"),
    State(Id.BATCH_ID, "data"),
    State(Id.ORDER, "value"),
    State(Id.PART, "data"),
    prevent_initial_call=True,
)
def run(
    clicks: int | None,
    _ticks: int | None,
    batch_id: int | None,
    order: str | None,
    part: str | None,
) -> Any:
    """Approve a portion, and go on until all have been gone through."""
    if not clicks or batch_id is None:
        return [no_update] * 6
    try:
        batch = batches.approve(batch_id, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return True, notices.problems(rejected.problems), True, no_update, no_update, no_update
    if not batch.done:
        return False, page.progress(batch), True, no_update, no_update, no_update
    following = acts.following(None, order, part)
    return True, [], True, False, toast(page.ended(batch), key=f"batch-{batch.id}"), following


VERIFICATION.clientside_callback(
    ClientsideFunction("verification", "closeBatch"),
    Output(Id.BATCH_DIALOG, "is_open", allow_duplicate=True),
    Output(Id.BATCH_TICK, "disabled", allow_duplicate=True),
    Input(Id.BATCH_CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
