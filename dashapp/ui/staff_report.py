"""An OPD's recap for DKUPP: its card with the two dates, and the dialog before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar, rupiah
from dashapp.domain.compliance import Counts, Status
from dashapp.ui import labels
from dashapp.ui.elements import Child, button, hidden, icon, status
from dashapp.ui.notices import strip
from dashapp.ui.staff import card
from dashapp.ui.tables import facts
from dashapp.ui.words import (
    _,
    count,
    day_month,
    days_left,
    month_name,
    month_only,
)


@dataclass(frozen=True)
class Signed:
    """A recap that was sent; `moved`: its counts are no longer those of the month."""

    month: date
    at: datetime
    who: str
    moved: bool


@dataclass(frozen=True)
class Dates:
    """The dates that people confuse, together: last day to buy, last day to report."""

    today: date
    last_buy: date
    report_by: date


@dataclass(frozen=True)
class DialogIds:
    """Ids of the dialog and what the page fills."""

    dialog: str
    title: str
    body: str
    trouble: str
    confirm: str
    cancel: str


def report_card(
    dates: Dates, signed: Signed | None, before: Signed | None, act: Component | None
) -> html.Section:
    """When the report is due and whether it was sent; `act`: a button that takes it back."""
    sent = labels.Label(_("Belum dikirim"), "clock", "batu")
    if signed is not None:
        sent = labels.Label(_("Terkirim %(day)s", day=_day(signed.at)), "full", "daun")
    lines: list[Child] = [
        html.P([html.Strong(days_left(dates.report_by, dates.today)), " ", _due(dates)],
               className="card-number"),
        _foot(
            html.Span(_("Batas belanja %(day)s", day=day_month(dates.last_buy))),
            html.Span(days_left(dates.last_buy, dates.today)),
        ),
        _foot(html.Span([status(sent)], title=signed.who if signed else ""), _before(before)),
    ]  # fmt: skip
    if signed is not None and signed.moved:
        words = _("Angka berubah sejak ditandatangani")
        lines.append(html.P([icon("warning"), words], className="report-moved"))
    return card(_("Laporan ke DKUPP"), act or "", lines)


def take_back_button(id: Any) -> html.Button:
    """Takes the recap back."""
    return button(_("Tarik kembali"), id=id, look="teks", more="btn-small")


def toast_button(id: Any) -> html.Button:
    """Undoes what a toast tells."""
    return html.Button(_("Urungkan"), id=id, type="button", className="toast-act")


def sign_dialog(ids: DialogIds) -> dbc.Modal:
    """Shows the figures that would be signed, and asks."""
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=ids.title, className="modal-title"), close_button=False),
            dbc.ModalBody(
                [html.Div(id=ids.body, className="stack"), html.Div(id=ids.trouble, role="alert")],
                class_name="stack",
            ),
            dbc.ModalFooter(
                [
                    button(_("Kirim laporan"), id=ids.confirm, look="tinta", more="grow"),
                    button(_("Kembali"), id=ids.cancel),
                ]
            ),
        ],
        id=ids.dialog,
        labelledby=ids.title,
        is_open=False,
        centered=True,
    )


def sign_title(month: date) -> str:
    return _("Kirim laporan %(month)s ke DKUPP?", month=month_name(month))


def sign_view(month: date, counts: Counts, who: str, *, ended: bool) -> list[Child]:
    """The figures as they would be signed, by whom, and what is not settled yet."""
    return [
        *_unsettled(month, counts, ended),
        facts(_figures(counts)),
        html.P([icon("pencil-simple-line"), html.Span(_("Ditandatangani %(who)s", who=who))],
               className="report-signer"),
    ]  # fmt: skip


def _figures(counts: Counts) -> Sequence[tuple[str, Child]]:
    met = f"{count(counts.fulfilled)} {_of(count(counts.obliged))} · {counts.rate.text}"
    rows: list[tuple[str, Child]] = [(_("Pegawai memenuhi"), html.Strong(met))]
    for part in (Status.WAITING, Status.PARTIAL, Status.REJECTED, Status.NONE, Status.EXEMPT):
        number = getattr(counts, part.value)
        if number or part is Status.NONE:
            rows.append((labels.status(part).word, count(number)))
    money = f"{rupiah.write(counts.achieved)} {_of(rupiah.write(counts.target))}"
    rows.append((_("Nilai belanja"), money))
    if counts.opd_fund_amount:
        rows.append((_("Belanja OPD"), rupiah.write(counts.opd_fund_amount)))
    return rows


def _unsettled(month: date, counts: Counts, ended: bool) -> list[Child]:
    found: list[Child] = []
    if not ended:
        words = _(
            "%(month)s belum berakhir: belanja masih bisa bertambah sampai %(day)s. Laporan dapat"
            " ditarik kembali dan dikirim lagi selama bulan ini belum ditutup.",
            month=month_only(month),
            day=day_month(calendar.last_day(month)),
        )
        found.append(strip(words, tone="madu", icon_name="warning"))
    if counts.waiting_amount:
        words = _("%(sum)s masih menunggu verifikasi.", sum=rupiah.write(counts.waiting_amount))
        found.append(strip(words, tone="batu", icon_name="clock"))
    return found


def _before(before: Signed | None) -> Child:
    if before is None:
        return None
    words = _("%(month)s: terkirim %(day)s", month=month_only(before.month), day=_day(before.at))
    return html.Span(words, title=before.who)


def _due(dates: Dates) -> html.Span:
    return html.Span([hidden(_("Batas lapor")), " ", day_month(dates.report_by)])


def _day(at: datetime) -> str:
    return day_month(calendar.wib_day(at))


def _of(whole: str) -> str:
    return _("dari %(whole)s", whole=whole)


def _foot(left: Child, right: Child) -> html.P:
    return html.P([left, right], className="card-foot")
