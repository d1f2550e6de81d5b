"""Product cards of the gallery: picture, name, maker, price, and a stepper once it is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui.elements import aria, icon, safe_href
from dashapp.ui.pictures import picture_of, tile_of
from dashapp.ui.words import _

FEW_LEFT = 5


@dataclass(frozen=True)
class ProductTile:
    """One product for sale. `chosen` is its number in the form; `fits`: its price closes the gap.

    `picture`: address of the seller's own photo, else an illustration; `left`: pieces in stock,
    None when nobody counts them.
    """

    id: int
    name: str
    maker: str
    district: str
    price: int
    category: str
    picture: str | None = None
    chosen: int = 0
    left: int | None = None
    fits: bool = False


def product_grid(tiles: Sequence[ProductTile]) -> html.Ul:
    """The cards, in the order given."""
    return html.Ul([html.Li(product_card(tile)) for tile in tiles], className="products")


def product_card(tile: ProductTile) -> html.Article:
    """One card. Its buttons have pattern ids {"type": "home-add" | "home-less", "product": id}."""
    where = " · ".join(part for part in (tile.maker, tile.district) if part)
    return html.Article(
        [
            html.Div(
                [_picture(tile), *_marks(tile)],
                className=f"tile {tile_of(tile.category)}",
            ),
            html.H3(tile.name, className="product-name ellipsis", title=tile.name),
            html.P(where, className="product-maker ellipsis", title=where),
            html.Div(
                [html.Strong(rupiah.write(tile.price), className="product-price"), stepper(tile)],
                className="product-foot",
            ),
        ],
        className="product",
    )


def stepper(tile: ProductTile) -> Component:
    """Minus, number and plus; until the product is chosen, CSS leaves the plus alone.

    The page changes the class name of {"type": "home-step", …} and the children of
    {"type": "home-number", …}; so a press needs no answer of the server.
    """
    number = html.Span(
        str(tile.chosen),
        id={"type": "home-number", "product": tile.id},
        className="stepper-number",
    )
    return html.Div(
        [
            _step("home-less", "minus", tile, _("Kurangi"), "stepper-end stepper-less"),
            number,
            _step("home-add", "plus", tile, _("Tambah"), "stepper-end"),
        ],
        id={"type": "home-step", "product": tile.id},
        className="stepper" if tile.chosen > 0 else "stepper is-empty",
    )


def own_picture(photo_key: str | None) -> str | None:
    """The address of a seller's own picture, small; None where a drawing stands for the product."""
    return f"/gambar/{photo_key}-kecil" if photo_key else None


def thumb(name: str, category: str, picture: str | None = None) -> html.Span:
    """A product as a small square on its ground, for lists and the basket bar."""
    source = safe_href(picture) or picture_of(name)
    return html.Span(html.Img(src=source, alt=""), className=f"thumb tile {tile_of(category)}")


def _picture(tile: ProductTile) -> html.I:
    """A background and no image: the browser fetches it when its card comes into view."""
    own = safe_href(tile.picture)
    look = "tile-photo" if own else "tile-drawing"
    address = (own or picture_of(tile.name)).replace('"', "%22")
    return html.I(className=look, style={"backgroundImage": f'url("{address}")'})


def _marks(tile: ProductTile) -> list[Component]:
    marks: list[Component] = []
    if tile.fits:
        marks.append(html.Span(_("Pas!"), className="tile-mark mark-fits"))
    if tile.left is not None and tile.left <= FEW_LEFT:
        words = _("Habis") if tile.left <= 0 else _("Sisa %(left)d", left=tile.left)
        marks.append(html.Span(words, className="tile-mark mark-few"))
    return marks


def _step(kind: str, sign: str, tile: ProductTile, verb: str, look: str) -> html.Button:
    return html.Button(
        [icon(sign), html.Span(verb, className="stepper-word")],
        id={"type": kind, "product": tile.id},
        type="button",
        className=look,
        **aria(label=f"{verb} {tile.name}"),
    )
