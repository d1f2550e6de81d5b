"""The page of a seller: own shop with products and stock, orders, sales of the month."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashapp.domain.people import Actor
from dashapp.identity import current_actor
from dashapp.services import shop
from dashapp.ui import seller as ui
from dashapp.ui import seller_dialogs as dialogs
from dashapp.ui import seller_list
from dashapp.ui.elements import aria, button, hidden, icon
from dashapp.ui.forms import marked
from dashapp.ui.heads import picker
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.seller import acts, moved, shown
from pages.seller.ids import EVERYWHERE, PRODUCT, Id
from pages.seller.shown import PARTS, Found

__all__ = ["DOWNLOAD", "EVERYWHERE", "PARTS", "PRODUCT", "UPLOAD", "Id", "acts", "layout", "shown"]

DOWNLOAD = "/umkm/daftar"  # where the list of products is taken out
UPLOAD = "/umkm/unggah"  # where a list comes in


def layout() -> Component:
    """The first shop of the seller as it stands."""
    found = shown.find(None, None, None)
    drawn = shown.parts(found)
    values = dict(zip(PARTS, drawn, strict=True))

    def place(id: Id, more: str = "") -> html.Div:
        return html.Div(values[id, "children"], id=id, className=more)

    return html.Div(
        [
            *_stores(moved.marks([*drawn, shown.badge_words(found)])),
            ui.sections(ui.SHOP, shown.badge(found), _("Bagian toko")),
            html.Div(
                [
                    _head(found, place(Id.HEAD)),
                    place(Id.CLOSED),
                    place(Id.WAITING, "seller-strip"),
                    _body(place),
                ],
                className="seller-page",
            ),
            *_dialogs(),
            toast_area(Id.TOASTS),
        ],
        id=Id.ROOT,
        className=f"seller is-{ui.SHOP}",
    )


def subtitle(actor: Actor) -> str:
    """The shop's name under that of the seller."""
    return shop.one(None, by=actor).name


def _stores(seen: str) -> list[Component]:
    kept: dict[str, Any] = {
        Id.SEEN: seen,
        Id.CHANGED: 0,
        Id.FILTER: ui.ALL,
        Id.STEP: None,
        Id.EDIT: None,
        Id.EDITED: None,
        Id.PHOTO: None,
        Id.STOCK: None,
        Id.COUNTED: None,
        Id.SALE: None,
        Id.LIST_ROWS: None,
        Id.LIST_SEEN: None,
    }
    # One that holds nothing is given nothing: with None it would call its callbacks at once.
    return [
        dcc.Store(id=name) if data is None else dcc.Store(id=name, data=data)
        for name, data in kept.items()
    ]


def _head(found: Found, title: Component) -> Component:
    own = [(str(each.id), each.name) for each in shop.own(by=current_actor())]
    chosen = picker(Id.SHOP, _("Toko yang ditampilkan"), own, str(found.shop.id))
    places = [(EVERYWHERE, _("Semua galeri")), *shown.galleries()]
    where = dbc.Select(
        id=Id.GALLERY,
        options=[{"value": code, "label": name} for code, name in places],
        value=EVERYWHERE,
        class_name="head-select",
    )
    label = html.Label(hidden(_("Galeri yang ditampilkan")), htmlFor=Id.GALLERY)
    controls = [
        html.Div(chosen, hidden=len(own) == 1),
        html.Div([label, marked(where, icon("map-pin"))], className="seller-where"),
        shown.add_button(),
    ]
    return html.Div([title, html.Div(controls, className="head-controls")], className="page-head")


def _body(place: Any) -> Component:
    listed = html.Section(
        [
            html.Div(
                [
                    html.H2(_("Produk dan stok")),
                    html.Div(
                        place(Id.CHIPS).children,
                        id=Id.CHIPS,
                        className="chips",
                        role="group",
                        **aria(label=_("Saringan produk")),
                    ),
                ],
                className="panel-head",
            ),
            place(Id.PRODUCTS, "seller-scroll"),
            _foot(),
        ],
        className="panel seller-goods",
    )
    side = html.Div(
        [
            html.Section(place(Id.CONFIRM), className="panel card-confirm"),
            html.Section(place(Id.MONTH), className="panel card-month"),
            html.Section(place(Id.ORDERS), className="panel card-orders"),
            html.Section(place(Id.OPDS), className="panel card-opds"),
        ],
        className="seller-side",
    )
    tables = html.Div(
        [
            html.Section(place(Id.GOODS), className="panel"),
            html.Section(place(Id.DAYS), className="panel"),
        ],
        className="seller-tables",
    )
    return html.Div([listed, tables, side], className="seller-body")


def _foot() -> Component:
    saved = html.Span(
        [icon("check-circle"), html.Span(shown.saved(), id=Id.SAVED)],
        className="seller-saved",
        role="status",
    )
    out = [
        html.A([icon("download-simple"), form.upper()], href=f"{DOWNLOAD}.{form}",
               className="btn-teks", download=f"produk.{form}",
               **aria(label=_("Unduh daftar produk, %(form)s", form=form.upper())))
        for form in ("xlsx", "csv")
    ]  # fmt: skip
    take = button(_("Unggah daftar"), id=Id.LIST_OPEN, look="teks", icon_name="upload-simple")
    lists = html.Div([*out, take], className="seller-lists")
    return html.Div([saved, lists], className="seller-foot")


def _dialogs() -> list[Component]:
    return [
        dialogs.product_dialog(PRODUCT),
        dialogs.stock_dialog(
            id=Id.STOCK_DIALOG,
            title_id=Id.STOCK_TITLE,
            rows_id=Id.STOCK_ROWS,
            reason_id=Id.STOCK_REASON,
            trouble_id=Id.STOCK_TROUBLE,
            save_id=Id.STOCK_SAVE,
            cancel_id=Id.STOCK_CANCEL,
        ),
        dialogs.return_dialog(
            id=Id.RETURN,
            title_id=Id.RETURN_TITLE,
            reason_id=Id.RETURN_REASON,
            confirm_id=Id.RETURN_SAVE,
            cancel_id=Id.RETURN_CANCEL,
        ),
        seller_list.list_dialog(
            id=Id.LIST_DIALOG,
            title_id=Id.LIST_TITLE,
            pick_id=Id.LIST_PICK,
            preview_id=Id.LIST_PREVIEW,
            apply_id=Id.LIST_APPLY,
            cancel_id=Id.LIST_CANCEL,
        ),
    ]
