"""One account opened at the side, and the dialogs that ask, show a password, and give a role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.ui import forms
from dashapp.ui.accounts import RoleChip, SessionRow, role_chip, session_list
from dashapp.ui.elements import Child, Children, aria, button, data, hidden, icon, status
from dashapp.ui.labels import Label
from dashapp.ui.notices import strip
from dashapp.ui.tables import facts
from dashapp.ui.words import _

FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class GrantLine:
    """A role in the opened account; `target` names it when it may be ended."""

    chip: RoleChip
    days: str
    target: str | None


@dataclass(frozen=True)
class Person:
    """An opened account. Acts are None when they are not the reader's to do."""

    key: str
    state: Label
    facts: Sequence[tuple[str, Children]]
    grants: Sequence[GrantLine]
    devices: Sequence[SessionRow]
    note: str  # why some acts are missing
    password_note: str
    account: str | None  # number, None without an account
    may_give: bool
    may_hand_out: bool
    may_close: bool
    is_closed: bool


def side_panel(*, id: str, name_id: str, close_id: str, body_id: str) -> dbc.Offcanvas:
    """The place of an opened account, at the side; as wide as the window on phones."""
    head = html.Div(
        [
            html.H2(id=name_id, className="page-title"),
            html.Button(
                [icon("x"), hidden(_("Tutup"))], id=close_id, type="button", className="btn-teks"
            ),
        ],
        className="panel-head",
    )
    return dbc.Offcanvas(
        [head, html.Div(id=body_id, className="stack")],
        id=id,
        placement="end",
        is_open=False,
        close_button=False,
        labelledby=name_id,
        class_name="person-panel",
    )


def person_view(person: Person) -> list[Child]:
    """Facts, roles, password, devices and closing of one account."""
    note = strip(person.note, tone="batu", icon_name="info") if person.note else None
    return [
        html.Div(status(person.state)),
        note,
        facts(person.facts),
        _roles(person),
        _password(person) if person.may_hand_out else None,
        _devices(person) if person.account is not None else None,
        _closing(person) if person.may_close and person.account is not None else None,
    ]


def _part(title: str, content: Sequence[Child]) -> html.Section:
    return html.Section([html.H3(title), *content], className="person-part")


def act_button(words: Children, act: str, target: str, look: str = "garis") -> html.Button:
    """A button that asks before it acts: {"type": "account-act", "act": ..., "target": ...}."""
    return button(words, id={"type": "account-act", "act": act, "target": target}, look=look)


def _roles(person: Person) -> html.Section:
    lines = [html.Li(_grant(line)) for line in person.grants]
    give = button(
        _("Beri peran"), id={"type": "account-grant", "key": person.key}, icon_name="plus"
    )
    listed = html.Ul(lines, className="grant-list") if lines else None
    none = html.P(_("Belum ada peran yang diberikan."), className="muted")
    return _part(_("Peran"), [listed or none, give if person.may_give else None])


def _grant(line: GrantLine) -> list[Child]:
    text = html.Div(
        [role_chip(line.chip), html.Span(line.days, className="caption")], className="grow"
    )
    if line.target is None:
        return [text]
    end = button(
        [_("Akhiri"), hidden(f" {line.chip.role} {line.chip.place}")],
        id={"type": "account-act", "act": "end_grant", "target": line.target},
        look="bata",
        more="btn-small",
    )
    return [text, end]


def _password(person: Person) -> html.Section:
    words = _("Buat kata sandi sekali pakai")
    note = html.P(person.password_note, className="caption")
    make = button(
        words,
        id={"type": "account-act", "act": "password", "target": person.key},
        icon_name="key",
        disabled=person.is_closed,
    )
    return _part(_("Kata sandi"), [note, make])


def _devices(person: Person) -> html.Section:
    if not person.devices:
        return _part(_("Perangkat"), [html.P(_("Tidak ada yang sedang masuk."), className="muted")])
    every = (
        act_button(_("Akhiri semua sesi"), "end_sessions", person.account or "", "bata")
        if person.may_close
        else None
    )
    return _part(_("Perangkat"), [session_list(person.devices), every])


def _closing(person: Person) -> html.Section:
    if person.is_closed:
        words = _("Akun ini tidak dapat dipakai masuk.")
        act = act_button(_("Aktifkan kembali"), "reopen", person.account or "")
    else:
        words = _("Semua sesinya berakhir seketika dan akun tidak dapat dipakai masuk.")
        act = act_button(_("Nonaktifkan akun"), "close", person.account or "", "bata")
    return _part(_("Akun"), [html.P(words, className="caption"), act])


class Ids(NamedTuple):
    """Ids of a dialog that asks: itself, title, words, place of trouble, the two buttons."""

    dialog: str
    title: str
    words: str
    trouble: str
    confirm: str
    cancel: str


