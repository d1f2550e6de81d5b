"""Sorted dots of OPDs: which one is where exactly; all in columns, or the few around one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashapp.domain.compliance import Rate
from dashapp.figures import theme
from dashapp.figures.opd_comb import OpdCell, hover_text, sorted_cells

ROW_PX = 32  # of the few
FULL_ROW_PX = 24  # of all
HEAD_PX = 26  # above all: the axis
GAP = 0.5  # rows between the groups of the few
FEW_UNITS = 7.2  # rows of the few, always as high: top 2, own and both neighbours, last, two gaps
MARKS = (50, 70, 85, 100)


@dataclass(frozen=True)
class OpdDot:
    """One OPD with its place (None: not ranked) and its rate on the same day last month."""

    cell: OpdCell
    place: int | None = None
    last: Rate | None = None


@dataclass(frozen=True)
class Track:
    """Where 0% lies and how long 100% is, in parts of a column's width."""

    start: float
    span: float

    def at(self, column: int, percent: float) -> float:
        """Where a percentage lies in a column."""
        return round(column + self.start + self.span * percent / 100, 4)


FEW_TRACK = Track(0.46, 0.35)
FULL_TRACK = Track(0.42, 0.42)
ONE_TRACK = Track(0.51, 0.29)  # of a single column, which small phones show: names need the room


@dataclass(frozen=True)
class _Spot:
    """A dot where it is drawn: column from the left, row from the top."""

    dot: OpdDot
    column: int
    row: float
    track: Track

    def at(self, rate: Rate) -> float:
        return self.track.at(self.column, (rate.tenths or 0) / 10)


def few_dots(rows: Sequence[OpdDot], own: str | None) -> go.Figure:
    """The two best, the reader's own with its neighbours, and the last."""
    return _figure(list(_few(in_order(rows), own)), own, 1, FEW_UNITS, ROW_PX)


