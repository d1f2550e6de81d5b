"""What each part of the summary shows for the figures of a month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from dashapp.domain import calendar
from dashapp.domain.people import Actor
from dashapp.figures.district_map import Land, district_map
from dashapp.figures.level_bars import LevelBar, level_bars
from dashapp.figures.seller_comb import seller_comb
from dashapp.figures.trend import Month, trend
from dashapp.services import boundaries
from dashapp.services.summary import Summary
from dashapp.ui import heads, labels, summary_gaps, summary_lists, summary_sellers, summary_strips
from dashapp.ui import summary as ui
from dashapp.ui.charts import rate_sentence, tick_legend
from dashapp.ui.comparison import when
from dashapp.ui.elements import live_mark
from dashapp.ui.states import empty
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, days_left, month_name, month_only, month_short
from pages.summary.honey import honey_of
from pages.summary.strips import strips_of

TEN = 10  # the largest sellers


def parts(found: Summary, by: Actor) -> list[Any]:
    """The values of PARTS, as `by` may see them."""
    rows = _dot_rows(found)
    groups, jenjang = strips_of(found, by)
    bars = _bars(found)
    money, sold = found.money, _sellers(found)
    places = [(each.name, each.amount, each.sellers) for each in money.districts]
    return [
        title(found),
        _unopened(found),
        not found.opened,
        ui.honey_parts(*honey_of(found)),
        summary_strips.strips(groups, jenjang),
        _gaps(found),
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
        _map(found),
        summary_lists.districts_sentence(places),
        summary_lists.district_table(places),
        summary_lists.districts(
            places,
            money.unattributed,
        ),
        seller_comb(sold.sizes),
        summary_sellers.sentence(sold),
        summary_sellers.table(sold),
        summary_sellers.legend(sold),
        summary_sellers.titled(sold),
    ]


def title(found: Summary) -> list[Component]:
    """ "Ringkasan Juni 2026" with both deadlines below it."""
    last_buy = calendar.last_day(found.month)
    left = days_left(found.report_by, found.today)
    below = ui.below_title(found.today, found.report_by, last_buy, left)
    heading = _("Ringkasan %(month)s", month=month_name(found.month))
    return heads.head_title(heading, [below, live_mark()])


def opd_table(found: Summary) -> Component:
    """What the dots show, in words."""
    rows = [RateRow(row.name, row.rate) for row in _dot_rows(found)]
    return _table(rows, _("OPD"), found)


def _map(found: Summary) -> Any:
    outlines = boundaries.outlines()
    return district_map(
        [
            Land(
                each.name,
                outlines.get(each.code, ()),
                each.amount,
                summary_lists.district_words(each.name, each.amount, each.sellers),
            )
            for each in found.money.districts
        ]
    )


def _sellers(found: Summary) -> summary_sellers.Sellers:
    money = found.money
    return summary_sellers.Sellers(
        largest=TEN,
        reached=money.reached,
        earlier=money.earlier,
        never=money.never,
        top=money.largest,
        total=money.total - money.unattributed,
        gini=money.gini,
    )


def _gaps(found: Summary) -> Component:
    rows = [
        summary_gaps.GapRow(each.opd.name, each.opd.short_name, labels.level(each.level), each.rate)
        for each in found.gaps
    ]
    rate = found.total.rate
    return summary_gaps.gaps(rows, rate.whole - rate.part)


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
    return tick_legend(_("posisi %(when)s", when=when(found.basis)))


def _dot_rows(found: Summary) -> list[summary_lists.DotRow]:
    return [
        summary_lists.DotRow(opd.name.name, opd.name.short_name, opd.rank, opd.rate, opd.last)
        for opd in found.opds
    ]


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