def question_dialog(ids: Ids) -> dbc.Modal:
    """Asks before an act: question as title, what follows from it, the verb on the button."""
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=ids.title, className="modal-title"), close_button=False),
            dbc.ModalBody([html.Div(id=ids.words), html.Div(id=ids.trouble)], class_name="stack"),
            dbc.ModalFooter(
                [
                    button("", id=ids.confirm, look="bata", more="grow"),
                    button(_("Kembali"), id=ids.cancel),
                ]
            ),
        ],
        id=ids.dialog,
        labelledby=ids.title,
        is_open=False,
        centered=True,
    )


def secret_dialog(*, id: str, title_id: str, body_id: str, done_id: str) -> dbc.Modal:
    """Shows a one-time password once; it leaves the page when the dialog is closed."""
    return dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2(_("Kata sandi sekali pakai"), id=title_id, className="modal-title"),
                close_button=False,
            ),
            dbc.ModalBody(html.Div(id=body_id, className="stack")),
            dbc.ModalFooter(button(_("Sudah saya catat"), id=done_id, look="tinta", more="grow")),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
        backdrop="static",
        keyboard=False,
    )


def secret_view(name: str, login: str, password: str, until: str) -> list[Child]:
    """The password with its owner, and a button that copies it (assets/accounts.js)."""
    copy = html.Button(
        [icon("copy"), html.Span(_("Salin"), **data(done=_("Tersalin")))],
        type="button",
        className="btn-garis",
        **data(copy="secret-password"),
    )
    return [
        html.P([html.Strong(name), html.Br(), html.Span(login, className="muted")]),
        html.Div([html.Code(password, id="secret-password"), copy], className="secret"),
        html.P(until),
        strip(
            _("Kata sandi ini hanya tampil sekali dan tidak tersimpan di mana pun."),
            tone="madu",
            icon_name="warning",
        ),
    ]


@dataclass(frozen=True)
class RoleFormIds:
    """Ids of the dialog that gives a role, with or without a new account."""

    dialog: str
    title: str
    trouble: str
    new: str
    login: str
    name: str
    role: str
    scope_box: str
    scope: str
    first: str
    last: str
    save: str
    cancel: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the service -> (label, id of the control)."""
        return {
            "role": (_("Peran"), self.role),
            "scope": (_("Lingkup"), self.scope),
            "login": (_("Nama masuk"), self.login),
            "name": (_("Nama"), self.name),
            "first_day": (_("Hari pertama"), self.first),
            "last_day": (_("Hari terakhir"), self.last),
        }


def role_dialog(ids: RoleFormIds) -> dbc.Modal:
    """Role, its scope and days; above them login and name when the account is new."""
    labels = {control: label for label, control in ids.fields().values()}
    new = html.Div(
        [
            forms.field(
                labels[ids.login],
                dbc.Input(id=ids.login, type="text", maxlength=60, autocomplete="off"),
                id=ids.login,
                help=_("NIP pegawai, nama akun petugas, atau nomor HP UMKM."),
            ),
            forms.field(
                [labels[ids.name], html.Span(_(" (di luar data pegawai)"), className="muted")],
                forms.text(ids.name, limit=80),
                id=ids.name,
            ),
        ],
        id=ids.new,
        className="stack",
    )
    scope = html.Div(
        forms.field(labels[ids.scope], forms.select(ids.scope, [], placeholder=_("Pilih")),
                    id=ids.scope),
        id=ids.scope_box,
    )  # fmt: skip
    days = html.Div(
        [
            forms.field(
                labels[ids.first],
                forms.day(ids.first, None, first=FIRST_DAY, last=LAST_DAY),
                id=ids.first,
            ),
            forms.field(
                [labels[ids.last], html.Span(_(" (boleh kosong)"), className="muted")],
                forms.day(ids.last, None, first=FIRST_DAY, last=LAST_DAY),
                id=ids.last,
            ),
        ],
        className="two-fields",
    )
    role = forms.field(
        labels[ids.role], forms.select(ids.role, [], placeholder=_("Pilih peran")), id=ids.role
    )
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=ids.title, className="modal-title"), close_button=False),
            dbc.ModalBody([html.Div(id=ids.trouble), role, scope, new, days], class_name="stack"),
            dbc.ModalFooter(
                [
                    button("", id=ids.save, look="madu", more="grow"),
                    button(_("Kembali"), id=ids.cancel),
                ]
            ),
        ],
        id=ids.dialog,
        labelledby=ids.title,
        is_open=False,
        centered=True,
    )


def shown(on: bool) -> str:
    """Class of a part that is there or not."""
    return "stack" if on else "d-none"


def trouble(words: Sequence[str]) -> list[Component]:
    """What was refused, said inside a dialog."""
    return [strip(each, tone="bata", icon_name="warning-circle") for each in words]


def hint(words: str) -> html.P:
    return html.P(words, className="caption", **aria(live="polite"))
