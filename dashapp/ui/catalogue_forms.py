"""The dialogs of the catalogue: a paper of a seller, and a seller who is registered or amended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
from dash import html

from dashapp.ui import forms
from dashapp.ui.elements import Child, button
from dashapp.ui.words import _

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2060, 12, 31)


@dataclass(frozen=True)
class ReasonIds:
    """Ids of the dialog that asks for a reason."""

    dialog: str
    title: str
    text: str
    confirm: str
    cancel: str


@dataclass(frozen=True)
class PaperIds:
    """Ids of the dialog of a paper."""

    dialog: str
    title: str
    trouble: str
    state: str
    number: str
    until: str
    until_box: str
    save: str
    cancel: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the service -> (label, id of the control)."""
        return {
            "state": (_("Keadaan"), self.state),
            "number": (_("Nomor"), self.number),
            "until": (_("Berlaku sampai"), self.until),
        }


@dataclass(frozen=True)
class SellerIds:
    """Ids of the dialog of a seller."""

    dialog: str
    title: str
    trouble: str
    name: str
    owner: str
    phone: str
    nib: str
    nib_box: str
    kecamatan: str
    address: str
    save: str
    cancel: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the service -> (label, id of the control)."""
        return {
            "name": (_("Nama UMKM"), self.name),
            "owner": (_("Nama pemilik"), self.owner),
            "phone": (_("Nomor HP"), self.phone),
            "nib": (_("NIB"), self.nib),
            "kecamatan": (_("Kecamatan"), self.kecamatan),
            "address": (_("Alamat"), self.address),
        }


def paper_dialog(ids: PaperIds) -> dbc.Modal:
    """State, number and last day of one paper."""
    named = {control: label for label, control in ids.fields().values()}
    body: list[Child] = [
        html.Div(id=ids.trouble),
        forms.field(named[ids.state], forms.select(ids.state, []), id=ids.state),
        forms.field(
            named[ids.number],
            forms.text(ids.number, limit=60),
            id=ids.number,
            help=_("NIB 13 angka. PIRT 15 angka. Halal ID dan 17 angka."),
        ),
        html.Div(
            forms.field(
                named[ids.until],
                forms.day(ids.until, None, first=FIRST_DAY, last=LAST_DAY),
                id=ids.until,
                help=_("Kosongkan bila berlaku seterusnya."),
            ),
            id=ids.until_box,
        ),
    ]
    save = button(_("Simpan dokumen"), id=ids.save, look="madu", more="grow")
    return _dialog(ids.dialog, ids.title, body, save, ids.cancel)


def seller_dialog(ids: SellerIds) -> dbc.Modal:
    """Who the seller is and where; the phone number is the seller's login."""
    named = {control: label for label, control in ids.fields().values()}
    phone = dbc.Input(id=ids.phone, type="tel", maxlength=40, autocomplete="off",
                      placeholder="0812 3456 7890")  # fmt: skip
    nib = dbc.Input(id=ids.nib, type="text", inputmode="numeric", maxlength=60, autocomplete="off",
                    placeholder="0220 1034 5671 8")  # fmt: skip
    optional: list[Child] = [named[ids.nib], html.Span(_(" (boleh kosong)"), className="muted")]
    body: list[Child] = [
        html.Div(id=ids.trouble),
        forms.field(named[ids.name], forms.text(ids.name, limit=120), id=ids.name),
        forms.field(named[ids.owner], forms.text(ids.owner, limit=120), id=ids.owner),
        html.Div(
            [
                forms.field(
                    named[ids.phone], phone, id=ids.phone, help=_("Dipakai penjual untuk masuk.")
                ),
                html.Div(forms.field(optional, nib, id=ids.nib), id=ids.nib_box),
            ],
            className="two-fields",
        ),
        forms.field(
            named[ids.kecamatan],
            forms.select(ids.kecamatan, [], placeholder=_("Pilih kecamatan")),
            id=ids.kecamatan,
        ),
        forms.field(
            named[ids.address],
            dbc.Textarea(id=ids.address, rows=2, maxlength=240),
            id=ids.address,
            help=_("Jalan atau dusun, RT dan RW, desa."),
        ),
    ]
    save = button("", id=ids.save, look="madu", more="grow")
    return _dialog(ids.dialog, ids.title, body, save, ids.cancel)


def reason_dialog(ids: ReasonIds, chips: Sequence[str]) -> dbc.Modal:
    """Asks why: chips {"type": "catalogue-chip", "value": text} fill the text.

    The page sets the question and the verb for each act.
    """
    suggestions = [forms.chip({"type": "catalogue-chip", "value": each}, each, False)
                   for each in chips]  # fmt: skip
    reason = dbc.Textarea(id=ids.text, rows=3, maxlength=300, autofocus="autofocus")
    body: list[Child] = [
        html.Div(suggestions, className="chips"),
        forms.field(_("Alasan"), reason, id=ids.text),
    ]
    confirm = button("", id=ids.confirm, look="bata", more="grow")
    return _dialog(ids.dialog, ids.title, body, confirm, ids.cancel)


def _dialog(
    id: str, title_id: str, body: Sequence[Child], save: html.Button, cancel_id: str
) -> dbc.Modal:
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=title_id, className="modal-title"), close_button=False),
            dbc.ModalBody(list(body), class_name="stack"),
            dbc.ModalFooter([save, button(_("Batal"), id=cancel_id)]),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
        scrollable=True,
    )


def take_form(action: str, csrf: str, words: str) -> html.Form:
    """The button that takes the catalogue away as a file."""
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf", value=csrf),
            html.Button(
                [html.I(className="icon icon-file-xls"), words],
                type="submit",
                className="btn-garis",
            ),
        ],
        action=action,
        method="POST",
    )
