"""What follows the chosen goods: the form's lines and sum, the cart, and the ways to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import ALL, Input, Output, State

from callbacks.home.browser import in_browser
from callbacks.home.cart import Cart, quantities
from dashapp import clock, shelf
from dashapp.domain import rupiah
from dashapp.domain.compliance import Status
from dashapp.domain.purchases import Fund
from dashapp.identity import current_actor
from dashapp.services import gallery, home
from dashapp.services.gallery import Item
from dashapp.services.home import OwnMonth
from dashapp.site import HOME
from dashapp.ui import cart, columns
from dashapp.ui.entry import entry_lines
from dashapp.ui.orders import Effect, pickup_effect
from dashapp.ui.words import _, count, month_only
from pages import home as page
from pages.home import ORDER, Id

SIDES = {"type": ORDER.side, "value": ALL}


@HOME.callback(
    Output(Id.LINES, "children"),
    Output(Id.AMOUNT, "value"),
    Output(Id.AMOUNT, "readonly"),
    Output(Id.PRICES, "data"),
    Output(ORDER.lines, "children"),
    Output(ORDER.result, "children"),
    Output(ORDER.number, "children"),
    Output(Id.CART_BAR, "children"),
    Output(Id.BASKET, "children"),
    Input(Id.CART, "data"),
    prevent_initial_call=True,
)
def choose(chosen: Cart) -> Any:
    """Write the chosen goods into the form, where their sum is the amount, and into the cart."""
    items = gallery.basket(quantities(chosen), now=clock.now())
    total = sum(item.amount for item in items)
    lines = [shelf.cart_line(item) for item in items]
    month = home.own(by=current_actor(), now=clock.now()).present if items else None
    return (
        entry_lines(shelf.lines(items), columns.GALLERY),
        rupiah.plain(total) if items else "",
        bool(items),
        {str(item.product_id): item.price for item in items},
        cart.cart_lines(lines),
        [cart.to_pay(total), pickup_effect(_effect(month, total))] if items else [],
        count(_pieces(items)) if items else "",
        cart.bar(lines, ORDER.opener),
        cart.phone_bar(total, _pieces(items), _said(month, total), ORDER.opener, columns.ENTRY),
    )


def _pieces(items: Sequence[Item]) -> int:
    return sum(item.quantity for item in items)


def _effect(month: OwnMonth | None, amount: int) -> Effect | None:
    """What fetching goods for `amount` does to the month; nothing where nothing is owed."""
    if month is None or not month.obliged:
        return None
    then = page.effect(month, amount, Fund.PRIBADI)
    return Effect(month_only(month.month), then.verified, then.minimum, then.status)


def _said(month: OwnMonth | None, amount: int) -> str:
    """The same in the few words of the phones' bar."""
    then = _effect(month, amount)
    if then is None:
        return _("Belum dipesan")
    if then.status is Status.FULFILLED:
        return _("Kewajiban %(month)s terpenuhi", month=then.month)
    return _("Masih kurang %(gap)s", gap=rupiah.write(then.minimum - then.verified))


in_browser(
    "side",
    Output(Id.SIDE, "data"),
    Input(SIDES, "n_clicks"),
    Input({"type": ORDER.opener, "value": ALL}, "n_clicks"),
)
in_browser(
    "sideShown",
    Output(ORDER.box, "className"),
    Output(SIDES, "aria-pressed"),
    Input(Id.SIDE, "data"),
    State(SIDES, "id"),
)
