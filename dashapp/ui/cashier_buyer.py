"""Who buys without an order: found by NIP or QR, and named on top of the bill."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.problems import Problem
from dashapp.ui import messages
from dashapp.ui.cashier_ways import scan
from dashapp.ui.elements import Child, button, icon, tag
from dashapp.ui.words import _


def buyer_field(*, id: str, find_id: str, told_id: str, scanned_id: str) -> html.Div:
    """The NIP as it is typed, or the QR on the buyer's phone."""
    control = dbc.Input(
        id=id,
        type="text",
        autocomplete="off",
        maxlength=200,
        placeholder="19870214 201101 2 008",
        class_name="cash-nip",
    )
    row = html.Div(
        [control, button(_("Cari pembeli"), id=find_id, look="tinta")], className="cash-find"
    )
    return html.Div(
        [
            scan(scanned_id, "buyer", _("Ketik NIP")),
            html.Div(
                [html.Label(_("NIP pembeli"), htmlFor=id, className="field-label"), row],
                className="cash-typed",
            ),
            html.Div(id=told_id, role="alert"),
        ],
        className="cash-buyer",
    )


def found(name: str, opd: str) -> Component:
    """Below the field: who it is."""
    who = " · ".join(part for part in (name, opd) if part)
    return html.P([icon("check-circle"), html.Span(who)], className="cash-done")


def not_found(problem: Problem) -> Component:
    """Below the field: why nobody was found."""
    return html.P(
        [icon("warning-circle"), html.Span(messages.sentence(problem))], className="field-error"
    )


def who(name: str | None, opd: str) -> list[Child]:
    """On top of the bill: the buyer, or that there is none yet."""
    head = _("Pembeli belum diisi") if name is None else name
    sub = _("Ketik NIP, atau pindai QR di halaman Profil pembeli.") if name is None else opd
    return [
        html.Div(
            [
                html.P(_("Jual langsung"), className="muted"),
                html.H2(head, className="is-quiet" if name is None else ""),
                html.P(sub, className="muted"),
            ]
        ),
        html.Div(tag(_("Belum dibayar"), "madu"), className="cash-state"),
    ]
