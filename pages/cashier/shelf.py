"""The shelf at the counter: what lies there, pieces in and out, what moved today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import html, no_update

from dashapp import clock
from dashapp.domain import orders as rules
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.identity import current_actor
from dashapp.services import stock, stock_book
from dashapp.services.stock import ShelfRow
from dashapp.services.stock_book import Move
from dashapp.ui import cashier_stock as ui
from dashapp.ui import forms, notices
from dashapp.ui.cards import own_picture
from dashapp.ui.cashier_ways import search
from dashapp.ui.elements import Child
from dashapp.ui.forms import chip
from dashapp.ui.words import _, clock_time, count
from pages.cashier.ids import Id
from pages.cashier.sale import fits, place

MOST_ROWS = 60


@dataclass(frozen=True)
class Loss:
    """What is asked before the stock gets smaller."""

    title: str
    words: str
    verb: str


def side() -> list[Child]:
    """The search, what runs out, and the list."""
    return [
        search(Id.STOCK_SEARCH, _("Cari barang di rak"), _("Cari barang atau UMKM")),
        html.Div(chip(Id.FEW, _("Menipis saja"), False), className="chips"),
        html.Div(id=Id.STOCK_LIST),
    ]


def main() -> list[Child]:
    """The opened product with its form, and the moves of the day."""
    form = ui.form(
        act_id=Id.ACT,
        pieces_id=Id.PIECES,
        words_id=Id.PIECES_WORDS,
        reason_id=Id.REASON,
        trouble_id=Id.STOCK_TROUBLE,
        save_id=Id.SAVE,
    )
    return [
        html.Div(ui.resting(), id=Id.STOCK_HEAD),
        html.Div(form, id=Id.STOCK_FORM, className="cash-form", hidden=True),
        html.Div(id=Id.MOVES),
    ]


def listed(chosen: str | None, typed: str | None, only_few: bool) -> list[Child]:
    """The shelf as it lies, what runs out in front; then what never lay here."""
    gallery = _gallery(chosen)
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    rows = [_lying(row) for row in stock.shelf(gallery, **who) if fits(row, typed)]
    rows.sort(key=lambda row: not ui.few(row))  # stable: by seller and name as before
    if only_few:
        rows = [row for row in rows if ui.few(row)]
    shown = rows[:MOST_ROWS]
    new = [] if only_few else stock_book.not_there(gallery, typed or "", **who)
    return ui.listed([*shown, *(_lying(row, new=True) for row in new)], len(rows) - len(shown))


def moves(chosen: str | None) -> list[Child]:
    """What moved here today."""
    found = stock_book.moves(_gallery(chosen), by=current_actor(), now=clock.now())
    return ui.moves([_moved(move) for move in found])


def opened(chosen: str | None, product: int) -> tuple[list[Child], dict[str, int]]:
    """Head of one product, and what the form was filled in upon."""
    row = _row(chosen, product)
    return ui.head(row), {"product": row.id, "free": row.free, "reserved": row.reserved}


def loss(
    chosen: str | None,
    act: str | None,
    pieces: str | None,
    reason: str | None,
    seen: Mapping[str, Any] | None,
) -> Loss | None:
    """What to ask before pieces are lost; None where none are, or something is amiss anyway."""
    number, free, reserved = rules.whole(pieces), _number(seen, "free"), _number(seen, "reserved")
    if number is None or act == ui.IN or not (reason or "").strip():
        return None
    after = free - number if act == ui.OUT else number - reserved
    if not 0 <= after < free:
        return None
    name = _row(chosen, _number(seen, "product")).name
    return Loss(
        _("Kurangi %(name)s?", name=name),
        _("Bebas dijual %(free)s menjadi %(after)s.", free=count(free), after=count(after)),
        _("Kurangi %(number)s buah", number=count(free - after)),
    )


def change(
    chosen: str | None,
    act: str | None,
    pieces: str | None,
    reason: str | None,
    seen: Mapping[str, Any] | None,
) -> str:
    """Do it; what to say of it."""
    product = _number(seen, "product")
    facts: dict[str, Any] = {
        "by": current_actor(),
        "now": clock.now(),
        "seen": _number(seen, "free"),
        "reason": reason,
    }
    acts = {ui.OUT: stock.issue, ui.COUNT: stock.correct}
    after = acts.get(act or "", stock.receive)(_gallery(chosen), product, pieces, **facts)
    name = _row(chosen, product).name
    return _("Stok tersimpan · %(name)s %(after)s bebas", name=name, after=count(after))


def told(rejected: Rejected) -> list[Any]:
    """What is wrong with the number, with the reason, and with the whole."""
    problems = {
        name: Problem("stock_short", each.params) if each.code == "shelf_short" else each
        for name, each in rejected.problems.items()
    }
    others = {name: each for name, each in problems.items() if name not in ("pieces", "reason")}
    fields = [forms.error(problems.get(name)) for name in ("pieces", "reason")]
    return [*fields, notices.problems(others)]


def anew(rejected: Rejected, changed: int | None) -> list[Any]:
    """A number that shows the product again where it has moved meanwhile, and no toast."""
    moved = any(each.code == "stock_changed" for each in rejected.problems.values())
    return [(changed or 0) + 1 if moved else no_update, no_update]


def _gallery(chosen: str | None) -> str:
    gallery = place(chosen)
    if gallery is None:
        raise NotAllowed
    return gallery


def _number(seen: Mapping[str, Any] | None, name: str) -> int:
    number = rules.whole((seen or {}).get(name))
    if number is None:
        raise NotAllowed
    return number


def _row(chosen: str | None, product: int) -> ui.Lying:
    """One product of the shelf, or one that can come to lie there."""
    gallery, actor, now = _gallery(chosen), current_actor(), clock.now()
    for row in stock.shelf(gallery, by=actor, now=now):
        if row.product_id == product:
            return _lying(row)
    return _lying(stock_book.new_one(gallery, product, by=actor, now=now), new=True)


def _lying(row: ShelfRow, *, new: bool = False) -> ui.Lying:
    return ui.Lying(
        id=row.product_id,
        name=row.name,
        seller=row.seller,
        category=row.category,
        free=row.free,
        reserved=row.reserved,
        on_sale=row.on_sale,
        picture=own_picture(row.photo_key),
        new=new,
    )


def _moved(move: Move) -> ui.Moved:
    note = " · ".join(part for part in (move.reason, move.who) if part)
    return ui.Moved(clock_time(move.at), move.name, move.change, move.kind, note)
