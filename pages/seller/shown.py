"""What a seller's page shows as the figures stand: products, month, orders, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import shop_sales as sums
from dashapp.domain.curation import Curation
from dashapp.domain.problems import NotAllowed
from dashapp.identity import current_actor
from dashapp.services import gallery, products, shop, shop_sales
from dashapp.services.products import Own
from dashapp.services.shop import Shop
from dashapp.services.shop_sales import Report, ToPrepare, Waiting
from dashapp.ui import labels, seller_sales, seller_tables
from dashapp.ui import seller as ui
from dashapp.ui.elements import button
from dashapp.ui.notices import strip
from dashapp.ui.states import empty
from dashapp.ui.words import _, clock_time, count
from pages.seller import rows
from pages.seller.ids import EVERYWHERE, Id

# What a change of figures may move: each part by itself.
PARTS = (
    (Id.HEAD, "children"),
    (Id.CLOSED, "children"),
    (Id.CHIPS, "children"),
    (Id.PRODUCTS, "children"),
    (Id.WAITING, "children"),
    (Id.MONTH, "children"),
    (Id.ORDERS, "children"),
    (Id.OPDS, "children"),
    (Id.CONFIRM, "children"),
    (Id.DAYS, "children"),
    (Id.GOODS, "children"),
)
MOST_OPDS = 12


@dataclass(frozen=True)
class Found:
    """All that the page shows of one shop."""

    shop: Shop
    gallery: str
    chosen: str
    products: tuple[Own, ...]
    report: Report
    orders: tuple[ToPrepare, ...]
    waiting: Waiting


def shop_id(chosen: str | None) -> int | None:
    """The shop that the picker names, None for the first; NotAllowed for what it cannot name."""
    if not chosen:
        return None
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 18):
        raise NotAllowed
    return int(chosen)


def find(chosen_shop: str | None, place: str | None, chosen: str | None) -> Found:
    """How the shop stands now."""
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    own = shop.one(shop_id(chosen_shop), by=who["by"])
    return Found(
        shop=own,
        gallery=place or EVERYWHERE,
        chosen=chosen or ui.ALL,
        products=products.listing(own.id, **who),
        report=shop_sales.report(own.id, **who),
        orders=shop_sales.to_prepare(own.id, **who),
        waiting=shop_sales.to_confirm(own.id, by=who["by"]),
    )


def parts(found: Found) -> list[Any]:
    """The values of PARTS."""
    goods = product_rows(found)
    report = found.report
    return [
        head(found),
        _closed(found.shop),
        ui.filters(goods, found.chosen),
        listed(goods, found.chosen),
        seller_sales.waiting_strip(found.waiting.number),
        seller_sales.month_card(
            report.today, report.amount, report.growth, report.before_day, report.weeks
        ),
        seller_sales.orders_card([rows.order(each) for each in found.orders]),
        seller_sales.opd_card(sums.by_opd(report.sales)[:MOST_OPDS]),
        seller_sales.confirm_card(
            [rows.confirm(each) for each in found.waiting.items], found.waiting.number
        ),
        seller_tables.day_table(sums.by_day(report.sales), report.today),
        seller_tables.product_table(sums.by_product(report.sales), report.today),
    ]


def badge(found: Found) -> int:
    """How much waits for the seller: orders to prepare and purchases to confirm."""
    return len(found.orders) + found.waiting.number


def badge_words(found: Found) -> Any:
    """What stands beside "Pesanan" in the rail."""
    return ui.badge(badge(found))


def product_rows(found: Found) -> list[ui.ProductRow]:
    """The products as the list shows them, with the stock of the gallery chosen."""
    sold = sums.pieces_of(found.report.sales)
    return [rows.product(each, found.gallery, sold) for each in found.products]


def listed(rows: list[ui.ProductRow], chosen: str) -> Component:
    """The products that fit the filter, or one way on when there are none."""
    shown = ui.of_filter(rows, chosen)
    if shown:
        return ui.product_list(shown)
    if rows:
        words = _("Semua produk yang tampil masih cukup stoknya.")
        return empty(_("Tidak ada produk di sini"), words, picture="honey")
    words = _("Tambahkan produk pertama Anda. DKUPP melihatnya dulu, lalu produk tampil di galeri.")
    return empty(_("Toko Anda masih kosong"), words, picture="box")


def head(found: Found) -> list[Component]:
    """The shop's name; where it is and in how many galleries its goods lie."""
    galleries = {shelf.gallery for own in found.products for shelf in own.shelves if shelf.quantity}
    below = found.shop.kecamatan
    if galleries:
        below = _("%(place)s · dititip di %(number)s galeri", place=below,
                  number=count(len(galleries)))  # fmt: skip
    return [html.H2(found.shop.name), html.P(below)]


def saved() -> str:
    """When stock was last saved from this page."""
    return _("Perubahan stok tersimpan otomatis, %(time)s", time=clock_time(clock.now()))


def galleries() -> list[tuple[str, str]]:
    """All galleries, their names as they fit into the picker."""
    places = (place for place in gallery.places() if place.kind == "gallery")
    return [(place.code, labels.place(place.name)) for place in places]


def _closed(own: Shop) -> Component | None:
    if own.is_open:
        return None
    words = _("Toko ini sedang tidak aktif, jadi produknya tidak tampil di galeri. Hubungi DKUPP.")
    if own.merged:
        words = _("DKUPP sudah menggabungkan toko ini ke toko lain. Hubungi DKUPP untuk akunnya.")
    elif own.active and own.curation is Curation.PROPOSED:
        words = _("DKUPP sedang melihat toko ini. Produknya tampil di galeri setelah diterima.")
    elif own.active and own.reason:
        words = _("DKUPP belum menerima toko ini: %(reason)s", reason=own.reason)
    return strip(words, tone="batu", icon_name="info")


def add_button() -> Component:
    return button(_("Tambah produk"), id=Id.ADD, look="madu", icon_name="plus")
