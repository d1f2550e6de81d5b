"""What the four ways of the cashier's page share: the switch between them, places, the camera."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain.orders import Payment
from dashapp.ui import labels
from dashapp.ui.elements import Child, aria, data, icon
from dashapp.ui.notices import strip
from dashapp.ui.words import _

WAY = "cash-way"  # type of the pattern ids of the switch


def ways(items: Sequence[tuple[str, str, str]]) -> html.Div:
    """The switch: (way, words, icon), the first one on. assets/cashier.js moves it."""
    buttons = [
        html.Button(
            [icon(mark), words],
            id={"type": WAY, "way": str(way)},
            type="button",
            **aria(pressed="true" if way == items[0][0] else "false"),
        )
        for way, words, mark in items
    ]
    names = aria(label=_("Pekerjaan kasir"))
    switch = html.Div(buttons, className="segments cash-ways", role="group", **names)
    return html.Div(switch, className="cash-top")


def panel(way: str, content: Sequence[Child]) -> html.Div:
    """Seen while its way is on (assets/75-cashier.css)."""
    return html.Div(list(content), className=f"cash-panel on-{way}")


def place(id: str, places: Sequence[tuple[str, str]]) -> html.Div:
    """The gallery; one to choose when the cashier has several. (code, name)."""
    picker = dbc.Select(
        id=id,
        options=[{"value": code, "label": name} for code, name in places],
        value=places[0][0],
        class_name="cash-gallery",
    )
    heard = html.Label(_("Galeri"), htmlFor=id, className="visually-hidden")
    single = len(places) == 1
    name = html.H2(places[0][1] if single else _("Galeri"), className="cash-place")
    return html.Div([name, html.Div([heard, picker], hidden=single)], className="cash-places")


def scan(target: str, kind: str, typed: str) -> html.Div:
    """A switch between camera and keys; the camera's text goes to `target` (assets/qr/scan.js).

    kind: code (six digits) or buyer (the QR of an ASN). typed: words of the other way.
    """
    wrong = {
        "code": _("QR ini bukan kode ambil. Arahkan ke QR di halaman pesanan pembeli."),
        "buyer": _("QR ini bukan QR pembeli. Minta pembeli membuka QR di halaman Profil."),
    }
    switch = html.Div(
        [
            _way([icon("corners-out"), _("Pindai")], "on", "false"),
            _way([icon("password"), typed], "off", "true"),
        ],
        className="segments cash-switch",
        role="group",
        **aria(label=_("Cara mengisi")),
    )
    view = html.Div(
        [
            html.Div(className="cash-video"),
            html.P(_("Arahkan kamera ke QR di ponsel pembeli."), role="status"),
        ],
        className="cash-view",
    )
    told = data(
        target=target,
        kind=kind,
        hint=_("Arahkan kamera ke QR di ponsel pembeli."),
        none=_("Kamera tidak tersedia di perangkat ini. Ketik saja angkanya."),
        denied=_("Kamera belum diizinkan. Izinkan di peramban, atau ketik saja angkanya."),
        wrong=wrong[kind],
    )
    return html.Div([switch, view], className="cash-scan", **told)


def _way(words: list[Child], way: str, pressed: str) -> html.Button:
    return html.Button(words, type="button", **data(scan=way), **aria(pressed=pressed))


def paying(id: str) -> html.Fieldset:
    """How the money comes; nothing is chosen beforehand."""
    ways = [
        {"value": way.value, "label": labels.payment(way)} for way in (Payment.QRIS, Payment.TUNAI)
    ]
    return html.Fieldset(
        [
            html.Legend(_("Dibayar dengan"), className="field-label"),
            dbc.RadioItems(id=id, options=ways, value=None, class_name="cash-pay"),
        ]
    )


def at_once() -> html.Div:
    """Before the money is taken: what comes of it; nothing of how the buyer stands."""
    words = _("Pembelian ini langsung tercatat untuk pembeli.")
    return html.Div(strip(words, icon_name="seal-check"), className="cash-at-once")


def total(words: str, amount: str) -> list[Child]:
    """How many pieces, and the sum that is asked for."""
    return [html.Span(words), html.Strong(amount, className="cash-sum")]


def search(id: str, words: str, placeholder: str) -> html.Div:
    """One line to search with; its label is heard."""
    control = dbc.Input(
        id=id,
        type="search",
        placeholder=placeholder,
        maxlength=60,
        autocomplete="off",
        debounce=0.25,
    )
    mark = html.Span(icon("magnifying-glass"), className="inner-mark", **aria(hidden="true"))
    heard = html.Label(words, htmlFor=id, className="visually-hidden")
    return html.Div([heard, mark, control], className="with-mark")
