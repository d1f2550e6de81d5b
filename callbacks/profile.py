"""What happens on the profile page: a new password, devices signed out, own data taken away."""

from __future__ import annotations

import json
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update
from flask import Response, abort, request

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import own_password, profile
from dashapp.site import PROFILE
from dashapp.ui import forms
from dashapp.ui.notices import toast
from dashapp.ui.profile import QR_TIMES
from dashapp.ui.words import _
from pages import profile as page
from pages.profile import PASSWORD, Id

ERRORS = [forms.error_id(control) for _label, control in PASSWORD.fields().values()]


@PROFILE.callback(
    Output(Id.TOASTS, "children"),
    Output(Id.CHANGED, "data"),
    Output(Id.SUMMARY, "children"),
    *[Output(place, "children") for place in ERRORS],
    *[Output(control, "value") for _label, control in PASSWORD.fields().values()],
    Input(Id.SAVE, "n_clicks"),
    State(Id.OLD, "value"),
    State(Id.NEW, "value"),
    State(Id.REPEATED, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def change_password(
    clicks: int | None, old: str | None, new: str | None, repeated: str | None, changed: int | None
) -> Any:
    """Take a new password of one's own."""
    if not clicks:
        return [no_update] * 9
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    try:
        own_password.change(old, new, repeated, session_id=page.session_id(), **who)
    except Rejected as rejected:
        return no_update, no_update, *page.problems(rejected), *[no_update] * 3
    done = toast(_("Kata sandi diganti"), key=f"kata-sandi-{changed}")
    return done, (changed or 0) + 1, [], [], [], [], "", "", ""


@PROFILE.callback(
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input({"type": "account-act", "act": "end_own", "target": ALL}, "n_clicks"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def end_device(clicks: list[int | None], changed: int | None) -> Any:
    """Sign one of one's own devices out."""
    if not any(clicks) or ctx.triggered_id is None:
        return no_update, no_update
    handle = str(ctx.triggered_id["target"])
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    profile.end_device(handle, session_id=page.session_id(), **who)
    return toast(_("Sesi diakhiri"), key=f"sesi-{changed}"), (changed or 0) + 1


@PROFILE.callback(
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.OTHERS, "n_clicks"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def end_others(clicks: int | None, changed: int | None) -> Any:
    """Sign every own device out but this one."""
    if not clicks:
        return no_update, no_update
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    profile.end_others(session_id=page.session_id(), **who)
    return toast(_("Perangkat lain diakhiri"), key=f"lain-{changed}"), (changed or 0) + 1


@PROFILE.callback(
    Output(Id.QR, "children"),
    Output(Id.QR_TICK, "disabled"),
    Output(Id.QR_TICK, "n_intervals"),
    Input(Id.QR_SHOW, "n_clicks"),
    Input(Id.QR_TICK, "n_intervals"),
    prevent_initial_call=True,
)
def show_qr(clicks: int | None, ticks: int | None) -> Any:
    """The QR for the counter, renewed while it is looked at."""
    if not clicks:
        return [no_update] * 3
    anew = ctx.triggered_id == Id.QR_SHOW
    at_end = not anew and (ticks or 0) >= QR_TIMES
    return page.qr(at_end), at_end, 0 if anew else no_update


@PROFILE.callback(
    Output(Id.DEVICES, "children"), Input(Id.CHANGED, "data"), prevent_initial_call=True
)
def follow_devices(_changed: int | None) -> Any:
    """Keep the list of devices as it stands."""
    return page.devices(page.own())


@PROFILE.route(page.TAKE, methods=("POST",))
def take_data() -> Response:
    """One's own data as a file, to read or for programs."""
    form = request.form.get("bentuk", "")
    if form not in ("json", "html"):
        abort(400)
    found = page.taken(form)
    if form == "json":
        body, kind = json.dumps(found, ensure_ascii=False, indent=2), "application/json"
    else:
        body, kind = page.readable(found), "text/html"
    answer = Response(body, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="data-saya.{form}"'
    return answer
