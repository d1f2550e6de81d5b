"""All sellers as a honeycomb, in parts: the largest, those who sold, sold before, never."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import plotly.graph_objects as go

from dashapp.figures import theme
from dashapp.figures.opd_comb import DRAWN, RADIUS, ROW_STEP, polygons, spots_of

HEIGHT = 176  # px
SHAPE = 2.1  # width of the place by its height


@dataclass(frozen=True)
class Look:
    fill: str
    edge: str
    dash: str = "solid"


# In the order of the parts; assets/70-summary.css has the same in .s-top to .s-never.
LOOKS = (
    Look("#593700", "#3B2400"),
    Look("#F1BE4A", "#B87A00"),
    Look("#EAE4D9", "#CDBFA6"),
    Look("#FFFFFF", theme.BRICK, "2.5px,1.5px"),
)


def seller_comb(sizes: Sequence[int]) -> go.Figure:
    """One cell per seller, filled row by row in the order of the parts; `sizes` as LOOKS."""
    number = sum(sizes)
    columns = max(1, ceil(sqrt(number * SHAPE * ROW_STEP)))
    spots = spots_of(number, columns)
    rows = max(1, ceil(number / columns))
    traces, first = [], 0
    for size, look in zip(sizes, LOOKS, strict=True):
        xs, ys = polygons(spots[first : first + size], DRAWN)
        traces.append(_part(xs, ys, look))
        first += size
    return go.Figure(
        data=traces,
        layout=theme.layout(
            HEIGHT,
            xaxis={
                "range": [-0.56, columns + 0.06],
                "constrain": "domain",
                "constraintoward": "left",
            },
            yaxis={
                "range": [-(rows - 1) * ROW_STEP - RADIUS - 0.06, RADIUS + 0.06],
                "scaleanchor": "x",
                "constrain": "domain",
                "constraintoward": "top",
            },
        ),
    )


def _part(xs: list[float | None], ys: list[float | None], look: Look) -> go.Scatter:
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=look.fill,
        line={"color": look.edge, "width": 1, "dash": look.dash},
        cliponaxis=False,
        hoverinfo="skip",
    )
