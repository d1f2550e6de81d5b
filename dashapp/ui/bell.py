"""The bell in the top bar: how many notices are new, and the newest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashapp.ui.elements import Child, aria, hidden, icon, safe_href
from dashapp.ui.words import _, count

MOST = 99  # a longer number would push the name out of the bar


@dataclass(frozen=True)
class Row:
    """One notice in words; `when` as it is read, `address` the page of what it is about."""

    title: str
    detail: str
    when: str
    address: str
    is_new: bool


def bell(unread: int, *, button_id: str, count_id: str, panel_id: str, list_id: str) -> html.Div:
    """The button with its number, and the panel that it opens."""
    button = html.Button(
        [icon("bell"), html.Span(number(unread), id=count_id)],
        id=button_id,
        type="button",
        className="bell-button",
        **aria(label=_("Pemberitahuan"), haspopup="dialog", expanded="false", controls=panel_id),
    )
    panel = html.Div(
        [html.H2(_("Pemberitahuan"), className="panel-title"), html.Div(id=list_id)],
        id=panel_id,
        className="bell-panel",
        role="dialog",
        hidden=True,
        tabIndex=-1,
        **aria(label=_("Pemberitahuan")),
    )
    return html.Div([button, panel], className="bell")


def number(unread: int) -> list[Child]:
    """The number on the bell; nothing when all have been seen."""
    if not unread:
        return []
    shown = f"{MOST}+" if unread > MOST else count(unread)
    return [html.Span(shown, className="bell-count"), hidden(_(" baru"))]


def notice_list(rows: Sequence[Row]) -> Child:
    """The notices, the newest first; one sentence when there is none."""
    if not rows:
        words = _("Belum ada kabar. Hasil verifikasi dan pesanan Anda akan muncul di sini.")
        return html.P(words, className="muted")
    return html.Ul([html.Li(_row(row)) for row in rows], className="bell-list")


def _row(row: Row) -> html.A:
    mark = [html.Span(className="bell-new"), hidden(_("Baru. "))] if row.is_new else []
    detail = html.Span(row.detail, className="bell-detail") if row.detail else None
    words = [html.Strong(row.title), detail, html.Span(row.when, className="caption")]
    return html.A([*mark, html.Span(words, className="bell-words")], href=safe_href(row.address))
