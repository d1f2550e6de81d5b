"""Where one OPD's promotions stand among all: a cell per OPD over promotions per ten people."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashapp.figures import opd_places, theme

HEIGHT = 136  # px
COLUMNS = 18
LEAST = 40  # tenths: the axis is never shorter
LABEL = 30  # px kept for the own value above the cells
AXIS = 20  # px below them
STEPS = (10, 20, 50, 100, 200, 500, 1000)  # tenths between two numbers of the axis


def promotion_places(others: Sequence[int], own: int | None, name: str) -> go.Figure:
    """Columns of cells from the lowest to the highest; `own` is marked and named on top of its own.

    All values are tenths of promotions per ten people. `own` is among `others`; None: an OPD of
    under 5 people, so nothing is marked.
    """
    known = sorted(others)
    if own is not None:
        known.remove(own)
    top = max([LEAST, *others])
    heights: Counter[int] = Counter()
    xs, ys = [], []
    for value in known:
        xs.append(_column(value, top))
        ys.append(heights[xs[-1]])
        heights[xs[-1]] += 1
    mine = [] if own is None else [_column(own, top)]
    highest = max([*heights.values(), *(heights[at] + 1 for at in mine), 4])
    size = min(10.5, 1.2 * (HEIGHT - LABEL - AXIS) / highest)
    room = highest * LABEL / (HEIGHT - LABEL - AXIS)
    return go.Figure(
        data=[
            opd_places.cells(xs, ys, size, opd_places.QUIET, opd_places.QUIET_EDGE),
            opd_places.cells(mine, [heights[at] for at in mine], 15, theme.HONEY, theme.INK),
        ],
        layout=theme.layout(
            HEIGHT,
            margin={"l": 12, "r": 12, "t": 2, "b": AXIS},
            xaxis=_axis(top),
            yaxis={"range": [-0.8, highest + room]},
            annotations=[_label(at, heights[at], highest, own or 0, name) for at in mine],
        ),
    )


def tenths(value: int) -> str:
    """2,6"""
    return f"{value // 10},{value % 10}"


def _column(value: int, top: int) -> int:
    return (2 * value * (COLUMNS - 1) + top) // (2 * top)  # the nearest one


def _axis(top: int) -> dict[str, Any]:
    step = next((each for each in STEPS if top / each <= 6), STEPS[-1])
    marks = range(0, top + 1, step)
    return {
        "range": [-0.8, COLUMNS - 0.2],
        "showticklabels": True,
        "tickvals": [value * (COLUMNS - 1) / top for value in marks],
        "ticktext": [str(value // 10) for value in marks],
    }


def _label(column: int, height: int, highest: int, own: int, name: str) -> dict[str, Any]:
    """The own value above all columns, with a line down to its cell."""
    return {
        "x": column,
        "y": height,
        "ax": 0,
        "ay": -(highest - height) / highest * (HEIGHT - LABEL - AXIS) - LABEL / 2,
        "text": f"<b>{tenths(own)}</b> {theme.plain(name)}",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1.2,
        "arrowcolor": theme.INK,
        "standoff": 7,
        "font": {"size": 13, "color": theme.INK},
        "xanchor": "left"
        if column < COLUMNS / 3
        else "right"
        if column > COLUMNS / 1.6
        else "center",
    }
