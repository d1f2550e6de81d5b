"""One person of an OPD, opened from the list: who it is, own months, purchases of the month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain import rupiah
from dashapp.domain.compliance import Status
from dashapp.ui import labels
from dashapp.ui.elements import Child, button, status
from dashapp.ui.labels import Label
from dashapp.ui.tables import facts
from dashapp.ui.words import _, day_short, month_name, month_only


@dataclass(frozen=True)
class MonthRow:
    month: date
    status: Status
    minimum: int
    verified: int


@dataclass(frozen=True)
class BoughtRow:
    """One purchase; `note` is its fund where that is not the buyer's own."""

    day: date
    amount: int
    state: Label
    note: str = ""


def person_dialog(*, id: str, title_id: str, body_id: str, close_id: str) -> dbc.Modal:
    """What the page fills when a person is opened."""
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=title_id, className="modal-title"), close_button=False),
            dbc.ModalBody(html.Div(id=body_id, className="stack")),
            dbc.ModalFooter(button(_("Tutup"), id=close_id, more="grow")),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
        scrollable=True,
    )


def person_view(
    pairs: Sequence[tuple[str, str]],
    month: date,
    bought: Sequence[BoughtRow],
    months: Sequence[MonthRow],
) -> list[Child]:
    """Facts, what was bought in the month, and the months so far."""
    nothing = html.P(_("Belum ada pembelian."), className="caption")
    return [
        facts([(term, value) for term, value in pairs if value]),
        html.H3(_("Pembelian %(month)s", month=month_only(month)), className="small-title"),
        html.Ul([_bought(row) for row in bought], className="person-rows") if bought else nothing,
        html.H3(_("Kewajiban per bulan"), className="small-title"),
        html.Ul([_month(row) for row in months], className="person-rows"),
    ]


def _bought(row: BoughtRow) -> html.Li:
    amount = html.Strong(rupiah.write(row.amount))
    return html.Li([html.Span(day_short(row.day)), html.Span([amount, " ", row.note]),
                    status(row.state)])  # fmt: skip


def _month(row: MonthRow) -> html.Li:
    owed = "–" if row.status is Status.EXEMPT else rupiah.plain(row.minimum)
    reached: list[Child] = [html.Strong(rupiah.plain(row.verified)), f" / {owed}"]
    return html.Li(
        [html.Span(month_name(row.month)), html.Span(reached), status(labels.status(row.status))]
    )
