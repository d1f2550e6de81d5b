"""Where one OPD stands among all: a histogram of cells, one per OPD, the own one in honey."""

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from dashapp.domain.compliance import Rate
from dashapp.figures import theme

HEIGHT = 84  # px
BINS = 25  # columns over the whole axis
QUIET, QUIET_EDGE = "#E4DACA", "#CDBFA6"


def opd_places(rates: Sequence[Rate], own: Rate | None) -> go.Figure:
    """Columns of cells from the lowest rate to the highest; `own` is marked on top of its column.

    `own` None: not ranked, so nothing is marked. Rates without a percentage are left out.
    """
    known = sorted(rate.percent for rate in rates if rate.percent is not None)
    mine = own.percent if own is not None else None
    if mine in known:
        known.remove(mine)
    low = min([*known, mine if mine is not None else 100, 50]) // 10 * 10
    step = (100 - low) / BINS
    heights: Counter[int] = Counter()
    xs, ys = [], []
    for percent in known:
        column = min(BINS - 1, int((percent - low) / step))
        xs.append(column)
        ys.append(heights[column])
        heights[column] += 1
    column = -1 if mine is None else min(BINS - 1, int((mine - low) / step))
    top = max([*heights.values(), heights[column] + 1 if mine is not None else 0, 4])
    return go.Figure(
        data=[
            cells(xs, ys, 8, QUIET, QUIET_EDGE),
            cells(
                [column] if mine is not None else [], [heights[column]], 13, "#F7B512", "#221A10"
            ),
        ],
        layout=theme.layout(
            HEIGHT,
            margin={"l": 14, "r": 20, "t": 4, "b": 20},
            xaxis={
                "range": [-0.8, BINS - 0.2],
                "showticklabels": True,
                "tickvals": [(at - low) / step - 0.5 for at in _ticks(low)],
                "ticktext": [f"{at}%" for at in _ticks(low)],
            },
            yaxis={"range": [-0.7, top]},
        ),
    )


def _ticks(low: int) -> list[int]:
    return [low, (low + 100) // 2, 100]


def cells(xs: list[int], ys: list[int], size: float, fill: str, edge: str) -> go.Scatter:
    """Hexagons of `size` px at columns `xs` and heights `ys`."""
    return go.Scatter(
        x=xs,
        y=ys[: len(xs)],
        mode="markers",
        marker={
            "symbol": "hexagon",
            "size": size,
            "opacity": 1,
            "color": fill,
            "line": {"width": 2 if size > 10 else 1, "color": edge},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )
