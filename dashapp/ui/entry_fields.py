"""The fields of the entry form, each with its label and the place of its error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.calendar import FIRST_MONTH
from dashapp.domain.purchases import Fund
from dashapp.ui import forms, labels
from dashapp.ui.elements import Child, aria, icon
from dashapp.ui.words import _

TODAY, YESTERDAY = "hari-ini", "kemarin"


@dataclass(frozen=True)
class EntryIds:
    """Ids of the form's parts. Controls have a value; lines, result, summary have children.

    photo is the place that assets/upload.js fills with a file input. day_chip: type of the pattern
    ids of "Hari ini" and "Kemarin" ({"type": day_chip, "value": TODAY}); without it there are none.
    line: an empty place above the button, for what the page says about the connection.
    read: an empty place below the photo, for what was read from it; without it there is none.
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
    day_chip: str = ""
    line: str = ""
    read: str = ""

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


def place_field(ids: EntryIds, places: Sequence[tuple[str, str]], value: str | None) -> Component:
    """Where it was bought. places: (code, name)."""
    choose = forms.select(ids.place, places, value=value, placeholder=_("Pilih galeri atau UMKM"))
    control = forms.marked(choose, icon("storefront"))
    return forms.field(ids.fields()["place"][0], control, id=ids.place)


def goods_field(ids: EntryIds, lines: list[Child]) -> Component:
    """What was bought: lines that come from the gallery."""
    box = html.Div(lines, id=ids.lines, className="lines", tabIndex=-1)
    return group(ids.fields()["lines"][0], box, ids.lines)


def day_field(ids: EntryIds, today: date) -> Component:
    """The day of purchase: today or yesterday at one press, or any other day."""
    box = forms.day(ids.day, today, first=FIRST_MONTH, last=today)
    label = ids.fields()["day"][0]
    if not ids.day_chip:
        return forms.field(label, box, id=ids.day)
    chips = [
        forms.chip({"type": ids.day_chip, "value": TODAY}, _("Hari ini"), True),
        forms.chip({"type": ids.day_chip, "value": YESTERDAY}, _("Kemarin"), False),
    ]
    return forms.field(label, html.Div([*chips, box], className="day-row"), id=ids.day)


def amount_field(ids: EntryIds) -> Component:
    """The rupiah on the receipt."""
    return forms.field(ids.fields()["amount"][0], forms.money(ids.amount), id=ids.amount)


def number_field(ids: EntryIds) -> Component:
    """The receipt's own number, where it has one."""
    label: list[Child] = [_("Nomor nota"), html.Span(_(" (bila ada)"), className="muted")]
    control = forms.text(ids.receipt_number, placeholder=_("misalnya 0412"), limit=40)
    return forms.field(label, control, id=ids.receipt_number)


def photo_field(ids: EntryIds) -> Component:
    """The photo of the receipt."""
    label: list[Child] = [
        _("Bukti pembelian"),
        html.Span(_(" — foto nota atau kuitansi"), className="muted"),
    ]
    field = group(label, html.Div(id=ids.photo, className="photo-drop"), ids.photo)
    if not ids.read:
        return field
    return html.Div([field, html.Div(id=ids.read, className="photo-read", role="status")])


def fund_field(ids: EntryIds) -> Component:
    """Whose money it was."""
    return group(ids.fields()["fund"][0], fund_switch(ids.fund), ids.fund, "field-inline")


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


def group(label: Child | list[Child], control: Component, id: str, more: str = "") -> html.Div:
    """Like forms.field for what is no single control: the label names a group."""
    return html.Div(
        [
            html.Span(label, id=f"{id}-label", className="field-label"),
            html.Div(control, role="group", **aria(labelledby=f"{id}-label")),
            html.Div(id=forms.error_id(id), className="field-error"),
        ],
        className=f"field {more}".strip(),
    )
