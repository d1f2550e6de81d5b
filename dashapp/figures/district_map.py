"""The kecamatan on a map, in five steps of rupiah, each with its name and number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashapp.figures import theme

HEIGHT = 430  # px
STEPS = (3, 10, 20, 40)  # million rupiah, fixed so that months compare
MILLION = 1_000_000
SCALE = 1.0095  # of a degree of latitude to one of longitude, at 7,85° south
COAST = "#D9C79C"

# Where a name stands: in the middle of its land, but for those who have no room there.
LABELS: Mapping[str, tuple[float, float]] = {
    "Sukapura": (112.985, -7.933), "Sumber": (113.080, -7.957), "Kuripan": (113.138, -7.901),
    "Banyuanyar": (113.305, -7.868), "Tiris": (113.382, -7.955), "Krucil": (113.507, -7.943),
    "Gading": (113.497, -7.857), "Pakuniran": (113.560, -7.820), "Kotaanyar": (113.566, -7.764),
    "Paiton": (113.515, -7.722), "Besuk": (113.478, -7.790), "Krejengan": (113.418, -7.803),
    "Maron": (113.358, -7.842), "Gending": (113.313, -7.795), "Wonomerto": (113.150, -7.829),
    "Tongas": (113.090, -7.761), "Lumbang": (113.058, -7.845),
}  # fmt: skip
OUTSIDE: Mapping[str, tuple[float, float]] = {
    "Sumberasih": (113.189, -7.685), "Dringu": (113.272, -7.700), "Pajarakan": (113.356, -7.700),
    "Kraksaan": (113.442, -7.690), "Bantaran": (113.200, -7.975), "Leces": (113.248, -7.999),
    "Tegalsiwalan": (113.300, -7.952),
}  # fmt: skip
DOTS: Mapping[str, tuple[float, float]] = {
    "Sumberasih": (113.158, -7.766), "Dringu": (113.256, -7.788), "Pajarakan": (113.373, -7.775),
    "Kraksaan": (113.428, -7.757), "Bantaran": (113.190, -7.870), "Leces": (113.229, -7.862),
    "Tegalsiwalan": (113.266, -7.866),
}  # fmt: skip


@dataclass(frozen=True)
class Land:
    """One kecamatan: its rings of (longitude, latitude), rupiah and sellers of the month."""

    name: str
    outline: Sequence[Sequence[tuple[float, float]]]
    amount: int
    words: str  # of the hover: "Kecamatan Krucil · Rp 62,3 jt ke 41 UMKM"

    @property
    def step(self) -> int:
        """0 to 4, as the classes of colour."""
        return sum(self.amount >= step * MILLION for step in STEPS)

    @property
    def number(self) -> str:
        """Million rupiah, rounded down to a tenth: "22,7"."""
        tenths = self.amount * 10 // MILLION
        return f"{tenths // 10},{tenths % 10}"


def district_map(lands: Sequence[Land]) -> go.Figure:
    """All kecamatan; the lowest step has a dashed edge, so that it is found without colour."""
    return go.Figure(
        data=[
            _coast(lands),
            *(_step(lands, index) for index in range(len(theme.LIGHT))),
            _pointers(lands),
            *_names(lands),
        ],
        layout=theme.layout(
            HEIGHT,
            xaxis={"range": [112.915, 113.655], "constrain": "domain"},
            yaxis={"range": [-8.035, -7.665], "scaleanchor": "x", "scaleratio": SCALE},
        ),
    )


def _rings(lands: Sequence[Land]) -> tuple[list[float | None], list[float | None]]:
    """The outlines in one line, None between two of them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for land in lands:
        for ring in land.outline:
            xs += [*(x for x, _y in ring), None]
            ys += [*(y for _x, y in ring), None]
    return xs, ys


def _coast(lands: Sequence[Land]) -> go.Scatter:
    """All outlines in a broad line below: the coast, and what hides slivers between two."""
    xs, ys = _rings(lands)
    return go.Scatter(x=xs, y=ys, mode="lines", line={"color": COAST, "width": 5}, hoverinfo="skip")


def _step(lands: Sequence[Land], index: int) -> go.Scatter:
    xs, ys = _rings([land for land in lands if land.step == index])
    shade = theme.LIGHT[index]
    edge = shade.edge if index == 0 else "#FFFFFF"
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=shade.fill,
        line={"color": edge, "width": 1.4, "dash": shade.dash},
        hoverinfo="skip",
    )


def _pointers(lands: Sequence[Land]) -> go.Scatter:
    """From the name of a small kecamatan to its dot."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for land in lands:
        if land.name in OUTSIDE:
            (x, y), (to_x, to_y) = OUTSIDE[land.name], DOTS[land.name]
            xs += [x, to_x, None]
            ys += [y + (0.017 if to_y > y else -0.017), to_y, None]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines+markers",
        line={"color": theme.INK, "width": 1},
        marker={"size": [0, 6, 0] * (len(xs) // 3), "opacity": 1, "color": theme.INK},
        hoverinfo="skip",
    )


def _names(lands: Sequence[Land]) -> list[go.Scatter]:
    """Names with numbers, and the unseen places that carry the hover."""
    named = [land for land in lands if land.name in LABELS or land.name in OUTSIDE]
    spots = [LABELS.get(land.name) or OUTSIDE[land.name] for land in named]
    inside = [LABELS.get(land.name) or DOTS[land.name] for land in named]
    colours = [theme.LIGHT[land.step].text if land.name in LABELS else theme.INK for land in named]
    names = go.Scatter(
        x=[x for x, _y in spots],
        y=[y for _x, y in spots],
        mode="text",
        text=[f"{theme.plain(land.name)}<br><b>{land.number}</b>" for land in named],
        textfont={"size": 12, "color": colours},
        hoverinfo="skip",
        cliponaxis=False,
    )
    hover = go.Scatter(
        x=[x for x, _y in inside],
        y=[y for _x, y in inside],
        mode="markers",
        marker={"size": 34, "opacity": 0},
        hovertext=[theme.plain(land.words) for land in named],
        hoverinfo="text",
    )
    return [names, hover]
