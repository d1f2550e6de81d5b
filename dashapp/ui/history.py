"""The months of the history: a list beside its purchases, cells in a dark header on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate, Status
from dashapp.ui import forms, labels
from dashapp.ui.elements import Child, aria, hidden, icon
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _, count, day_long, day_month, month_only, month_short

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True)
class MonthRow:
    """One month; rupiah of fund pribadi. `note` says how its report stands, `late` marks it."""

    month: date
    status: Status
    verified: int
    waiting: int
    minimum: int
    note: str
    late: bool = False


def columns(months: Component, purchases: Component, evaluation: Component) -> html.Div:
    """Months | purchases | evaluation; each scrolls by itself on desktop."""
    return html.Div([months, purchases, evaluation], className="history-columns")


def page_head(id: str, words: Sequence[Child]) -> html.Div:
    """The title that is seen, and below it the day and the next deadline (children of `id`)."""
    title = html.Span(_("Riwayat belanja"), className="page-title", **aria(hidden="true"))
    return html.Div([title, html.P(words, id=id)], className="history-head")


def today_words(today: date, due: tuple[date, date] | None) -> list[Child]:
    """ "Kamis, 9 Juli 2026 · batas lapor Juni besok, 10 Juli"; due: (month, last day to report)."""
    day = f"{_(WEEKDAYS[today.weekday()])}, {day_long(today)}"
    if due is None:
        return [day]
    month, last = due
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


def months_list(rows: Sequence[MonthRow], selected: date | None) -> html.Ul:
    """The latest first, as buttons with ids {"type": "history-month", "month": "2026-06"}."""
    return html.Ul([html.Li(_month(row, row.month == selected)) for row in rows])


def year_foot(rows: Sequence[MonthRow], *, year: int, spent: int, sellers: int) -> html.Div:
    """The year as bars against the minimum, its approved rupiah and from how many UMKM."""
    facts = [
        (_("Belanja %(year)s", year=str(year)), rupiah.write(spent)),
        (_("UMKM berbeda"), count(sellers)),
    ]
    lines = [html.Div([html.Span(term), html.Strong(value)]) for term, value in facts]
    return html.Div([_bars(rows), html.Div(lines, className="year-facts")], className="year-foot")


def cell(row: MonthRow, size: int) -> html.Div:
    """The month as a cell with honey; "–" inside for someone exempt."""
    exempt = row.status is Status.EXEMPT
    filled = _percent(row.verified, row.minimum)
    return gauge(
        None if exempt else filled,
        waiting=0 if exempt else _percent(row.verified + row.waiting, row.minimum) - filled,
        size=size,
        on_light=True,
        number=exempt,
        describe=labels.status(row.status).word,
    )


def _percent(part: int, whole: int) -> int:
    return min(100, Rate(part, whole).percent or 0)


def _month(row: MonthRow, on: bool) -> html.Button:
    note: list[Child] = [icon("clock"), row.note] if row.late else [row.note]
    return html.Button(
        [
            cell(row, 34),
            html.Span(
                [
                    html.Strong(month_only(row.month), className="month-long"),
                    html.Span(month_short(row.month), className="month-short"),
                    html.Span(note, className="month-note is-late" if row.late else "month-note"),
                ],
                className="month-words",
            ),
            html.Strong(rupiah.write(row.verified), className="month-sum"),
        ],
        id={"type": "history-month", "month": f"{row.month:%Y-%m}"},
        type="button",
        className="history-month",
        **aria(current="true" if on else "false"),
    )


def _bars(rows: Sequence[MonthRow]) -> html.Div:
    """Thousands of rupiah by month; the line is what was owed."""
    owed = [row.minimum for row in rows if row.status is not Status.EXEMPT]
    top = max([*(row.verified for row in rows), *owed, 1])
    least = count(owed[0] // 1000) if owed else "–"
    says = ", ".join(
        f"{month_only(row.month)} {rupiah.write(row.verified)}" for row in reversed(rows)
    )
    head = html.P([html.Span(_("Rp ribu per bulan")), html.Span(_("minimum %(sum)s", sum=least))])
    columns = [_bar(row, top, on=row is rows[0]) for row in reversed(rows)]
    return html.Div(
        [head, html.Div(columns, className="year-columns", **aria(hidden="true")), hidden(says)],
        className="year-bars",
    )


def _bar(row: MonthRow, top: int, *, on: bool) -> html.Div:
    height = f"{row.verified / top * 100:.1f}%"
    line = html.I(className="bar-least", style={"bottom": f"{row.minimum / top * 100:.1f}%"})
    return html.Div(
        [
            html.Span(
                [
                    None if row.status is Status.EXEMPT else line,
                    html.Span(
                        html.B(count(row.verified // 1000)),
                        className="bar-honey",
                        style={"height": height},
                    ),
                ],
                className="bar-track",
            ),
            html.Span(month_short(row.month), className="bar-name"),
        ],
        className="year-bar is-last" if on else "year-bar",
    )
