"""The other side of the entry form: the cart, ordered at a gallery and paid when it is fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.problems import Problem
from dashapp.ui import forms, messages
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, aria, button, hidden, icon, link
from dashapp.ui.states import empty
from dashapp.ui.words import _, count

FORM, CART = "catat", "keranjang"  # the two sides


@dataclass(frozen=True)
class CartIds:
    """Ids of the cart. `side`, `opener` and `bundle` are types of pattern ids."""

    box: str  # the card of both sides
    side: str
    opener: str
    number: str
    gallery: str
    lines: str
    offers: str
    bundle: str
    result: str
    trouble: str
    submit: str


@dataclass(frozen=True)
class CartLine:
    """One product in the cart at today's price in rupiah."""

    product_id: int
    name: str
    seller: str
    category: str
    quantity: int
    price: int
    picture: str | None = None


def sides(ids: CartIds) -> html.Div:
    """Switches between recording what was bought and ordering what was not."""
    number = html.Span(id=ids.number, className="cart-number")
    choices: list[tuple[str, list[Child]]] = [
        (FORM, [icon("pencil-simple-line"), _("Catat pembelian")]),
        (CART, [icon("basket"), _("Keranjang"), number]),
    ]
    parts = [({"type": ids.side, "value": value}, words, value == FORM) for value, words in choices]
    return forms.segments(parts, label=_("Catat atau pesan"), more="entry-sides")


def cart_side(ids: CartIds, galleries: Sequence[tuple[str, str]], chosen: str | None) -> html.Div:
    """The cart: where it is fetched, its goods, what is proposed, and the order. (code, name)."""
    where = forms.select(ids.gallery, galleries, value=chosen, placeholder=_("Pilih galeri"))
    submit = button(
        _("Pesan & ambil"), id=ids.submit, look="madu", more="btn-big", icon_name="package"
    )
    foot: list[Child] = [
        html.Div(id=ids.trouble, role="alert"),
        html.Div(id=ids.result, **aria(live="polite")),
        submit,
        html.P(_("Belum dibayar. Bayar di galeri saat mengambil."), className="caption cart-said"),
    ]
    fields = [
        forms.field(_("Galeri tempat mengambil"), where, id=ids.gallery),
        html.Div(cart_lines([]), id=ids.lines),
        html.Div(id=ids.offers),
    ]
    return html.Div(
        [
            html.H2(hidden(_("Keranjang"))),
            html.Div(fields, className="entry-fields"),
            html.Div(foot, className="entry-foot"),
        ],
        className="cart-side",
    )


def cart_lines(lines: Sequence[CartLine]) -> list[Child]:
    """The goods with their steppers, {"type": "cart-less" | "cart-add", "product"}."""
    if not lines:
        return [empty(_("Keranjang masih kosong"), _("Tambah barang dari galeri produk."))]
    return [html.Ul([html.Li(_line(line)) for line in lines], className="cart-lines")]


def _line(line: CartLine) -> list[Child]:
    name = [html.Strong(line.name), html.P(line.seller, className="muted")]
    stepper = [
        _step("cart-less", "minus", line, _("Kurangi")),
        html.Span(count(line.quantity), className="line-number"),
        _step("cart-add", "plus", line, _("Tambah")),
    ]
    return [
        thumb(line.name, line.category, line.picture),
        html.Div(name, className="cart-name"),
        html.Strong(rupiah.write(line.quantity * line.price), className="cart-amount"),
        html.Div(stepper, className="cart-stepper"),
    ]


def _step(kind: str, sign: str, line: CartLine, verb: str) -> html.Button:
    return html.Button(
        icon(sign),
        id={"type": kind, "product": line.product_id},
        type="button",
        className="line-step",
        **aria(label=f"{verb} {line.name}"),
    )


def to_pay(amount: int) -> html.P:
    """ "Bayar di galeri Rp 22.000"."""
    sums = html.Strong(rupiah.write(amount), className="order-sum")
    return html.P([html.Span(_("Bayar di galeri")), sums], className="order-pay")


def bar(lines: Sequence[CartLine], opener: str) -> list[Child]:
    """The card below the form: what lies in the cart, and the way to it; nothing for no goods."""
    if not lines:
        return []
    amount = sum(line.quantity * line.price for line in lines)
    pieces = count(sum(line.quantity for line in lines))
    thumbs = [thumb(line.name, line.category, line.picture) for line in lines[:3]]
    said = [
        html.Strong(rupiah.write(amount)),
        html.P(_("%(number)s barang di keranjang", number=pieces), className="muted"),
    ]
    way = button(_("Pesan & ambil"), id={"type": opener, "value": "bar"})
    return [
        html.Div(thumbs, className="cart-thumbs"),
        html.Div(said, className="grow"),
        way,
    ]


def phone_bar(amount: int, pieces: int, said: str, opener: str, to: str) -> list[Child]:
    """The floating bar of phones; `said`: what the goods do, `to`: the part that holds the cart."""
    if pieces <= 0:
        return []
    number = _("%(number)s barang", number=count(pieces))
    sums = [html.Strong(rupiah.write(amount)), html.Span(f" · {number}", className="muted")]
    words = [html.P(sums), html.P(said, className="basket-said")]
    id: Any = {"type": opener, "value": "phone"}
    way = html.A(_("Lihat keranjang"), id=id, href=f"#{to}", className="btn-madu")
    return [html.Div(words, className="grow"), way]


def trouble(problems: Mapping[str, Problem]) -> list[Child]:
    """What is wrong with an order, product by product under its name."""
    if not problems:
        return []
    lines = [html.Li(_told(problem)) for problem in problems.values()]
    return [html.Div([icon("warning-circle"), html.Ul(lines)], className="cart-trouble")]


def _told(problem: Problem) -> list[Child]:
    words, name = messages.sentence(problem), problem.params.get("name")
    return [html.Strong(f"{name}: "), words] if name else [words]


def ordered(number: str, place: str, href: str) -> Component:
    """An order that has just been made, with the way to its code."""
    words: list[Child] = [
        html.Strong(_("Pesanan %(number)s dibuat.", number=number)),
        " ",
        _("Ambil di %(place)s.", place=place),
    ]
    way = link(_("Lihat kode ambil"), href, "link")
    inner = html.Div([html.P(words), way], className="grow")
    return html.Div([icon("check-circle"), inner], className="strip strip-daun")
