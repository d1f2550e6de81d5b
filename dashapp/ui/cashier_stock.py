"""Parts of the cashier's shelf: what lies there, one product's change, the moves of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html

from dashapp.ui import forms
from dashapp.ui.cards import FEW_LEFT, thumb
from dashapp.ui.elements import Child, aria, button, tag
from dashapp.ui.states import empty
from dashapp.ui.words import _, count

ROW = "cash-stock"  # type of the pattern ids of the list
IN, OUT, COUNT = "masuk", "keluar", "koreksi"
_KINDS: Mapping[str, str] = {
    IN: "Masuk",
    OUT: "Keluar",
    COUNT: "Hitung ulang",
    "pesan": "Dipesan",
    "kembali": "Kembali",
    "jual": "Terjual",
    "awal": "Stok awal",
}


@dataclass(frozen=True)
class Lying:
    """One product of the gallery: free to be sold, reserved for orders; `new`: never lay there."""

    id: int
    name: str
    seller: str
    category: str
    free: int
    reserved: int
    on_sale: bool
    picture: str | None = None
    new: bool = False


@dataclass(frozen=True)
class Moved:
    """One change of the shelf, in words but for its number."""

    at: str
    name: str
    change: int
    kind: str
    note: str


def few(row: Lying) -> bool:
    """So few are left that more should come."""
    return row.on_sale and row.free <= FEW_LEFT


def listed(rows: Sequence[Lying], more: int) -> list[Child]:
    """The shelf as buttons; a press opens one product."""
    if not rows:
        return [empty(_("Tidak ada barang yang cocok"), _("Ketik sedikitnya tiga huruf namanya."))]
    words = _("%(more)s barang lain. Ketik namanya untuk mempersempit.", more=count(more))
    listing = html.Ul([html.Li(_row(row)) for row in rows], className="cash-stock")
    return [listing, html.P(words, className="caption") if more else None]


def _row(row: Lying) -> html.Button:
    words = [html.Strong(row.name), html.Span([row.seller, *_marks(row)])]
    return html.Button(
        [
            html.Span(words),
            html.Span([html.Strong(count(row.free)), _(" bebas")], className="cash-free"),
        ],
        id={"type": ROW, "product": row.id},
        type="button",
        className="cash-row",
    )


def _marks(row: Lying) -> list[Child]:
    if row.new:
        return [tag(_("Belum ada di galeri ini"), "batu")]
    if not row.on_sale:
        return [tag(_("Tidak dijual"), "")]
    if row.free <= 0:
        return [tag(_("Habis"), "bata")]
    return [tag(_("Menipis"), "madu")] if few(row) else []


def head(row: Lying) -> list[Child]:
    """The opened product and how many of it there are."""
    facts = [
        (_("Bebas dijual"), row.free),
        (_("Sudah dipesan"), row.reserved),
        (_("Ada di galeri"), row.free + row.reserved),
    ]
    numbers = html.Dl(
        [html.Div([html.Dt(words), html.Dd(count(number))]) for words, number in facts],
        className="cash-counts",
    )
    title = html.Div(
        [
            thumb(row.name, row.category, row.picture),
            html.Div([html.H2(row.name), html.P([row.seller, *_marks(row)], className="muted")]),
        ],
        className="cash-product",
    )
    return [title, numbers]


def form(
    *, act_id: str, pieces_id: str, words_id: str, reason_id: str, trouble_id: str, save_id: str
) -> list[Child]:
    """What happens with the opened product: it comes, it leaves, or it was counted."""
    acts = [
        (IN, _("Barang masuk")),
        (OUT, _("Keluar tanpa dijual")),
        (COUNT, _("Hitung ulang")),
    ]
    choice = html.Fieldset(
        [
            html.Legend(_("Yang terjadi"), className="field-label"),
            dbc.RadioItems(
                id=act_id,
                options=[{"value": value, "label": words} for value, words in acts],
                value=IN,
                class_name="cash-pay cash-act",
            ),
        ]
    )
    pieces = dbc.Input(
        id=pieces_id, type="text", inputmode="numeric", autocomplete="off", maxlength=7
    )
    reason = forms.text(reason_id, placeholder=_("misalnya: kemasan sobek"))
    return [
        choice,
        html.Div(
            [
                forms.field(html.Span(_("Jumlah masuk"), id=words_id), pieces, id=pieces_id),
                forms.field(_("Alasan atau keterangan"), reason, id=reason_id),
            ],
            className="cash-fields",
        ),
        html.Div(id=trouble_id, role="alert"),
        button(_("Simpan stok"), id=save_id, look="madu", more="btn-big"),
    ]


def moves(rows: Sequence[Moved]) -> list[Child]:
    """What moved on the shelf today, the latest first."""
    head = html.H3(_("Pergerakan hari ini"), className="cash-sub")
    if not rows:
        return [head, html.P(_("Belum ada pergerakan stok hari ini."), className="muted")]
    items = [
        html.Li(
            [
                html.Span(row.at, className="muted"),
                html.Span(
                    [html.Strong(row.name), html.Span(_words(row), className="muted")],
                ),
                html.Strong(signed(row.change), className="cash-change"),
            ]
        )
        for row in rows
    ]
    return [head, html.Ul(items, className="cash-moves")]


def signed(change: int) -> str:
    """+12 or −3."""
    return f"+{count(change)}" if change > 0 else f"−{count(-change)}"


def _words(row: Moved) -> str:
    return " · ".join(part for part in (_(_KINDS.get(row.kind, row.kind)), row.note) if part)


def amount_words(act: str) -> str:
    """The label of the number, by what happens."""
    words = {OUT: _("Jumlah keluar"), COUNT: _("Terhitung di galeri")}
    return words.get(act, _("Jumlah masuk"))


def resting() -> html.P:
    """While no product is open."""
    words = _("Pilih barang untuk mencatat masuk, keluar, atau hasil hitung.")
    return html.P(words, className="cash-hint", **aria(live="polite"))
