"""The rules of DKUPP: minimums by jenjang, and what a change of them does."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp.domain.levels import Level
from dashapp.ui import account_dialogs, heads
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.rules import minimums
from pages.rules.ids import ASK, Id

FRAME: dict[str, Any] = {}


def layout() -> Component:
    """The minimums, with an untouched draft of the next month."""
    found = minimums.book()
    title = html.Div(
        heads.head_title(
            _("Aturan minimum belanja"),
            _("Dasar: Instruksi Bupati Probolinggo Nomor 9 Tahun 2024"),
        )
    )
    return html.Div(
        [
            dcc.Store(id=Id.CHANGED, data=0),
            dcc.Store(id=Id.LEVEL, data=Level.PELAKSANA.value),
            heads.page_head(title, []),
            html.Div(
                [
                    *minimums.pane(found),
                    html.Div(
                        [minimums.effect_card(), minimums.history_card()], className="rules-side"
                    ),
                ],
                className="rules-body",
            ),
            account_dialogs.question_dialog(ASK),
            toast_area(Id.TOASTS),
        ],
        className="rules",
    )
