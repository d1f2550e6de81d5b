"""One account opened at the side: facts, roles, password, devices, and closing it."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html

from dashapp.ui.account_devices import SessionRow, session_list
from dashapp.ui.account_dialogs import act_button
from dashapp.ui.accounts import RoleChip, role_chip
from dashapp.ui.elements import Child, Children, button, hidden, icon, status
from dashapp.ui.labels import Label
from dashapp.ui.notices import strip
from dashapp.ui.tables import facts
from dashapp.ui.words import _


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
