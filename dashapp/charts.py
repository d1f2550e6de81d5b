"""Charts as ready bytes: built once per revision, day and reader's place, then only handed out.

Building a figure costs more than anything else in a live update; open pages fetch these by GET.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from flask import abort, make_response, request
from plotly.utils import PlotlyJSONEncoder
from werkzeug import Response

from dashapp import clock, live
from dashapp.domain import calendar, rupiah
from dashapp.domain.compliance import Counts, Rate
from dashapp.domain.levels import Level
from dashapp.domain.problems import BadValue
from dashapp.domain.ranking import ranks, shown
from dashapp.figures.level_bars import LevelBar, level_bars
from dashapp.figures.opd_comb import OpdCell, opd_comb, sorted_cells
from dashapp.identity import current_actor
from dashapp.services import compliance, home, rates, trail
from dashapp.site import CHARTS
from dashapp.ui import labels
from dashapp.ui.charts import headline, rate_sentence
from dashapp.ui.home_charts import own_opd, tick_legend_of
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, day_short, month_name, month_only

KEPT = 512  # answers in memory; one is about 15 kB
Own = tuple[str, str] | None  # OPD and level of the reader in the month shown


class Cache:
    """Answers by key, the least used forgotten first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()

    def get(self, key: tuple[Any, ...], build: Callable[[], bytes]) -> bytes:
        """The bytes for `key`, built at most once at a time."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            found = build()  # under the lock: a hundred readers of a new revision build it once
            self._kept[key] = found
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
            return found


_cache = Cache(KEPT)


@CHARTS.route("/grafik/<name>")
def chart(name: str) -> Response:
    """JSON of a figure and the words around it; 304 while the reader's copy still holds."""
    build = BUILDERS.get(name) or abort(404)
    now = clock.now()
    month = _asked_month(now)
    place = home.place_in(month, by=current_actor())
    own = (place.opd, place.level.value) if place is not None else None
    key = (name, month, own, trail.revision(), calendar.wib_day(now))
    body = _cache.get(key, lambda: _encode(build(month, own, now)))
    response = make_response(body)
    response.mimetype = "application/json"
    response.set_etag("-".join(map(str, (live.BOOT, *key))).replace('"', ""))
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


def _encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, cls=PlotlyJSONEncoder, separators=(",", ":")).encode()


def _asked_month(now: datetime) -> date:
    text = request.args.get("bulan", "")
    if not text:
        return calendar.month_of(calendar.wib_day(now))
    try:
        return calendar.read_month(text)
    except BadValue:
        abort(400)


def by_level(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """Bars by jenjang with the position of the same day last month, and the headline."""
    standing = compliance.standing(month, now=now)
    then = same_day_last_month(month, calendar.wib_day(now))
    before = compliance.levels_at(calendar.previous_month(month), then)
    minimums = rates.minimums(month)
    sums = standing.by_level()
    level = Level(own[1]) if own else None
    bars = [
        LevelBar(
            each,
            labels.level(each),
            _minimum(counts, minimums[each]),
            shown(counts.rate),
            _last(before, each),
        )
        for each, counts in sums.items()
    ]
    bars.reverse()  # the highest jenjang on top
    marked = level or Level.PELAKSANA
    says = rate_sentence(
        labels.level(marked),
        sums[marked].rate,
        _last(before, marked),
        month_only(calendar.previous_month(month)),
    )
    return {
        "figure": level_bars(bars, level).to_plotly_json() if standing.groups else None,
        "headline": headline(standing.total.rate),
        "tick": tick_legend_of(
            _("posisi %(day)s (bulan lalu)", day=day_short(then)) if before else ""
        ),
        "says": says,
    }


def _minimum(counts: Counts, rule: int) -> int:
    """What people of a level owe in the month shown; the rule of today where nobody owes."""
    return counts.target // counts.obliged if counts.obliged else rule


def _last(before: dict[Level, Counts], level: Level) -> Rate | None:
    return shown(before[level].rate) if level in before else None


def same_day_last_month(month: date, today: date) -> date:
    """The day on which `month`'s predecessor was as old as `month` is today (docs/rules.md §4)."""
    age = today - month
    return calendar.previous_month(month) + max(age, timedelta(0))


def by_opd(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """The comb of OPDs with the reader's own outlined, and how that one stands."""
    standing = compliance.standing(month, now=now)
    sums = standing.by_opd()
    cells = _cells(sums)
    names = {cell.code: cell for cell in cells}
    code = own[0] if own and own[0] in sums else None
    answer: dict[str, Any] = {
        "figure": opd_comb(cells, code).to_plotly_json() if cells else None,
        "title": _("%(number)s OPD", number=rupiah.plain(len(cells))),
        "own": None,
        "says": _("Kepatuhan %(number)d OPD, yang tertinggi dulu.", number=len(cells)),
    }
    if code is not None:
        rate, place = shown(sums[code].rate), ranks({c: s.rate for c, s in sums.items()}).get(code)
        answer["own"] = own_opd(names[code].short_name, rate, place)
        answer["says"] = rate_sentence(names[code].name, rate)
    return answer


def level_table(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """What the bars show, as a table."""
    sums = compliance.standing(month, now=now).by_level()
    rows = [
        RateRow(labels.level(level), shown(counts.rate), own is not None and own[1] == level)
        for level, counts in reversed(sums.items())
    ]
    caption = _("Kepatuhan per jenjang, %(month)s", month=month_name(month))
    return {"table": rate_table(rows, caption=caption, first=_("Jenjang"))}


def opd_table(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """What the comb shows, as a table in the same order."""
    sums = compliance.standing(month, now=now).by_opd()
    rows = [
        RateRow(cell.name, cell.rate, own is not None and own[0] == cell.code)
        for cell in sorted_cells(_cells(sums))
    ]
    caption = _("Kepatuhan per OPD, %(month)s", month=month_name(month))
    return {"table": rate_table(rows, caption=caption, first=_("OPD"))}


def _cells(sums: dict[str, Counts]) -> list[OpdCell]:
    return [
        OpdCell(name.code, name.name, name.short_name, name.cell_name, shown(sums[name.code].rate))
        for name in compliance.opd_names()
        if name.code in sums
    ]


BUILDERS: dict[str, Callable[[date, Own, datetime], dict[str, Any]]] = {
    "jenjang": by_level,
    "opd": by_opd,
    "tabel-jenjang": level_table,
    "tabel-opd": opd_table,
}
