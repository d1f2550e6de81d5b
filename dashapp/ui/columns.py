"""The three columns of the home page: gallery, entry form, charts, side by side on one page."""

from dash import html
from dash.development.base_component import Component

from dashapp.ui.elements import aria, icon
from dashapp.ui.words import _

GALLERY, ENTRY, CHARTS, PROGRESS = "gallery", "entry", "charts", "progress"


def skips() -> list[tuple[str, str]]:
    """Skip links of the home page, in the order of the DOM."""
    return [
        (_("Ke kewajiban saya"), PROGRESS),
        (_("Ke galeri produk"), GALLERY),
        (_("Ke formulir pembelian"), ENTRY),
        (_("Ke grafik kepatuhan"), CHARTS),
    ]


def three_columns(gallery: Component, entry: Component, charts: list[Component]) -> html.Div:
    """Each column scrolls by itself on desktop; below 992 px one at a time, chosen by tabs.

    The tabs are links: assets/home-parts.js makes tabs of them, without it they lead to the parts.
    """
    tabs = [
        (icon("storefront"), _("Galeri"), GALLERY),
        (icon("receipt"), _("Catat"), ENTRY),
        (icon("chart-bar"), _("Grafik"), CHARTS),
    ]
    return html.Div(
        [
            html.Nav(
                [
                    html.A([mark, words], href=f"#{target}", id=f"{target}-tab")
                    for mark, words, target in tabs
                ],
                className="home-tabs",
                **aria(label=_("Bagian halaman")),
            ),
            html.Div(
                [
                    html.Div(gallery, id=GALLERY, className="home-gallery", tabIndex=-1),
                    html.Div(entry, id=ENTRY, className="home-entry", tabIndex=-1),
                    html.Div(charts, id=CHARTS, className="home-charts", tabIndex=-1),
                ],
                className="home-columns",
            ),
        ],
        className="home-body",
    )
