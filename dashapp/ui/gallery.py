"""The gallery column: pick-up place, search, filter chips and the product cards."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui.elements import Child, aria, hidden, icon
from dashapp.ui.forms import chip, marked
from dashapp.ui.words import _, count

ALL, FIT = "semua", "pas"  # values of chips that are no category


def gallery_panel(
    *,
    search_id: str,
    place_id: str,
    chips_id: str,
    products_id: str,
    places: Sequence[tuple[str, str]],
    place: str | None,
    chips: Sequence[Component],
    products: Child,
) -> html.Section:
    """The whole column. places: (code, short name); chips_id and products_id hold children."""
    where = html.Label(
        [
            icon("map-pin"),
            html.Span(_("Ambil di")),
            dbc.Select(
                id=place_id,
                options=[{"value": code, "label": name} for code, name in places],
                value=place,
                class_name="select-inline",
            ),
        ],
        htmlFor=place_id,
        className="gallery-place",
    )
    search = dbc.Input(
        id=search_id,
        type="search",
        placeholder=_("Cari produk atau nama UMKM"),
        debounce=False,
        autocomplete="off",
        maxlength=80,
    )
    label = html.Label(hidden(_("Cari produk atau nama UMKM")), htmlFor=search_id)
    return html.Section(
        [
            html.Div([html.H2(_("Galeri produk")), where], className="panel-head"),
            label,
            marked(search, icon("magnifying-glass"), "gallery-search"),
            html.Div(
                list(chips),
                id=chips_id,
                className="chips",
                role="group",
                **aria(label=_("Saringan produk")),
            ),
            html.Div(
                products,
                id=products_id,
                className="gallery-scroll",
                tabIndex=0,
                role="group",
                **aria(label=_("Daftar produk")),
            ),
        ],
        className="panel gallery-panel",
    )


def filter_chips(
    categories: Sequence[str],
    active: str,
    *,
    gap: int = 0,
    fitting: int = 0,
    kind: str = "home-chip",
) -> list[html.Button]:
    """Chips with pattern ids {"type": kind, "value": category | "semua" | "pas"}.

    The first, "Pas untuk Rp 10.000 · 14", is there only while something is missing (`gap` rupiah)
    and products fit it.
    """
    chips = []
    if gap > 0 and fitting > 0:
        words = _("Pas untuk %(gap)s · %(number)s", gap=rupiah.write(gap), number=count(fitting))
        chips.append(
            chip({"type": kind, "value": FIT}, [icon("target"), words], active == FIT, "chip-fit")
        )
    chips.append(chip({"type": kind, "value": ALL}, _("Semua"), active == ALL))
    chips += [chip({"type": kind, "value": name}, name, active == name) for name in categories]
    return chips
