"""The one look of all charts: templates `simadu` and `simadu_malam`, class colours, safe text."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

FONT = "Plus Jakarta Sans Variable, system-ui, sans-serif"
INK, INK_2, INK_3 = "#221A10", "#4A4135", "#6E6557"
HONEY, HONEY_PALE, HONEY_EDGE = "#DB9600", "#F1BE4A", "#A86E00"
LEAF, BRICK, RULE, TRACK = "#0A665E", "#A8341C", "#8C8272", "#F1EADD"

# dcc.Graph(config=...): no mode bar, Indonesian numbers and months (assets/06-plotly-id.js).
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "locale": "id",
    "doubleClick": False,
    "showTips": False,
}


@dataclass(frozen=True)
class Shade:
    """Colours of one compliance class: `fill`, `text` on it, `edge` around it."""

    fill: str
    text: str
    edge: str
    dash: str = "solid"


# Index = Rate.shade: below 50 (dashed: found without colour), 50-69, 70-84, 85-99, 100.
LIGHT = (
    Shade("#FFF3D1", INK_2, BRICK, "2.5px,1.5px"),
    Shade("#FFDD85", "#3A2A08", "#E0A82E"),
    Shade("#F7B512", "#2A1C02", "#B87A00"),
    Shade("#A06600", "#FFFFFF", "#7F5200"),
    Shade("#593700", "#FFFFFF", "#3B2400"),
)
DARK = (
    Shade("#2B2112", "#E8DCC4", "#FF9B7D", "2.5px,1.5px"),
    Shade("#5C4215", "#FFF0CF", "#5C4215"),
    Shade("#9A6A10", "#FFFFFF", "#9A6A10"),
    Shade("#DE9C0B", "#1E1400", "#DE9C0B"),
    Shade("#FFD668", "#1E1400", "#FFD668"),
)
# A group in which nobody is obliged has no class.
NOBODY = Shade("#FFFFFF", INK_3, "#EAE4D9")


def shade(index: int | None) -> Shade:
    """The colours of a class on light ground; None: nobody is obliged."""
    return NOBODY if index is None else LIGHT[index]


def plain(text: str) -> str:
    """The text such that plotly shows it literally, tags and entities too.

    For text, hovertext and annotations; names never stand in a texttemplate or hovertemplate.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def layout(height: int | None, **more: Any) -> dict[str, Any]:
    """Layout that keeps its state over live updates; height in px, None: as high as its box."""
    return {
        "template": "simadu",
        **({"height": height} if height else {}),
        "uirevision": "simadu",
        "hovermode": "closest",
        **more,
    }


def _axis() -> dict[str, Any]:
    return {
        "showline": False,
        "zeroline": False,
        "showgrid": False,
        "showticklabels": False,
        "ticks": "",
        "fixedrange": True,
        "title": {"text": ""},
    }


def _template(ink: str, size: int, colourway: list[str], hover: bool) -> go.layout.Template:
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": size, "color": ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
            "separators": ",.",
            "colorway": colourway,
            "xaxis": _axis(),
            "yaxis": _axis(),
            "hoverlabel": {
                "bgcolor": INK,
                "bordercolor": INK,
                "font": {"family": FONT, "size": 13, "color": "#FFFFFF"},
            },
            "hovermode": "closest" if hover else False,
            "dragmode": False,
        }
    )


pio.templates["simadu"] = _template(
    INK_2, 12, ["#DB9600", "#0A665E", "#44546A", "#A8341C", "#8C8272"], hover=True
)
pio.templates["simadu_malam"] = _template(
    "#F3E8D2", 28, ["#F7B512", "#5FD0C2", "#B9D2EE", "#FF9B7D", "#CFC2A8"], hover=False
)
