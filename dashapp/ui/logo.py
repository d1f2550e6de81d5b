"""The mark of SiMadu: a drop in a cell of honey."""

from urllib.parse import quote

from dash import html

from dashapp.ui.elements import aria

_HEXAGON = (
    "M43.5 3.8a13 13 0 0 1 13 0L90.5 23a13 13 0 0 1 6.5 11.2v41.6a13 13 0 0 1-6.5 11.2"
    "l-34 19.2a13 13 0 0 1-13 0L9.5 87A13 13 0 0 1 3 75.8V34.2A13 13 0 0 1 9.5 23Z"
)
LOGO_SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 110'>"
    "<defs><linearGradient id='m' x2='0' y2='1'><stop stop-color='#FFCB47'/>"
    "<stop offset='1' stop-color='#EFA50E'/></linearGradient></defs>"
    f"<path fill='url(#m)' d='{_HEXAGON}'/>"
    "<path fill='#221A10' d='M50 24c9 13 17 22 17 34a17 17 0 0 1-34 0c0-12 8-21 17-34Z'/>"
    "<path fill='none' stroke='#FFF6E3' stroke-width='4' stroke-linecap='round'"
    " d='M57 66a9 9 0 0 1-7 5'/></svg>"
)


def logo_address() -> str:
    """The mark as an address that an image can show."""
    return "data:image/svg+xml," + quote(LOGO_SVG, safe="/:=' ,.-()")


def brand(href: str = "/") -> html.A:
    """Mark and name, leading to the front page."""
    return html.A(
        [html.Img(src=logo_address(), alt="", className="logo"), html.Span("SiMadu")],
        href=href,
        className="brand",
        **aria(label="SiMadu"),
    )
