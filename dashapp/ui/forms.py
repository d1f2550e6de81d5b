"""Form fields: a label that stays, help, a place for the error, and the summary on top."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.problems import Problem
from dashapp.ui import messages
from dashapp.ui.elements import Child, Children, aria, data, icon
from dashapp.ui.words import _, day_long


def error_id(control: str) -> str:
    """Id of the element whose children are the error of a control."""
    return f"{control}-error"


def words_id(control: str) -> str:
    """Id of the element that shows a date field's day in words."""
    return f"{control}-words"


def field(
    label: Children, control: Component, *, id: str, help: str | None = None, more: str = ""
) -> html.Div:
    """Label, control, help and an empty place for its error (id `error_id(id)`).

    `id` is the id of the control itself. Filling the error's children marks the field.
    """
    return html.Div(
        [
            html.Label(label, htmlFor=id, className="field-label"),
            control,
            html.Div(help, className="field-help") if help else None,
            html.Div(id=error_id(id), className="field-error"),
        ],
        className=f"field {more}".strip(),
        **data(control=id),
    )


def error(problem: Problem | None) -> list[Child]:
    """Children for the error's place; empty when there is no problem."""
    if problem is None:
        return []
    return [icon("warning-circle"), html.Span(messages.sentence(problem))]


def error_summary(
    problems: Mapping[str, Problem], fields: Mapping[str, tuple[str, str]]
) -> Component | None:
    """The summary above a form, with a link to each field; takes the focus when it appears.

    fields: field name -> (label, id of the control), in the order of the form. Problems of no
    field ("") are said whole. None when nothing is wrong.
    """
    if not problems:
        return None
    named = [(name, *fields[name]) for name in fields if name in problems]
    others = [messages.sentence(problems[name]) for name in problems if name not in fields]
    lines = [
        html.Li([html.A(label, href=f"#{control}"), ": ", messages.sentence(problems[name])])
        for name, label, control in named
    ]
    title = _("Ada %(number)d isian yang perlu diperbaiki", number=len(named))
    return html.Div(
        [
            icon("warning-circle"),
            html.Div(
                [
                    html.Strong(title) if named else None,
                    html.Ul([*lines, *(html.Li(text) for text in others)]),
                ]
            ),
        ],
        className="error-summary",
        key=",".join(f"{name}:{problem.code}" for name, problem in problems.items()),
        tabIndex=-1,
        role="alert",
        **data(focus="now"),
    )


def marked(control: Component, mark: Children, more: str = "") -> html.Div:
    """A control with an icon or "Rp" inside its left end."""
    mark_span = html.Span(mark, className="inner-mark", **aria(hidden="true"))
    return html.Div([mark_span, control], className=f"with-mark {more}".strip())


def money(id: str, value: str = "", **more: Any) -> html.Div:
    """Amount in rupiah: groups the digits while typing (assets/20-form.js), "Rp" before it."""
    control = dbc.Input(
        id=id,
        value=value,
        type="text",
        inputmode="numeric",
        autocomplete="off",
        placeholder="20.000",
        maxlength=40,
        class_name="rupiah",
        **more,
    )
    return marked(control, "Rp", "money")


def day(id: str, value: date | None, *, first: date, last: date) -> html.Div:
    """A date: the browser's own field, and over it the day in words, in any browser's language.

    assets/20-form.js lets it be typed as day, month, year.

    The page keeps the words up to date with the clientside function simadu.dayWords
    (Output words_id(id) children, Input id value). The value is ISO text.
    """
    return html.Div(
        [
            html.Span(icon("calendar-blank"), className="inner-mark", **aria(hidden="true")),
            html.Span(
                day_long(value) if value else _("tgl/bln/tahun"),
                id=words_id(id),
                className="day-words",
                **aria(hidden="true"),
            ),
            dbc.Input(
                id=id,
                type="date",
                value=value.isoformat() if value else None,
                min=first.isoformat(),
                max=last.isoformat(),
            ),
        ],
        className="with-mark day-box",
    )


def text(id: str, *, value: str = "", placeholder: str = "", limit: int = 200) -> dbc.Input:
    """One line of text."""
    return dbc.Input(
        id=id,
        value=value,
        type="text",
        placeholder=placeholder,
        maxlength=limit,
        autocomplete="off",
    )


def select(
    id: str,
    options: Sequence[tuple[str, str]],
    *,
    value: str | None = None,
    placeholder: str | None = None,
) -> dbc.Select:
    """A list to choose from: (value, words)."""
    return dbc.Select(
        id=id,
        options=[{"value": key, "label": words} for key, words in options],
        value=value,
        placeholder=placeholder,
    )


def segments(
    items: Sequence[tuple[Any, Children, bool]], *, label: str, more: str = ""
) -> html.Div:
    """A segmented control of buttons: (id, words, whether it is pressed)."""
    buttons = [
        html.Button(words, id=id, type="button", **aria(pressed="true" if on else "false"))
        for id, words, on in items
    ]
    class_name = f"segments {more}".strip()
    return html.Div(buttons, className=class_name, role="group", **aria(label=label))


def chip(id: Any, words: Children, on: bool, more: str = "") -> html.Button:
    """A filter chip."""
    return html.Button(
        words,
        id=id,
        type="button",
        className=f"chip {more}".strip(),
        **aria(pressed="true" if on else "false"),
    )
