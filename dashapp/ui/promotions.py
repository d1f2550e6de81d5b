"""The form that logs a promotion: kind, words, day, UMKM, cost, photo or link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.calendar import FIRST_MONTH
from dashapp.domain.promotions import TEXT_LIMIT, Cost, Kind
from dashapp.ui import forms, promotion_words
from dashapp.ui.elements import Child, button, data, icon
from dashapp.ui.entry_fields import group
from dashapp.ui.words import _

UPLOAD = "/unggah/promosi"


@dataclass(frozen=True)
class FormIds:
    """Ids of the form's parts. `photo` is the place that assets/upload.js fills, its store the same
    without "-drop"; `sellers` is the box of chips, `seller` the control that finds one more."""

    kind: str
    text: str
    count: str
    day: str
    reached: str
    sellers: str
    seller: str
    cost: str
    amount: str
    photo: str
    link: str
    summary: str
    submit: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the core -> (label, id of its control), in the order of the form."""
        return {
            "kind": (_("Bentuk"), self.kind),
            "text": (_("Yang dilakukan"), self.text),
            "day": (_("Tanggal"), self.day),
            "reached": (_("Jumlah orang"), self.reached),
            "sellers": (_("UMKM"), self.seller),
            "cost": (_("Biaya"), self.cost),
            "amount": (_("Nominal"), self.amount),
            "photo": (_("Foto"), self.photo),
            "link": (_("Tautan"), self.link),
        }


def form_card(ids: FormIds, *, today: date, sellers: Sequence[str]) -> html.Section:
    """The form's card; errors go to forms.error_id(control).children. sellers: names by name."""
    fields = [
        html.Div(id=ids.summary),
        _kind(ids),
        _text(ids),
        html.Div([_day(ids, today), _reached(ids)], className="promo-pair"),
        _sellers(ids, sellers),
        _cost(ids),
        _proof(ids),
    ]
    save = button(_("Simpan promosi"), id=ids.submit, look="madu", more="btn-big")
    return html.Section(
        [
            html.H2(_("Catat promosi"), className="promo-title"),
            html.Div(fields, className="promo-fields"),
            html.Div(save, className="promo-foot"),
        ],
        className="panel promo-form",
    )


def _kind(ids: FormIds) -> Component:
    options = [
        {"label": [icon(promotion_words.look(kind).icon), promotion_words.kind(kind)]}
        | {"value": kind.value}
        for kind in Kind
    ]
    tiles = dbc.RadioItems(
        id=ids.kind,
        options=options,
        className="promo-kinds",
        inputClassName="btn-check",
        labelClassName="promo-kind",
        labelCheckedClassName="active",
    )
    return group(ids.fields()["kind"][0], tiles, ids.kind)


def _text(ids: FormIds) -> Component:
    control = dbc.Textarea(
        id=ids.text,
        value="",
        rows=2,
        maxlength=TEXT_LIMIT,
        placeholder=_("misalnya kopi dan keripik untuk rapat koordinasi"),
    )
    limit = html.Span(f"0/{TEXT_LIMIT}", id=ids.count, className="promo-count")
    box = html.Div([control, limit], className="promo-text")
    return forms.field(ids.fields()["text"][0], box, id=ids.text)


def _day(ids: FormIds, today: date) -> Component:
    box = forms.day(ids.day, today, first=FIRST_MONTH, last=today)
    return forms.field(ids.fields()["day"][0], box, id=ids.day)


def _reached(ids: FormIds) -> Component:
    control = dbc.Input(
        id=ids.reached,
        value="",
        type="text",
        inputmode="numeric",
        maxlength=12,
        placeholder=_("boleh kosong"),
        autocomplete="off",
    )
    return forms.field(ids.fields()["reached"][0], control, id=ids.reached)


def _sellers(ids: FormIds, names: Sequence[str]) -> Component:
    options = f"{ids.seller}-list"
    control = dbc.Input(
        id=ids.seller,
        value="",
        type="text",
        list=options,
        maxlength=120,
        placeholder=_("Ketik nama UMKM"),
        autocomplete="off",
    )
    box = html.Div(
        [
            html.Div(id=ids.sellers, className="promo-picked"),
            control,
            html.Datalist([html.Option(value=name) for name in names], id=options),
        ],
        className="promo-sellers",
    )
    label: list[Child] = [ids.fields()["sellers"][0], _may_be_empty()]
    return forms.field(label, box, id=ids.seller)


def _cost(ids: FormIds) -> Component:
    switch = dbc.RadioItems(
        id=ids.cost,
        options=[{"label": promotion_words.cost(each), "value": each.value} for each in Cost],
        value=Cost.TANPA.value,
        className="segments segments-radio",
        inputClassName="btn-check",
        labelClassName="segment",
        labelCheckedClassName="active",
    )
    amount = forms.field(
        html.Span(ids.fields()["amount"][0], className="visually-hidden"),
        forms.money(ids.amount),
        id=ids.amount,
    )
    apart = html.Div(_("Dicatat terpisah dari kewajiban pribadi."), className="promo-apart")
    return html.Div(
        [
            group(ids.fields()["cost"][0], switch, ids.cost),
            html.Div([amount, apart], className="promo-amount"),
        ],
        className="promo-cost",
    )


def _proof(ids: FormIds) -> Component:
    names = ids.fields()
    label: list[Child] = [_("Foto atau tautan"), _may_be_empty()]
    told: dict[str, Any] = {**data(**{"upload-to": UPLOAD, "upload-what": _("promosi")})}
    drop = html.Div(id=ids.photo, className="photo-drop", **told)
    control = dbc.Input(
        id=ids.link,
        value="",
        type="url",
        inputmode="url",
        maxlength=300,
        placeholder="https://",
        autocomplete="off",
    )
    link = forms.field(
        html.Span(names["link"][0], className="visually-hidden"),
        forms.marked(control, icon("link")),
        id=ids.link,
    )
    return html.Div([group(label, drop, ids.photo), link], className="promo-proof")


def _may_be_empty() -> html.Span:
    return html.Span(_(" — boleh dikosongkan"), className="muted")
