"""Dialogs of a seller's page: a product, its stock by gallery, a purchase that goes back."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.products import CATEGORIES, NAME_LIMIT, UNIT_LIMIT
from dashapp.ui import forms
from dashapp.ui.elements import Children, button, data
from dashapp.ui.words import _


@dataclass(frozen=True)
class ProductIds:
    """Ids of the product's form."""

    dialog: str
    title: str
    summary: str
    note: str
    photo: str
    drop: str
    name: str
    category: str
    unit: str
    price: str
    history: str
    shown: str
    shown_box: str
    save: str
    cancel: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the service -> (label, id of the control), in the order of the form."""
        return {
            "photo": (_("Foto produk"), self.drop),
            "name": (_("Nama produk"), self.name),
            "category": (_("Kategori"), self.category),
            "unit": (_("Satuan"), self.unit),
            "price": (_("Harga"), self.price),
        }


def product_dialog(ids: ProductIds) -> dbc.Modal:
    """Picture, name, category, unit and price; the page fills it when it opens."""
    labels = {name: label for name, (label, _control) in ids.fields().items()}
    target = data(upload=ids.photo, **{"upload-to": "/unggah/produk", "upload-what": "produk"})
    picture = html.Div(id=ids.drop, className="photo-drop", **target)
    choices = [(name, name) for name in CATEGORIES]
    body: list[Component] = [
        html.Div(id=ids.summary),
        html.Div(id=ids.note),
        forms.field(
            [labels["photo"], html.Span(_(" (boleh menyusul)"), className="muted")],
            picture,
            id=ids.drop,
        ),
        forms.field(
            labels["name"],
            forms.text(ids.name, placeholder="Keripik Pisang Kepok", limit=NAME_LIMIT),
            id=ids.name,
        ),
        html.Div(
            [
                forms.field(
                    labels["category"],
                    forms.select(ids.category, choices, placeholder=_("Pilih")),
                    id=ids.category,
                ),
                forms.field(
                    labels["unit"],
                    forms.text(ids.unit, placeholder="150 g", limit=UNIT_LIMIT),
                    id=ids.unit,
                ),
            ],
            className="two-fields",
        ),
        forms.field(labels["price"], forms.money(ids.price), id=ids.price),
        html.Div(id=ids.history),
        html.Div(
            dbc.Switch(id=ids.shown, value=True, label=_("Tampil di galeri")), id=ids.shown_box
        ),
    ]
    foot = [
        button("", id=ids.save, look="madu", more="grow"),
        button(_("Batal"), id=ids.cancel),
    ]
    return dialog(ids.dialog, ids.title, body, foot, scrolls=True)


def price_history(prices: Sequence[tuple[int, str]]) -> Component | None:
    """What the product has cost, behind a word; nothing while there has been one price."""
    if len(prices) < 2:
        return None
    rows = [
        html.Li([html.Strong(rupiah.write(amount)), _(" sejak %(moment)s", moment=since)])
        for amount, since in prices
    ]
    inside = [html.Summary(_("Riwayat harga")), html.Ul(rows, className="seller-prices")]
    return html.Details(inside, className="chart-more")


@dataclass(frozen=True)
class ShelfCount:
    """A gallery with the free pieces of one product."""

    gallery: str
    name: str
    quantity: int


def stock_rows(shelves: Sequence[ShelfCount]) -> list[Component]:
    """A field per gallery: {"type": "seller-count", "gallery": code}."""
    return [html.Div([_count(shelf) for shelf in shelves], className="seller-shelves")]


def _count(shelf: ShelfCount) -> html.Div:
    control = dbc.Input(
        id={"type": "seller-count", "gallery": shelf.gallery},
        type="text",
        inputmode="numeric",
        value=str(shelf.quantity),
        maxlength=6,
        autocomplete="off",
    )
    error = html.Div(
        id={"type": "seller-count-error", "gallery": shelf.gallery}, className="field-error"
    )
    return html.Div([html.Label([html.Span(shelf.name), control]), error])


def stock_dialog(
    *,
    id: str,
    title_id: str,
    rows_id: str,
    reason_id: str,
    trouble_id: str,
    save_id: str,
    cancel_id: str,
) -> dbc.Modal:
    """Stock by gallery, and why it changes."""
    reasons = (_("Barang masuk"), _("Diambil kembali"), _("Rusak atau kedaluwarsa"),
               _("Dihitung ulang"))  # fmt: skip
    body: list[Component] = [
        html.Div(id=trouble_id),
        html.Div(id=rows_id),
        _chips("stok", reasons),
        forms.field(_("Alasan"), forms.text(reason_id, limit=300), id=reason_id),
    ]
    foot = [
        button(_("Simpan stok"), id=save_id, look="madu", more="grow"),
        button(_("Batal"), id=cancel_id),
    ]
    return dialog(id, title_id, body, foot, scrolls=True)


def return_dialog(
    *, id: str, title_id: str, reason_id: str, confirm_id: str, cancel_id: str
) -> dbc.Modal:
    """Asks why a purchase goes back to its buyer."""
    reasons = (_("Nominal berbeda dari nota"), _("Tidak dibeli di toko ini"),
               _("Tanggal keliru"))  # fmt: skip
    body: list[Component] = [
        _chips("kembali", reasons),
        forms.field(
            _("Alasan"),
            dbc.Textarea(id=reason_id, rows=3, maxlength=300),
            id=reason_id,
        ),
    ]
    foot = [
        button(_("Kembalikan pembelian"), id=confirm_id, look="bata", more="grow"),
        button(_("Batal"), id=cancel_id),
    ]
    return dialog(id, title_id, body, foot, title=_("Kembalikan pembelian ini?"))


def _chips(of: str, words: Sequence[str]) -> html.Div:
    chips = [
        forms.chip({"type": "seller-reason", "of": of, "value": each}, each, False)
        for each in words
    ]
    return html.Div(chips, className="chips")


def dialog(
    id: str,
    title_id: str,
    body: Sequence[Component],
    foot: Sequence[Component],
    *,
    title: Children = None,
    scrolls: bool = False,
    size: str | None = None,
) -> dbc.Modal:
    """A dialog with its title, its fields and its buttons."""
    heading = html.H2(title, id=title_id, className="modal-title")
    return dbc.Modal(
        [
            dbc.ModalHeader(heading, close_button=False),
            dbc.ModalBody(list(body), class_name="stack"),
            dbc.ModalFooter(list(foot)),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
        scrollable=scrolls,
        size=size,
    )
