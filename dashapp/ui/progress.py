"""The honey panel: amount against minimum, what is missing, two dates, the year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar, rupiah
from dashapp.domain.compliance import Rate, Status
from dashapp.ui import labels
from dashapp.ui.elements import aria, data, link
from dashapp.ui.gauge import gauge
from dashapp.ui.rail import rail
from dashapp.ui.words import _, count, month_name, month_only, month_short


@dataclass(frozen=True)
class MonthCell:
    """One month of the year in the panel; `status` None: nothing owed, or not yet begun."""

    month: date
    status: Status | None = None


@dataclass(frozen=True)
class Progress:
    """One person's month: rupiah of fund pribadi, how many purchases, and the days it depends on.

    `returned_count` ask to be mended, at the address `mend_at`; their rupiah are among the waiting.
    `report_by` is the last day to report (an extension counts). `exempt` is the reason of someone
    who owes nothing. `history`: months of this year that have begun, in any order. `level`: the
    jenjang's name, which phones show.
    """

    month: date
    today: date
    report_by: date
    minimum: int
    verified: int = 0
    waiting: int = 0
    verified_count: int = 0
    waiting_count: int = 0
    returned_count: int = 0
    mend_at: str = "/"
    exempt: str | None = None
    level: str = ""
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
            html.Div(
                rail(progress.month, progress.today, progress.report_by), className="honey-rail"
            ),
            html.Ol([_cell(progress, month) for month in _year(progress)], className="honey-year"),
            _line(progress),
        ],
        className="honey on-dark",
        id="progress",
        **aria(label=_("Kewajiban saya")),
        **data(month=calendar.write_month(progress.month)),
    )


def _line(progress: Progress) -> html.Div:
    """The panel in one line, which stays on top of a phone; the panel itself says the same."""
    days = (progress.report_by - progress.today).days
    after = _(" · %(days)d hari lagi", days=days) if days > 0 and not progress.exempt else ""
    cell = gauge(None if progress.exempt else progress.percent, size=40, number=False)
    words = html.Div(
        [
            html.P(_sum(progress), className="honey-number"),
            html.P([*_missing(progress, acts=False)[:1], after], className="honey-missing"),
        ]
    )
    return html.Div([cell, words], className="honey-line", **aria(hidden="true"))


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
    short = _("Kewajiban %(month)s", month=month_only(progress.month))
    level = f" · {progress.level}" if progress.level else ""
    return [
        html.P(
            [
                html.Span(title, className="wide-only"),
                html.Span(short + level, className="small-only"),
            ],
            className="honey-title",
        ),
        html.P(_sum(progress), className="honey-number"),
        html.P(_missing(progress), className="honey-missing"),
    ]


def _sum(progress: Progress) -> list[Component | str]:
    of = _("dari %(minimum)s", minimum=rupiah.write(progress.minimum))
    if progress.exempt:
        of = _("tanpa kewajiban")
    return [html.Strong(rupiah.write(progress.verified)), " ", html.Span(of)]


def _missing(progress: Progress, *, acts: bool = True) -> list[Component | str]:
    after = _entries(progress, acts=acts)
    if progress.exempt:
        why = _("Dibebaskan: %(why)s", why=labels.reason(progress.exempt))
        return [html.Strong(why), after]
    if progress.missing == 0:
        return [html.Strong(_("Terpenuhi")), after]
    if progress.to_buy == 0 and progress.returned_count:
        return [html.Strong(_returned(progress, acts=acts)), _entries(progress, named=True)]
    if progress.to_buy == 0:
        return [html.Strong(_("Menunggu verifikasi %(sum)s", sum=_rp(progress.waiting))), after]
    gap = _("Kurang %(gap)s lagi", gap=_rp(progress.to_buy))
    return [html.Strong(gap), after]


def _rp(amount: int) -> str:
    return rupiah.write(amount)


def _returned(progress: Progress, *, acts: bool) -> Component | str:
    """What was sent back and waits for its buyer, as the way to it."""
    words = _("%(number)s perlu diperbaiki", number=count(progress.returned_count))
    return link(words, progress.mend_at) if acts else words


def _entries(progress: Progress, *, acts: bool = True, named: bool = False) -> html.Span:
    """How many purchases; of them a phone says only those that wait or were sent back.

    `named`: those that were sent back have been said already.
    """
    parts: list[Component] = []
    if progress.verified_count or not (progress.waiting_count or progress.returned_count):
        number = count(progress.verified_count)
        words = _("%(number)s pembelian terverifikasi", number=number)
        parts.append(html.Span(f" · {words}", className="honey-more"))
    if progress.waiting_count:
        words = _("%(number)s menunggu", number=count(progress.waiting_count))
        parts.append(html.Span(f" · {words}"))
    if progress.returned_count and not named:
        parts.append(html.Span([" · ", _returned(progress, acts=acts)]))
    return html.Span(parts)


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
