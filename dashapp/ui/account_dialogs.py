"""Dialogs of the accounts page: one that asks before an act, one that shows a password once."""

from collections.abc import Sequence
from typing import NamedTuple

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.ui.elements import Child, Children, aria, button, data, icon
from dashapp.ui.notices import strip
from dashapp.ui.words import _


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


def act_button(words: Children, act: str, target: str, look: str = "garis") -> html.Button:
    """A button that asks before it acts: {"type": "account-act", "act": ..., "target": ...}."""
    return button(words, id={"type": "account-act", "act": act, "target": target}, look=look)


def trouble(words: Sequence[str]) -> list[Component]:
    """What was refused, said inside a dialog."""
    return [strip(each, tone="bata", icon_name="warning-circle") for each in words]


def hint(words: str) -> html.P:
    return html.P(words, className="caption", **aria(live="polite"))
