"""The gallery: search, filters, more of it, and what is put into the basket."""

from __future__ import annotations

from typing import Any

from dash import ALL, Input, Output, State

from callbacks.home.browser import in_browser
from callbacks.home.cart import Cart, quantities
from dashapp import clock, shelf
from dashapp.services import gallery
from dashapp.site import HOME
from dashapp.ui.gallery import ALL as EVERYTHING
from dashapp.ui.gallery import FIT
from pages import home as page
from pages.home import Id

PRESSED = Input({"type": Id.ACT, "value": ALL}, "n_clicks")


@HOME.callback(
    Output(Id.PRODUCTS, "children"),
    Output(Id.CHIPS, "children"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    Input(Id.CATEGORY, "data"),
    Input(Id.LIMIT, "data"),
    Input(Id.GAP, "data"),
    State(Id.CART, "data"),
    prevent_initial_call=True,
)
def browse(
    search: str | None, place: str | None, category: str, limit: int, gap: int, cart: Cart
) -> Any:
    """Show the products that fit search, gallery and category, or that close the gap."""
    chosen = {EVERYTHING, FIT}
    found = gallery.browse(
        now=clock.now(),
        search=search or "",
        category=None if category in chosen else category,
        gallery=None if place == page.EVERYWHERE else place,
        limit=limit,
        gap=gap,
        only_fitting=category == FIT,
    )
    cards = shelf.cards(found, quantities(cart), search or "", act=Id.ACT)
    return cards, shelf.chips(found, category)


in_browser(
    "cart",
    Output(Id.CART, "data"),
    Input({"type": "home-add", "product": ALL}, "n_clicks"),
    Input({"type": "home-less", "product": ALL}, "n_clicks"),
    Input({"type": "line-add", "product": ALL}, "n_clicks"),
    Input({"type": "line-less", "product": ALL}, "n_clicks"),
    Input({"type": "cart-add", "product": ALL}, "n_clicks"),
    Input({"type": "cart-less", "product": ALL}, "n_clicks"),
    Input({"type": Id.BUNDLE, "products": ALL}, "n_clicks"),
    State(Id.CART, "data"),
)
in_browser(
    "steppers",
    Output({"type": "home-step", "product": ALL}, "className"),
    Output({"type": "home-number", "product": ALL}, "children"),
    Input(Id.CART, "data"),
    State({"type": "home-step", "product": ALL}, "id"),
)
in_browser(
    "category",
    Output(Id.CATEGORY, "data"),
    Input({"type": "home-chip", "value": ALL}, "n_clicks"),
    PRESSED,
)
in_browser(
    "more",
    Output(Id.LIMIT, "data"),
    PRESSED,
    Input(Id.CATEGORY, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    State(Id.LIMIT, "data"),
)
in_browser("reset", Output(Id.SEARCH, "value"), Output(Id.GALLERY, "value"), PRESSED)
in_browser(
    "browsing",
    Output(Id.SHELF, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    Input(Id.CATEGORY, "data"),
)
# By itself: with the products among its inputs the mark would come only after the answer.
in_browser(
    "browsed", Output(Id.SHELF, "data", allow_duplicate=True), Input(Id.PRODUCTS, "children")
)
