"""The summary of the regency for Kantor Bupati and DKUPP: figures of groups, no name of staff."""

from __future__ import annotations

import hashlib
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.identity import current_actor
from dashapp.services import compliance, summary
from dashapp.services.summary import Summary
from dashapp.ui import heads
from dashapp.ui import summary as ui
from pages.summary.cards import all_cards
from pages.summary.ids import PARTS, Id
from pages.summary.strips import strip_table
from pages.summary.values import opd_table, parts

__all__ = [
    "PARTS",
    "Id",
    "asked",
    "layout",
    "mark",
    "of",
    "opd_table",
    "parts",
    "strip_table",
]


def layout() -> Component:
    """The present month, whole at once; the callback only brings what has moved since."""
    month = calendar.month_of(clock.today())
    found = of(month)
    shown = dict(zip(PARTS, parts(found, current_actor()), strict=True))
    picker = heads.month_picker(Id.MONTH, compliance.opened_months(), month)
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=mark(found)),
            heads.page_head(html.Div(shown[Id.TITLE, "children"], id=Id.TITLE), [picker]),
            html.Div(shown[Id.UNOPENED, "children"], id=Id.UNOPENED),
            html.Div(
                [
                    ui.honey(Id.HONEY, shown[Id.HONEY, "children"]),
                    ui.counting(),
                    ui.grid(all_cards(shown)),
                ],
                id=Id.GRID,
                hidden=shown[Id.GRID, "hidden"],
            ),
        ],
        className="summary",
    )


def of(month: date) -> Summary:
    """The summary as the signed-in person may see it."""
    return summary.of(month, by=current_actor(), now=clock.now())


def asked(month: str) -> date:
    """The month that the picker names; NotAllowed for what it cannot name."""
    try:
        return calendar.read_month(month)
    except BadValue:
        raise NotAllowed from None


def mark(found: Summary) -> str:
    """A short name of these very figures: the same figures have the same mark."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]
