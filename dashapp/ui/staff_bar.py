"""The bar over the list of people while some are chosen, and what is said of a reminder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html

from dashapp.ui.elements import aria, button, data, icon
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class BarIds:
    """Ids of the bar, its words and its buttons."""

    bar: str
    said: str
    all: str
    drop: str
    remind: str
    words: str


def choice_bar(ids: BarIds) -> html.Div:
    """ "9 pegawai dipilih", and what to do with them; assets/opd.js puts the number in."""
    remind = html.Button(
        [icon("bell"), html.Span(id=ids.words)], id=ids.remind, type="button", className="btn-madu"
    )
    return html.Div(
        [
            html.Strong(id=ids.said, role="status"),
            html.Button("", id=ids.all, type="button", className="choice-all", hidden=True),
            html.Div(
                [
                    button(_("Batalkan pilihan"), id=ids.drop, look="teks"),
                    remind,
                ],
                className="choice-acts",
            ),
        ],
        id=ids.bar,
        hidden=True,
        className="choice-bar",
        role="group",
        **aria(label=_("Pegawai yang dipilih")),
        **data(
            said=_("{n} pegawai dipilih"), act=_("Ingatkan {n} pegawai"), all=_("Pilih semua {n}")
        ),
    )


def reminded(sent: int, already: int, refused: int) -> str:
    """ "9 pegawai diingatkan", and how many were not, with the reason."""
    parts = [_("%(number)s pegawai diingatkan", number=count(sent))]
    if not sent:
        parts = [_("Tidak ada yang diingatkan")]
    if already:
        parts.append(_("%(number)s sudah diingatkan hari ini", number=count(already)))
    if refused:
        parts.append(_("%(number)s tidak perlu diingatkan lagi", number=count(refused)))
    return ", ".join(parts)


def reminder_toast(words: str, undo_id: Any, key: str) -> html.Div:
    """What was done; with `undo_id` it can be taken back for ten seconds."""
    content: list[Any] = [icon("check-circle"), html.Span(words)]
    if undo_id is not None:
        undo = _("Urungkan")
        content.append(html.Button(undo, id=undo_id, type="button", className="toast-act"))
    return html.Div(content, className="toast-note fades lasts", key=key)
