"""A roster comes in, and its refused rows go out, over plain addresses."""

from __future__ import annotations

from typing import Any

from dash import Input, Output
from flask import Response, abort, jsonify

from dashapp.domain.problems import Rejected
from dashapp.services import roster_history
from dashapp.site import ROSTER
from dashapp.ui import import_words
from pages import roster as page
from pages.roster import acts, shown
from pages.roster.ids import Id

KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
}


@ROSTER.route(page.UPLOAD, methods=("POST",))
def upload() -> Response:
    """Read the one file of a multipart form: its preview's mark, or {message} when it is none."""
    try:
        return jsonify(shown.mark(acts.taken()))
    except Rejected as rejected:
        answer = jsonify(message=acts.said(rejected))
        answer.status_code = 422
        return answer


@ROSTER.route(shown.TAKE, methods=("POST",))
def take_refused() -> Response:
    """The refused rows of the own preview, each with its reasons."""
    made = roster_history.take_refused(import_words.reason, **shown.who())
    if made is None:
        abort(404)
    name, file = made
    answer = Response(file.content, mimetype=KINDS[file.ending])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@ROSTER.callback(
    Output(Id.FILE_WORDS, "children"), Input(Id.SENT, "data"), prevent_initial_call=True
)
def told(sent: dict[str, Any] | None) -> Any:
    """Say what was wrong with a file."""
    return acts.file_words(sent)
