"""The honeycomb of OPDs: one cell each, the best first, in five classes, the own one outlined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Any

import plotly.graph_objects as go

from dashapp.domain.compliance import Rate
from dashapp.figures import theme

RADIUS = 1 / sqrt(3)  # pointy-top cells of width 1
ROW_STEP = sqrt(3) / 2
DRAWN = 0.94  # of the radius, the rest is the gap between cells
OUTLINE = 1.0


@dataclass(frozen=True)
class OpdCell:
    """One OPD: full name for hover and table, short and cell name for tight places, its rate."""

    code: str
    name: str
    short_name: str
    cell_name: str
    rate: Rate


def opd_comb(rows: Sequence[OpdCell], own: str | None, columns: int = 10) -> go.Figure:
    """Cells row by row from the highest rate; OPDs that oblige nobody come last with "–".

    The outline of `own` is the LAST trace, so that the rest can be cached for everyone:
    `own_outline` makes that trace alone. Clicks give the OPD's code as customdata.
    """
    cells = sorted_cells(rows)
    spots = spots_of(len(cells), columns)
    used = -(-len(cells) // columns) or 1
    bottom = -(used - 1) * ROW_STEP - RADIUS
    return go.Figure(
        data=[*_classes(cells, spots), _numbers(cells, spots), own_outline(rows, own, columns)],
        layout=theme.layout(
            None,  # the page gives the room; the cells grow to fill it
            xaxis={
                "range": [-0.54, columns + 0.04],
                "constrain": "domain",
                "constraintoward": "left",
            },
            yaxis={
                "range": [bottom - 0.05, RADIUS + 0.05],
                "scaleanchor": "x",
                "constrain": "domain",
                "constraintoward": "top",
            },
        ),
    )


def own_outline(rows: Sequence[OpdCell], own: str | None, columns: int = 10) -> dict[str, Any]:
    """The trace that outlines one OPD's cell; empty (but there) when `own` has none."""
    cells = sorted_cells(rows)
    found = [index for index, cell in enumerate(cells) if cell.code == own]
    spots = spots_of(len(cells), columns)
    xs, ys = polygons((spots[index] for index in found), OUTLINE)
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"color": theme.INK, "width": 3},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def sorted_cells(rows: Sequence[OpdCell]) -> list[OpdCell]:
    """Highest rate first, equal ones by name; those without a rate last."""
    return sorted(rows, key=lambda cell: (*_rank(cell.rate), cell.name))


def _rank(rate: Rate) -> tuple[bool, float]:
    if rate.tenths is None:
        return (True, 0.0)
    return (False, -rate.part / rate.whole)


def spots_of(number: int, columns: int) -> list[tuple[float, float]]:
    """The centres of cells row by row, every other row shifted by half a cell."""
    spots = []
    for index in range(number):
        row, column = divmod(index, columns)
        spots.append((column + (0.5 if row % 2 else 0.0), -row * ROW_STEP))
    return spots


def polygons(
    spots: Iterable[tuple[float, float]], scale: float
) -> tuple[list[float | None], list[float | None]]:
    """The outlines of the cells there in one line, None between two of them."""
    corners = [
        (RADIUS * scale * cos(pi / 6 + k * pi / 3), RADIUS * scale * sin(pi / 6 + k * pi / 3))
        for k in range(7)
    ]
    xs: list[float | None] = []
    ys: list[float | None] = []
    for x, y in spots:
        xs += [*(round(x + dx, 3) for dx, _dy in corners), None]
        ys += [*(round(y + dy, 3) for _dx, dy in corners), None]
    return xs, ys


def _classes(cells: Sequence[OpdCell], spots: list[tuple[float, float]]) -> list[go.Scatter]:
    """One trace per class, always all six: a live update then changes data and not traces."""
    traces = []
    for index, shade in enumerate((*theme.LIGHT, theme.NOBODY)):
        wanted = None if shade is theme.NOBODY else index
        inside = [at for cell, at in zip(cells, spots, strict=True) if cell.rate.shade == wanted]
        xs, ys = polygons(inside, DRAWN)
        traces.append(
            go.Scatter(
                x=xs,
                y=ys,
                mode="lines",
                fill="toself",
                fillcolor=shade.fill,
                line={"color": shade.edge, "width": 1.5 if index == 0 else 1, "dash": shade.dash},
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    return traces


def _numbers(cells: Sequence[OpdCell], spots: list[tuple[float, float]]) -> go.Scatter:
    """Numbers as text, and the invisible markers that carry hover and click."""
    return go.Scatter(
        x=[x for x, _y in spots],
        y=[round(y, 3) for _x, y in spots],
        mode="markers+text",
        marker={"size": 30, "opacity": 0},
        text=["–" if cell.rate.percent is None else str(cell.rate.percent) for cell in cells],
        textfont={"size": 12.5, "color": [theme.shade(cell.rate.shade).text for cell in cells]},
        textposition="middle center",
        hovertext=[theme.plain(hover_text(cell)) for cell in cells],
        hoverinfo="text",
        customdata=[cell.code for cell in cells],
        cliponaxis=False,
    )


def hover_text(cell: OpdCell) -> str:
    """Dinas Kesehatan · 41 dari 58 · 70%"""
    percent = "–" if cell.rate.percent is None else f"{cell.rate.percent}%"
    return f"{cell.name} · {cell.rate.fraction} · {percent}"
