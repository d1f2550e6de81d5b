"""The head of one month of the history: amount, status, and how its report stands."""

from dataclasses import dataclass
from datetime import date, datetime

from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar, rupiah
from dashapp.domain.calendar import WIB
from dashapp.domain.evaluation import Report
from dashapp.ui import labels
from dashapp.ui.elements import Child, icon, status
from dashapp.ui.history import MonthRow, cell
from dashapp.ui.words import _, day_long, day_month, day_short, month_name, month_only


@dataclass(frozen=True)
class ReportFacts:
    """What the report strip is made of; `missing` and `to_buy` in rupiah.

    missing: without what waits; to_buy: with it. `exempt`: the reason of someone who owes nothing.
    """

    month: date
    report_by: date
    today: date
    report: Report | None
    missing: int
    to_buy: int
    closed_at: datetime | None = None
    exempt: str | None = None


def month_head(row: MonthRow) -> html.Div:
    """ "Juni 2026 · minimum Rp 75.000", the approved amount, what waits, and the status."""
    least = _("minimum %(sum)s", sum=rupiah.write(row.minimum))
    waits = _(" · %(sum)s menunggu", sum=rupiah.write(row.waiting)) if row.waiting else ""
    words = [
        html.P(f"{month_name(row.month)} · {least}", className="month-head-name"),
        html.P(
            [html.Strong(rupiah.write(row.verified)), " ", _("terverifikasi"), waits],
            className="month-head-sum",
        ),
    ]
    return html.Div(
        [cell(row, 52), html.Div(words, className="grow"), status(labels.status(row.status))],
        className="month-head is-met" if row.verified >= row.minimum else "month-head",
    )


def report_strip(facts: ReportFacts) -> html.Div:
    """How the report of the month stands (docs/rules.md §5)."""
    if facts.exempt is not None:
        why = _("Dibebaskan: %(why)s", why=labels.reason(facts.exempt))
        return _strip("batu", "info", why, _("Pembelian tetap tercatat sebagai belanja ke UMKM."))
    if facts.report is None:
        return _missing(facts)
    if facts.report.provisional and facts.today > facts.report_by:
        return _unsure(facts, facts.report)
    return _sent(facts, facts.report)


def closed_strip(month: date, closed_at: datetime | None) -> Component | None:
    """Said above the purchases of a month that DKUPP has closed."""
    if closed_at is None:
        return None
    words = _(
        "%(month)s ditutup DKUPP pada %(day)s. Isinya tidak dapat diubah lagi.",
        month=month_name(month),
        day=day_long(calendar.wib_day(closed_at)),
    )
    return html.Div([icon("lock-key"), html.Div(words)], className="strip strip-batu month-closed")


def note(facts: ReportFacts) -> str:
    """The same in a few words, for the list of months."""
    report = facts.report
    if facts.exempt is not None:
        return _("dibebaskan")
    if report is not None:
        day = day_short(calendar.wib_day(report.at))
        if report.provisional:
            return _("lapor %(day)s, menunggu", day=day)
        return (
            _("lapor %(day)s, terlambat", day=day)
            if report.late
            else _("lapor %(day)s, tepat waktu", day=day)
        )
    if facts.today <= calendar.last_day(facts.month):
        return _("berjalan, lapor s.d. %(day)s", day=day_short(facts.report_by))
    if facts.today <= facts.report_by:
        return _("lapor s.d. %(day)s", day=day_short(facts.report_by))
    return _("kurang %(sum)s", sum=rupiah.write(facts.missing))


def _sent(facts: ReportFacts, report: Report) -> html.Div:
    day = calendar.wib_day(report.at)
    away = abs((facts.report_by - day).days)
    limit = _("batas %(day)s 23.59", day=day_month(facts.report_by))
    if report.late:
        ending, gap = _("terlambat"), _("%(days)d hari setelah %(limit)s", days=away, limit=limit)
    elif away == 0:
        ending, gap = _("tepat waktu"), _("pada hari terakhir, %(limit)s", limit=limit)
    else:
        ending = _("tepat waktu")
        gap = _("%(days)d hari sebelum %(limit)s", days=away, limit=limit)
    title = _(
        "Laporan %(month)s: terkirim %(day)s, %(ending)s",
        month=month_only(facts.month),
        day=day_month(day),
        ending=ending,
    )
    words = _("diterima server %(time)s WIB, %(gap)s", time=_seconds(report.at), gap=gap)
    if report.provisional:
        words = _("%(words)s, masih menunggu verifikasi", words=words)
    return _strip(
        "madu" if report.late else "daun", "clock" if report.late else "seal-check", title, words
    )


def _unsure(facts: ReportFacts, report: Report) -> html.Div:
    title = _("Laporan %(month)s: menunggu verifikasi", month=month_only(facts.month))
    words = _(
        "Diterima server %(day)s, %(time)s WIB. Dihitung %(ending)s setelah disetujui.",
        day=day_month(calendar.wib_day(report.at)),
        time=_seconds(report.at),
        ending=_("terlambat") if report.late else _("tepat waktu"),
    )
    return _strip("batu", "clock", title, words)


def _missing(facts: ReportFacts) -> html.Div:
    month = month_only(facts.month)
    last = day_month(calendar.last_day(facts.month))
    limit = day_month(facts.report_by)
    gap = rupiah.write(facts.missing if facts.closed_at else facts.to_buy)
    title = _("Laporan %(month)s: kurang %(gap)s", month=month, gap=gap)
    if facts.closed_at is not None:
        words = _("Batas lapor %(limit)s sudah lewat dan bulan sudah ditutup.", limit=limit)
    elif facts.today <= calendar.last_day(facts.month):
        words = _("Belanja sampai %(last)s, lapor sampai %(limit)s 23.59.", last=last, limit=limit)
    elif facts.today <= facts.report_by:
        words = _(
            "Masa belanja selesai %(last)s. Pembelian %(month)s masih dapat dilaporkan sampai"
            " %(limit)s 23.59.",
            last=last,
            month=month,
            limit=limit,
        )
    else:
        words = _(
            "Batas lapor %(limit)s sudah lewat. Pembelian %(month)s masih dapat dicatat sebagai"
            " terlambat sampai DKUPP menutup bulan.",
            limit=limit,
            month=month,
        )
    return _strip("batu", "calendar-check", title, words)


def _seconds(instant: datetime) -> str:
    return f"{instant.astimezone(WIB):%H.%M.%S}"


def _strip(tone: str, icon_name: str, title: str, words: str) -> html.Div:
    content: list[Child] = [html.Strong(title), html.Span(words)]
    return html.Div(
        [icon(icon_name), html.Div(content, className="grow")],
        className=f"strip strip-{tone} report-strip",
    )
