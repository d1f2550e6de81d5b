"""The purchases of one month: filter, rows with state and receipt, reasons, what can be done."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.past import Entry
from dashapp.domain.purchases import Fund, State
from dashapp.ui import forms, labels
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, aria, button, icon, status, tag
from dashapp.ui.words import _, count, day_short

ALL = "semua"
# Filter, its words, and the states it holds; withdrawn ones are under "Semua" alone.
FILTERS: tuple[tuple[str, str, frozenset[State]], ...] = (
    (ALL, "Semua", frozenset(State)),
    ("disetujui", "Disetujui", frozenset({State.TERVERIFIKASI})),
    ("menunggu", "Menunggu", frozenset({State.DIAJUKAN})),
    ("perbaiki", "Perlu diperbaiki", frozenset({State.DIKEMBALIKAN})),
    ("ditolak", "Ditolak", frozenset({State.DITOLAK, State.DIBATALKAN})),
)
SHOWN_GOODS = 3  # by name; the others are counted
REFUSED = frozenset({State.DITOLAK, State.DIBATALKAN, State.DITARIK})


def filter_chips(rows: Sequence[Entry], chosen: str) -> html.Div:
    """Chips with counts, ids {"type": "history-filter", "value"}; empty ones are left out."""
    chips = [
        forms.chip(
            {"type": "history-filter", "value": value},
            f"{_(words)} {count(number)}",
            value == _valid(rows, chosen),
        )
        for value, words, states in FILTERS
        if (number := sum(row.state in states for row in rows)) or value == ALL
    ]
    return html.Div(chips, className="chips", role="group", **aria(label=_("Saring pembelian")))


def purchase_list(rows: Sequence[Entry], chosen: str) -> html.Ul:
    """The rows that pass the filter; a filter that nothing passes counts as "Semua"."""
    chosen = _valid(rows, chosen)
    states = next(states for value, _words, states in FILTERS if value == chosen)
    return html.Ul(
        [html.Li(_row(row), key=str(row.id)) for row in rows if row.state in states],
        className="purchases",
    )


def goods_words(row: Entry) -> str:
    """ "Jamu Kunyit Asam 2, Terasi", "belum dirinci"; the fourth and later ones are counted."""
    if not row.goods:
        return _("Belum dirinci")
    named = [
        f"{goods.name} {count(goods.quantity)}" if goods.quantity > 1 else goods.name
        for goods in row.goods
    ]
    more = len(named) - SHOWN_GOODS
    ending = [_("%(number)d lainnya", number=more)] if more > 0 else []
    return ", ".join(named[:SHOWN_GOODS] + ending)


def place_words(row: Entry) -> str:
    """The place as short as people say it."""
    return labels.place(row.place)


def late_mark() -> html.Span:
    """Clock on honey: arrived after the deadline; never red."""
    glyph = html.I(className="glyph glyph-clock", **aria(hidden="true"))
    return html.Span([glyph, _("terlambat")], className="tag tag-madu late-mark")


def _valid(rows: Sequence[Entry], chosen: str) -> str:
    known = {value: states for value, _words, states in FILTERS}
    has_some = any(row.state in known.get(chosen, ()) for row in rows)
    return chosen if has_some else ALL


def _row(row: Entry) -> html.Article:
    return html.Article(
        [
            _picture(row),
            html.Div(
                [
                    html.H3(goods_words(row), className="" if row.goods else "muted"),
                    html.P(_facts(row), className="purchase-facts"),
                ],
                className="purchase-words",
            ),
            _amount(row),
            status(labels.state(row.state, lowered=row.lowered)),
            *_below(row),
        ],
        className="purchase is-refused" if row.state in REFUSED else "purchase",
        **aria(label=_("Pembelian %(number)s", number=row.number)),
    )


def _picture(row: Entry) -> Component:
    """The receipt, which opens in full; else the goods; else a drawn receipt."""
    if row.photo_key is not None:
        says = _("Buka foto nota %(number)s", number=row.number)
        address = f"/foto/{row.photo_key}"
        image = html.Img(src=address, alt="")
        look = "receipt-thumb"
        return html.A(image, href=address, target="_blank", className=look, **aria(label=says))
    if row.goods:
        return thumb(row.goods[0].name, row.goods[0].category)
    return html.Span(icon("receipt"), className="receipt-thumb is-drawn")


def _facts(row: Entry) -> list[Child]:
    """Each with the dot before it, which is not seen where a line begins."""
    facts = [place_words(row), row.number]
    if row.receipt_number:
        facts.append(_("nota %(number)s", number=row.receipt_number))
    spans: list[Child] = [html.Span(day_short(row.day))]
    spans += [html.Span([html.I(" · "), fact]) for fact in facts]
    if row.fund is not Fund.PRIBADI:
        spans += [" ", tag(labels.fund(row.fund), "batu")]
    if row.late:
        spans += [" ", late_mark()]
    return spans


def _amount(row: Entry) -> html.Div:
    shown = rupiah.write(row.amount)
    written = _("ditulis %(sum)s", sum=rupiah.plain(row.claimed))
    return html.Div(
        [
            html.Del(shown) if row.state in REFUSED else html.Strong(shown),
            html.Span(written) if row.lowered else None,
        ],
        className="purchase-sum",
    )


def _below(row: Entry) -> list[Component]:
    """Reason and acts: a returned purchase asks to be mended, others only may be."""
    acts = _acts(row) if row.may_change else []
    if row.state is State.DIKEMBALIKAN:
        words = html.Strong(row.reason or _("Perlu diperbaiki."), className="grow")
        content = [icon("warning"), words, html.Div(acts, className="purchase-acts")]
        return [html.Div(content, className="strip strip-madu purchase-note")]
    below: list[Component] = []
    if row.reason and (row.state in REFUSED or row.lowered):
        below.append(html.P(row.reason, className="purchase-note purchase-reason"))
    if acts:
        below.append(html.Div(acts, className="purchase-acts purchase-note"))
    return below


def _acts(row: Entry) -> list[Component]:
    asks = row.state is State.DIKEMBALIKAN
    return [
        _act("history-mend", _("Perbaiki"), row, "garis" if asks else "teks"),
        _act("history-leave", _("Tarik"), row, "teks"),
    ]


def _act(kind: str, verb: str, row: Entry, look: str) -> html.Button:
    id: dict[str, Any] = {"type": kind, "purchase": row.id}
    says = f"{verb} {row.number}"
    return button(verb, id=id, look=look, more="btn-small", **aria(label=says))
