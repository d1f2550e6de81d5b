"""The cards of the page: how the OPD stands, as the values of PARTS."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp import clock, site
from dashapp.domain import calendar, ranking
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.figures import opd_places
from dashapp.figures import trend as trends
from dashapp.figures.trend import Month
from dashapp.identity import current_actor
from dashapp.services import promotion_board, staff
from dashapp.services.staff import Office
from dashapp.ui import heads, labels
from dashapp.ui import staff as ui
from dashapp.ui.charts import box_id, chart_card, rate_sentence, table_id
from dashapp.ui.elements import Child, live_mark
from dashapp.ui.staff_promotions import Note, promotions_card
from dashapp.ui.states import empty
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, count, day_long, month_name, month_short
from pages.opd import recap
from pages.opd.ids import Id

NOTES = 3  # promotions
UNIT_LIMIT = 150  # people; more than that are bars, not cells

# What a change of figures, month or OPD may move: each part by itself, so that charts move in
# place and an opened table stays open.
PARTS = (
    (Id.TITLE, "children"),
    (Id.UNOPENED, "children"),
    (Id.TOP, "hidden"),
    (Id.MET, "children"),
    (Id.MONEY, "children"),
    (Id.RANK, "children"),
    (Id.PLACES, "figure"),
    (box_id(Id.PLACES), "aria-label"),
    (Id.DATES, "children"),
    (Id.SEND, "hidden"),
    (Id.TREND, "figure"),
    (box_id(Id.TREND), "aria-label"),
    (table_id(Id.TREND), "children"),
    (Id.UNITS, "children"),
    (Id.PROMOTIONS, "children"),
)


def of(month: date, opd: str | None) -> Office:
    """How the OPD stands, as the signed-in person may see it."""
    return staff.office(month, opd, by=current_actor(), now=clock.now())


def asked(month: str) -> date:
    """The month that the picker names; NotAllowed for what it cannot name."""
    try:
        return calendar.read_month(month)
    except BadValue:
        raise NotAllowed from None


def mark(found: Any) -> str:
    """A short name of these very figures: the same figures have the same mark."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]


def title(found: Office) -> list[Component]:
    """The OPD's name; how many people, as of today."""
    people = _("%(number)s pegawai", number=count(found.counts.headcount))
    return heads.head_title(found.opd.name, [f"{people} · {day_long(found.today)}", live_mark()])


def parts(found: Office) -> list[Any]:
    """The values of PARTS."""
    counts = found.counts
    own = ranking.shown(counts.rate)
    return [
        title(found),
        _unopened(found),
        not found.opened,
        ui.met_card(counts, found.before, found.basis),
        ui.money_card(counts, found.pace, counts.opd_fund_amount),
        ui.rank(found.rank, len(found.others)),
        opd_places.opd_places(found.others, own if own.whole else None),
        _place_sentence(found),
        recap.card(found),
        not recap.to_send(found.report),
        _trend(found),
        rate_sentence(found.opd.short_name, counts.rate),
        _trend_table(found),
        _units(found) if counts.headcount else None,
        _promotions(found),
    ]


def _unopened(found: Office) -> Component | None:
    if found.opened:
        return None
    words = _("Angkanya muncul setelah bulan ini dibuka atau ada pembelian di dalamnya.")
    name = month_name(found.month)
    return empty(_("%(month)s belum dibuka", month=name), words, picture="honey")


def _place_sentence(found: Office) -> str:
    said = rate_sentence(found.opd.short_name, found.counts.rate)
    if found.rank is None:
        return said
    return _("%(said)s Peringkat %(rank)d.", said=said, rank=found.rank)


def _trend(found: Office) -> Any:
    regency = dict(found.regency)
    points = [Month(month_short(month), rate, regency.get(month)) for month, rate in found.trend]
    running = calendar.month_of(found.today) == found.month
    return trends.trend(points, running=running, other_name=_("kabupaten"))


def _trend_table(found: Office) -> Component:
    return rate_table(
        [RateRow(month_name(month), rate) for month, rate in found.trend],
        caption=_("Kepatuhan %(opd)s per bulan", opd=found.opd.short_name),
        first=_("Bulan"),
    )


def _units(found: Office) -> Component:
    levels = [(labels.level(level), counts) for level, counts in found.levels.items()][::-1]
    cells = found.counts.obliged <= UNIT_LIMIT
    note: Child = _("satu sel = satu pegawai") if cells else None
    return chart_card(
        _("Per jenjang"),
        [ui.unit_rows(levels, cells=cells)],
        aside=html.Span(note, className="caption"),
    )


def _promotions(found: Office) -> Component:
    """What the OPD did for UMKM in the month, by nobody's name."""
    by = current_actor()
    latest = promotion_board.of_opd(found.opd.code, found.month, by=by, limit=NOTES)
    notes = [Note(each.kind, each.text, each.day, each.amount, each.reached) for each in latest]
    return promotions_card(notes, site.PROMOTIONS.path if site.PROMOTIONS.admits(by) else None)
