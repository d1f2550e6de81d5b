"""The entry form of a purchase: from place and goods to photo and effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate, Status
from dashapp.domain.purchases import Fund
from dashapp.ui import entry_fields, labels
from dashapp.ui.elements import Child, aria, button, hidden, icon, status
from dashapp.ui.entry_fields import EntryIds
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _, month_only


@dataclass(frozen=True)
class EntryLine:
    """One line of goods in the form."""

    product_id: int
    name: str
    quantity: int
    unit_price: int


@dataclass(frozen=True)
class Effect:
    """What the purchase will do once verified: rupiah verified then, and the status.

    `among`: what waits already is among them. `month`: named when it is not the present one.
    """

    verified: int
    minimum: int
    status: Status
    fund: Fund = Fund.PRIBADI
    among: bool = False
    month: date | None = None


def entry_card(
    ids: EntryIds,
    *,
    places: Sequence[tuple[str, str]],
    place: str | None,
    today: date,
    lines: Sequence[EntryLine] = (),
    title: str | None = None,
    verb: str | None = None,
    photo_first: bool = False,
    box: str | None = None,
    sides: Component | None = None,
    beside: Component | None = None,
    gallery: str | None = None,
) -> html.Section:
    """The form's card. places: (code, name). Errors go to forms.error_id(control).children.

    photo_first is the order of phones, whose camera is at hand. `beside` is another side of the
    card, and `sides` switches between them by the class "shows-cart" of `box`. gallery: as for
    entry_lines.
    The day's words follow with clientside simadu.dayWords -> forms.words_id(ids.day).
    """
    where = entry_fields.place_field(ids, places, place)
    goods = entry_fields.goods_field(ids, entry_lines(lines, gallery))
    day = entry_fields.day_field(ids, today)
    amount, number = entry_fields.amount_field(ids), entry_fields.number_field(ids)
    photo, fund = entry_fields.photo_field(ids), entry_fields.fund_field(ids)
    shown: list[Child] = [where, goods, day, _pair(amount, number), photo, fund]
    if photo_first:
        shown = [photo, where, amount, day, goods, number, fund]
    heading = title or _("Catat pembelian")
    form = [
        html.H2(hidden(heading) if sides else heading, className="" if sides else "entry-title"),
        html.Div([html.Div(id=ids.summary), *shown], className="entry-fields"),
        _foot(ids, verb or _("Kirim pembelian")),
    ]
    inner = [sides, html.Div(form, className="entry-side"), beside] if sides else form
    named: dict[str, Any] = {"id": box} if box else {}
    return html.Section(inner, className="panel entry-panel", **named)


def _foot(ids: EntryIds, verb: str) -> html.Div:
    line = html.Div(id=ids.line, className="entry-line", role="status") if ids.line else None
    result = html.Div(id=ids.result, **aria(live="polite"))
    return html.Div([line, result, _send(ids, verb)], className="entry-foot")


def _pair(left: Component, right: Component) -> html.Div:
    return html.Div([left, right], className="entry-pair")


def _send(ids: EntryIds, verb: str) -> html.Button:
    """The one act of the form; without a line it says what it does instead."""
    words: list[Child] = [html.Span(verb, className="with-line")]
    if ids.line:
        words.append(html.Span(_("Kirim saat ada sinyal"), className="without-line"))
        words.append(html.Span(_("Batalkan pengiriman"), className="in-queue"))
    return button(words, id=ids.submit, look="madu", more="btn-big")


def entry_lines(lines: Sequence[EntryLine], gallery: str | None = None) -> list[Child]:
    """Children of the goods' box; steps have ids {"type": "line-less" | "line-add", "product"}.

    gallery: id of the place on the same page where goods are chosen, if there is one.
    """
    if lines:
        words = _("Jumlahnya menjadi nominal. Bayar lebih murah? Hapus barang, isi nominal saja.")
        return [*(_line(line) for line in lines), html.P(words, className="lines-note")]
    if gallery is None:
        return [html.Span(_("Tidak dirinci: nominal saja yang dicatat."), className="muted")]
    way = html.A(
        [icon("storefront"), _("Pilih dari galeri")], href=f"#{gallery}", className="btn-garis"
    )
    return [html.Div([way, html.Span(_("atau isi nominal saja"), className="muted")])]


def effect_strip(effect: Effect | None) -> Component | None:
    """ "Setelah diverifikasi Rp 85.000 dari Rp 75.000"; another strip for belanja OPD."""
    if effect is None:
        return None
    if effect.fund is Fund.BELANJA_OPD:
        words = _("Dicatat sebagai belanja OPD: buku terpisah, di luar kewajiban pribadi.")
        return html.Div([icon("buildings"), html.Span(words)], className="strip strip-batu")
    percent = min(100, Rate(effect.verified, effect.minimum).percent or 0)
    amount: list[Child] = [
        html.Strong(rupiah.write(effect.verified)),
        " ",
        _("dari %(minimum)s", minimum=rupiah.write(effect.minimum)),
    ]
    return html.Div(
        [
            gauge(
                percent,
                size=36,
                on_light=True,
                number=False,
                describe=_("Terisi %(percent)d%%", percent=percent),
            ),
            html.Div(
                [
                    html.Span(_promise(effect), className="effect-title"),
                    html.Span(amount, className="effect-amount"),
                ],
                className="grow",
            ),
            status(labels.status(effect.status)),
        ],
        className="strip strip-daun effect",
    )


def _promise(effect: Effect) -> str:
    words = _("Setelah semua diverifikasi") if effect.among else _("Setelah diverifikasi")
    if effect.month is None:
        return words
    return _("%(month)s: %(words)s", month=month_only(effect.month), words=words.lower())


def _line(line: EntryLine) -> html.Div:
    amount = line.quantity * line.unit_price
    return html.Div(
        [
            html.Span(line.name, className="line-name ellipsis", title=line.name),
            _step("line-less", "minus", line, _("Kurangi")),
            html.Span(str(line.quantity), className="line-number"),
            _step("line-add", "plus", line, _("Tambah")),
            html.Strong(rupiah.plain(amount), className="line-amount"),
        ],
        className="line",
    )


def _step(kind: str, sign: str, line: EntryLine, verb: str) -> html.Button:
    return html.Button(
        icon(sign),
        id={"type": kind, "product": line.product_id},
        type="button",
        className="line-step",
        **aria(label=f"{verb} {line.name}"),
    )
