"""The cart ordered at a gallery, and baskets proposed for it; what is wrong is told there."""

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
from dashapp.services import bundles, orders
from dashapp.services.bundles import Proposal
from dashapp.site import HOME, ORDERS
from dashapp.ui import bundles as bundles_ui
from dashapp.ui import cart as ui
from dashapp.ui.cards import own_picture
from pages import home as page
from pages.home import ORDER, Id


@HOME.callback(
    Output(ORDER.trouble, "children"),
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
        told = ui.trouble(rejected.problems)
        return told, _kept(cart, rejected.problems), _key_after(rejected.problems)
    made = ui.ordered(placed.number, placed.place, ORDERS.path or "/")
    return made, [], page.fresh_key()


def _kept(cart: Cart, problems: Mapping[str, Problem]) -> Cart:
    """The basket, written anew so that it shows today's prices; goods no longer sold leave it."""
    gone = {field for field, problem in problems.items() if problem.code == "product_gone"}
    return [pair for pair in cart if rules.field_of(pair[0] if pair else None) not in gone]


def _key_after(problems: Mapping[str, Problem]) -> Any:
    """Another key when this one has made another order, whose answer was lost on the way."""
    used = problems.get("")
    return page.fresh_key() if used and used.code == "key_used_differently" else no_update


@HOME.callback(
    Output(ORDER.offers, "children"),
    Input(Id.SIDE, "data"),
    Input(ORDER.gallery, "value"),
    Input(Id.CART, "data"),
    prevent_initial_call=True,
)
def offer(side: str | None, gallery: str | None, cart: Cart) -> Any:
    """Propose baskets that reach what is still to buy, while the cart is open and empty."""
    if side != ui.CART:
        raise PreventUpdate
    if quantities(cart):
        return None
    found = bundles.propose(gallery or "", by=current_actor(), now=clock.now())
    return bundles_ui.baskets([_basket(proposal) for proposal in found], ORDER.bundle)


def _basket(proposal: Proposal) -> bundles_ui.Basket:
    goods = [
        bundles_ui.Goods(
            part.product_id,
            part.name,
            part.seller,
            part.category,
            own_picture(part.photo_key),
        )
        for part in proposal.parts
    ]
    return bundles_ui.Basket(goods, proposal.amount, proposal.over)
