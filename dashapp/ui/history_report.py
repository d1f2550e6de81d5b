"""The head of one month of the history: amount, status, and how its report stands."""

from datetime import date, datetime

from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar, rupiah
from dashapp.domain.calendar import WIB
from dashapp.domain.compliance import Status
from dashapp.domain.evaluation import Report
from dashapp.domain.past import OwnMonth
from dashapp.ui import labels
from dashapp.ui.elements import Child, aria, icon, status
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _, day_long, day_month, day_short, month_name, month_only

RECEIPT = "/riwayat/tanda-terima"  # the paper of a month: ?month=2026-06


def cell(month: OwnMonth, size: int) -> html.Div:
    """The month as a cell with honey; "–" inside for someone exempt."""
    return gauge(
        month.percent if month.obliged else None,
        waiting=month.hatched if month.obliged else 0,
        size=size,
        on_light=True,
        number=not month.obliged,
        describe=labels.status(month.status).word,
    )


def month_head(month: OwnMonth) -> html.Div:
    """ "Juni 2026 · minimum Rp 75.000", the approved amount, what waits, and the status."""
    least = _("minimum %(sum)s", sum=rupiah.write(month.minimum))
    waiting = month.totals.waiting - month.returned_amount
    waits = _(" · %(sum)s menunggu", sum=rupiah.write(waiting)) if waiting else ""
    if month.returned:
        mend = rupiah.write(month.returned_amount)
        waits = _("%(before)s · %(sum)s perlu diperbaiki", before=waits, sum=mend)
    verified = html.Strong(rupiah.write(month.totals.verified))
    words = [
        html.P(f"{month_name(month.month)} · {least}", className="month-head-name"),
        html.P([verified, " ", html.Span(_("terverifikasi") + waits)], className="month-head-sum"),
    ]
    return html.Div(
        [cell(month, 52), html.Div(words, className="grow"), status(labels.status(month.status))],
        className="month-head is-met" if month.status is Status.FULFILLED else "month-head",
    )


def report_strip(month: OwnMonth, today: date) -> html.Div:
    """How the report of the month stands (docs/rules.md §5), and the way to its receipt."""
    strip = _stands(month, today)
    strip.children = [*strip.children, _take(month)]
    return strip


def _take(month: OwnMonth) -> html.A:
    """The receipt can be taken at any time, with whatever has been entered."""
    words = html.Span(_("Tanda terima"))
    name = _("Tanda terima %(month)s, PDF", month=month_name(month.month))
    address = f"{RECEIPT}?month={calendar.write_month(month.month)}"
    return html.A(
        [icon("file-pdf"), words, icon("caret-right")],
        href=address,
        className="report-receipt",
        target="_blank",  # a download; the page stays
        **aria(label=name),
    )


def _stands(month: OwnMonth, today: date) -> html.Div:
    if not month.obliged:
        why = _("Dibebaskan: %(why)s", why=labels.reason(month.reason or ""))
        return _strip("batu", "info", why, _("Pembelian tetap tercatat sebagai belanja ke UMKM."))
    if _asks(month):
        return _returned(month, today)
    if month.report is None:
        return _missing(month, today)
    if month.report.provisional and today > month.report_by:
        return _unsure(month, month.report)
    return _sent(month, month.report)


def closed_strip(month: OwnMonth) -> Component | None:
    """Said above the purchases of a month that DKUPP has closed."""
    if month.closed_at is None:
        return None
    words = _(
        "%(month)s ditutup DKUPP pada %(day)s. Isinya tidak dapat diubah lagi.",
        month=month_name(month.month),
        day=day_long(calendar.wib_day(month.closed_at)),
    )
    return html.Div([icon("lock-key"), html.Div(words)], className="strip strip-batu month-closed")


def note(month: OwnMonth, today: date) -> str:
    """The same in a few words, for the list of months."""
    report = month.report
    if not month.obliged:
        return _("dibebaskan")
    if _asks(month):
        return _("%(number)d perlu diperbaiki", number=month.returned)
    if report is not None:
        day = day_short(calendar.wib_day(report.at))
        if report.provisional:
            return _("lapor %(day)s, menunggu", day=day)
        return (
            _("lapor %(day)s, terlambat", day=day)
            if report.late
            else _("lapor %(day)s, tepat waktu", day=day)
        )
    if today <= calendar.last_day(month.month):
        return _("berjalan, lapor s.d. %(day)s", day=day_short(month.report_by))
    if today <= month.report_by:
        return _("lapor s.d. %(day)s", day=day_short(month.report_by))
    return _("kurang %(sum)s", sum=rupiah.write(month.missing))


