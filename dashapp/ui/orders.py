"""Parts of an ASN's own orders: the code that opens one at the counter, and how others ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate, Status
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, aria, button, icon, link, status
from dashapp.ui.gauge import gauge
from dashapp.ui.labels import Label
from dashapp.ui.qr import qr
from dashapp.ui.states import empty
from dashapp.ui.words import _, count

CANCEL = "order-cancel"  # type of pattern ids


@dataclass(frozen=True)
class Goods:
    """One line: `pieces` of a product at `amount` rupiah together."""

    name: str
    seller: str
    category: str
    pieces: int
    amount: int
    picture: str | None = None


@dataclass(frozen=True)
class Effect:
    """What the pick-up does to the duty of a month, by its name: rupiah verified then."""

    month: str
    verified: int
    minimum: int
    status: Status


@dataclass(frozen=True)
class Waiting:
    """An order to be fetched; `until` is the last day on which it is kept."""

    id: int
    number: str
    state: Label
    code: str
    place: str
    until: str
    goods: Sequence[Goods]
    amount: int
    effect: Effect | None = None


@dataclass(frozen=True)
class Ended:
    """An order that is over; `nota`: serial and address of its nota."""

    number: str
    state: Label
    goods: str
    note: str
    amount: int
    nota: tuple[str, str] | None = None


def page_head(id: str, words: Child) -> html.Div:
    """The title that is seen, and below it how many orders wait (children of `id`)."""
    title = html.Span(_("Pesanan"), className="page-title", **aria(hidden="true"))
    return html.Div([title, html.P(words, id=id)], className="orders-head")


def head_words(waiting: int) -> str:
    """How many orders wait to be fetched."""
    if not waiting:
        return _("Tidak ada yang menunggu diambil")
    return _("%(number)s menunggu diambil", number=count(waiting))


def none_at_all() -> Component:
    """Of somebody who has never ordered."""
    words = _("Pilih barang di beranda, lalu tekan Pesan & ambil. Kode ambilnya muncul di sini.")
    return empty(_("Belum ada pesanan"), words, act=_to_gallery())


def none_waiting() -> Component:
    """Of somebody whose orders are all over."""
    words = _("Barang yang dipesan di beranda menunggu di sini dengan kode ambilnya.")
    return empty(_("Tidak ada yang menunggu diambil"), words, act=_to_gallery())


def _to_gallery() -> Component:
    return html.A(_("Pilih barang"), href="/#gallery", className="btn-madu")


def written(code: str) -> str:
    """482 913: a code as it is read out."""
    return f"{code[:3]} {code[3:]}"


def waiting_card(order: Waiting) -> html.Article:
    """One order with its code, its goods, what is to be paid, and a way to give it up."""
    id = {"type": CANCEL, "order": order.id}
    pay = [
        html.Span(_("Bayar di galeri")),
        html.Strong(rupiah.write(order.amount), className="order-sum"),
    ]
    rest = [
        html.Div([html.H2(order.number), status(order.state)], className="order-top"),
        html.Ul([html.Li(_goods(goods)) for goods in order.goods], className="order-goods"),
        html.P(pay, className="order-pay"),
        pickup_effect(order.effect),
        button(
            _("Batalkan pesanan"), id=id, **aria(label=_("Batalkan pesanan") + f" {order.number}")
        ),
    ]
    return html.Article([_code(order), html.Div(rest, className="order-rest")], className="order")


def _code(order: Waiting) -> html.Div:
    shown = written(order.code)
    return html.Div(
        [
            html.P(_("Tunjukkan ke kasir"), className="muted"),
            qr(order.code, _("QR kode ambil %(code)s", code=shown), scale=8),
            html.Strong(shown, className="order-code-digits"),
            html.P([icon("map-pin"), html.Strong(order.place)], className="order-place"),
            html.P(_("disimpan sampai %(day)s", day=order.until), className="muted"),
        ],
        className="order-code",
    )


def _goods(goods: Goods) -> list[Child]:
    sub = _("%(n)s buah · %(seller)s", n=count(goods.pieces), seller=goods.seller)
    return [
        thumb(goods.name, goods.category, goods.picture),
        html.Div([html.Strong(goods.name), html.P(sub, className="muted")]),
        html.Strong(rupiah.write(goods.amount), className="order-price"),
    ]


def pickup_effect(effect: Effect | None) -> Component | None:
    """ "Setelah diambil, kewajiban Juni terpenuhi: Rp 87.000 dari Rp 75.000." """
    if effect is None:
        return None
    met = effect.status is Status.FULFILLED
    percent = min(100, Rate(effect.verified, effect.minimum).percent or 0)
    amounts = _(
        "%(verified)s dari %(minimum)s.",
        verified=rupiah.write(effect.verified),
        minimum=rupiah.write(effect.minimum),
    )
    words: list[Child] = [
        _("Setelah diambil, kewajiban %(month)s", month=effect.month),
        " ",
        html.Strong(_("terpenuhi")) if met else _("terisi"),
        f": {amounts}",
    ]
    filled = _("Terisi %(percent)d%%", percent=percent)
    cell = gauge(percent, size=36, on_light=True, number=False, describe=filled)
    return html.Div([cell, html.Div(words, className="grow")], className="strip strip-daun")


def ended_list(orders: Sequence[Ended]) -> list[Child]:
    """The orders that are over, the latest first; nothing when there is none."""
    if not orders:
        return []
    rows = html.Ul([html.Li(_ended(order)) for order in orders], className="orders-ended")
    return [html.H2(_("Sudah selesai")), rows]


def _ended(order: Ended) -> list[Child]:
    return [
        html.Div([html.Strong(order.goods), html.Strong(rupiah.write(order.amount))]),
        html.P(f"{order.number} · {order.note}", className="muted"),
        html.Div([status(order.state), _nota(order.nota)]),
    ]


def _nota(nota: tuple[str, str] | None) -> Child:
    return None if nota is None else link(_("Nota %(serial)s", serial=nota[0]), nota[1])


def question(*, id: str, title_id: str, words_id: str, confirm_id: str, close_id: str) -> dbc.Modal:
    """Asks before an order is given up, for that cannot be undone."""
    title = html.H2(_("Batalkan pesanan ini?"), id=title_id, className="modal-title")
    return dbc.Modal(
        [
            dbc.ModalHeader(title, close_button=False),
            dbc.ModalBody(html.Div(id=words_id, className="stack")),
            dbc.ModalFooter(
                [
                    button(_("Batalkan pesanan"), id=confirm_id, look="bata", more="grow"),
                    button(_("Kembali"), id=close_id),
                ]
            ),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
    )


def question_words(
    number: str, goods: str, place: str, trouble: Sequence[Child] = ()
) -> list[Child]:
    """What will be given up and what that means; `trouble`: why it could not be."""
    what = html.P([html.Strong(goods), f", {number}, {place}."])
    means = _("Barangnya kembali dijual dan kode ambilnya tidak berlaku lagi.")
    return [what, html.P(means, className="muted"), *trouble]
