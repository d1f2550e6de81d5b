"""What a list or chart shows when it has nothing, when it failed, and while it waits."""

from dash import html
from dash.development.base_component import Component

from dashapp.ui.elements import aria, icon
from dashapp.ui.pictures import asset
from dashapp.ui.words import _


def empty(
    title: str, words: str = "", *, picture: str = "basket", act: Component | None = None
) -> html.Div:
    """Nothing here: a picture in a cell, one sentence, one way on."""
    return html.Div(
        [
            html.Div(
                html.Img(src=asset(f"products/{picture}.webp"), alt=""), className="state-cell"
            ),
            html.P(title, className="state-title"),
            html.P(words) if words else None,
            act,
        ],
        className="state",
    )


def failed(title: str, words: str = "", *, act: Component | None = None) -> html.Div:
    """This part could not be loaded; the rest of the page goes on."""
    text = words or _("Kami mencoba lagi dalam 20 detik.")
    return html.Div(
        [icon("plugs"), html.P(title, className="state-title"), html.P(text), act],
        className="state",
    )


def loading_products(number: int = 6) -> html.Div:
    """Skeleton of the gallery, shown after 300 ms."""
    card = [html.I(className="sk-tile"), html.I(), html.I(className="sk-short")]
    cells = [html.Div(card, className="stack") for _number in range(number)]
    return html.Div(
        html.Div(cells, className="sk-grid"), className="skeleton", **aria(hidden="true")
    )


def loading_rows(number: int = 5) -> html.Div:
    """Skeleton of a chart or list."""
    rows = [html.I(className="sk-short" if row % 2 == 0 else "") for row in range(number * 2)]
    return html.Div(rows, className="skeleton", **aria(hidden="true"))


def loading_comb(rows: int = 7, columns: int = 10) -> html.Div:
    """Skeleton of the honeycomb."""
    cells = [
        html.Div([html.I() for _cell in range(columns)], className="sk-row") for _row in range(rows)
    ]
    return html.Div(
        html.Div(cells, className="sk-comb"), className="skeleton", **aria(hidden="true")
    )
