"""Objections and corrections on the consolidation: the list, and the form that answers one."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.problems import Problem
from dashapp.identity import current_actor
from dashapp.services import objections
from dashapp.services.objections import Cases
from dashapp.ui import forms
from dashapp.ui import objection_cases as ui
from dashapp.ui.elements import Child, aria
from dashapp.ui.objection_cases import AnswerIds, Row
from dashapp.ui.words import _
from pages.recap.ids import Id

FORM = AnswerIds(
    dialog=Id.DIALOG,
    title=Id.TITLE,
    case=Id.CASE,
    outcome=Id.OUTCOME,
    text=Id.TEXT,
    summary=Id.SUMMARY,
    send=Id.SEND,
    close=Id.CLOSE,
)


def section() -> list[Component]:
    """The card with what waits, the form, and what the browser keeps for them."""
    found = look(ui.WAITING)
    return [
        dcc.Store(id=Id.SEEN, data=digest(found, ui.WAITING)),
        dcc.Store(id=Id.FILTER, data=ui.WAITING),
        dcc.Store(id=Id.DONE),
        dcc.Store(id=Id.ANSWERING),
        html.Section(
            listed(found, ui.WAITING),
            id=Id.LIST,
            className="panel recap-objections",
            **aria(label=_("Keberatan dan koreksi")),
        ),
        ui.answer_dialog(FORM),
    ]


def look(chosen: str | None) -> Cases:
    """What waits, or what has been answered."""
    answered = chosen == ui.ANSWERED
    return objections.cases(answered=answered, by=current_actor(), now=clock.now())


def digest(found: Cases, chosen: str | None) -> str:
    """A mark of what is shown: the list is drawn anew only when it changes."""
    return blake2b(repr((found, chosen)).encode(), digest_size=12).hexdigest()


def listed(found: Cases, chosen: str | None) -> list[Child]:
    """Title, filter and rows."""
    rows = [row(case) for case in found.rows]
    numbers = (found.waiting, found.answered)
    return ui.case_list(rows, numbers, answered=chosen == ui.ANSWERED, today=clock.today())


def row(case: objections.Case) -> Row:
    """A case as the list and the form show it."""
    said = case.said
    return Row(
        id=said.id,
        kind=said.kind,
        name=case.name,
        opd=case.opd,
        level=case.level,
        own_month=case.month,
        text=said.text,
        at=said.entered_at,
        is_own=case.is_own,
        outcome=said.outcome,
        answer=said.answer,
        answered_at=said.answered_at,
        answered_by=case.answered_by,
    )


def asked(number: int) -> list[Child]:
    """The case above the form that answers it."""
    found = objections.case(number, by=current_actor(), now=clock.now())
    return ui.case_view(row(found), clock.today())


def told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FORM.fields()]
    return [forms.error_summary(problems, FORM.fields()), *below]


def month_words(number: int) -> str:
    """The month of a case, for what is said once it is answered."""
    found = objections.case(number, by=current_actor(), now=clock.now())
    return calendar.write_month(found.said.month)
