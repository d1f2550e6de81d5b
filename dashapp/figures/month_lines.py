"""Small multiples: the same few months for each jenjang on one scale, the regency dotted behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashapp.domain.compliance import Rate
from dashapp.figures import theme

COLUMNS = 3
CELL_PX = 100
FOOT_PX = 18
LEFT, WIDE = 0.04, 0.82  # of a cell: where its line begins, and how long it is
BASE, HIGH = 0.94, 0.54  # of a cell from its top: where 0% lies, and how high 100% is


@dataclass(frozen=True)
class MonthLine:
    """One panel: its name, the rate of each month (None: not known), whether it is own."""

    name: str
    rates: tuple[Rate | None, ...]
    own: bool = False

    @property
    def latest(self) -> Rate:
        """The rate of the last month; one of nobody when it is not known."""
        return (self.rates[-1] if self.rates else None) or Rate(0, 0)


def month_lines(
    panels: Sequence[MonthLine], whole: Sequence[Rate | None], months: Sequence[str]
) -> go.Figure:
    """Panels row by row, three in a row; `months` are the short names under the lowest row.

    The last month has not ended: its piece of the line is dotted (docs/rules.md §4).
    """
    rows = -(-len(panels) // COLUMNS) or 1
    steps = max(1, len(months) - 1)
    own = [(i, p.rates[:-1]) for i, p in enumerate(panels) if p.own]
    others = [(i, p.rates[:-1]) for i, p in enumerate(panels) if not p.own]
    open_ends = [(i, (*[None] * (steps - 1), *p.rates[-2:])) for i, p in enumerate(panels)]
    behind = [(i, whole) for i in range(len(panels))]
    return go.Figure(
        data=[
            _grounds(len(panels)),
            _lines(behind, steps, theme.RULE, 1.5, "2px,3px"),
            _lines(others, steps, theme.HONEY_PALE, 2),
            _lines(own, steps, theme.HONEY, 3),
            _lines(open_ends, steps, theme.HONEY, 2, "2px,2px"),
            _heads(panels, steps),
        ],
        layout=theme.layout(
            rows * CELL_PX + FOOT_PX,
            xaxis={"range": [0, COLUMNS]},
            yaxis={"range": [rows + FOOT_PX / CELL_PX, 0]},
            annotations=[*_titles(panels), *_feet(months, rows, steps)],
        ),
    )


def _cell(index: int) -> tuple[int, int]:
    row, column = divmod(index, COLUMNS)
    return column, row


def _x(index: int, step: float, steps: int) -> float:
    return round(_cell(index)[0] + LEFT + WIDE * step / steps, 4)


def _y(index: int, percent: float) -> float:
    return round(_cell(index)[1] + BASE - HIGH * percent / 100, 4)


def _grounds(number: int) -> go.Scatter:
    """0% and 100% of each panel, in the palest line."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for index in range(number):
        for percent in (0, 100):
            xs += [_x(index, 0, 1), _x(index, 1, 1), None]
            ys += [_y(index, percent), _y(index, percent), None]
    return _trace(xs, ys, "#F0EADF", 1)


def _lines(
    series: Sequence[tuple[int, Sequence[Rate | None]]],
    steps: int,
    colour: str,
    width: float,
    dash: str = "solid",
) -> go.Scatter:
    """One trace for the lines of many cells; a month that is not known leaves a gap."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for index, rates in series:
        for step, rate in enumerate(rates):
            value = _value(rate)
            xs.append(_x(index, step, steps))
            ys.append(None if value is None else _y(index, value))
        xs.append(None)
        ys.append(None)
    return _trace(xs, ys, colour, width, dash)


def _value(rate: Rate | None) -> float | None:
    return None if rate is None or rate.tenths is None else rate.tenths / 10


def _trace(
    xs: list[float | None], ys: list[float | None], colour: str, width: float, dash: str = "solid"
) -> go.Scatter:
    line = {"color": colour, "width": width, "dash": dash}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, cliponaxis=False, hoverinfo="skip")


def _heads(panels: Sequence[MonthLine], steps: int) -> go.Scatter:
    """The latest rate of each panel as a cell of its class; hover says it in full."""
    latest = [(index, panel.name, panel.latest) for index, panel in enumerate(panels)]
    known = [(index, name, rate) for index, name, rate in latest if rate.tenths is not None]
    shades = [theme.shade(rate.shade) for _index, _name, rate in known]
    return go.Scatter(
        x=[_x(index, steps, steps) for index, _name, _rate in known],
        y=[_y(index, _value(rate) or 0) for index, _name, rate in known],
        mode="markers",
        marker={
            "symbol": "hexagon",
            "size": 11,
            "opacity": 1,
            "color": [shade.fill for shade in shades],
            "line": {"width": 1.5, "color": [shade.edge for shade in shades]},
        },
        hovertext=[
            theme.plain(f"{name} · {rate.fraction} · {rate.percent}%")
            for _index, name, rate in known
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _titles(panels: Sequence[MonthLine]) -> list[dict[str, Any]]:
    notes = []
    for index, panel in enumerate(panels):
        column, row = _cell(index)
        percent = "–" if panel.latest.percent is None else f"{panel.latest.percent}%"
        # On two lines: side by side they would run into the next panel on a small phone.
        words = f"{theme.plain(panel.name)}<br><b>{percent}</b>"
        notes.append(_note(column + LEFT, row + 0.18, "left", words, theme.INK))
    return notes


def _feet(months: Sequence[str], rows: int, steps: int) -> list[dict[str, Any]]:
    ends = [(0, "left"), (len(months) - 1, "right")] if len(months) > 1 else []
    return [
        _note(_x(column, step, steps), rows + 0.1, side, months[step], theme.INK_3)
        for column in range(COLUMNS)
        for step, side in ends
    ]


def _note(x: float, y: float, anchor: str, words: str, colour: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": anchor,
        "yanchor": "middle",
        "align": anchor,
        "showarrow": False,
        "borderpad": 0,
        "text": words,
        "font": {"size": 12, "color": colour},
    }
