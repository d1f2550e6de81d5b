"""Where a proposed price stands: one cell per similar product, the proposed one in honey."""

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from dashapp.domain import price_range
from dashapp.figures import theme

HEIGHT = 70  # px
QUIET, QUIET_EDGE = "#F1E6D2", "#CDBFA6"
OWN, OWN_EDGE = "#F7B512", "#221A10"
MOST_CELLS = 4  # in a column; a higher one is drawn closer
MOST_TICKS = 8


def price_dots(prices: Sequence[int], own: int) -> go.Figure:
    """Columns of cells from the lowest price to the highest, in rupiah; axis in thousands.

    The proposed price lies at the foot of its column, larger and in honey; so it is seen also
    where others cost the same.
    """
    step = price_range.step_of([*prices, own])
    columns = Counter(price // step for price in prices)
    first, last = min([*columns, own // step]), max([*columns, own // step])
    mine = own // step
    gap = max(1.0, max([*columns.values(), 1]) / MOST_CELLS)
    heights: Counter[int] = Counter({mine: 1})
    xs, ys = [], []
    for column in sorted(columns.elements()):
        xs.append(column)
        ys.append(heights[column] / gap)
        heights[column] += 1
    margin = max(1, 8 - (last - first) // 2)  # few columns stand close, in the middle
    return go.Figure(
        data=[
            _cells(xs, ys, 10, QUIET, QUIET_EDGE, 1),
            _cells([mine], [0], 16, OWN, OWN_EDGE, 2.5),
        ],
        layout=theme.layout(
            HEIGHT,
            margin={"l": 12, "r": 12, "t": 4, "b": 20},
            xaxis={
                "range": [first - margin, last + margin],
                "showticklabels": True,
                **_ticks(sorted({*columns, mine}), mine, step),
            },
            yaxis={"range": [-0.8, float(MOST_CELLS)]},
        ),
    )


def _ticks(columns: Sequence[int], mine: int, step: int) -> dict[str, list[int] | list[str]]:
    """Prices below the columns, in thousands, thinned out; the own one always and bold."""
    every = len(columns) // MOST_TICKS + 1
    shown = [each for place, each in enumerate(columns) if place % every == 0 and each != mine]
    shown = [each for each in shown if abs(each - mine) >= every] + [mine]
    words = [thousands(each * step) for each in shown]
    return {
        "tickvals": shown,
        "ticktext": [f"<b>{word}</b>" if at == mine else word
                     for at, word in zip(shown, words, strict=True)],
    }  # fmt: skip


def thousands(amount: int) -> str:
    """14, or 14,5: an amount in thousands of rupiah."""
    return f"{amount / 1000:g}".replace(".", ",")


def _cells(
    xs: Sequence[int], ys: Sequence[float], size: int, fill: str, edge: str, width: float
) -> go.Scatter:
    return go.Scatter(
        x=list(xs),
        y=list(ys),
        mode="markers",
        marker={
            "symbol": "hexagon",
            "size": size,
            "opacity": 1,
            "color": fill,
            "line": {"width": width, "color": edge},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )
