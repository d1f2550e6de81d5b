"""Sel madu: one value as honey that fills a cell by its height, with at most one number inside."""

from dash import html

from dashapp.ui.elements import aria
from dashapp.ui.words import _

LOW = 52  # percent; below it the number stands on the empty part and is light


def gauge(
    percent: int | None,
    *,
    waiting: int = 0,
    size: int = 74,
    on_light: bool = False,
    number: bool = True,
    describe: str | None = None,
) -> html.Div:
    """A cell filled to `percent` (0-100), `waiting` more percent hatched above it; size in px.

    None is a cell without a value: "–". `describe` is what a screen reader says.
    """
    fill = max(0, min(100, percent or 0))
    hatch = max(0, min(100, fill + waiting))
    shown = "–" if percent is None else f"{percent}%"
    layers = [
        html.Div(className="cell-waiting"),
        html.Div(className="cell-honey"),
    ]
    return html.Div(
        [
            html.Div(className="cell-ring"),
            html.Div(layers, className="cell-inner"),
            html.Span(shown, className="cell-number") if number else None,
        ],
        className=_classes(fill, on_light),
        style={"--w": f"{size}px", "--fill": str(fill), "--hatch": str(hatch)},
        role="img",
        **aria(label=describe or _("Terpenuhi %(shown)s", shown=shown)),
    )


def _classes(fill: int, on_light: bool) -> str:
    names = ["cell"]
    if on_light:
        names.append("on-light")
    if fill >= 100:
        names.append("is-full")
    if fill <= 0:
        names.append("is-empty")
    if fill < LOW:
        names.append("is-low")
    return " ".join(names)
