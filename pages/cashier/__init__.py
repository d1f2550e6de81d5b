"""The cashier's page: orders handed over, sales without an order, the shelf, notas of the day."""

from __future__ import annotations

import secrets
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp.domain.people import Role
from dashapp.identity import current_actor
from dashapp.ui import account_dialogs
from dashapp.ui import cashier_ways as ui
from dashapp.ui.elements import aria
from dashapp.ui.frame import notice_page
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.cashier import notas, orders, sale, shelf
from pages.cashier.ids import ASK, Id, Way

FRAME: dict[str, Any] = {"fill": True, "bleed": True}


def layout() -> Component:
    """On the left what is looked for, on the right what has been found, one way at a time."""
    if not current_actor().scopes_of(Role.KASIR):
        words = _("Akun Anda belum terhubung ke galeri. Hubungi DKUPP untuk melengkapinya.")
        return notice_page(_("Galeri belum ditentukan"), words)
    totals = orders.days()
    places = [(total.gallery, total.place) for total in totals]
    side = html.Section(
        [
            ui.place(Id.GALLERY, places),
            ui.panel(Way.ORDERS, orders.side()),
            ui.panel(Way.SALE, sale.side()),
            ui.panel(Way.STOCK, shelf.side()),
            ui.panel(Way.NOTAS, notas.side()),
            html.Div(orders.day(totals), id=Id.DAY, className="cash-foot"),
        ],
        className="cash-side",
        **aria(label=_("Cari dan pilih")),
    )
    main = html.Section(
        [
            ui.panel(Way.ORDERS, orders.main()),
            ui.panel(Way.SALE, sale.main()),
            ui.panel(Way.STOCK, shelf.main()),
            ui.panel(Way.NOTAS, notas.main()),
        ],
        className="cash-main",
        tabIndex=0,  # it scrolls, and may hold nothing else that takes the focus
        **aria(label=_("Yang sedang dibuka")),
    )
    ways = ui.ways(
        [
            (Way.ORDERS, _("Pesanan"), "package"),
            (Way.SALE, _("Jual"), "basket"),
            (Way.STOCK, _("Stok"), "table"),
            (Way.NOTAS, _("Nota"), "receipt"),
        ]
    )
    dialog = account_dialogs.question_dialog(ASK)
    content = [*_stores(), ways, side, main, dialog, toast_area(Id.TOASTS)]
    return html.Div(content, id=Id.ROOT, className=f"cash is-{Way.ORDERS}")


def _stores() -> list[Component]:
    """What the browser keeps while the page is open; of a buyer never the NIP."""
    empty = (Id.ORDER, Id.SOLD, Id.SCANNED, Id.HELD, Id.KEPT, Id.PICKED, Id.STOCK_SEEN,
             Id.NOTA_PICKED)  # fmt: skip
    return [
        *(dcc.Store(id=name) for name in empty),
        dcc.Store(id=Id.WAY, data=Way.ORDERS),
        dcc.Store(id=Id.BASKET, data={}),
        dcc.Store(id=Id.KEY, data=secrets.token_urlsafe(12)),
        dcc.Store(id=Id.CHANGED, data=0),
    ]
