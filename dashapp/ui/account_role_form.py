"""The dialog that gives a role, to an account or with a new one."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import dash_bootstrap_components as dbc
from dash import html

from dashapp.ui import forms
from dashapp.ui.elements import button
from dashapp.ui.words import _

FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2099, 12, 31)


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

    def fields(self, scope: str = "") -> dict[str, tuple[str, str]]:
        """Field name of the service -> (label, id of the control); `scope`: as it is shown."""
        return {
            "role": (_("Peran"), self.role),
            "scope": (scope or _("Lingkup"), self.scope),
            "login": (_("Nama masuk"), self.login),
            "name": (_("Nama"), self.name),
            "first_day": (_("Hari pertama"), self.first),
            "last_day": (_("Hari terakhir"), self.last),
        }


class RoleFormWords(NamedTuple):
    """What the form says to whoever may give these roles; "" for nothing."""

    role: str  # below the role: who gives the others
    login: str  # below the login: which kinds there are
    name: str  # beside "Nama": who needs one
    scope: str  # the label of what a role is for


def role_dialog(ids: RoleFormIds, words: RoleFormWords) -> dbc.Modal:
    """Role, its scope and days; above them login and name when the account is new."""
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=ids.title, className="modal-title"), close_button=False),
            dbc.ModalBody(
                [html.Div(id=ids.trouble), *_role(ids, words), _new(ids, words), _days(ids)],
                class_name="stack",
            ),
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


def _labels(ids: RoleFormIds) -> dict[str, str]:
    return {control: label for label, control in ids.fields().values()}


def _role(ids: RoleFormIds, words: RoleFormWords) -> list[html.Div]:
    labels = _labels(ids)
    role = forms.field(
        labels[ids.role],
        forms.select(ids.role, [], placeholder=_("Pilih peran")),
        id=ids.role,
        help=words.role or None,
    )
    scope = html.Div(
        forms.field(words.scope, forms.select(ids.scope, [], placeholder=_("Pilih")),
                    id=ids.scope),
        id=ids.scope_box,
    )  # fmt: skip
    return [role, scope]


def _new(ids: RoleFormIds, words: RoleFormWords) -> html.Div:
    labels = _labels(ids)
    return html.Div(
        [
            forms.field(
                labels[ids.login],
                dbc.Input(id=ids.login, type="text", maxlength=60, autocomplete="off"),
                id=ids.login,
                help=words.login,
            ),
            forms.field(
                [labels[ids.name], html.Span(f" ({words.name})", className="muted")],
                forms.text(ids.name, limit=80),
                id=ids.name,
            ),
        ],
        id=ids.new,
        className="stack",
    )


def _days(ids: RoleFormIds) -> html.Div:
    labels = _labels(ids)
    return html.Div(
        [
            forms.field(
                labels[ids.first],
                forms.day(ids.first, None, first=FIRST_DAY, last=LAST_DAY),
                id=ids.first,
            ),
            forms.field(
                [labels[ids.last], html.Span(_(" (kosong: seterusnya)"), className="muted")],
                forms.day(ids.last, None, first=FIRST_DAY, last=LAST_DAY),
                id=ids.last,
            ),
        ],
        className="two-fields",
    )


def shown(on: bool) -> str:
    """Class of a part that is there or not."""
    return "stack" if on else "d-none"
