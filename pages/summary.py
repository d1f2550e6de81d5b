"""The summary of the regency for Kantor Bupati and DKUPP: figures of groups, no name of staff."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

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
from dashapp.ui.charts import (
    box_id,
    chart_card,
    class_legend,
    graph,
    rate_sentence,
    table_id,
    tick_legend,
)
from dashapp.ui.elements import live_mark
from dashapp.ui.states import empty
from dashapp.ui.summary_strips import Strip, StripRow
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, day_short, days_left, month_name, month_only, month_short

ALL = "semua"  # the strip of all jenjang together
TEN = 10  # the largest sellers


class Id(StrEnum):
    MONTH = "summary-month"
    SEEN = "summary-seen"
    TITLE = "summary-title"
    UNOPENED = "summary-unopened"
    GRID = "summary-grid"
    HONEY = "summary-honey"
    OPDS = "summary-opds"
    OPDS_TITLE = "summary-opds-title"
    STRIPS = "summary-strips"
    LEVELS = "summary-levels"
    TICK = "summary-tick"
    OPDS_TICK = "summary-opds-tick"
    TREND = "summary-trend"
    RUNNING = "summary-running"
    DISTRICTS = "summary-districts"
    SELLERS = "summary-sellers"
    OPEN_STRIPS = "summary-open-strips"
    OPEN_OPDS = "summary-open-opds"


# What a change of figures or month may move: each part by itself, so that charts move in place
# and an opened table stays open.
PARTS = (
    (Id.TITLE, "children"),
    (Id.UNOPENED, "children"),
    (Id.GRID, "hidden"),
    (Id.HONEY, "children"),
    (Id.STRIPS, "children"),
    (Id.LEVELS, "figure"),
    (box_id(Id.LEVELS), "aria-label"),
    (table_id(Id.LEVELS), "children"),
    (Id.TICK, "children"),
    (Id.TREND, "figure"),
    (box_id(Id.TREND), "aria-label"),
    (table_id(Id.TREND), "children"),
    (Id.RUNNING, "children"),
    (Id.OPDS_TITLE, "children"),
    (Id.OPDS_TICK, "children"),
    (Id.OPDS, "children"),
    (Id.DISTRICTS, "children"),
    (Id.SELLERS, "children"),
)


def layout() -> Component:
    """The present month, whole at once; the callback only brings what has moved since."""
    month = calendar.month_of(clock.today())
    found = of(month)
    shown = dict(zip(PARTS, parts(found), strict=True))
    picker = heads.month_picker(Id.MONTH, compliance.opened_months(), month)
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=mark(found)),
            heads.page_head(html.Div(shown[Id.TITLE, "children"], id=Id.TITLE), [picker]),
            html.Div(shown[Id.UNOPENED, "children"], id=Id.UNOPENED),
            html.Div(
                [
                    ui.honey(Id.HONEY, shown[Id.HONEY, "children"]),
                    ui.grid(_cards(shown)),
                ],
                id=Id.GRID,
                hidden=shown[Id.GRID, "hidden"],
            ),
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


def parts(found: Summary) -> list[Any]:
    """The values of PARTS."""
    rows = _dot_rows(found)
    groups, jenjang = _strips(found)
    bars = _bars(found)
    money = found.money
    return [
        title(found),
        _unopened(found),
        not found.opened,
        ui.honey_parts(*_honey(found)),
        summary_strips.strips(groups, jenjang),
        level_bars(bars, None),
        "; ".join(f"{bar.label} {bar.rate.text}" for bar in bars),
        _table([RateRow(bar.label, bar.rate) for bar in bars], _("Jenjang"), found),
        _tick(found),
        _trend(found),
        _trend_sentence(found),
        _table([RateRow(month_name(m), rate) for m, rate in found.trend], _("Bulan"), None),
        _("%(month)s belum selesai", month=month_only(found.month)) if _runs(found) else "",
        _("%(number)d OPD dari yang tertinggi", number=len(rows)),
        _tick(found),
        summary_lists.dots(rows),
        summary_lists.districts(
            [(each.name, each.amount, each.sellers) for each in money.districts],
            money.unattributed,
        ),
        summary_lists.sellers(
            summary_lists.Sellers(
                largest=TEN,
                reached=money.reached,
                earlier=money.earlier,
                never=money.never,
                top=money.largest,
                total=money.total - money.unattributed,
                gini=money.gini,
            )
        ),
    ]


def strip_table(found: Summary) -> Component:
    """What the strips show, in words."""
    return summary_strips.strip_table(*_strips(found))


def opd_table(found: Summary) -> Component:
    """What the dots show, in words."""
    rows = [RateRow(row.name, row.rate) for row in _dot_rows(found)]
    return _table(rows, _("OPD"), found)


def _cards(shown: dict[tuple[str, str], Any]) -> list[Component]:
    def place(id: str) -> html.Div:
        return html.Div(shown[id, "children"], id=id)

    def tick(id: str) -> html.Div:
        return html.Div(shown[id, "children"], id=id, className="tick-row")

    def chart(id: str, height: int) -> html.Div:
        says = shown[box_id(id), "aria-label"]
        return graph(id, height, figure=shown[id, "figure"], says=says)

    def table(id: str) -> Any:
        return shown[table_id(id), "children"]

    columns = _("satu kolom satu OPD, tiap kelompok dari yang terendah")
    running = html.Span(shown[Id.RUNNING, "children"], id=Id.RUNNING, className="caption")
    opds_title = html.Span(shown[Id.OPDS_TITLE, "children"], id=Id.OPDS_TITLE)
    millions = html.P(_("juta rupiah, tempat usaha penjual"), className="caption")
    return [
        chart_card(
            _("OPD menurut jenjang"),
            [
                html.P(columns, className="caption"),
                place(Id.STRIPS),
                summary_strips.opened_later(Id.OPEN_STRIPS, table_id(Id.STRIPS)),
            ],
            more="card-strips",
        ),
        chart_card(
            _("Kepatuhan per jenjang"),
            [chart(Id.LEVELS, 170), tick(Id.TICK)],
            table_of=Id.LEVELS,
            table=table(Id.LEVELS),
            more="card-levels",
        ),
        chart_card(
            _("Arah per bulan"),
            [chart(Id.TREND, HEIGHT)],
            aside=running,
            table_of=Id.TREND,
            table=table(Id.TREND),
            more="card-trend",
        ),
        chart_card(
            opds_title,
            [
                tick(Id.OPDS_TICK),
                place(Id.OPDS),
                class_legend(),
                summary_strips.opened_later(Id.OPEN_OPDS, table_id(Id.OPDS)),
            ],
            more="card-opds",
        ),
        chart_card(
            _("Rupiah ke UMKM menurut kecamatan"),
            [millions, place(Id.DISTRICTS)],
            more="card-districts",
        ),
        chart_card(_("Sebaran penjualan"), [place(Id.SELLERS)], more="card-sellers"),
    ]


def _unopened(found: Summary) -> Component | None:
    if found.opened:
        return None
    words = _("Angkanya muncul setelah bulan ini dibuka atau ada pembelian di dalamnya.")
    title = _("%(month)s belum dibuka", month=month_name(found.month))
    return empty(title, words, picture="honey")


def _table(rows: Sequence[RateRow], first: str, found: Summary | None) -> Component:
    """A table behind a chart, of the month shown (None: of several months)."""
    what = _("Kepatuhan kabupaten")
    caption = what if found is None else f"{what}, {month_name(found.month)}"
    return summary_strips.scrolled(rate_table(rows, caption=caption, first=first), first)


def _runs(found: Summary) -> bool:
    return calendar.month_of(found.today) == found.month


def _tick(found: Summary) -> Component | None:
    if found.before is None:
        return None
    return tick_legend(_("posisi %(day)s (bulan lalu)", day=day_short(found.before_day)))


def _honey(found: Summary) -> tuple[ui.Headline, ui.Paid, ui.Moves]:
    before, money, week, rise = found.before, found.money, found.week, found.week.rise
    names = {opd.name.code: opd.name.short_name for opd in found.opds}
    return (
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


def _dot_rows(found: Summary) -> list[summary_lists.DotRow]:
    return [
        summary_lists.DotRow(opd.name.name, opd.name.short_name, opd.rank, opd.rate, opd.last)
        for opd in found.opds
    ]


def _strips(found: Summary) -> tuple[list[tuple[str, list[Strip]]], list[StripRow]]:
    groups = [(name, [_strip(opd) for opd in opds]) for name, opds in _groups(found.opds)]
    rows = [StripRow(ALL, _("Semua jenjang"), found.total.rate)]
    rows += [StripRow(each.level, labels.level(each.level), each.rate) for each in found.levels]
    return groups, rows


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


def _bars(found: Summary) -> list[LevelBar]:
    return [
        LevelBar(each.level, labels.level(each.level), each.minimum, each.rate, each.last)
        for each in found.levels
    ]


def _trend(found: Summary) -> Any:
    points = [Month(month_short(month), rate) for month, rate in found.trend]
    return trend(points, running=_runs(found))


def _trend_sentence(found: Summary) -> str:
    last = found.trend[-2][1] if len(found.trend) > 1 else None
    since = month_only(calendar.previous_month(found.month))
    return rate_sentence(_("kabupaten"), found.total.rate, last, since)
