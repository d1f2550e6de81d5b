"""The queue of the verification page: head with search, parts, rows, and what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain import rupiah
from dashapp.ui import forms
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, aria, button, hidden, icon
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class QueueRow:
    """One waiting purchase in the list.

    `note`: "21 jam", or what is the matter when `warns`, or who has it open when `held`.
    """

    id: int
    buyer: str
    opd: str
    amount: int
    note: str
    goods: str = ""
    category: str = ""
    warns: bool = False
    held: bool = False


def queue_head(
    order_id: str, orders: Sequence[tuple[str, str]], order: str, search: html.Details
) -> html.Div:
    """Title of the queue, its order, and the search; orders: (value, words)."""
    choice = html.Div(
        [
            html.Label(hidden(_("Urutan")), htmlFor=order_id),
            dbc.Select(
                id=order_id,
                options=[{"value": value, "label": words} for value, words in orders],
                value=order,
                class_name="select-inline",
            ),
        ]
    )
    return html.Div([html.H2(_("Antrean verifikasi")), choice, search], className="panel-head")


def search(*, id: str, find_id: str) -> html.Details:
    """Behind the magnifying glass: a field for the number of any purchase, decided or not."""
    field = forms.field(
        _("Nomor pembelian"), forms.text(id, placeholder="PB-260623-0412", limit=40), id=id
    )
    return html.Details(
        [
            html.Summary(icon("magnifying-glass"), **aria(label=_("Cari nomor pembelian"))),
            html.Div([field, button(_("Buka pembelian"), id=find_id)], className="queue-find"),
        ],
        className="queue-search",
    )


def parts(waiting: int, check: int, chosen: str, kind: str) -> list[Child]:
    """Semua 23 | Perlu dicek 5 | Aman 18; chips with ids {"type": kind, "value": part}."""
    shown: list[tuple[str, list[Child]]] = [
        ("all", [_("Semua %(number)s", number=count(waiting))]),
        ("check", [icon("warning"), _("Perlu dicek %(number)s", number=count(check))]),
        ("safe", [_("Aman %(number)s", number=count(waiting - check))]),
    ]
    return [
        forms.chip({"type": kind, "value": part}, words, part == chosen, f"chip-{part}")
        for part, words in shown
    ]


def figures(pairs: Sequence[tuple[str, str]]) -> list[Child]:
    """How the work goes on: (value, what it is)."""
    return [html.Span([html.Strong(value), f" {words}"]) for value, words in pairs]


def queue_list(rows: Sequence[QueueRow], selected: int | None) -> html.Ul:
    """The rows as buttons with ids {"type": "queue-row", "purchase": id}."""
    return html.Ul(
        [html.Li(_queue_row(row, row.id == selected)) for row in rows], className="queue"
    )


def queue_more(listed: int, waiting: int, more_id: Any) -> Child:
    """A way to those that are not listed yet; None when all are."""
    if listed >= waiting:
        return None
    words = _("Tampilkan lebih banyak (%(left)s lagi)", left=count(waiting - listed))
    return html.Div(button(words, id=more_id, look="teks"), className="queue-more")


def queue_foot(done: int, safe: int, batch_id: str) -> list[Child]:
    """41 selesai hari ini, and the safe ones together."""
    words = html.Span([html.Strong(count(done)), _(" selesai hari ini")], role="status")
    together = _("Setujui %(number)s aman", number=count(safe))
    off: dict[str, Any] = {} if safe else {"disabled": True}
    act = button(together if safe else _("Tidak ada yang aman"), id=batch_id, look="teks", **off)
    return [words, act]


def _queue_row(row: QueueRow, selected: bool) -> html.Button:
    mark = "lock-key" if row.held else "warning" if row.warns else None
    note: list[Child] = [icon(mark), row.note] if mark else [row.note]
    look = "queue-held" if row.held else "queue-warns" if row.warns else ""
    return html.Button(
        [
            thumb(row.goods, row.category),
            html.Span(
                [html.Strong(row.buyer, className="ellipsis"), html.Span(row.opd)],
                className="queue-who",
            ),
            html.Span(
                [html.Strong(rupiah.write(row.amount)), html.Span(note, className=look)],
                className="queue-sum",
            ),
        ],
        id={"type": "queue-row", "purchase": row.id},
        type="button",
        className="queue-row",
        **aria(current="true" if selected else "false"),
    )
