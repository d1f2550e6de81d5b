"""The page of an OPD's head and operators: how their people stand, by name and month."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.compliance import Status
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.figures import opd_places
from dashapp.figures import trend as trends
from dashapp.figures.trend import Month
from dashapp.identity import current_actor
from dashapp.services import compliance, staff
from dashapp.services.staff import Members, Office
from dashapp.ui import heads, labels, staff_list
from dashapp.ui import staff as ui
from dashapp.ui.charts import chart_card, graph, rate_sentence
from dashapp.ui.elements import Child, live_mark
from dashapp.ui.states import empty
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, count, day_long, month_name, month_only, month_short

UNIT_LIMIT = 150  # people; more than that are bars, not cells


class Id(StrEnum):
    MONTH = "opd-month"
    OPD = "opd-opd"
    SEEN = "opd-seen"
    LISTED = "opd-listed"
    LIMIT = "opd-limit"
    TITLE = "opd-title"
    TOP = "opd-top"
    SIDE = "opd-side"
    STATUS = "opd-status"
    SEARCH = "opd-search"
    LIST = "opd-list"
    FOUND = "opd-found"
    MORE = "opd-more"
    PLACES = "opd-places"
    TREND = "opd-trend"


def layout() -> Component:
    """The present month of the first OPD that the grants name."""
    month = calendar.month_of(clock.today())
    found = of(month, None)
    listing = staff_list.list_card(
        status_id=Id.STATUS,
        search_id=Id.SEARCH,
        list_id=Id.LIST,
        found_id=Id.FOUND,
        more_id=Id.MORE,
    )
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=mark(found)),
            dcc.Store(id=Id.LISTED),
            dcc.Store(id=Id.LIMIT, data=staff.PAGE),
            heads.page_head(html.Div(title(found), id=Id.TITLE), _pickers(found)),
            html.Div(top(found), id=Id.TOP),
            html.Div([listing, html.Div(side(found), id=Id.SIDE)], className="opd-columns"),
        ],
        className="opd",
    )


def subtitle(actor: Actor) -> str:
    """ "Kepala OPD · Diskominfo" under the name."""
    role = Role.KEPALA_OPD if actor.holds(Role.KEPALA_OPD) else Role.OPERATOR_OPD
    return f"{labels.role(role)} · {staff.opds(actor)[0].short_name}"


def of(month: date, opd: str | None) -> Office:
    """How the OPD stands, as the signed-in person may see it."""
    return staff.office(month, opd, by=current_actor(), now=clock.now())


def members(month: date, opd: str, status: str | None, search: str | None, limit: int) -> Members:
    """The first people of a list that the signed-in person may see."""
    return staff.members(
        month,
        opd,
        by=current_actor(),
        now=clock.now(),
        status=Status(status) if status in list(Status) else None,
        search=search or "",
        limit=max(0, limit),
    )


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


def top(found: Office) -> list[Component]:
    """The four cards, or why there are none."""
    if not found.opened:
        name = month_name(found.month)
        words = _("Angkanya muncul setelah bulan ini dibuka atau ada pembelian di dalamnya.")
        return [empty(_("%(month)s belum dibuka", month=name), words, picture="honey")]
    counts = found.counts
    own = counts.rate if found.rank is not None else None
    places = graph(
        Id.PLACES,
        opd_places.HEIGHT,
        figure=opd_places.opd_places(found.others, own),
        says=_place_sentence(found),
    )
    return [
        html.Div(
            [
                ui.met_card(counts, found.before, found.before_day),
                ui.money_card(counts, found.pace, counts.opd_fund_amount),
                ui.place_card(found.rank, len(found.others), places),
                ui.dates_card(found.today, calendar.last_day(found.month), found.report_by),
            ],
            className="top-cards",
        )
    ]


def side(found: Office) -> list[Component]:
    """The trend beside the regency's, and every person as a cell."""
    if not found.counts.headcount:
        return []
    return [_trend(found), _units(found)]


def rows(found: Members) -> list[staff_list.StaffRow]:
    """The people as the list shows them."""
    return [
        staff_list.StaffRow(
            name=each.name,
            nip=each.nip,
            level=labels.level(each.level),
            status=each.status,
            why=labels.reason(each.reason) if each.reason else "",
            minimum=each.minimum,
            verified=each.verified,
            waiting=each.waiting,
            last_day=each.last_day,
        )
        for each in found.rows
    ]


def listed(
    found: Members, month: date, status: str | None, search: str | None
) -> tuple[Component, list[Any], str, bool]:
    """The table, the filter's options, how many are shown, and whether that is all of them."""
    chosen = status or staff_list.ALL
    searched = bool(search) or chosen != staff_list.ALL
    table = staff_list.staff_table(rows(found), month_only(month), searched=searched)
    shown = _(
        "%(shown)s dari %(found)s pegawai", shown=count(len(found.rows)), found=count(found.found)
    )
    said = shown if found.found else ""
    return table, staff_list.filters(found.by_status, chosen), said, len(found.rows) >= found.found


def _pickers(found: Office) -> list[Component]:
    names = [(each.code, each.short_name) for each in staff.opds(current_actor())]
    opd = heads.picker(Id.OPD, _("OPD yang ditampilkan"), names, found.opd.code)
    return [
        html.Div(opd, hidden=len(names) == 1),
        heads.month_picker(Id.MONTH, compliance.opened_months(), found.month),
    ]


def _place_sentence(found: Office) -> str:
    said = rate_sentence(found.opd.short_name, found.counts.rate)
    if found.rank is None:
        return said
    return _("%(said)s Peringkat %(rank)d.", said=said, rank=found.rank)


def _trend(found: Office) -> Component:
    regency = dict(found.regency)
    points = [Month(month_short(month), rate, regency.get(month)) for month, rate in found.trend]
    running = calendar.month_of(found.today) == found.month
    figure = trends.trend(points, running=running, other_name=_("kabupaten"))
    table = rate_table(
        [RateRow(month_name(month), rate) for month, rate in found.trend],
        caption=_("Kepatuhan %(opd)s per bulan", opd=found.opd.short_name),
        first=_("Bulan"),
    )
    return chart_card(
        _("Tren enam bulan"),
        [
            graph(
                Id.TREND,
                trends.HEIGHT,
                figure=figure,
                says=rate_sentence(found.opd.short_name, found.counts.rate),
            )
        ],
        aside=html.Span(_("titik-titik = kabupaten"), className="caption"),
        table_of=Id.TREND,
        table=table,
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
