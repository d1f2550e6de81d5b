"""The rail of the honey panel: the last day to buy and the last day to report on one line."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar
from dashapp.ui.words import _, day_short

Words = list[Component | str]


def rail(month: date, today: date, report_by: date) -> list[Component]:
    """Buying ends with the month, reporting on the 10th after it (docs/rules.md §5)."""
    last = calendar.last_day(month)
    span = (report_by - month).days + 1
    now = _place((today - month).days + 1, span)
    turn = _place((last - month).days + 1, span)
    heads = html.Div(
        [
            _deadline(last, today, [_("untuk belanja")], _("masa belanja selesai")),
            _deadline(report_by, today, _until(report_by), _("batas lapor lewat")),
        ],
        className="rail-heads",
    )
    line = html.Div(
        [
            html.Span(className="rail-done", style={"width": f"{min(now, turn):g}%"}),
            html.Span(className="rail-report", style={"left": f"{turn:g}%"}),
            html.Span(className="rail-today", style={"left": f"{now:g}%"}),
        ],
        className="rail-line",
    )
    days = html.Div(_days(month, today, report_by, now, turn), className="rail-days")
    return [heads, line, days]


def _place(days: int, span: int) -> float:
    return round(max(0, min(span, days)) / span * 100, 1)


def _deadline(last: date, today: date, what: Words, passed: str) -> html.Span:
    left = (last - today).days
    if left < 0:
        return html.Span(passed)
    if left == 0:
        return html.Span([html.Strong(_("hari ini")), " ", *what])
    again = html.Span(_(" lagi"), className="wide-only")
    return html.Span([html.Strong([_("%(days)d hari", days=left), again]), " ", *what])


def _until(report_by: date) -> Words:
    day = _("lapor s.d. %(day)s", day=day_short(report_by))
    return [
        html.Span(_("batas lapor"), className="wide-only"),
        html.Span(day, className="small-only"),
    ]


def _days(month: date, today: date, report_by: date, now: float, turn: float) -> list[Component]:
    """Day names under the rail; the fixed ones give way where "Hari ini" needs the room."""
    last = calendar.last_day(month)
    shown: list[Component] = []
    if now > 20:
        shown.append(html.Span(day_short(month), className="rail-first"))
    if abs(now - turn) > 14:
        shown.append(
            html.Span(day_short(last), className="rail-turn", style={"left": f"{turn:g}%"})
        )
    if now < 84:
        shown.append(html.Strong(day_short(report_by), className="rail-last"))
    if 0 < now < 100:
        words = _("Hari ini %(day)s", day=day_short(today))
        place = f"{max(11.0, min(now, 89.0)):g}%"
        shown.append(html.Strong(words, className="rail-now", style={"left": place}))
    return shown
