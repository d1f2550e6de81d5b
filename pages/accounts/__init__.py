"""The accounts page of Admin and DKUPP: who may do what until when, and how they sign in."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain.people import Role
from dashapp.identity import current_actor
from dashapp.reports.handouts import HANDOUTS
from dashapp.services import account_list, account_slips
from dashapp.ui import account_dialogs, account_person, account_role_form, forms
from dashapp.ui import account_slips as slips_ui
from dashapp.ui import accounts as ui
from dashapp.ui.elements import button
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.accounts.devices import signed_in
from pages.accounts.ids import ROLE_FORM, Id
from pages.accounts.listing import counted, foot, kinds, note, rows
from pages.accounts.papers import making
from pages.accounts.roles import form_words

__all__ = ["layout"]


def layout() -> Component:
    """The list of the widest kind, what is signed in, and the dialogs."""
    by, now = current_actor(), clock.now()
    found = account_list.listing(None, None, 0, by=by, now=now)
    add = button(_("Tambah akun"), id=Id.ADD, look="tinta", icon_name="plus")
    search = forms.marked(
        dbc.Input(
            id=Id.SEARCH,
            type="search",
            debounce=300,
            maxlength=account_list.LONGEST_SEARCH,
            placeholder=_("Cari nama atau akun"),
            autocomplete="off",
        ),
        html.I(className="icon icon-magnifying-glass"),
    )
    listed = html.Section(
        [
            html.Div(
                [
                    html.Div(kinds(found), id=Id.KINDS, className="chips"),
                    html.Div(
                        [html.Label(_("Cari akun"), htmlFor=Id.SEARCH, className="visually-hidden"),
                         search],
                        className="accounts-search",
                    ),
                ],
                className="accounts-tools",
            ),
            html.P(note(found), id=Id.NOTE, className="caption accounts-note"),
            html.Div(rows(found, None), id=Id.LIST),
            html.Div(foot(found), id=Id.FOOT),
        ],
        className="panel accounts-list",
    )  # fmt: skip
    return html.Div(
        [
            *_stores(found.kind),
            ui.heading(_("Akun dan peran"), Id.COUNT, counted(found), add),
            html.Div(
                [listed, html.Div(_beside(), className="accounts-side")], className="accounts-body"
            ),
            *_dialogs(),
            toast_area(Id.TOASTS),
        ],
        className="accounts",
    )


def _stores(kind: str) -> list[Component]:
    return [
        dcc.Store(id=Id.KIND, data=kind),
        dcc.Store(id=Id.OFFSET, data=0),
        dcc.Store(id=Id.CHANGED, data=0),
        dcc.Store(id=Id.OPEN),
        dcc.Store(id=Id.ACT),
        dcc.Store(id=Id.FORM),
    ]


def _beside() -> list[Component]:
    """Slips of an OPD (Admin alone), and who is signed in."""
    is_admin = current_actor().holds(Role.ADMIN)
    offices = account_slips.offices(by=current_actor()) if is_admin else []
    status, idle = making(HANDOUTS.of(current_actor(), clock.now()))
    return [
        dcc.Interval(id=Id.TICK, interval=1000, disabled=idle),
        slips_ui.slips_card(
            office_id=Id.OFFICE,
            offices=offices,
            weight_id=Id.WEIGHT,
            status_id=Id.MAKING,
            status_children=status,
            on=is_admin,
        ),
        html.Section(signed_in(), id=Id.SESSIONS, className="panel stack accounts-sessions"),
    ]


def _dialogs() -> list[Component]:
    ask = account_dialogs.Ids(
        Id.ASK, Id.ASK_TITLE, Id.ASK_WORDS, Id.ASK_TROUBLE, Id.ASK_CONFIRM, Id.ASK_CANCEL
    )
    return [
        account_person.side_panel(
            id=Id.PERSON, name_id=Id.PERSON_NAME, close_id=Id.PERSON_CLOSE, body_id=Id.PERSON_BODY
        ),
        account_role_form.role_dialog(ROLE_FORM, form_words()),
        account_dialogs.question_dialog(ask),
        account_dialogs.secret_dialog(
            id=Id.SECRET, title_id=Id.SECRET_TITLE, body_id=Id.SECRET_BODY, done_id=Id.SECRET_DONE
        ),
    ]
