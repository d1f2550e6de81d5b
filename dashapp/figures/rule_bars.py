"""What a new minimum does: spending in columns, both minimums, the people between them hatched."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashapp.domain.thresholds import Column, Spread
from dashapp.figures import theme
from dashapp.figures.price_dots import thousands

HEIGHT = 300  # px
BELOW, BELOW_EDGE = "#E9DECC", "#8C8272"
SPACE = {"l": 4, "r": 4, "t": 46, "b": 26}


def rule_bars(
    spread: Spread, now: int, then: int, *, names: tuple[str, str], more: str, height: int = HEIGHT
) -> go.Figure:
    """Columns of people by rupiah spent; `now` and `then` are the minimums of today and the draft.

    names: what stands over the two lines. more: "%s rb ke atas", for the open last column.
    A higher draft hatches in brick those who fall short, a lower one in green those it frees.
    """
    columns = spread.columns
    edge = theme.BRICK if then > now else theme.LEAF
    highest = max((column.people for column in columns), default=0) or 1
    return go.Figure(
        data=[
            _bars(columns, [column.below for column in columns], BELOW, BELOW_EDGE),
            _bars(columns, [column.between for column in columns], "#FFFFFF", edge, hatched=True),
            _bars(columns, [c.above for c in columns], theme.HONEY_PALE, theme.HONEY_EDGE),
        ],
        layout=theme.layout(
            height,
            barmode="stack",
            bargap=0.06,
            margin=SPACE,
            shapes=_lines(spread, now, then, edge),
            annotations=[
                *_named(spread, now, then, names, edge),
                *_numbers(columns, highest, edge),
            ],
            xaxis={"range": [-0.5, len(columns) - 0.5], **_ticks(spread, more)},
            yaxis={"range": [0, highest * 1.12]},
        ),
    )


def _bars(
    columns: Sequence[Column],
    heights: Sequence[int],
    fill: str,
    edge: str,
    *,
    hatched: bool = False,
) -> go.Bar:
    pattern: dict[str, Any] = {"shape": "/", "fgcolor": edge, "size": 8, "solidity": 0.35}
    return go.Bar(
        x=list(range(len(columns))),
        y=[height or None for height in heights],  # an edge of nothing would be seen
        marker={
            "color": fill,
            "line": {"width": 1, "color": edge},
            "cornerradius": 4,
            **({"pattern": pattern | {"fillmode": "overlay"}} if hatched else {}),
        },
        hoverinfo="skip",
    )


def _at(spread: Spread, amount: int) -> float:
    """Where an amount lies on the axis, whose columns stand on whole numbers."""
    return min(amount / spread.step, len(spread.columns)) - 0.5


def _lines(spread: Spread, now: int, then: int, edge: str) -> list[dict[str, Any]]:
    styles = [(now, theme.INK, "solid")] + ([(then, edge, "5px,4px")] if then != now else [])
    return [
        {
            "type": "line",
            "x0": _at(spread, amount),
            "x1": _at(spread, amount),
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"color": colour, "width": 2.5, "dash": dash},
        }
        for amount, colour, dash in styles
    ]


def _named(
    spread: Spread, now: int, then: int, names: tuple[str, str], edge: str
) -> list[dict[str, Any]]:
    """The names of the lines, each on its outer side, so that they never lie over each other."""
    left = "right" if then >= now and _at(spread, now) > len(spread.columns) * 0.25 else "left"
    crowded = then > now and _at(spread, then) > len(spread.columns) * 0.75
    lift = 24 if crowded or left == "left" else 6
    notes = [_note(_at(spread, now), lift, left, names[0], theme.INK_2)]
    if then != now:
        side = "left" if then > now else "right"
        if _at(spread, then) > len(spread.columns) * 0.75:
            side = "right"
        notes.append(_note(_at(spread, then), 6, side, f"<b>{names[1]}</b>", edge))
    return notes


def _note(x: float, lift: float, anchor: str, words: str, colour: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": 1,
        "yref": "paper",
        "yshift": lift,
        "xanchor": anchor,
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
        "text": words,
        "font": {"size": 13, "color": colour},
    }


def _numbers(columns: Sequence[Column], highest: int, edge: str) -> list[dict[str, Any]]:
    """How many people are hatched, over each hatched column."""
    return [
        {
            "x": place,
            "y": column.people,
            "yanchor": "bottom",
            "yshift": 3,
            "showarrow": False,
            "bgcolor": "#FFFFFF",
            "borderpad": 1,
            "text": f"<b>{column.between:,}</b>".replace(",", "."),
            "font": {"size": 13, "color": edge},
        }
        for place, column in enumerate(columns)
        if column.between
    ]


def _ticks(spread: Spread, more: str) -> dict[str, Any]:
    """Every second edge of a column, in thousands of rupiah, and the open end."""
    last = len(spread.columns) - 1
    shown = list(range(0, last - 1, 2))
    words = ["0" if at == 0 else f"{thousands(at * spread.step)} rb" for at in shown]
    return {
        "showticklabels": True,
        "tickangle": 0,
        "tickvals": [*(at - 0.5 if at else -0.42 for at in shown), last],
        "ticktext": [*words, more.replace("%s", thousands(last * spread.step))],
    }
