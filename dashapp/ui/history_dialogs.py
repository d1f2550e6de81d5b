"""Two dialogs of the history: mend a purchase in the entry form, and confirm a withdrawal."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.past import Entry
from dashapp.ui.elements import Child, aria, button, icon
from dashapp.ui.history_purchases import goods_words, place_words
from dashapp.ui.words import _, day_long


def mend_dialog(
    *, id: str, title_id: str, why_id: str, close_id: str, form: Component
) -> dbc.Modal:
    """The entry form in a dialog, filled by the page; a click beside it closes nothing."""
    close = html.Button(
        icon("x"), id=close_id, type="button", className="dialog-close", **aria(label=_("Tutup"))
    )
    head = [html.H2(_("Perbaiki pembelian"), id=title_id, className="modal-title"), close]
    return dbc.Modal(
        [
            dbc.ModalHeader(head, close_button=False),
            dbc.ModalBody([html.Div(id=why_id), form]),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        backdrop="static",
        scrollable=True,
        centered=True,
        class_name="mend-dialog",
    )


def mend_why(row: Entry) -> list[Child]:
    """Which purchase is being mended, and what the verifier said."""
    words = html.P(f"{row.number} · {goods_words(row)}", className="caption")
    if not row.reason:
        return [words]
    reason = html.Div([icon("warning"), html.Strong(row.reason)], className="strip strip-madu")
    return [words, reason]


def leave_dialog(
    *, id: str, title_id: str, words_id: str, confirm_id: str, cancel_id: str
) -> dbc.Modal:
    """Asks before a purchase is withdrawn, for that cannot be undone."""
    title = html.H2(_("Tarik pembelian ini?"), id=title_id, className="modal-title")
    return dbc.Modal(
        [
            dbc.ModalHeader(title, close_button=False),
            dbc.ModalBody(html.Div(id=words_id, className="stack")),
            dbc.ModalFooter(
                [
                    button(_("Tarik pembelian"), id=confirm_id, look="bata", more="grow"),
                    button(_("Kembali"), id=cancel_id),
                ]
            ),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
    )


def leave_words(row: Entry, trouble: Sequence[Child] = ()) -> list[Child]:
    """What will be withdrawn and what that means; `trouble`: why it could not be."""
    what = html.P(
        [
            html.Strong(goods_words(row)),
            f", {rupiah.write(row.amount)}, {day_long(row.day)}, {place_words(row)}.",
        ]
    )
    means = _("Pembelian yang ditarik dianggap tidak pernah dicatat dan tidak dapat dikembalikan.")
    return [what, html.P(means, className="muted"), *trouble]
