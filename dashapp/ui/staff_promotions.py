"""The latest promotions of an OPD beside its compliance: notes, in no sum (docs/rules.md §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.promotions import Kind
from dashapp.ui import promotion_words
from dashapp.ui.charts import chart_card
from dashapp.ui.elements import Child, icon, link
from dashapp.ui.words import _, day_short


@dataclass(frozen=True)
class Note:
    """One promotion without its maker."""

    kind: Kind
    text: str
    day: date
    amount: int | None
    reached: int | None


def promotions_card(notes: Sequence[Note], more: str | None) -> Component:
    """The latest of the month; `more`: the address where they are entered."""
    nothing = html.P(_("Belum ada promosi bulan ini."), className="caption")
    listed = html.Ul([_note(note) for note in notes], className="promo-notes")
    add = link(_("Tambah"), more, "btn-teks btn-small") if more else None
    return chart_card(_("Catatan promosi"), [listed if notes else nothing], aside=add)


def _note(note: Note) -> html.Li:
    facts = [day_short(note.day)]
    if note.amount is not None:
        facts.append(rupiah.write(note.amount))
    if note.reached is not None:
        facts.append(promotion_words.reached(note.kind, note.reached))
    said: list[Child] = [html.Strong(note.text), html.Span(" · ".join(facts))]
    return html.Li([icon(promotion_words.look(note.kind).icon), html.Div(said)])
