"""The honey panel: amount against minimum, what is missing, two dates, the year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar, rupiah
from dashapp.domain.compliance import Rate, Status
from dashapp.ui import labels
from dashapp.ui.elements import aria
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _, count, day_short, month_name, month_only, month_short


@dataclass(frozen=True)
class MonthCell:
    """One month of the year in the panel; `status` None: nothing owed, or not yet begun."""

    month: date
    status: Status | None = None


@dataclass(frozen=True)
class Progress:
    """One person's month: rupiah of fund pribadi, how many purchases, and the days it depends on.

    `report_by` is the last day to report (an extension counts). `exempt` is the reason of someone
    who owes nothing. `history`: months of this year that have begun, in any order.
    """

    month: date
    today: date
    report_by: date
    minimum: int
    verified: int = 0
    waiting: int = 0
    verified_count: int = 0
    waiting_count: int = 0
    exempt: str | None = None
    history: Sequence[MonthCell] = field(default_factory=tuple)

    @property
    def missing(self) -> int:
        """Rupiah still to be verified until the duty is met."""
        return max(0, self.minimum - self.verified)

    @property
    def to_buy(self) -> int:
        """Rupiah still to be bought: what waits for verification is not bought twice."""
        return max(0, self.missing - self.waiting)

    @property
    def percent(self) -> int:
        """Part of the minimum that is verified, rounded down, at most 100."""
        return _percent(self.verified, self.minimum)


def honey_panel(progress: Progress) -> html.Section:
    """The panel on top of the home page (docs/rules.md §4, §5)."""
    return html.Section(
        [
            gauge(
                None if progress.exempt else progress.percent,
                waiting=_hatched(progress),
                size=82,
                describe=_spoken(progress),
            ),
            html.Div(_amounts(progress), className="honey-amounts"),
            html.Div(_rail(progress), className="honey-rail"),
            html.Ol([_cell(progress, month) for month in _year(progress)], className="honey-year"),
        ],
        className="honey on-dark",
        id="progress",
        **aria(label=_("Kewajiban saya")),
    )


def _percent(part: int, whole: int) -> int:
    return min(100, Rate(part, whole).percent or 0)


def _hatched(progress: Progress) -> int:
    if progress.exempt:
        return 0
    return _percent(progress.verified + progress.waiting, progress.minimum) - progress.percent


def _spoken(progress: Progress) -> str:
    if progress.exempt:
        return _("Dibebaskan bulan ini")
    return _(
        "Terverifikasi %(verified)s dari %(minimum)s",
        verified=rupiah.write(progress.verified),
        minimum=rupiah.write(progress.minimum),
    )


def _amounts(progress: Progress) -> list[Component]:
    title = _("Kewajiban belanja %(month)s", month=month_name(progress.month))
    of = _("dari %(minimum)s", minimum=rupiah.write(progress.minimum))
    if progress.exempt:
        of = _("tanpa kewajiban")
    return [
        html.P(title, className="honey-title"),
        html.P(
            [html.Strong(rupiah.write(progress.verified)), " ", html.Span(of)],
            className="honey-number",
        ),
        html.P(_missing(progress), className="honey-missing"),
    ]


def _missing(progress: Progress) -> list[Component | str]:
    after = _entries(progress)
    if progress.exempt:
        why = _("Dibebaskan: %(why)s", why=labels.reason(progress.exempt))
        return [html.Strong(why), after]
    if progress.missing == 0:
        return [html.Strong(_("Terpenuhi")), after]
    if progress.to_buy == 0:
        return [html.Strong(_("Menunggu verifikasi %(sum)s", sum=_rp(progress.waiting))), after]
    gap = _("Kurang %(gap)s lagi", gap=_rp(progress.to_buy))
    return [html.Strong(gap), after]


def _rp(amount: int) -> str:
    return rupiah.write(amount)


def _entries(progress: Progress) -> str:
    parts = []
    if progress.verified_count or not progress.waiting_count:
        number = count(progress.verified_count)
        parts.append(_("%(number)s pembelian terverifikasi", number=number))
    if progress.waiting_count:
        parts.append(_("%(number)s menunggu", number=count(progress.waiting_count)))
    return "".join(f" · {part}" for part in parts)


def _rail(progress: Progress) -> list[Component]:
    """Both deadlines on one line: buying ends with the month, reporting on the 10th after it."""
    first, last = progress.month, calendar.last_day(progress.month)
    span = (progress.report_by - first).days + 1
    now = _place((progress.today - first).days + 1, span)
    turn = _place((last - first).days + 1, span)
    heads = html.Div(
        [
            _deadline(last, progress.today, _("untuk belanja"), _("masa belanja selesai")),
            _deadline(progress.report_by, progress.today, _("batas lapor"), _("batas lapor lewat")),
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
    return [heads, line, html.Div(_days(progress, now, turn), className="rail-days")]


def _place(days: int, span: int) -> float:
    return round(max(0, min(span, days)) / span * 100, 1)


def _deadline(last: date, today: date, what: str, passed: str) -> html.Span:
    left = (last - today).days
    if left < 0:
        return html.Span(passed)
    when = _("hari ini") if left == 0 else _("%(days)d hari lagi", days=left)
    return html.Span([html.Strong(when), " ", what])


def _days(progress: Progress, now: float, turn: float) -> list[Component]:
    """Day names under the rail; the fixed ones give way where "Hari ini" needs the room."""
    last = calendar.last_day(progress.month)
    shown: list[Component] = []
    if now > 20:
        shown.append(html.Span(day_short(progress.month), className="rail-first"))
    if abs(now - turn) > 14:
        shown.append(
            html.Span(day_short(last), className="rail-turn", style={"left": f"{turn:g}%"})
        )
    if now < 84:
        shown.append(html.Strong(day_short(progress.report_by), className="rail-last"))
    if 0 < now < 100:
        today = _("Hari ini %(day)s", day=day_short(progress.today))
        place = f"{max(11.0, min(now, 89.0)):g}%"
        shown.append(html.Strong(today, className="rail-now", style={"left": place}))
    return shown


def _year(progress: Progress) -> list[MonthCell]:
    known = {cell.month: cell for cell in progress.history}
    year = [date(progress.month.year, number, 1) for number in range(1, 13)]
    return [known.get(month, MonthCell(month)) for month in year]


_LOOKS = {
    Status.FULFILLED: "full",
    Status.WAITING: "half",
    Status.PARTIAL: "half",
    Status.REJECTED: "none",
    Status.NONE: "none",
    Status.EXEMPT: "exempt",
}


def _cell(progress: Progress, cell: MonthCell) -> html.Li:
    look = "later" if cell.status is None else _LOOKS[cell.status]
    word = _("belum ada") if cell.status is None else labels.status(cell.status).word
    current = " is-current" if cell.month == progress.month else ""
    return html.Li(
        [
            html.I(className=f"month-cell month-{look}"),
            html.Span(month_short(cell.month), **aria(hidden="true")),
            html.Span(f"{month_only(cell.month)}: {word}", className="visually-hidden"),
        ],
        className=f"honey-month{current}",
    )
