"""Paket pas target: baskets that reach what is still to buy, ready to be put into the cart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, aria, button, tag
from dashapp.ui.words import _


@dataclass(frozen=True)
class Goods:
    """One piece of a basket."""

    product_id: int
    name: str
    seller: str
    category: str
    picture: str | None = None


@dataclass(frozen=True)
class Basket:
    """A basket of `amount` rupiah, `over` beyond what is left to buy."""

    goods: Sequence[Goods]
    amount: int
    over: int


def baskets(found: Sequence[Basket], kind: str) -> Component | None:
    """The baskets, each with a button {"type": kind, "products": "12-55"}; None for none."""
    if not found:
        return None
    title = _("Paket pas untuk %(gap)s", gap=rupiah.write(found[0].amount - found[0].over))
    rows = html.Ul([html.Li(_basket(basket, kind)) for basket in found])
    return html.Section([html.H3(title), rows], className="bundles", **aria(label=title))


def _basket(basket: Basket, kind: str) -> list[Child]:
    names = " + ".join(goods.name for goods in basket.goods)
    sellers = ", ".join(dict.fromkeys(goods.seller for goods in basket.goods))
    thumbs = [thumb(goods.name, goods.category, goods.picture) for goods in basket.goods[:3]]
    over = _("lebih %(over)s", over=rupiah.write(basket.over)) if basket.over else _("Pas!")
    numbers = "-".join(str(goods.product_id) for goods in basket.goods)
    said = [
        html.Strong(names),
        html.P(sellers, className="muted"),
        html.P([html.Strong(rupiah.write(basket.amount)), " ", tag(over)]),
    ]
    return [
        html.Div(thumbs, className="cart-thumbs"),
        html.Div(said, className="grow"),
        button(
            _("Pilih"),
            id={"type": kind, "products": numbers},
            **aria(label=_("Pilih") + f" {names}"),
        ),
    ]
