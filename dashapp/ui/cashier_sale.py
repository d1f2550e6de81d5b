"""Parts of a sale without an order: what of the shelf, and the bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html

from dashapp.domain import rupiah
from dashapp.domain.problems import Problem
from dashapp.ui import messages
from dashapp.ui.cards import FEW_LEFT, thumb
from dashapp.ui.cashier_ways import at_once, paying
from dashapp.ui.elements import Child, aria, button, icon, tag
from dashapp.ui.notices import strip
from dashapp.ui.states import empty
from dashapp.ui.words import _, count

ADD, LESS, STEP, NUMBER = "cash-add", "cash-less", "cash-step", "cash-number"
LINE_ADD, LINE_LESS = "cash-line-add", "cash-line-less"


@dataclass(frozen=True)
class Item:
    """One product of the shelf; `pieces` of it are on the bill, `left` can be sold."""

    id: int
    name: str
    seller: str
    category: str
    price: int
    left: int
    pieces: int
    picture: str | None = None


def shelf(items: Sequence[Item], more: int) -> list[Child]:
    """What can be sold; `more` products fit the search besides."""
    if not items:
        words = _("Periksa ejaannya, atau catat barang masuk di Stok.")
        return [empty(_("Tidak ada barang yang cocok"), words)]
    rows = html.Ul([_item(item) for item in items], className="cash-shelf")
    words = _("%(more)s barang lain. Ketik namanya untuk mempersempit.", more=count(more))
    return [rows, html.P(words, className="caption") if more else None]


def _item(item: Item) -> html.Li:
    text = html.Div(
        [
            html.Strong(item.name),
            html.P([item.seller, left(item.left)], className="muted"),
        ]
    )
    return html.Li(
        [
            thumb(item.name, item.category, item.picture),
            text,
            html.Strong(rupiah.write(item.price), className="cash-price"),
            _stepper(item),
        ]
    )


def left(pieces: int) -> Child:
    """How few are left, where it matters."""
    if pieces > FEW_LEFT:
        return None
    return tag(_("Habis") if pieces <= 0 else _("Sisa %(left)d", left=pieces), "bata")


def _stepper(item: Item) -> html.Div:
    """Minus, number, plus; assets/cashier.js keeps it with the bill."""
    number = html.Span(
        str(item.pieces), id={"type": NUMBER, "product": item.id}, className="stepper-number"
    )
    return html.Div(
        [
            _step(LESS, "minus", item, _("Kurangi"), "stepper-end stepper-less"),
            number,
            _step(ADD, "plus", item, _("Tambah"), "stepper-end", disabled=item.left <= 0),
        ],
        id={"type": STEP, "product": item.id},
        className="stepper" if item.pieces else "stepper is-empty",
    )


def _step(
    kind: str, sign: str, item: Item, verb: str, look: str, *, disabled: bool = False
) -> html.Button:
    return html.Button(
        icon(sign),
        id={"type": kind, "product": item.id},
        type="button",
        className=look,
        disabled=disabled,
        **aria(label=f"{verb} {item.name}"),
    )


def bill(lines: Sequence[Item]) -> list[Child]:
    """The lines of the bill, each with its stepper; too many of one says so."""
    if not lines:
        words = _("Tekan tambah pada barang yang dibeli.")
        return [empty(_("Belum ada barang"), words)]
    return [html.Ul([_line(line) for line in lines], className="cash-lines is-sale")]


def _line(line: Item) -> html.Li:
    short = line.pieces > line.left
    words = _("Stok tinggal %(left)s.", left=count(max(line.left, 0)))
    stepper = html.Div(
        [
            _step(LINE_LESS, "minus", line, _("Kurangi"), "stepper-end"),
            html.Span(str(line.pieces), className="stepper-number"),
            _step(
                LINE_ADD,
                "plus",
                line,
                _("Tambah"),
                "stepper-end",
                disabled=line.pieces >= line.left,
            ),
        ],
        className="stepper",
    )
    return html.Li(
        [
            thumb(line.name, line.category, line.picture),
            html.Div(
                [
                    html.Strong(line.name),
                    html.P(line.seller, className="muted"),
                    html.P(words, className="field-error") if short else None,
                ]
            ),
            html.Div(
                [
                    html.Strong(rupiah.write(line.price * line.pieces), className="cash-price"),
                    html.P(_("@ %(price)s", price=rupiah.write(line.price)), className="muted"),
                ],
                className="cash-amount",
            ),
            stepper,
        ]
    )


def till(
    *, pay_id: str, total_id: str, trouble_id: str, clear_id: str, sell_id: str
) -> list[Child]:
    """Below the bill: the sum, the way of paying, and the one main button."""
    acts = html.Div(
        [
            button(_("Kosongkan"), id=clear_id, more="btn-big"),
            button(_("Terima dan serahkan"), id=sell_id, look="madu", more="btn-big grow"),
        ],
        className="cash-acts",
    )
    return [
        html.Div(id=total_id, className="cash-total"),
        paying(pay_id),
        html.Div(id=trouble_id, role="alert", className="stack"),
        at_once(),
        acts,
    ]


def troubles(problems: Mapping[str, Problem]) -> list[Child]:
    """What keeps the sale from being done, each with the name of its product."""
    return [strip(_trouble(problem), tone=_tone(problem)) for problem in problems.values()]


def _tone(problem: Problem) -> str:
    return "madu" if problem.code == "price_changed" else "bata"


def _trouble(problem: Problem) -> str:
    name = problem.params.get("name")
    if problem.code == "price_changed":
        return _(
            "%(name)s: harga berubah dari %(seen)s menjadi %(price)s. Tanyakan kepada pembeli, lalu"
            " tekan sekali lagi.",
            name=name,
            seen=rupiah.write(int(str(problem.params["seen"]))),
            price=rupiah.write(int(str(problem.params["price"]))),
        )
    words = messages.sentence(problem)
    return f"{name}: {words}" if name else words
