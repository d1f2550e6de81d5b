"""First passwords of an OPD on paper: weigh, follow the making, take the paper once."""

from __future__ import annotations

from typing import Any

from dash import Input, Output
from flask import Response, request

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.reports.handouts import HANDOUTS
from dashapp.site import ACCOUNTS
from pages.accounts import papers as page
from pages.accounts.ids import Id


@ACCOUNTS.callback(
    Output(Id.WEIGHT, "children"),
    Input(Id.OFFICE, "value"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def weigh(opd: str | None, _changed: int | None) -> Any:
    """Say what making first passwords for an OPD would do."""
    return page.weight(opd)


@ACCOUNTS.callback(
    Output(Id.MAKING, "children"),
    Output(Id.TICK, "disabled"),
    Input(Id.TICK, "n_intervals"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def follow_making(_ticks: int | None, _changed: int | None) -> Any:
    """Keep how far the making has come."""
    return page.making(HANDOUTS.of(current_actor(), clock.now()))


@ACCOUNTS.route(page.TAKE, methods=("POST",))
def take_slips() -> Response:
    """The finished paper, once, to whoever had it made."""
    token = request.form.get("token", "")
    paper = HANDOUTS.take(token, by=current_actor(), now=clock.now())
    answer = Response(paper.body, mimetype="application/pdf")
    name = f"kata-sandi-{paper.opd.lower()}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
