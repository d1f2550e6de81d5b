"""A sale without an order: who buys, what of the shelf, for how much (docs/rules.md §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashapp import clock
from dashapp.domain import orders as rules
from dashapp.domain import rupiah
from dashapp.domain.people import Role
from dashapp.domain.problems import Problem, Rejected
from dashapp.identity import current_actor
from dashapp.services import counter, stock
from dashapp.services.counter import Buyer
from dashapp.services.sales import Sold
from dashapp.services.stock import ShelfRow
from dashapp.ui import cashier_buyer as buyer_ui
from dashapp.ui import cashier_sale as ui
from dashapp.ui import nota as nota_ui
from dashapp.ui.cards import own_picture
from dashapp.ui.cashier_ways import search, total
from dashapp.ui.elements import Child
from dashapp.ui.notices import strip
from dashapp.ui.words import _, count
from pages.cashier.ids import Id

MOST_ROWS = 40  # of the shelf at once


def side() -> list[Child]:
    """The buyer, and the shelf."""
    return [
        buyer_ui.buyer_field(
            id=Id.BUYER, find_id=Id.FIND, told_id=Id.BUYER_TOLD, scanned_id=Id.SCANNED
        ),
        search(Id.SEARCH, _("Cari barang"), _("Cari barang atau UMKM")),
        html.Div(id=Id.SHELF),
    ]


def main() -> list[Child]:
    """The bill, and after the sale its nota."""
    bill_box = html.Div(
        [
            html.Div(nobody(), id=Id.WHO, className="cash-head"),
            html.Div(ui.bill([]), id=Id.BILL),
            html.Div(
                ui.till(
                    pay_id=Id.BILL_PAY,
                    total_id=Id.BILL_TOTAL,
                    trouble_id=Id.BILL_TROUBLE,
                    clear_id=Id.CLEAR,
                    sell_id=Id.SELL,
                ),
                className="cash-till",
            ),
        ],
        id=Id.BILL_BOX,
        className="cash-bill",
    )
    next_one = html.Div(
        nota_ui.onward(Id.SALE_NEXT, _("Penjualan berikutnya")), className="cash-acts"
    )
    sale_box = [html.Div(id=Id.SALE_NOTA), next_one]
    return [bill_box, html.Div(sale_box, id=Id.SALE_BOX, className="cash-bill", hidden=True)]


def place(chosen: str | None) -> str | None:
    """The gallery that is worked at; services ask whether it is the cashier's."""
    held = current_actor().scopes_of(Role.KASIR)
    return chosen or (held[0] if held else None)


def shelf(chosen: str | None, typed: str | None, basket: Mapping[str, Any] | None) -> list[Child]:
    """What can be sold here and fits the search."""
    rows = [row for row in _rows(chosen) if row.on_sale and fits(row, typed)]
    taken = pieces(basket)
    items = [_item(row, taken.get(row.product_id, 0)) for row in rows[:MOST_ROWS]]
    return ui.shelf(items, len(rows) - len(items))


def fits(row: ShelfRow, typed: str | None) -> bool:
    """Whether a product holds every word that was typed."""
    text = f"{row.name} {row.seller}".casefold()
    return all(word in text for word in (typed or "").casefold().split())


def pieces(basket: Mapping[str, Any] | None) -> dict[int, int]:
    """Pieces by product, as far as the browser's basket can be read; `sell` reads it again."""
    pairs = ((rules.whole(key), rules.whole(value)) for key, value in (basket or {}).items())
    return {key: value for key, value in pairs if key and value}


def bill(chosen: str | None, basket: Mapping[str, Any] | None, buyer: bool) -> list[Any]:
    """The bill's lines, sum, words of its button, whether that is off, and what it has shown."""
    taken = pieces(basket)
    rows = {row.product_id: row for row in (_rows(chosen) if taken else ())}
    lines = [_item(rows[number], taken[number]) for number in taken if number in rows]
    amount = sum(line.price * line.pieces for line in lines)
    number = sum(line.pieces for line in lines)
    short = any(line.pieces > line.left for line in lines)
    words = _("Terima %(amount)s dan serahkan", amount=rupiah.write(amount))
    shown = total(_("Total %(pieces)s barang", pieces=count(number)), rupiah.write(amount))
    off = not lines or short or not buyer
    kept = {str(line.id): [line.pieces, line.price] for line in lines}
    return [ui.bill(lines), shown, words, off, kept]


def found(buyer: Buyer) -> list[Any]:
    """What names the buyer from now on, the head of the bill, words below the field, the field."""
    own = strip(_("Ini Anda sendiri. Minta rekan kasir yang melayani."), tone="madu")
    told = own if buyer.is_own else buyer_ui.found(buyer.name, buyer.opd)
    held = None if buyer.is_own else buyer.held
    return [held, buyer_ui.who(buyer.name, buyer.opd), [told], ""]


def not_found(rejected: Rejected) -> list[Any]:
    """The same for nobody; what was typed stays."""
    return [None, nobody(), [buyer_ui.not_found(rejected.problems["buyer"])]]


def nobody() -> list[Child]:
    """The head of a bill without a buyer."""
    return buyer_ui.who(None, "")


def typed(pressed: Any, scanned: Mapping[str, Any] | None, text: str | None) -> object:
    """What the buyer is looked for by: the camera's text, or what was typed."""
    return (scanned or {}).get("text") if pressed == Id.SCANNED else text


def sell(
    held: str | None,
    basket: Mapping[str, Any] | None,
    kept: Mapping[str, Any] | None,
    payment: str | None,
    key: str | None,
    chosen: str | None,
) -> Sold:
    """Sell what the bill has shown, at the prices and so for the money that its button says.

    Raises Rejected bill_changed where a piece was added that the bill does not show yet.
    """
    taken = pieces(basket)
    shown = _shown(kept)
    if taken != {product: number for product, (number, _price) in shown.items()}:
        raise Rejected({"": Problem("bill_changed")})
    return counter.sell(
        held,
        taken,
        payment,
        by=current_actor(),
        now=clock.now(),
        key=key or "",
        gallery=place(chosen),
        prices={product: price for product, (_number, price) in shown.items()},
    )


def _shown(kept: Mapping[str, Any] | None) -> dict[int, tuple[int, int]]:
    """Pieces and price of each product of the bill, as far as they can be read."""
    found = {}
    for name, pair in (kept or {}).items():
        numbers = [rules.whole(each) for each in pair] if isinstance(pair, list) else []
        if len(numbers) == 2:
            found[rules.whole(name) or 0] = (numbers[0] or 0, numbers[1] or 0)
    return found


def _rows(chosen: str | None) -> Sequence[ShelfRow]:
    actor, gallery = current_actor(), place(chosen)
    return () if gallery is None else stock.shelf(gallery, by=actor, now=clock.now())


def _item(row: ShelfRow, taken: int) -> ui.Item:
    picture = own_picture(row.photo_key)
    left = row.free if row.on_sale else 0
    return ui.Item(
        row.product_id, row.name, row.seller, row.category, row.price, left, taken, picture
    )