def all_dots(rows: Sequence[OpdDot], own: str | None, columns: int = 3) -> go.Figure:
    """Every OPD, down the first column and on in the next, under a labelled axis."""
    dots = in_order(rows)
    high = -(-len(dots) // columns) or 1
    track = _axis(columns)[0]
    spots = [_Spot(dot, index // high, index % high, track) for index, dot in enumerate(dots)]
    return _figure(spots, own, columns, high, FULL_ROW_PX, head=HEAD_PX)


def _axis(columns: int) -> tuple[Track, tuple[int, ...]]:
    """The track of each column, and what its axis names: of a single one, what it has room for."""
    return (ONE_TRACK, (50, 100)) if columns == 1 else (FULL_TRACK, MARKS)


def in_order(rows: Sequence[OpdDot]) -> list[OpdDot]:
    """Highest rate first, as in the comb."""
    known = {dot.cell.code: dot for dot in rows}
    return [known[cell.code] for cell in sorted_cells([dot.cell for dot in rows])]


def _few(dots: list[OpdDot], own: str | None) -> Iterator[_Spot]:
    wanted = {0, 1, len(dots) - 1} & set(range(len(dots)))
    for index, dot in enumerate(dots):
        if dot.cell.code == own:
            wanted |= {index - 1, index, index + 1} & set(range(len(dots)))
    row, before = 0.0, -1
    for index in sorted(wanted):
        row += GAP if index != before + 1 else 0
        yield _Spot(dots[index], 0, row, FEW_TRACK)
        row, before = row + 1, index


def _figure(
    spots: list[_Spot], own: str | None, columns: int, units: float, row_px: int, head: int = 0
) -> go.Figure:
    above = head / row_px
    return go.Figure(
        data=[
            *([_axis_lines(columns, units)] if head else []),
            _tracks([s for s in spots if s.dot.cell.code != own], theme.TRACK, 2),
            _tracks([s for s in spots if s.dot.cell.code == own], theme.HONEY, 2.5),
            _last_month(spots),
            _dots(spots, own),
            _words(spots, own),
        ],
        layout=theme.layout(
            round(units * row_px + head),
            xaxis={"range": [0, columns]},
            yaxis={"range": [units - 0.5, -0.5 - above]},
            annotations=[
                *(note for spot in spots for note in _notes(spot, own)),
                *(_axis_labels(columns) if head else []),
            ],
        ),
    )


def _axis_lines(columns: int, units: float) -> go.Scatter:
    track = _axis(columns)[0]
    places = [track.at(column, mark) for column in range(columns) for mark in MARKS]
    return _line(
        [x for at in places for x in (at, at, None)],
        [y for _at in places for y in (-0.5, units - 0.5, None)],
        "#F0EADF",
        1,
    )


def _tracks(spots: list[_Spot], colour: str, width: float) -> go.Scatter:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for spot in spots:
        xs += [spot.track.at(spot.column, 0), spot.at(spot.dot.cell.rate), None]
        ys += [spot.row, spot.row, None]
    return _line(xs, ys, colour, width)


def _line(
    xs: Sequence[float | None], ys: Sequence[float | None], colour: str, width: float
) -> go.Scatter:
    line = {"color": colour, "width": width}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, cliponaxis=False, hoverinfo="skip")


def _last_month(spots: list[_Spot]) -> go.Scatter:
    known = [(spot, spot.dot.last) for spot in spots if spot.dot.last is not None]
    shown = [(spot, rate) for spot, rate in known if rate.tenths is not None]
    return go.Scatter(
        x=[spot.at(rate) for spot, rate in shown],
        y=[spot.row for spot, _rate in shown],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 8,
            "opacity": 1,
            "line": {"width": 2, "color": theme.RULE},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )


def _dots(spots: list[_Spot], own: str | None) -> go.Scatter:
    mine = [spot.dot.cell.code == own for spot in spots]
    shades = [theme.shade(spot.dot.cell.rate.shade) for spot in spots]
    return go.Scatter(
        x=[spot.at(spot.dot.cell.rate) for spot in spots],
        y=[spot.row for spot in spots],
        mode="markers",
        marker={
            "symbol": "hexagon",
            "size": [18 if own_one else 14 for own_one in mine],
            "opacity": 1,  # plotly's own for sizes of many is 0.7
            "color": [shade.fill for shade in shades],
            "line": {
                "width": [2.5 if own_one else 1.5 for own_one in mine],
                "color": [
                    theme.INK if own_one else shade.edge
                    for own_one, shade in zip(mine, shades, strict=True)
                ],
            },
        },
        hovertext=[theme.plain(_hover(spot.dot)) for spot in spots],
        hoverinfo="text",
        customdata=[spot.dot.cell.code for spot in spots],
        cliponaxis=False,
    )


def _words(spots: list[_Spot], own: str | None) -> go.Scatter:
    """The percentages; names are annotations, which alone can be bold and grey in one line."""
    return go.Scatter(
        x=[spot.column + 0.99 for spot in spots],
        y=[spot.row for spot in spots],
        mode="text",
        text=[_percent(spot, own) for spot in spots],
        textposition="middle left",
        textfont={"size": 12.5, "color": theme.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _percent(spot: _Spot, own: str | None) -> str:
    percent = spot.dot.cell.rate.percent
    words = "–" if percent is None else f"{percent}%"
    return f"<b>{words}</b>" if spot.dot.cell.code == own else words


def _notes(spot: _Spot, own: str | None) -> Iterator[dict[str, Any]]:
    place = "–" if spot.dot.place is None else str(spot.dot.place)
    yield _note(spot.column + 0.065, spot.row, "right", place, theme.INK_3)
    name = theme.plain(spot.dot.cell.short_name)
    words = f"<b>{name}</b>" if spot.dot.cell.code == own else name
    yield _note(spot.column + 0.085, spot.row, "left", words, theme.INK)


def _axis_labels(columns: int) -> list[dict[str, Any]]:
    track, marks = _axis(columns)
    return [
        _note(track.at(column, mark), -0.95, "center", str(mark), theme.INK_3)
        for column in range(columns)
        for mark in marks
    ]


def _note(x: float, y: float, anchor: str, words: str, colour: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "text": words,
        "font": {"size": 12.5, "color": colour},
    }


def _hover(dot: OpdDot) -> str:
    if dot.last is None or dot.last.percent is None:
        return hover_text(dot.cell)
    return f"{hover_text(dot.cell)} · bulan lalu {dot.last.percent}%"
