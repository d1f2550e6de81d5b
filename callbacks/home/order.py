"""Goods of the basket ordered at a gallery; what is wrong is told there and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks.home.cart import Cart, quantities
from dashapp import clock
from dashapp.domain import orders as rules
from dashapp.domain.problems import Problem, Rejected
from dashapp.identity import current_actor
from dashapp.services import orders
from dashapp.services.orders import Placed
from dashapp.site import HOME, ORDERS
from dashapp.ui.elements import link
from dashapp.ui.entry_order import order_trouble
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import home as page
from pages.home import ORDER, Id


@HOME.callback(
    Output(ORDER.trouble, "children"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CART, "data", allow_duplicate=True),
    Output(Id.KEY, "data", allow_duplicate=True),
    Input(ORDER.submit, "n_clicks"),
    State(ORDER.gallery, "value"),
    State(Id.CART, "data"),
    State(Id.PRICES, "data"),
    State(Id.KEY, "data"),
    prevent_initial_call=True,
)
def order(
    clicks: int | None,
    gallery: str | None,
    cart: Cart,
    prices: dict[Any, Any] | None,
    key: str | None,
) -> Any:
    """Order the goods at the prices that were shown, or say of each product what is wrong."""
    if not clicks:
        raise PreventUpdate
    try:
        placed = orders.place(
            quantities(cart),
            gallery or "",
            prices=prices or {},
            by=current_actor(),
            now=clock.now(),
            key=key or "",
        )
    except Rejected as rejected:
        told = order_trouble(rejected.problems)
        return told, no_update, _kept(cart, rejected.problems), _key_after(rejected.problems)
    return [], _done(placed), [], page.fresh_key()


def _done(placed: Placed) -> Any:
    words = _("Pesanan dibuat · %(number)s", number=placed.number)
    way = link(_("Lihat kode"), ORDERS.path or "/", "toast-act")
    return toast(words, act=way, key=placed.number)


def _kept(cart: Cart, problems: Mapping[str, Problem]) -> Cart:
    """The basket, written anew so that it shows today's prices; goods no longer sold leave it."""
    gone = {field for field, problem in problems.items() if problem.code == "product_gone"}
    return [pair for pair in cart if rules.field_of(pair[0] if pair else None) not in gone]


def _key_after(problems: Mapping[str, Problem]) -> Any:
    """Another key when this one has made another order, whose answer was lost on the way."""
    used = problems.get("")
    return page.fresh_key() if used and used.code == "key_used_differently" else no_update
