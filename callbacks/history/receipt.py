"""The receipt of a month's report, as a file of whoever is signed in."""

from __future__ import annotations

from flask import Response, abort, request

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.identity import current_actor
from dashapp.reports import receipt
from dashapp.services import month_receipt
from dashapp.site import HISTORY
from dashapp.ui.history_report import RECEIPT


@HISTORY.route(RECEIPT)
def take_receipt() -> Response:
    """The own receipt of ?month=2026-06; 404 for a month in which nothing is owed or known."""
    try:
        month = calendar.read_month(request.args.get("month"))
        found = month_receipt.of(month, by=current_actor(), now=clock.now())
    except (BadValue, NotAllowed):
        abort(404)
    answer = Response(receipt.pdf(found), mimetype="application/pdf")
    name = f"tanda-terima-{calendar.write_month(month)}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
