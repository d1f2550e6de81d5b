"""Below the chosen goods: order them to be fetched, instead of recording a purchase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html

from dashapp.domain.problems import Problem
from dashapp.ui import forms, messages
from dashapp.ui.elements import Child, aria, button, hidden, icon
from dashapp.ui.words import _


@dataclass(frozen=True)
class OrderIds:
    """Ids of the gallery's select, the button, and the place of what is wrong."""

    gallery: str
    submit: str
    trouble: str


def order_box(ids: OrderIds, galleries: Sequence[tuple[str, str]], chosen: str | None) -> html.Div:
    """The choice; the styles show it only while goods are chosen. galleries: (code, name)."""
    select = forms.select(ids.gallery, galleries, value=chosen, placeholder=_("Pilih galeri"))
    label = html.Label(hidden(_("Galeri tempat mengambil")), htmlFor=ids.gallery)
    return html.Div(
        [
            html.P(_("Belum dibeli? Pesan, lalu bayar saat mengambil."), className="caption"),
            html.Div(
                [label, select, button(_("Pesan & ambil"), id=ids.submit, icon_name="package")],
                className="entry-order-row",
            ),
            html.Div(id=ids.trouble, role="alert"),
        ],
        className="entry-order",
        role="group",
        **aria(label=_("Pesan untuk diambil")),
    )


def order_trouble(problems: Mapping[str, Problem]) -> list[Child]:
    """What is wrong with an order, product by product under its name."""
    if not problems:
        return []
    lines = [html.Li(_told(problem)) for problem in problems.values()]
    return [html.Div([icon("warning-circle"), html.Ul(lines)], className="entry-order-trouble")]


def _told(problem: Problem) -> list[Child]:
    words, name = messages.sentence(problem), problem.params.get("name")
    return [html.Strong(f"{name}: "), words] if name else [words]
