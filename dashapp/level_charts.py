"""What the charts by jenjang show: bars of the month, the last months, and the table behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar
from dashapp.domain.compliance import Counts, Rate
from dashapp.domain.levels import Level
from dashapp.domain.ranking import shown
from dashapp.figures.level_bars import LevelBar, level_bars
from dashapp.figures.month_lines import MonthLine, month_lines
from dashapp.services import compliance, course, rates
from dashapp.ui import labels
from dashapp.ui.charts import headline, rate_sentence
from dashapp.ui.home_charts import tick_legend_of
from dashapp.ui.tables import RateRow, rate_table
from dashapp.ui.words import _, day_short, month_name, month_only, month_short

MONTHS_SHOWN = 6
Own = tuple[str, str] | None  # OPD and level of the reader in the month shown


def by_level(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """Bars by jenjang with the position of the same day last month, and the headline."""
    standing = compliance.standing(month, now=now)
    then = course.same_day_last_month(month, calendar.wib_day(now))
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


def course_of_levels(month: date, own: Own, _now: datetime) -> dict[str, Any]:
    """Each jenjang over the last months up to `month`, and the whole regency dotted behind."""
    months = [month]
    while len(months) < MONTHS_SHOWN:
        months.insert(0, calendar.previous_month(months[0]))
    known = course.levels_by_month(months[0], month)
    panels = [
        MonthLine(_short(level), _over(known, months, level), own is not None and own[1] == level)
        for level in reversed(Level)
    ]
    whole = [_whole(known.get(each)) for each in months]
    panels.insert(0, MonthLine(_("Kabupaten"), tuple(whole)))
    names = [month_short(each) for each in months]
    return {
        "figure": month_lines(panels, whole, names).to_plotly_json(),
        "says": _(
            "Kepatuhan tiap jenjang dari %(first)s sampai %(last)s, skala sama.",
            first=month_name(months[0]),
            last=month_name(month),
        ),
    }


def _short(level: Level) -> str:
    """The jenjang's name as it fits above a third of the card."""
    return labels.level(level).replace("Kepala OPD es. III", "Kep. OPD III")


def _over(
    known: Mapping[date, Mapping[Level, Rate]], months: list[date], level: Level
) -> tuple[Rate | None, ...]:
    rates = (known.get(month, {}).get(level) for month in months)
    return tuple(None if rate is None else shown(rate) for rate in rates)


def _whole(of_levels: Mapping[Level, Rate] | None) -> Rate | None:
    if of_levels is None:
        return None
    return Rate(
        sum(rate.part for rate in of_levels.values()),
        sum(rate.whole for rate in of_levels.values()),
    )


def level_table(month: date, own: Own, now: datetime) -> dict[str, Any]:
    """What the bars show, as a table."""
    sums = compliance.standing(month, now=now).by_level()
    rows = [
        RateRow(labels.level(level), shown(counts.rate), own is not None and own[1] == level)
        for level, counts in reversed(sums.items())
    ]
    caption = _("Kepatuhan per jenjang, %(month)s", month=month_name(month))
    return {"table": rate_table(rows, caption=caption, first=_("Jenjang"))}
