"""Bullet bars of compliance by jenjang: how far each one is, and where it stood a month ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate
from dashapp.domain.levels import Level
from dashapp.figures import theme

ROW_HEIGHT = 34  # px: 16 of text, 3 of air, 9 of bar, and what parts it from the next row
BAR_WIDTH = 0.26
LABEL_RISE = 0.46  # in rows above the middle of the bar: the tick of last month stays below it
TOP = 0.72  # in rows above the middle of the first bar


@dataclass(frozen=True)
class LevelBar:
    """One bar: its jenjang, minimum in rupiah, rate now and on the same day last month."""

    level: Level
    label: str
    minimum: int
    rate: Rate
    last: Rate | None


def level_bars(rows: Sequence[LevelBar], own: Level | None) -> go.Figure:
    """Bars in the order given, from the top; the reader's own stands out, a full one is green.

    Percentages are rounded down (docs/rules.md §4); where nobody is obliged stand "–" and no bar.
    """
    places = [-index for index in range(len(rows))]
    return go.Figure(
        data=[_tracks(places), _values(rows, places, own), _last_month(rows, places)],
        layout=theme.layout(
            max(1, len(rows)) * ROW_HEIGHT,
            barmode="overlay",
            transition={"duration": 400, "easing": "cubic-out"},
            xaxis={"range": [0, 100.8]},
            yaxis={"range": [TOP - max(1, len(rows)), TOP]},
            annotations=[*_labels(rows, places), *_percentages(rows, places)],
        ),
    )


def _tracks(places: list[int]) -> go.Bar:
    return go.Bar(
        x=[100] * len(places),
        y=places,
        orientation="h",
        width=BAR_WIDTH,
        marker={"color": theme.TRACK, "cornerradius": 4, "line": {"width": 0}},
        hoverinfo="skip",
    )


def _values(rows: Sequence[LevelBar], places: list[int], own: Level | None) -> go.Bar:
    colours = [_colour(row, own) for row in rows]
    return go.Bar(
        x=[_length(row.rate) for row in rows],
        y=places,
        orientation="h",
        width=BAR_WIDTH,
        marker={
            "color": [fill for fill, _edge in colours],
            "cornerradius": 2,
            "line": {"width": 1, "color": [edge for _fill, edge in colours]},
        },
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
    )


def _last_month(rows: Sequence[LevelBar], places: list[int]) -> go.Scatter:
    known = [(row.last, at) for row, at in zip(rows, places, strict=True) if row.last is not None]
    shown = [(rate, at) for rate, at in known if rate.tenths is not None]
    return go.Scatter(
        x=[_length(rate) for rate, _at in shown],
        y=[at for _rate, at in shown],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 9,  # plotly draws it 1.4 times as long
            "opacity": 1,
            "line": {"width": 3, "color": theme.INK},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )


def _colour(row: LevelBar, own: Level | None) -> tuple[str, str]:
    if row.rate.percent == 100:
        return theme.LEAF, "#074A44"
    if row.level == own:
        return theme.HONEY, theme.HONEY_EDGE
    return theme.HONEY_PALE, theme.HONEY_EDGE


def _length(rate: Rate) -> float:
    return 0.0 if rate.tenths is None else rate.tenths / 10


def _shown(rate: Rate) -> str:
    return "–" if rate.percent is None else f"{rate.percent}%"


def _hover(row: LevelBar) -> str:
    parts = [row.label, row.rate.fraction, _shown(row.rate)]
    if row.last is not None:
        parts.append(f"bulan lalu {_shown(row.last)}")
    return theme.plain(" · ".join(parts))


def _labels(rows: Sequence[LevelBar], places: list[int]) -> list[dict[str, Any]]:
    return [
        _text(0, at, "left")
        | {
            "text": f"{theme.plain(row.label)} <span style='color:{theme.INK_3}'>"
            f"· min. {rupiah.write(row.minimum)}</span>",
            "font": {"size": 12.5, "color": theme.INK_2},
        }
        for row, at in zip(rows, places, strict=True)
    ]


def _percentages(rows: Sequence[LevelBar], places: list[int]) -> list[dict[str, Any]]:
    return [
        _text(100, at, "right")
        | {
            "text": _shown(row.rate),
            "font": {"size": 13, "color": theme.INK, "weight": 700},
        }
        for row, at in zip(rows, places, strict=True)
    ]


def _text(x: int, place: int, side: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": place + LABEL_RISE,
        "xref": "x",
        "yref": "y",
        "xanchor": side,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
    }