def _sent(month: OwnMonth, report: Report) -> html.Div:
    day = calendar.wib_day(report.at)
    away = abs((month.report_by - day).days)
    limit = _("batas %(day)s 23.59", day=day_month(month.report_by))
    if report.late:
        ending, gap = _("terlambat"), _("%(days)d hari setelah %(limit)s", days=away, limit=limit)
    elif away == 0:
        ending, gap = _("tepat waktu"), _("pada hari terakhir, %(limit)s", limit=limit)
    else:
        ending = _("tepat waktu")
        gap = _("%(days)d hari sebelum %(limit)s", days=away, limit=limit)
    title = _(
        "Laporan %(month)s: terkirim %(day)s, %(ending)s",
        month=month_only(month.month),
        day=day_month(day),
        ending=ending,
    )
    words = _("diterima server %(time)s WIB, %(gap)s", time=_seconds(report.at), gap=gap)
    if report.provisional:
        words = _("%(words)s, masih menunggu verifikasi", words=words)
    return _strip(
        "madu" if report.late else "daun", "clock" if report.late else "seal-check", title, words
    )


def _asks(month: OwnMonth) -> bool:
    """Whether the duty hangs on purchases that were sent back and can still be mended."""
    return month.returned > 0 and month.missing > 0 and month.closed_at is None


def _returned(month: OwnMonth, today: date) -> html.Div:
    number = month.returned
    if today <= month.report_by:
        limit = day_month(month.report_by)
        title = _(
            "%(number)d pembelian dikembalikan, perbaiki paling lambat %(limit)s",
            number=number,
            limit=limit,
        )
    else:
        title = _(
            "%(number)d pembelian dikembalikan, perbaiki sebelum DKUPP menutup bulan",
            number=number,
        )
    name = month_only(month.month)
    words = _("Dihitung untuk laporan %(month)s setelah diperbaiki dan disetujui.", month=name)
    if month.to_buy:
        gap = rupiah.write(month.to_buy)
        words = _("%(words)s Selain itu masih kurang %(gap)s.", words=words, gap=gap)
    return _strip("madu", "warning", title, words)


def _unsure(month: OwnMonth, report: Report) -> html.Div:
    title = _("Laporan %(month)s: menunggu verifikasi", month=month_only(month.month))
    words = _(
        "Diterima server %(day)s, %(time)s WIB. Dihitung %(ending)s setelah disetujui.",
        day=day_month(calendar.wib_day(report.at)),
        time=_seconds(report.at),
        ending=_("terlambat") if report.late else _("tepat waktu"),
    )
    return _strip("batu", "clock", title, words)


def _missing(month: OwnMonth, today: date) -> html.Div:
    name = month_only(month.month)
    last = day_month(calendar.last_day(month.month))
    limit = day_month(month.report_by)
    gap = rupiah.write(month.missing if month.closed_at else month.to_buy)
    title = _("Laporan %(month)s: kurang %(gap)s", month=name, gap=gap)
    if month.closed_at is not None:
        words = _("Batas lapor %(limit)s sudah lewat dan bulan sudah ditutup.", limit=limit)
    elif today <= calendar.last_day(month.month):
        words = _("Belanja sampai %(last)s, lapor sampai %(limit)s 23.59.", last=last, limit=limit)
    elif today <= month.report_by:
        words = _(
            "Masa belanja selesai %(last)s. Pembelian %(month)s masih dapat dilaporkan sampai"
            " %(limit)s 23.59.",
            last=last,
            month=name,
            limit=limit,
        )
    else:
        words = _(
            "Batas lapor %(limit)s sudah lewat. Pembelian %(month)s masih dapat dicatat sebagai"
            " terlambat sampai DKUPP menutup bulan.",
            limit=limit,
            month=name,
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
