"""The entry form of a purchase: from place and goods to photo and effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.calendar import FIRST_MONTH
from dashapp.domain.compliance import Rate, Status
from dashapp.domain.purchases import Fund
from dashapp.ui import forms, labels
from dashapp.ui.elements import Child, aria, button, icon, status
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _


@dataclass(frozen=True)
class EntryIds:
    """Ids of the form's parts. Controls have a value; lines, result, summary have children.

    photo is the place that assets/upload.js fills with a file input.
    """

    place: str
    lines: str
    day: str
    amount: str
    receipt_number: str
    fund: str
    photo: str
    result: str
    summary: str
    submit: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the core -> (label, id of its control), for forms.error_summary."""
        return {
            "place": (_("Tempat belanja"), self.place),
            "lines": (_("Barang yang dibeli"), self.lines),
            "day": (_("Tanggal beli"), self.day),
            "amount": (_("Nominal"), self.amount),
            "receipt_number": (_("Nomor nota"), self.receipt_number),
            "fund": (_("Sumber dana"), self.fund),
            "photo": (_("Bukti pembelian"), self.photo),
        }


@dataclass(frozen=True)
class EntryLine:
    """One line of goods in the form."""

    product_id: int
    name: str
    quantity: int
    unit_price: int


@dataclass(frozen=True)
class Effect:
    """What the purchase will do once verified: rupiah verified then, and the status."""

    verified: int
    minimum: int
    status: Status
    fund: Fund = Fund.PRIBADI


def entry_card(
    ids: EntryIds,
    *,
    places: Sequence[tuple[str, str]],
    place: str | None,
    today: date,
    lines: Sequence[EntryLine] = (),
    title: str | None = None,
    verb: str | None = None,
) -> html.Section:
    """The form's card. places: (code, name). Errors go to forms.error_id(control).children.

    The day's words follow with clientside simadu.dayWords -> forms.words_id(ids.day).
    """
    fields = ids.fields()
    select = forms.marked(
        forms.select(ids.place, places, value=place, placeholder=_("Pilih galeri atau UMKM")),
        icon("storefront"),
    )
    goods = html.Div(entry_lines(lines), id=ids.lines, className="input-box lines", tabIndex=-1)
    number = forms.text(ids.receipt_number, placeholder=_("misalnya 0412"), limit=40)
    photo_label: list[Child] = [
        _("Bukti pembelian"),
        html.Span(_(" — foto nota atau kuitansi"), className="muted"),
    ]
    pair = [
        forms.field(
            fields["day"][0],
            forms.day(ids.day, today, first=FIRST_MONTH, last=today),
            id=ids.day,
        ),
        forms.field(fields["amount"][0], forms.money(ids.amount), id=ids.amount),
    ]
    second = [
        forms.field(
            [_("Nomor nota"), html.Span(_(" (bila ada)"), className="muted")],
            number,
            id=ids.receipt_number,
        ),
        _group(fields["fund"][0], fund_switch(ids.fund), ids.fund),
    ]
    return html.Section(
        [
            html.H2(title or _("Catat pembelian"), className="entry-title"),
            html.Div(
                [
                    html.Div(id=ids.summary),
                    forms.field(fields["place"][0], select, id=ids.place),
                    _group(fields["lines"][0], goods, ids.lines),
                    html.Div(pair, className="entry-pair"),
                    html.Div(second, className="entry-pair"),
                    _group(photo_label, html.Div(id=ids.photo, className="photo-drop"), ids.photo),
                    html.Div(id=ids.result, **aria(live="polite")),
                ],
                className="entry-fields",
            ),
            html.Div(
                button(verb or _("Kirim pembelian"), id=ids.submit, look="madu", more="btn-big"),
                className="entry-foot",
            ),
        ],
        className="panel entry-panel",
    )


def fund_switch(id: str, value: Fund = Fund.PRIBADI) -> dbc.RadioItems:
    """The fund as a segmented control; its value is the Fund's code."""
    return dbc.RadioItems(
        id=id,
        options=[{"label": labels.fund(fund), "value": fund.value} for fund in Fund],
        value=value.value,
        className="segments segments-radio",
        inputClassName="btn-check",
        labelClassName="segment",
        labelCheckedClassName="active",
    )


def entry_lines(lines: Sequence[EntryLine]) -> list[Child]:
    """Children of the goods' box; steps have ids {"type": "line-less" | "line-add", "product"}."""
    if not lines:
        return [html.Span(_("Pilih dari galeri, atau isi nominal saja"), className="muted")]
    return [_line(line) for line in lines]


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
                    html.Span(_("Setelah diverifikasi"), className="effect-title"),
                    html.Span(amount, className="effect-amount"),
                ],
                className="grow",
            ),
            status(labels.status(effect.status)),
        ],
        className="strip strip-daun effect",
    )


def _group(label: Child | list[Child], control: Component, id: str) -> html.Div:
    """Like forms.field for what is no single control: the label names a group."""
    return html.Div(
        [
            html.Span(label, id=f"{id}-label", className="field-label"),
            html.Div(control, role="group", **aria(labelledby=f"{id}-label")),
            html.Div(id=forms.error_id(id), className="field-error"),
        ],
        className="field",
    )


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
