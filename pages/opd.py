"""The page of an OPD's head and operators: how their people stand, by name and month."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar, ranking
from dashapp.domain.compliance import Status
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.figures import opd_places
from dashapp.figures import trend as trends
from dashapp.figures.trend import Month
from dashapp.identity import current_actor
from dashapp.services import compliance, staff
from dashapp.services.staff import Members, Office, Sorting
from dashapp.ui import heads, labels, staff_list
from dashapp.ui import staff as ui
from dashapp.ui.charts import box_id, chart_card, graph, rate_sentence, table_id
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
    FIRST = "opd-first"
    TITLE = "opd-title"
    UNOPENED = "opd-unopened"
    TOP = "opd-top"
    MET = "opd-met"
    MONEY = "opd-money"
    RANK = "opd-rank"
    DATES = "opd-dates"
    UNITS = "opd-units"
    STATUS = "opd-status"
    SEARCH = "opd-search"
    SORT = "opd-sort"
    LIST = "opd-list"
    FOUND = "opd-found"
    NEXT = "opd-next"
    BACK = "opd-back"
    PLACES = "opd-places"
    TREND = "opd-trend"


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
    (Id.TREND, "figure"),
    (box_id(Id.TREND), "aria-label"),
    (table_id(Id.TREND), "children"),
    (Id.UNITS, "children"),
)


def layout() -> Component:
    """The present month of the first OPD that the grants name."""
    month = calendar.month_of(clock.today())
    found = of(month, None)
    shown = dict(zip(PARTS, parts(found), strict=True))
    listing = staff_list.list_card(
        status_id=Id.STATUS,
        search_id=Id.SEARCH,
        sort_id=Id.SORT,
        list_id=Id.LIST,
        found_id=Id.FOUND,
        next_id=Id.NEXT,
        back_id=Id.BACK,
    )
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=mark(found)),
            dcc.Store(id=Id.LISTED),
            dcc.Store(id=Id.FIRST, data=0),
            heads.page_head(_place(shown, Id.TITLE), _pickers(found)),
            _place(shown, Id.UNOPENED),
            html.Div(
                [
                    _place(shown, Id.MET),
                    _place(shown, Id.MONEY),
                    ui.place_card(Id.RANK, shown[Id.RANK, "children"], _chart(shown, Id.PLACES)),
                    _place(shown, Id.DATES),
                ],
                id=Id.TOP,
                hidden=shown[Id.TOP, "hidden"],
                className="top-cards",
            ),
            html.Div([listing, html.Div(_side(shown))], className="opd-columns"),
        ],
        className="opd",
    )


def _place(shown: dict[tuple[str, str], Any], id: str) -> html.Div:
    return html.Div(shown[id, "children"], id=id)


def _chart(shown: dict[tuple[str, str], Any], id: str) -> html.Div:
    height = opd_places.HEIGHT if id == Id.PLACES else trends.HEIGHT
    return graph(id, height, figure=shown[id, "figure"], says=shown[box_id(id), "aria-label"])


def _side(shown: dict[tuple[str, str], Any]) -> list[Component]:
    """The trend beside the regency's, and every person as a cell."""
    return [
        chart_card(
            _("Tren enam bulan"),
            [_chart(shown, Id.TREND)],
            aside=html.Span(_("titik-titik = kabupaten"), className="caption"),
            table_of=Id.TREND,
            table=shown[table_id(Id.TREND), "children"],
        ),
        _place(shown, Id.UNITS),
    ]


def subtitle(actor: Actor) -> str:
    """ "Kepala OPD · Diskominfo" under the name."""
    role = Role.KEPALA_OPD if actor.holds(Role.KEPALA_OPD) else Role.OPERATOR_OPD
    return f"{labels.role(role)} · {staff.opds(actor)[0].short_name}"


def of(month: date, opd: str | None) -> Office:
    """How the OPD stands, as the signed-in person may see it."""
    return staff.office(month, opd, by=current_actor(), now=clock.now())


def members(
    month: date,
    opd: str,
    status: str | None,
    search: str | None,
    sorting: str | None,
    first: int,
) -> Members:
    """A page of people whom the signed-in person may see, from row `first` on."""
    return staff.members(
        month,
        opd,
        by=current_actor(),
        now=clock.now(),
        status=Status(status) if status in list(Status) else None,
        search=search or "",
        sorting=Sorting(sorting) if sorting in list(Sorting) else Sorting.STATUS,
        first=first,
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
        ui.dates_card(found.today, calendar.last_day(found.month), found.report_by),
        _trend(found),
        rate_sentence(found.opd.short_name, counts.rate),
        _trend_table(found),
        _units(found) if counts.headcount else None,
    ]


def _unopened(found: Office) -> Component | None:
    if found.opened:
        return None
    words = _("Angkanya muncul setelah bulan ini dibuka atau ada pembelian di dalamnya.")
    name = month_name(found.month)
    return empty(_("%(month)s belum dibuka", month=name), words, picture="honey")


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
            returned=each.returned,
            last_day=each.last_day,
        )
        for each in found.rows
    ]


def listed(
    found: Members, month: date, status: str | None, search: str | None
) -> tuple[Component, list[Any], str, bool, bool]:
    """The table, the filter's options, which rows these are, and what has no page: back, next."""
    chosen = status or staff_list.ALL
    searched = bool(search) or chosen != staff_list.ALL
    table = staff_list.staff_table(rows(found), month_only(month), searched=searched)
    last = found.first + len(found.rows)
    shown = _(
        "%(first)s–%(last)s dari %(found)s pegawai",
        first=count(found.first + 1),
        last=count(last),
        found=count(found.found),
    )
    options = staff_list.filters(found.by_status, chosen)
    said = shown if found.found else ""
    return table, options, said, found.first == 0, last >= found.found


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
