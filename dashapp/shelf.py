"""The gallery as the home page shows it: cards, filter chips, and what to do when nothing fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashapp.domain.fit import fits
from dashapp.services import gallery
from dashapp.services.gallery import Card, Item, Shelf
from dashapp.ui.cards import ProductTile, own_picture, product_grid
from dashapp.ui.cart import CartLine
from dashapp.ui.elements import button
from dashapp.ui.entry import EntryLine
from dashapp.ui.gallery import ALL, FIT, filter_chips
from dashapp.ui.states import empty
from dashapp.ui.words import _

MORE, RESET = "lagi", "semua"  # what may be pressed below or instead of the cards


def cards(found: Shelf, cart: Mapping[int, int], search: str, *, act: str) -> Component:
    """The cards, or one way on when there are none.

    act: type of the pattern ids of what may be pressed, {"type": act, "value": MORE | RESET}.
    """
    if not found.cards:
        return _nothing(search, act)
    left = found.found - len(found.cards)
    id = {"type": act, "value": MORE}
    more = button(_("Tampilkan lebih banyak"), id=id, more="gallery-more")
    return html.Div([product_grid(tiles(found, cart)), more if left > 0 else None])


def _nothing(search: str, act: str) -> Component:
    title = _("Belum ada “%(search)s”", search=search) if search else _("Belum ada produk di sini")
    back = button(_("Lihat semua produk"), id={"type": act, "value": RESET})
    return empty(title, _("Coba kata lain, kategori lain, atau galeri lain."), act=back)


def tiles(found: Shelf, cart: Mapping[int, int]) -> list[ProductTile]:
    """The products as cards, with the number chosen of each, and a mark on what closes the gap."""
    return [_tile(card, found.gap, cart.get(card.id, 0)) for card in found.cards]


def _tile(card: Card, gap: int, chosen: int) -> ProductTile:
    return ProductTile(
        id=card.id,
        name=card.name,
        maker=card.seller,
        district=card.kecamatan,
        price=card.price,
        category=card.category,
        picture=own_picture(card.photo_key),
        chosen=chosen,
        left=card.stock,
        fits=fits(card.price, gap),
    )


def chips(found: Shelf, chosen: str) -> list[html.Button]:
    """The filter chips; what fits comes first while there is a gap and anything fits it."""
    active = ALL if chosen == FIT and not found.gap else chosen
    return filter_chips(gallery.categories(), active, gap=found.gap, fitting=found.fitting)


def lines(items: Sequence[Item]) -> list[EntryLine]:
    """The chosen goods as lines of the form."""
    return [EntryLine(item.product_id, item.name, item.quantity, item.price) for item in items]


def cart_line(item: Item) -> CartLine:
    """One product as the cart shows it."""
    return CartLine(
        item.product_id,
        item.name,
        item.seller,
        item.category,
        item.quantity,
        item.price,
        own_picture(item.photo_key),
    )
