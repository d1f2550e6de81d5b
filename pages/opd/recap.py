"""The recap for DKUPP as the page shows it: its card, and what is asked before it is sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import no_update
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import recaps
from dashapp.services.recaps import Draft, Recap, Report
from dashapp.services.staff import Office
from dashapp.ui import staff_report as ui
from dashapp.ui.elements import Child
from dashapp.ui.staff_report import Dates, DialogIds, Signed
from pages.opd.ids import TAKE_BACK, Id

IDS = DialogIds(
    dialog=Id.DIALOG,
    title=Id.DIALOG_TITLE,
    body=Id.DIALOG_BODY,
    trouble=Id.TROUBLE,
    confirm=Id.CONFIRM,
    cancel=Id.CANCEL,
)


def to_send(report: Report) -> bool:
    """Whether this reader may send it and there is something to send."""
    return report.may_sign and (report.signed is None or report.signed.moved)


def card(found: Office) -> Component:
    """When the report is due and whether it was sent."""
    report = found.report
    back = None
    if report.may_sign and report.signed is not None:
        back = ui.take_back_button({"type": TAKE_BACK, "where": "card"})
    dates = Dates(found.today, calendar.last_day(found.month), found.report_by)
    return ui.report_card(dates, _signed(report.signed), _signed(report.before), back)


def draft(opd: str, month: date) -> Draft:
    """What the signed-in person would sign now."""
    return recaps.draft(opd, month, by=current_actor(), now=clock.now())


def view(month: date, found: Draft) -> list[Child]:
    """The figures in the dialog."""
    who = f"{found.signer}, {found.capacity}"
    return ui.sign_view(month, found.counts, who, ended=found.ended)


def again(opd: str, month: date) -> tuple[Any, Any]:
    """The figures in the dialog as they are now, and their mark; what is shown when there are none.

    Raises NotAllowed as `draft` does.
    """
    try:
        found = draft(opd, month)
    except Rejected:
        return no_update, no_update
    return view(month, found), found.mark


def _signed(recap: Recap | None) -> Signed | None:
    if recap is None:
        return None
    who = f"{recap.signer}, {recap.capacity}"
    return Signed(recap.month, recap.signed_at, who, recap.moved)
