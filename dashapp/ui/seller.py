"""Parts of a seller's page: its sections, the head, and own products with their stock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.curation import Curation
from dashapp.domain.products import FEW_LEFT
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, aria, hidden, icon
from dashapp.ui.forms import chip
from dashapp.ui.words import _, count

SHOP, ORDERS, SALES = "toko", "pesanan", "penjualan"  # sections of the page
ALL, THIN, PROPOSED = "semua", "tipis", "usulan"  # filters of the products


@dataclass(frozen=True)
class ProductRow:
    """One own product. `gallery`: where plus and minus count; None: the press asks where."""

    id: int
    name: str
    category: str
    unit: str
    price: int
    picture: str | None
    stock: int
    gallery: str | None
    sold: int
    active: bool
    curation: Curation
    reason: str | None

    @property
    def on_shelf(self) -> bool:
        return self.active and self.curation is Curation.ACCEPTED

    @property
    def is_thin(self) -> bool:
        """Running out, or gone, while people could buy it."""
        return self.on_shelf and self.stock <= FEW_LEFT


def sections(chosen: str, waiting: int, label: str) -> html.Nav:
    """The rail: buttons with ids {"type": "seller-part", "part": …, "at": "rail"}."""
    parts = [
        (SHOP, "storefront", _("Toko"), 0),
        (ORDERS, "package", _("Pesanan"), waiting),
        (SALES, "chart-bar", _("Penjualan"), 0),
    ]
    return html.Nav(
        [_section(*part, on=part[0] == chosen) for part in parts],
        className="seller-rail",
        **aria(label=label),
    )


def _section(part: str, picture: str, words: str, number: int, *, on: bool) -> html.Button:
    shown = html.Span(
        badge(number), id={"type": "seller-badge", "part": part}, className="seller-badge"
    )
    return html.Button(
        [icon(picture), html.Span(words), shown],
        id={"type": "seller-part", "part": part, "at": "rail"},
        type="button",
        **aria(pressed="true" if on else "false"),
    )


def badge(number: int) -> Child | list[Child]:
    """How much waits in a section; nothing when nothing does."""
    return [count(number), hidden(_(" menunggu"))] if number else ""


def filters(rows: Sequence[ProductRow], chosen: str) -> list[Component]:
    """Chips with ids {"type": "seller-filter", "value": …}; only those that hold something."""
    numbers = [
        (ALL, _("Semua %(number)s", number=count(len(rows)))),
        (THIN, _("Stok tipis %(number)s", number=count(len(of_filter(rows, THIN))))),
        (PROPOSED, _("Di DKUPP %(number)s", number=count(len(of_filter(rows, PROPOSED))))),
    ]
    shown = [each for each in numbers if each[0] in (ALL, chosen) or of_filter(rows, each[0])]
    return [
        chip({"type": "seller-filter", "value": value}, words, value == chosen)
        for value, words in shown
    ]


def of_filter(rows: Sequence[ProductRow], chosen: str) -> list[ProductRow]:
    """The products that a filter shows."""
    if chosen == THIN:
        return [row for row in rows if row.is_thin]
    if chosen == PROPOSED:
        return [row for row in rows if row.curation is not Curation.ACCEPTED]
    return list(rows)


def product_list(rows: Sequence[ProductRow]) -> html.Ul:
    """The products; a row's picture and name open it: {"type": "seller-edit", "product": id}."""
    return html.Ul(
        [html.Li(_row(row), className=_class(row)) for row in rows], className="seller-products"
    )


def _class(row: ProductRow) -> str:
    gone = " is-gone" if row.on_shelf and row.stock == 0 else ""
    return f"seller-product{gone}{'' if row.on_shelf else ' is-off'}"


def _row(row: ProductRow) -> list[Component]:
    named = html.Button(
        [
            thumb(row.name, row.category, row.picture),
            html.Span(
                [
                    html.Strong(row.name),
                    html.Span([rupiah.write(row.price), f" · {row.unit}"]),
                    _reason(row),
                ],
                className="seller-named",
            ),
        ],
        id={"type": "seller-edit", "product": row.id},
        type="button",
        className="seller-open",
        title=_("Ubah %(name)s", name=row.name),
    )
    sold = html.Div(
        [html.Strong(count(row.sold)), html.Span(_("terjual"))], className="seller-sold"
    )
    return [named, html.Div(_mark(row), className="seller-mark"), _stepper(row), sold]


def _reason(row: ProductRow) -> Child:
    if not row.reason or row.curation not in (Curation.RETURNED, Curation.REFUSED):
        return None
    return html.Span(row.reason, className="seller-reason")


def _mark(row: ProductRow) -> Child:
    if row.curation is not Curation.ACCEPTED:
        return _CURATION[row.curation]()
    if not row.active:
        return _tag("eye-slash", _("Tidak tampil"), "batu")
    if row.stock == 0:
        return _tag("x", _("Habis"), "bata")
    return _tag("warning", _("Stok tipis"), "madu") if row.is_thin else None


def _tag(picture: str, words: str, tone: str) -> html.Span:
    return html.Span([icon(picture), words], className=f"tag tag-{tone}")


_CURATION = {
    Curation.PROPOSED: lambda: _tag("clock", _("Menunggu DKUPP"), "batu"),
    Curation.RETURNED: lambda: _tag("arrow-u-up-left", _("Dikembalikan"), "bata"),
    Curation.REFUSED: lambda: _tag("x", _("Ditolak"), "bata"),
}


def _stepper(row: ProductRow) -> html.Div:
    """Plus and minus where one gallery is meant; else every part asks which one."""
    here = row.gallery is not None
    less: dict[str, Any] = {"type": "seller-less", "product": row.id, "gallery": row.gallery}
    more: dict[str, Any] = {"type": "seller-more", "product": row.id, "gallery": row.gallery}
    number = html.Span(str(row.stock), id={"type": "seller-number", "product": row.id})
    return html.Div(
        [
            _press(less if here else _asks(row, "less"), "minus", _("Kurangi stok"), row),
            html.Button(
                [number, hidden(_(" stok %(name)s, ubah per galeri", name=row.name))],
                id=_asks(row, "number"),
                type="button",
                className="seller-count",
                disabled=row.stock == 0 and row.curation is not Curation.ACCEPTED,
            ),
            _press(more if here else _asks(row, "more"), "plus", _("Tambah stok"), row),
        ],
        className="seller-stepper",
    )


def _asks(row: ProductRow, part: str) -> dict[str, Any]:
    return {"type": "seller-stock", "product": row.id, "part": part}


def _press(id: dict[str, Any], picture: str, words: str, row: ProductRow) -> html.Button:
    takes = picture == "minus"
    off = (takes and row.stock == 0) or (not takes and row.curation is not Curation.ACCEPTED)
    return html.Button(
        icon(picture),
        id=id,
        type="button",
        disabled=off,
        **aria(label=f"{words} {row.name}"),
    )
