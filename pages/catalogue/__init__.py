"""The catalogue of DKUPP: who may sell, which paper is missing, is it the same one twice."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashapp.services import catalogue
from dashapp.ui import account_dialogs, catalogue_forms, forms
from dashapp.ui.catalogue_words import suggestions
from dashapp.ui.elements import aria
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.catalogue import listing, opened
from pages.catalogue.ids import ASK, PAPER, REASON, SELLER, Id

FRAME: dict[str, Any] = {"fill": True}


def layout() -> Component:
    """What needs a look, with its first line open."""
    found = listing.find(None, None, None)
    first = listing.first_key(found)
    chips, lines, foot = listing.parts(found, None)
    listed = html.Section(
        [
            html.Div(
                [html.Div(chips, id=Id.CHIPS, className="chips"), _search()],
                className="catalogue-tools",
            ),
            html.Div(lines, id=Id.LIST, className="catalogue-scroll", tabIndex=0,
                     **aria(label=_("Daftar UMKM"))),
            html.Div(foot, id=Id.FOOT, className="catalogue-foot"),
        ],
        className="panel catalogue-list",
        **aria(label=_("Daftar UMKM")),
    )  # fmt: skip
    side = html.Div(opened.side(first), id=Id.SIDE, className="catalogue-side", tabIndex=-1)
    return html.Div(
        [
            *_stores(first),
            html.Div(listing.head(found.figures), id=Id.HEAD),
            html.Div([listed, side], className="catalogue-body"),
            *_dialogs(),
            toast_area(Id.TOASTS),
        ],
        className="catalogue",
    )


def _stores(first: str | None) -> list[Component]:
    empty = (Id.PACE, Id.ACT, Id.PAPER, Id.FORM, Id.MARKED)
    return [
        dcc.Store(id=Id.FILTER, data=catalogue.FILTERS[0]),
        dcc.Store(id=Id.LIMIT, data=catalogue.PAGE),
        dcc.Store(id=Id.SELECTED, data=first),
        dcc.Store(id=Id.CHANGED, data=0),
        *(dcc.Store(id=each) for each in empty),
    ]


def _search() -> Component:
    control = dbc.Input(
        id=Id.SEARCH,
        type="search",
        debounce=300,
        maxlength=catalogue.LONGEST_SEARCH,
        placeholder=_("Cari UMKM, produk"),
        autocomplete="off",
    )
    label = html.Label(_("Cari UMKM, produk"), htmlFor=Id.SEARCH, className="visually-hidden")
    mark = html.I(className="icon icon-magnifying-glass")
    return html.Div([label, forms.marked(control, mark)], className="catalogue-search")


def _dialogs() -> list[Component]:
    return [
        catalogue_forms.reason_dialog(REASON, suggestions()),
        account_dialogs.question_dialog(ASK),
        catalogue_forms.paper_dialog(PAPER),
        catalogue_forms.seller_dialog(SELLER),
        account_dialogs.secret_dialog(
            id=Id.SECRET,
            title_id=Id.SECRET_TITLE,
            body_id=Id.SECRET_BODY,
            done_id=Id.SECRET_DONE,
        ),
    ]
