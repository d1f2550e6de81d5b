"""Consolidation by DKUPP: what people say against their figures, and its answers."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.ui import heads
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _, day_long
from pages.recap import objections
from pages.recap.ids import Id

__all__ = ["FRAME", "layout"]

FRAME: dict[str, Any] = {}


def layout() -> Component:
    """The head, and below it the objections that wait."""
    title = heads.head_title(_("Konsolidasi"), day_long(clock.today()))
    return html.Div(
        [
            heads.page_head(html.Div(title), []),
            *objections.section(),
            toast_area(Id.TOASTS),
        ],
        className="recap",
    )
