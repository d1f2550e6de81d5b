"""Charts as ready bytes: built once per revision, day and reader's place, then only handed out.

Building a figure costs more than anything else in a live update; open pages fetch these by GET.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime
from threading import Lock
from typing import Any

from flask import abort, make_response, request
from plotly.utils import PlotlyJSONEncoder
from werkzeug import Response

from dashapp import clock, level_charts, live, opd_charts
from dashapp.domain import calendar
from dashapp.domain.problems import BadValue
from dashapp.identity import current_actor
from dashapp.services import home, trail
from dashapp.site import CHARTS

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
        month = calendar.read_month(text)
    except BadValue:
        abort(400)
    return month if month >= calendar.FIRST_MONTH else abort(400)


BUILDERS: dict[str, Callable[[date, Own, datetime], dict[str, Any]]] = {
    "jenjang": level_charts.by_level,
    "arah-jenjang": level_charts.course_of_levels,
    "tabel-jenjang": level_charts.level_table,
    "opd": opd_charts.by_opd,
    "opd-sempit": opd_charts.narrow_comb,
    "peringkat": opd_charts.few_ranked,
    "peringkat-semua": opd_charts.all_ranked,
    "peringkat-semua-sempit": opd_charts.one_column,
    "tabel-opd": opd_charts.opd_table,
}
