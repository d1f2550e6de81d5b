"""The objections of the one who is signed in, below the own evaluation."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp.domain import calendar
from dashapp.domain.problems import Problem
from dashapp.identity import current_actor
from dashapp.services import objections
from dashapp.services.objections import Said
from dashapp.ui import forms
from dashapp.ui import objections as ui
from dashapp.ui.elements import Child, aria
from dashapp.ui.objections import Message, ObjectionIds
from dashapp.ui.words import _


class ObjectionId(StrEnum):
    LIST = "history-objections"
    RAISE = "history-objection-raise"
    SEEN = "history-objections-seen"
    DONE = "history-objection-done"
    KEY = "history-objection-key"
    DIALOG = "history-objection-dialog"
    TITLE = "history-objection-title"
    KIND = "history-objection-kind"
    MONTH = "history-objection-month"
    TEXT = "history-objection-text"
    SUMMARY = "history-objection-summary"
    SEND = "history-objection-send"
    CLOSE = "history-objection-close"


FORM = ObjectionIds(
    dialog=ObjectionId.DIALOG,
    title=ObjectionId.TITLE,
    kind=ObjectionId.KIND,
    month=ObjectionId.MONTH,
    text=ObjectionId.TEXT,
    summary=ObjectionId.SUMMARY,
    send=ObjectionId.SEND,
    close=ObjectionId.CLOSE,
)


def card() -> html.Section:
    """The card with the thread as it stands."""
    found = look()
    parts = ui.objections_card(ObjectionId.LIST, thread(found), raise_id=ObjectionId.RAISE)
    return html.Section(
        parts,
        className="panel history-objections",
        tabIndex=0,  # it scrolls
        **aria(label=_("Keberatan")),
    )


def around() -> list[Component]:
    """The form, and what the browser keeps for it."""
    return [
        dcc.Store(id=ObjectionId.SEEN, data=digest(look())),
        dcc.Store(id=ObjectionId.DONE),
        dcc.Store(id=ObjectionId.KEY, data=fresh_key()),
        ui.objection_dialog(FORM, objections.owed_months(by=current_actor())),
    ]


def look() -> tuple[Said, ...]:
    """What the signed-in person has raised."""
    return objections.own(by=current_actor())


def digest(found: Sequence[Said]) -> str:
    """A mark of what is shown: the thread is drawn anew only when it changes."""
    return blake2b(repr(tuple(found)).encode(), digest_size=12).hexdigest()


def thread(found: Sequence[Said]) -> list[Child]:
    """The thread in words."""
    return ui.thread([_message(each) for each in found])


def told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FORM.fields()]
    return [forms.error_summary(problems, FORM.fields()), *below]


def fresh_key() -> str:
    """A key for one objection: however often the form is sent, it is raised once."""
    return secrets.token_urlsafe(24)


def _message(said: Said) -> Message:
    answered = said.answered_at
    return Message(
        id=said.id,
        kind=said.kind,
        month=said.month,
        text=said.text,
        day=calendar.wib_day(said.entered_at),
        outcome=said.outcome,
        answer=said.answer,
        answer_day=None if answered is None else calendar.wib_day(answered),
    )
