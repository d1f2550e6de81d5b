"""The summary of the regency for Kantor Bupati and DKUPP: figures of groups, no name of staff."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.compliance import Rate
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.figures.level_bars import LevelBar, level_bars
from dashapp.figures.trend import HEIGHT, Month, trend
from dashapp.identity import current_actor
from dashapp.services import compliance, summary
from dashapp.services.summary import OpdStanding, Summary
from dashapp.ui import heads, labels, summary_lists, summary_strips
from dashapp.ui import summary as ui
from dashapp.ui.charts import chart_card, class_legend, graph, rate_sentence, tick_legend
from dashapp.ui.elements import live_mark
from dashapp.ui.states import empty
from dashapp.ui.summary_strips import Strip, StripRow
from dashapp.ui.tables import RateRow, behind, rate_table
from dashapp.ui.words import _, day_short, days_left, month_name, month_only, month_short

ALL = "semua"  # the strip of all jenjang together
TEN = 10  # the largest sellers


class Id(StrEnum):
    MONTH = "summary-month"
    SEEN = "summary-seen"
    TITLE = "summary-title"
    BODY = "summary-body"
    OPDS = "summary-opds"
    STRIPS = "summary-strips"
    LEVELS = "summary-levels"
    TREND = "summary-trend"


def layout() -> Component:
    """The present month, whole at once; the callback only brings what has moved since."""
    month = calendar.month_of(clock.today())
    found = of(month)
    picker = heads.month_picker(Id.MONTH, compliance.opened_months(), month)
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=mark(found)),
            heads.page_head(html.Div(title(found), id=Id.TITLE), [picker]),
            html.Div(body(found), id=Id.BODY),
        ],
        className="summary",
    )


def of(month: date) -> Summary:
    """The summary as the signed-in person may see it."""
    return summary.of(month, by=current_actor(), now=clock.now())


def asked(month: str) -> date:
    """The month that the picker names; NotAllowed for what it cannot name."""
    try:
        return calendar.read_month(month)
    except BadValue:
        raise NotAllowed from None


def mark(found: Summary) -> str:
    """A short name of these very figures: the same figures have the same mark."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]


def title(found: Summary) -> list[Component]:
    """ "Ringkasan Juni 2026" with both deadlines below it."""
    last_buy = calendar.last_day(found.month)
    left = days_left(found.report_by, found.today)
    below = ui.below_title(found.today, found.report_by, last_buy, left)
    heading = _("Ringkasan %(month)s", month=month_name(found.month))
    return heads.head_title(heading, [below, live_mark()])


def body(found: Summary) -> list[Component]:
    """Panel and cards, or that nobody has opened the month."""
    if not found.opened:
        name = month_name(found.month)
        words = _("Angkanya muncul setelah bulan ini dibuka atau ada pembelian di dalamnya.")
        return [empty(_("%(month)s belum dibuka", month=name), words, picture="honey")]
    cards = [_strips(found), _levels(found), _trend(found), _dots(found), _districts(found)]
    return [_honey(found), ui.grid([*cards, _sellers(found)])]


def _honey(found: Summary) -> Component:
    before, money, week, rise = found.before, found.money, found.week, found.week.rise
    names = {opd.name.code: opd.name.short_name for opd in found.opds}
    return ui.honey(
        ui.Headline(
            rate=found.total.rate,
            before=before.rate if before else None,
            day=found.before_day,
            before_end=found.before_end,
        ),
        ui.Paid(
            pribadi=money.pribadi,
            opd_fund=money.opd_fund,
            before=before.verified_amount + before.opd_fund_amount if before else None,
            day=found.before_day,
            reached=money.reached,
            sellers=money.sellers,
            never=money.never,
        ),
        ui.Moves(
            month=found.month,
            completed=week.completed,
            before=week.before,
            now=week.now,
            risen=names[rise.code] if rise else None,
            risen_from=rise.before if rise else None,
            risen_to=rise.now if rise else None,
            low=week.low,
            first_sold=money.first_sold,
            never=money.never,
            sellers=money.sellers,
        ),
    )


def _dots(found: Summary) -> Component:
    rows = [
        summary_lists.DotRow(opd.name.name, opd.name.short_name, opd.rank, opd.rate, opd.last)
        for opd in found.opds
    ]
    table = rate_table(
        [RateRow(row.name, row.rate) for row in rows],
        caption=_("Kepatuhan per OPD, %(month)s", month=month_name(found.month)),
        first=_("OPD"),
    )
    return chart_card(
        _("%(number)d OPD dari yang tertinggi", number=len(rows)),
        [
            _tick(found),
            summary_lists.dots(rows),
            class_legend(),
            behind(
                _("Lihat tabel"), summary_strips.scrolled(table, _("OPD")), id=f"{Id.OPDS}-table"
            ),
        ],
        id=Id.OPDS,
        more="card-opds",
    )


