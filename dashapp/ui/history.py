"""The months of the history: a list beside its purchases, cells in a dark header on a phone."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar, rupiah
from dashapp.domain.past import OwnMonth, Past
from dashapp.ui import forms
from dashapp.ui.elements import Child, aria, hidden, icon
from dashapp.ui.history_report import cell, note
from dashapp.ui.words import _, count, day_long, day_month, month_only, month_short

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def columns(months: Component, purchases: Component, evaluation: Component) -> html.Div:
    """Months | purchases | evaluation; each scrolls by itself on desktop."""
    return html.Div([months, purchases, evaluation], className="history-columns")


def page_head(id: str, words: Sequence[Child], data_at: str) -> html.Div:
    """The title that is seen, and below it the day and the next deadline (children of `id`).

    data_at: the address where one's own data is taken.
    """
    title = html.Span(_("Riwayat belanja"), className="page-title", **aria(hidden="true"))
    take: list[Child] = [icon("download-simple"), _("Unduh data saya")]
    return html.Div(
        [
            html.Div([title, html.P(words, id=id)]),
            html.A(take, href=data_at, className="btn-garis history-take"),
        ],
        className="history-head",
    )


def today_words(past: Past) -> list[Child]:
    """ "Kamis, 9 Juli 2026 · batas lapor Juni besok, 10 Juli": the deadline that comes next."""
    today = past.today
    day = f"{_(WEEKDAYS[today.weekday()])}, {day_long(today)}"
    coming = [(month.month, month.report_by) for month in past.months if month.report_by >= today]
    if not coming:
        return [day]
    month, last = min(coming)
    left = (last - today).days
    when = {0: _("hari ini, sampai 23.59"), 1: _("besok, %(day)s", day=day_month(last))}.get(
        left, _("%(days)d hari lagi, %(day)s", days=left, day=day_month(last))
    )
    what = _("batas lapor %(month)s", month=month_only(month))
    return [f"{day} · {what} ", html.Strong(when)]


def months_panel(
    list_id: str, list_: Sequence[Child], *, year_id: str, years: Sequence[int], year: int
) -> html.Section:
    """The card of the months with the choice of the year; the list is children of `list_id`."""
    choice = forms.select(year_id, [(str(one), str(one)) for one in years], value=str(year))
    choice.class_name = "select-inline history-year"
    label = html.Label(hidden(_("Tahun")), htmlFor=year_id)
    return html.Section(
        [
            html.Div([html.H2(_("Bulan")), html.Div([label, choice])], className="panel-head"),
            html.Div(list_, id=list_id, className="history-list"),
        ],
        className="panel history-months",
        **aria(label=_("Bulan")),
    )


def months_list(past: Past) -> list[Child]:
    """The latest first, as buttons with ids {"type": "history-month", "month": "2026-06"}.

    Below them the year: bars against the minimum, approved rupiah, from how many UMKM.
    """
    chosen = past.chosen
    if chosen is None:
        return [html.P(_("Belum ada bulan yang tercatat."), className="muted history-none")]
    buttons = [_month(month, past.today, month is chosen) for month in past.months]
    facts = [
        (_("Belanja %(year)s", year=str(chosen.month.year)), rupiah.write(past.spent)),
        (_("UMKM berbeda"), count(past.sellers)),
    ]
    lines = [html.Div([html.Span(term), html.Strong(value)]) for term, value in facts]
    foot = [_bars(past.months, chosen), html.Div(lines, className="year-facts")]
    return [html.Ul([html.Li(one) for one in buttons]), html.Div(foot, className="year-foot")]


def _month(month: OwnMonth, today: date, on: bool) -> html.Button:
    report = month.report
    late = report is not None and report.late and not report.provisional
    words: list[Child] = [icon("clock"), note(month, today)] if late else [note(month, today)]
    return html.Button(
        [
            cell(month, 34),
            html.Span(
                [
                    html.Strong(month_only(month.month), className="month-long"),
                    html.Span(month_short(month.month), className="month-short"),
                    html.Span(words, className="month-note is-late" if late else "month-note"),
                ],
                className="month-words",
            ),
            html.Strong(rupiah.write(month.totals.verified), className="month-sum"),
        ],
        id={"type": "history-month", "month": calendar.write_month(month.month)},
        type="button",
        className="history-month",
        **aria(current="true" if on else "false"),
    )


def _bars(months: Sequence[OwnMonth], chosen: OwnMonth) -> html.Div:
    """Thousands of rupiah by month; the line is what was owed."""
    owed = [month.minimum for month in months if month.obliged]
    top = max([*(month.totals.verified for month in months), *owed, 1])
    least = count(owed[0] // 1000) if owed else "–"
    in_time = list(reversed(months))
    says = ", ".join(
        f"{month_only(month.month)} {rupiah.write(month.totals.verified)}" for month in in_time
    )
    head = html.P([html.Span(_("Rp ribu per bulan")), html.Span(_("minimum %(sum)s", sum=least))])
    columns = [_bar(month, top, on=month is chosen) for month in in_time]
    return html.Div(
        [head, html.Div(columns, className="year-columns", **aria(hidden="true")), hidden(says)],
        className="year-bars",
    )


def _bar(month: OwnMonth, top: int, *, on: bool) -> html.Div:
    verified = month.totals.verified
    line = html.I(className="bar-least", style={"bottom": f"{month.minimum / top * 100:.1f}%"})
    bar = html.Span(
        html.B(count(verified // 1000)),
        className="bar-honey",
        style={"height": f"{verified / top * 100:.1f}%"},
    )
    return html.Div(
        [
            html.Span([line if month.obliged else None, bar], className="bar-track"),
            html.Span(month_short(month.month), className="bar-name"),
        ],
        className="year-bar is-on" if on else "year-bar",
    )
