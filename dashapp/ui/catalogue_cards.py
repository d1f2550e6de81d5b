"""What is open in the catalogue: a proposed product, a seller with papers, two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.papers import Kind, Mark
from dashapp.ui import charts
from dashapp.ui.catalogue import mark_alone
from dashapp.ui.catalogue_words import PAPERS
from dashapp.ui.elements import Child, Children, aria, button, hidden, safe_href, tag
from dashapp.ui.notices import strip
from dashapp.ui.pictures import picture_of, tile_of
from dashapp.ui.tables import behind, facts
from dashapp.ui.words import _, count

PRICES = "catalogue-prices"  # id of the histogram
PRICES_HEIGHT = 70  # px, as figures.price_dots


@dataclass(frozen=True)
class PaperTile:
    """One paper of the opened seller: its mark and two lines about it."""

    umkm_id: int
    kind: Kind
    mark: Mark
    lines: tuple[str, str]


@dataclass(frozen=True)
class Goods:
    """The proposed product as it is shown on top."""

    name: str
    category: str
    maker: str
    maker_key: str
    price: int | None
    tags: Sequence[str]
    picture: str | None


@dataclass(frozen=True)
class ProductRow:
    """A product in the list of its seller; `act` is take_off, put_back or none."""

    id: int
    name: str
    detail: str
    state: str
    tone: str
    act: str | None = None


def card_head(title: str, aside: str) -> html.Div:
    return html.Div([html.H2(title), html.Span(aside, className="caption")], className="panel-head")


def act(
    words: Children, name: str, target: str, *, look: str = "garis", seen: str = "", more: str = "",
    icon_name: str | None = None,
) -> html.Button:  # fmt: skip
    """A button that does or asks: {"type": "catalogue-act", "act", "target", "seen"}."""
    id: dict[str, Any] = {"type": "catalogue-act", "act": name, "target": target, "seen": seen}
    return button(words, id=id, look=look, more=more, icon_name=icon_name)


def opener(words: Children, key: str, look: str = "link") -> html.Button:
    """A button that opens another matter: {"type": "catalogue-open", "key": ...}."""
    return html.Button(
        words, id={"type": "catalogue-open", "key": key}, type="button", className=look
    )


def goods(shown: Goods) -> html.Div:
    """Picture, name, maker, price and tags of a proposed product."""
    source = safe_href(shown.picture) or picture_of(shown.name)
    price = rupiah.write(shown.price) if shown.price is not None else _("belum ada harga")
    return html.Div(
        [
            html.Div(
                html.Img(src=source, alt=""),
                className=f"tile goods-tile {tile_of(shown.category)}",
            ),
            html.Div(
                [
                    html.H3(shown.name, className="goods-name"),
                    opener(shown.maker, shown.maker_key, "goods-maker"),
                    html.P(price, className="goods-price"),
                    html.P([tag(each) for each in shown.tags], className="goods-tags"),
                ],
                className="grow",
            ),
        ],
        className="goods",
    )


def paper_tiles(tiles: Sequence[PaperTile]) -> html.Ul:
    """The papers as buttons {"type": "catalogue-paper", "umkm", "kind"} that open their form."""
    return html.Ul([html.Li(_paper(each)) for each in tiles], className="papers")


def _paper(tile: PaperTile) -> html.Button:
    name = PAPERS[tile.kind]
    warns = tile.mark in (Mark.ENDING, Mark.ENDED, Mark.MISSING)
    return html.Button(
        [
            html.Span([html.Strong(name), mark_alone(tile.mark)], className="paper-head"),
            html.Span(tile.lines[0], className="paper-first"),
            html.Span(tile.lines[1]),
            hidden(_(", ubah %(name)s", name=name)),
        ],
        id={"type": "catalogue-paper", "umkm": tile.umkm_id, "kind": tile.kind.value},
        type="button",
        className=f"paper-tile is-{tile.mark.value}" + (" warns" if warns else ""),
    )


def prices(
    figure: Any, title: str, aside: str, says: str, rows: Sequence[tuple[str, int]]
) -> html.Section:
    """The proposed price among similar ones, and the same as a table."""
    head = html.Div([html.H3(title), html.Span(aside, className="caption")], className="panel-head")
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(_("Harga")), html.Th(_("Produk"), className="right")])),
            html.Tbody(
                [html.Tr([html.Td(price), html.Td(count(number), className="right")])
                 for price, number in rows]
            ),
        ],
        className="data-table",
    )  # fmt: skip
    return html.Section(
        [
            head,
            charts.graph(PRICES, PRICES_HEIGHT, figure=figure, says=says),
            behind(_("Lihat tabel"), html.Div(table, className="table-wrap"), id=f"{PRICES}-table"),
        ],
        className="prices",
    )


def decisions(kind: str, key: str, target: str, seen: str, accept: str) -> html.Div:
    """Terima produk | Kembalikan | Tolak, for a product or a seller."""
    return html.Div(
        [
            act(accept, "accept", key, look="madu", seen=seen, more="grow"),
            act(_("Kembalikan"), f"return_{kind}", target, seen=seen),
            act(_("Tolak"), f"refuse_{kind}", target, look="bata", seen=seen),
        ],
        className="catalogue-decisions",
    )


def warning(words: str) -> html.Div:
    return strip(words, tone="madu", icon_name="warning")


def seller_facts(pairs: Sequence[tuple[str, Children]]) -> html.Dl:
    return facts(pairs)


def product_list(rows: Sequence[ProductRow], title: str) -> html.Details:
    """The products of a seller behind a word, each with the act that DKUPP may do."""
    listed = html.Ul([html.Li(_product(each)) for each in rows], className="seller-products")
    none = html.P(_("Belum ada produk."), className="muted")
    return html.Details(
        [html.Summary(title), listed if rows else none], className="catalogue-more", open=True
    )


def _product(row: ProductRow) -> list[Child]:
    words = _("Nonaktifkan") if row.act == "take_off" else _("Aktifkan")
    does = (
        act([words, hidden(f" {row.name}")], row.act, str(row.id), more="btn-small")
        if row.act
        else None
    )
    text = html.Div(
        [html.Strong(row.name), html.Span(row.detail, className="caption")], className="grow"
    )
    state = tag(row.state, row.tone) if row.state else None
    return [text, state, does]


def change_list(rows: Sequence[tuple[str, str]]) -> Component | None:
    """Prices that changed lately, for information: (product, "38.000 menjadi 41.000, 6 Juli")."""
    if not rows:
        return None
    listed = [html.Li([html.Strong(name), html.Span(words)]) for name, words in rows]
    return html.Div(
        [html.H3(_("Harga yang baru berubah")), html.Ul(listed, className="price-changes")]
    )


def panel(content: Sequence[Child], label: str) -> html.Section:
    return html.Section(list(content), className="panel catalogue-card", **aria(label=label))


def seller_head(name: str, place: str, state: Component | None, edit: Component | None) -> html.Div:
    """Name and place of the opened seller, its state, and the way to its form."""
    words = html.Div(
        [html.H3([name, " ", state], className="goods-name"), html.P(place, className="caption")],
        className="grow",
    )
    return html.Div([words, edit], className="row-flex between")


def seller_acts(*acts: Component) -> html.Div:
    return html.Div(list(acts), className="catalogue-decisions")
