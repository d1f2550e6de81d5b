"""What the charts of all OPDs show: the comb, ranked dots, and the table behind."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from dashapp.domain import calendar, rupiah
from dashapp.domain.compliance import Counts
from dashapp.domain.ranking import ranks, shown
from dashapp.figures.opd_comb import OpdCell, opd_comb, sorted_cells
from dashapp.figures.opd_dots import OpdDot, all_dots, few_dots
from dashapp.services import compliance, course
from dashapp.ui.charts import rate_sentence
from dashapp.ui.home_charts import own_opd
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, month_name

NARROW = 8  # cells in a row of the comb in a narrow card
Own = tuple[str, str] | None  # OPD and level of the reader in the month shown


def by_opd(month: date, own: Own, now: datetime, columns: int = 10) -> dict[str, Any]:
    """The comb of OPDs with the reader's own outlined, and how that one stands."""
    sums = compliance.standing(month, now=now).by_opd()
    cells = _cells(sums)
    code = _known(own, sums)
    figure = opd_comb(cells, code, columns).to_plotly_json() if cells else None
    return {"figure": figure, **_around(cells, sums, code)}


def few_ranked(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """The best two, the reader's own with its neighbours and the last, as ranked dots."""
    sums = compliance.standing(month, now=now).by_opd()
    dots = _dots(month, sums, now)
    code = _known(own, sums)
    figure = few_dots(dots, code).to_plotly_json() if dots else None
    return {"figure": figure, **_around([dot.cell for dot in dots], sums, code)}


def all_ranked(month: date, own: Own, now: datetime, columns: int = 3) -> dict[str, Any]:
    """Every OPD as a ranked dot."""
    sums = compliance.standing(month, now=now).by_opd()
    dots = _dots(month, sums, now)
    figure = all_dots(dots, _known(own, sums), columns)
    return {
        "figure": figure.to_plotly_json(),
        "height": figure.layout.height,
        "says": _all_words(len(dots)),
    }


narrow_comb = partial(by_opd, columns=NARROW)
one_column = partial(all_ranked, columns=1)


def opd_table(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """What comb and dots show, as a table in the same order."""
    sums = compliance.standing(month, now=now).by_opd()
    rows = [
        RateRow(cell.name, cell.rate, own is not None and own[0] == cell.code)
        for cell in sorted_cells(_cells(sums))
    ]
    caption = _("Kepatuhan per OPD, %(month)s", month=month_name(month))
    return {"table": rate_table(rows, caption=caption, first=_("OPD"))}


def _around(cells: list[OpdCell], sums: dict[str, Counts], code: str | None) -> dict[str, Any]:
    """Title, sentence and the reader's own line, the same for comb and dots."""
    title = _("%(number)s OPD", number=rupiah.plain(len(cells)))
    if code is None:
        return {"title": title, "own": None, "says": _all_words(len(cells))}
    cell = next(cell for cell in cells if cell.code == code)
    place = _places(sums).get(code)
    return {
        "title": title,
        "own": own_opd(cell.short_name, cell.rate, place),
        "says": rate_sentence(cell.name, cell.rate),
    }


def _all_words(number: int) -> str:
    return _("Kepatuhan %(number)d OPD, yang tertinggi dulu.", number=number)


def _known(own: Own, sums: dict[str, Counts]) -> str | None:
    return own[0] if own and own[0] in sums else None


def _places(sums: dict[str, Counts]) -> dict[str, int]:
    return ranks({code: counts.rate for code, counts in sums.items()})


def _cells(sums: dict[str, Counts]) -> list[OpdCell]:
    return [
        OpdCell(name.code, name.name, name.short_name, name.cell_name, shown(sums[name.code].rate))
        for name in compliance.opd_names()
        if name.code in sums
    ]


def _dots(month: date, sums: dict[str, Counts], now: datetime) -> list[OpdDot]:
    then = course.same_day_last_month(month, calendar.wib_day(now))
    before = course.opds_at(calendar.previous_month(month), then)
    places = _places(sums)
    return [
        OpdDot(
            cell,
            places.get(cell.code),
            shown(before[cell.code]) if cell.code in before else None,
        )
        for cell in _cells(sums)
    ]
