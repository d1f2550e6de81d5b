"""A line of months, labelled directly; the present one is dashed on a tinted band: not over yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashapp.domain.compliance import Rate
from dashapp.figures import theme

HEIGHT = 170  # px
BAND = "#FFEDBF"
GRID = "#F0EADF"
MOST_NAMES = 8  # of months below the line; with more every other one is named
STEP = 25  # percent between two lines of the grid
SPACE = {"l": 38, "r": 56, "t": 10, "b": 24}


@dataclass(frozen=True)
class Month:
    """One point: its short name, the rate, and that of the whole regency to compare with."""

    label: str
    rate: Rate
    other: Rate | None = None


def trend(
    months: Sequence[Month], *, running: bool, other_name: str = "", height: int = HEIGHT
) -> go.Figure:
    """The months in the order given. `running`: the last one is not over yet.

    Percentages are rounded down (docs/rules.md §4); a month in which nobody is obliged is a gap.
    """
    values = [_value(month.rate) for month in months]
    others = [_value(month.other) for month in months if month.other is not None]
    low = _floor([value for value in (*values, *others) if value is not None])
    ticks = list(range(len(months)))[:: -1 if len(months) <= MOST_NAMES else -2][::-1]
    return go.Figure(
        data=[
            _comparison(months),
            *_lines(months, running),
            _last(months),
        ],
        layout=theme.layout(
            height,
            margin=SPACE,
            shapes=_band(len(months)) if running and months else [],
            xaxis={
                "range": [-0.25, max(1, len(months) - 1) + 0.35],
                "showticklabels": True,
                "tickangle": 0,
                "tickvals": ticks,
                "ticktext": [theme.plain(months[at].label) for at in ticks],
            },
            yaxis={
                "range": [low, 103],
                "showgrid": True,
                "gridcolor": GRID,
                "showticklabels": True,
                "tickvals": list(range(low, 101, STEP)),
                "ticktext": [f"{mark}%" for mark in range(low, 101, STEP)],
            },
            annotations=_labels(months, other_name),
        ),
    )


def _value(rate: Rate | None) -> float | None:
    return None if rate is None or rate.tenths is None else rate.tenths / 10


def _floor(values: Sequence[float]) -> int:
    """A line of the grid below every value, at most 50; the axis is labelled."""
    return min(50, int(min(values, default=50)) // STEP * STEP)


def _line(months: Sequence[Month], first: int, last: int, dash: str) -> go.Scatter:
    return go.Scatter(
        x=list(range(first, last)),
        y=[_value(month.rate) for month in months[first:last]],
        mode="lines",
        line={"color": theme.HONEY, "width": 3, "dash": dash},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _lines(months: Sequence[Month], running: bool) -> list[go.Scatter]:
    """The finished months in one line, then the way to the present one."""
    whole = len(months) - 1 if running else len(months)
    return [_line(months, 0, whole, "solid"), _line(months, max(0, whole - 1), len(months), "dot")]


def _comparison(months: Sequence[Month]) -> go.Scatter:
    known = [(at, month.other) for at, month in enumerate(months) if month.other is not None]
    return go.Scatter(
        x=[at for at, _rate in known],
        y=[_value(rate) for _at, rate in known],
        mode="lines",
        line={"color": theme.RULE, "width": 2, "dash": "2px,3px"},
        hoverinfo="skip",
    )


def _last(months: Sequence[Month]) -> go.Scatter:
    """Points that carry the hover; only the last one is seen."""
    seen = len(months) - 1
    return go.Scatter(
        x=list(range(len(months))),
        y=[_value(month.rate) for month in months],
        mode="markers",
        marker={
            "symbol": "hexagon",
            "size": [15 if at == seen else 12 for at in range(len(months))],
            "opacity": [1 if at == seen else 0 for at in range(len(months))],
            "color": "#F7B512",
            "line": {"width": 2, "color": theme.INK},
        },
        hovertext=[theme.plain(_hover(month)) for month in months],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(month: Month) -> str:
    said = f"{month.label} · {month.rate.text} · {month.rate.fraction}"
    return said if month.other is None else f"{said} · kabupaten {month.other.text}"


def _band(number: int) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "xref": "x",
            "yref": "paper",
            "x0": number - 1.35,
            "x1": number - 0.65,
            "y0": 0,
            "y1": 1,
            "fillcolor": BAND,
            "opacity": 0.7,
            "line": {"width": 0},
            "layer": "below",
        }
    ]


def _labels(months: Sequence[Month], other_name: str) -> list[dict[str, Any]]:
    """The last value right of its point, the comparison's name at the beginning of its line."""
    if not months or _value(months[-1].rate) is None:
        return []
    end = {"x": len(months) - 1, "y": _value(months[-1].rate), "xshift": 12, "xanchor": "left"}
    found = [_text(months[-1].rate.text, end, bold=True)]
    other = _value(months[0].other)
    if other_name and other is not None and _value(months[0].rate) is not None:
        below = other < (_value(months[0].rate) or 0)
        begin = {"x": 0, "y": other, "yshift": -9 if below else 10, "xanchor": "left"}
        found.append(_text(other_name, begin, bold=False))
    return found


def _text(words: str, place: dict[str, Any], *, bold: bool) -> dict[str, Any]:
    look = {"size": 13, "color": theme.INK, "weight": 700} if bold else {"color": theme.INK_3}
    return {"text": theme.plain(words), "showarrow": False, "font": look} | place