def _tick(found: Summary) -> Component:
    words = _("posisi %(day)s (bulan lalu)", day=day_short(found.before_day))
    return html.Div(tick_legend(words) if found.before else None, className="tick-row")


def _strips(found: Summary) -> Component:
    groups = [(name, [_strip(opd) for opd in opds]) for name, opds in _groups(found.opds)]
    rows = [StripRow(ALL, _("Semua jenjang"), found.total.rate)]
    rows += [StripRow(each.level, labels.level(each.level), each.rate) for each in found.levels]
    return chart_card(
        _("%(number)d OPD menurut jenjang", number=len(found.opds)),
        [
            html.P(_("satu kolom satu OPD, tiap kelompok dari yang terendah"), className="caption"),
            summary_strips.strips(groups, rows),
            summary_strips.strip_table(groups, rows, id=f"{Id.STRIPS}-table"),
        ],
        id=Id.STRIPS,
        more="card-strips",
    )


def _groups(opds: Sequence[OpdStanding]) -> list[tuple[str, list[OpdStanding]]]:
    """Kecamatan, dinas and badan, bagian of Setda; each from the lowest, those unranked last."""
    kinds = {"kecamatan": _("Kecamatan"), "bagian": _("Setda")}
    found: dict[str, list[OpdStanding]] = {}
    order = [*sorted((o for o in opds if o.rank), key=lambda o: -(o.rank or 0))]
    order += [opd for opd in opds if opd.rank is None]
    for name in (kinds["kecamatan"], _("Dinas dan badan"), kinds["bagian"]):
        mine = [o for o in order if kinds.get(o.name.kind, _("Dinas dan badan")) == name]
        if mine:
            found[name] = mine
    return list(found.items())


def _strip(opd: OpdStanding) -> Strip:
    rates: dict[str, Rate] = {ALL: opd.counts.rate}
    rates |= {level.value: each.rate for level, each in opd.cells.items()}
    return Strip(opd.name.name, opd.name.short_name, rates)


def _levels(found: Summary) -> Component:
    bars = [
        LevelBar(each.level, labels.level(each.level), each.minimum, each.rate, each.last)
        for each in found.levels
    ]
    table = rate_table(
        [RateRow(bar.label, bar.rate) for bar in bars],
        caption=_("Kepatuhan per jenjang, %(month)s", month=month_name(found.month)),
        first=_("Jenjang"),
    )
    says = "; ".join(f"{bar.label} {bar.rate.text}" for bar in bars)
    return chart_card(
        _("Kepatuhan per jenjang"),
        [graph(Id.LEVELS, 170, figure=level_bars(bars, None), says=says), _tick(found)],
        table_of=Id.LEVELS,
        table=table,
        more="card-levels",
    )


def _trend(found: Summary) -> Component:
    points = [Month(month_short(month), rate) for month, rate in found.trend]
    running = calendar.month_of(found.today) == found.month
    table = rate_table(
        [RateRow(month_name(month), rate) for month, rate in found.trend],
        caption=_("Kepatuhan kabupaten per bulan"),
        first=_("Bulan"),
    )
    says = _trend_sentence(found)
    note = _("%(month)s belum selesai", month=month_only(found.month)) if running else None
    return chart_card(
        _("Arah per bulan"),
        [graph(Id.TREND, HEIGHT, figure=trend(points, running=running), says=says)],
        aside=html.Span(note, className="caption"),
        table_of=Id.TREND,
        table=table,
        more="card-trend",
    )


def _trend_sentence(found: Summary) -> str:
    last = found.trend[-2][1] if len(found.trend) > 1 else None
    since = month_only(calendar.previous_month(found.month))
    return rate_sentence(_("kabupaten"), found.total.rate, last, since)


def _districts(found: Summary) -> Component:
    rows = [(each.name, each.amount, each.sellers) for each in found.money.districts]
    return chart_card(
        _("Rupiah ke UMKM menurut kecamatan"),
        [
            html.P(_("juta rupiah, tempat usaha penjual"), className="caption"),
            summary_lists.districts(rows, found.money.unattributed),
        ],
        more="card-districts",
    )


def _sellers(found: Summary) -> Component:
    money = found.money
    shown = summary_lists.Sellers(
        largest=TEN,
        reached=money.reached,
        earlier=money.earlier,
        never=money.never,
        top=money.largest,
        total=money.total - money.unattributed,
        gini=money.gini,
    )
    return chart_card(_("Sebaran penjualan"), [summary_lists.sellers(shown)], more="card-sellers")
