"""The head of a page with figures: title, what it stands on, and the pickers beside it."""

from collections.abc import Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar
from dashapp.ui.elements import Children, hidden
from dashapp.ui.words import _, month_name


def page_head(title: Component, controls: Sequence[Component]) -> html.Div:
    """Title on the left, pickers on the right; below each other where there is no room."""
    return html.Div(
        [title, html.Div(list(controls), className="head-controls")], className="page-head"
    )


def head_title(title: str, below: Children) -> list[Component]:
    """The page's title as it is seen, and the line below it."""
    return [
        html.H2(title, className="page-title"),
        html.P(below, className="head-below"),
    ]


def month_picker(id: str, months: Sequence[date], month: date) -> html.Div:
    """The opened months; `month` is there even when it has not been opened."""
    known = list(months) if month in months else [month, *months]
    options = [(calendar.write_month(each), month_name(each)) for each in known]
    return picker(id, _("Bulan yang ditampilkan"), options, calendar.write_month(month))


def picker(id: str, label: str, options: Sequence[tuple[str, str]], value: str) -> html.Div:
    """A list to choose from, its label only heard."""
    return html.Div(
        [
            html.Label(hidden(label), htmlFor=id),
            dbc.Select(
                id=id,
                options=[{"value": key, "label": words} for key, words in options],
                value=value,
                class_name="head-select",
            ),
        ],
        className="head-picker",
    )
