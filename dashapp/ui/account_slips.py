"""First passwords of a whole OPD on paper: the card that has them made and takes them."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html

from dashapp.ui import forms
from dashapp.ui.elements import Children, aria, icon
from dashapp.ui.words import _


def slips_card(
    *, office_id: str, offices: Sequence[tuple[str, str]], weight_id: str, status_id: str,
    status_children: Children = None, on: bool = True,
) -> html.Section:  # fmt: skip
    """First passwords of a whole OPD: choose it, see how many, have them made, take the paper."""
    words = _("Untuk pegawai yang belum punya kata sandi sendiri, satu lembar potong per orang.")
    return html.Section(
        [
            html.Div(html.H2(_("Kata sandi satu OPD")), className="panel-head"),
            html.P(words, className="caption"),
            forms.field(
                _("OPD"), forms.select(office_id, offices, placeholder=_("Pilih OPD")), id=office_id
            ),
            html.Div(id=weight_id, className="stack"),
            html.Div(status_children, id=status_id, className="stack", role="status"),
        ],
        className="panel stack" if on else "d-none",
    )


def progress(done: int, people: int, words: str) -> html.Div:
    """How far a making has come."""
    bar = html.Progress(value=str(done), max=str(max(people, 1)), **aria(label=words))
    return html.Div([html.Span(words, className="caption"), bar], className="making")


def take_form(action: str, token: str, csrf: str, words: str) -> html.Form:
    """The button that takes the finished paper, once."""
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf", value=csrf),
            dbc.Input(type="hidden", name="token", value=token),
            html.Button(
                [icon("download-simple"), words], type="submit", className="btn-madu btn-big"
            ),
        ],
        action=action,
        method="POST",
    )
