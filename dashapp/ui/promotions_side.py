"""Beside the list: promotions by kind as cells, the OPD among all, and its spending by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.promotions import Kind
from dashapp.ui import promotion_words
from dashapp.ui.elements import Child, aria, hidden
from dashapp.ui.words import _, count, month_name, month_only

MOST_CELLS = 12
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # promotions that one cell may stand for


def counts_card(
    opd: str,
    month: date,
    kinds: Mapping[Kind, tuple[int, int]],
    *,
    before: int | None,
    sellers: int,
) -> list[Child]:
    """Counts of a month. kinds: (all, the reader's own) by kind, in the order to show.

    `before`: how many there were in the month before; None when it was not opened.
    """
    total = sum(all_ for all_, _own in kinds.values())
    scale = _scale(max((all_ for all_, _own in kinds.values()), default=0))
    one = _("satu sel = satu promosi")
    says = one if scale == 1 else _("satu sel = %(number)s promosi", number=count(scale))
    last = _earlier(month)
    words = _("promosi")
    if before is not None:
        words = _("promosi, %(month)s %(number)s", month=last, number=count(before))
    title = _("%(month)s di %(opd)s", month=month_only(month), opd=opd)
    shows_own = any(own for _all, own in kinds.values())
    return [
        html.Div([html.H2(title), html.Span(says, className="caption")], className="panel-head"),
        html.Div(
            [_number(total, words), _number(sellers, _("UMKM ikut tampil"))],
            className="promo-numbers",
        ),
        html.Ul([_kind(kind, *kinds[kind], scale) for kind in kinds], className="promo-counts"),
        html.P(
            [html.I(className="promo-cell is-own"), _("promosi Anda")],
            className="caption promo-own",
            hidden=not shows_own,
        ),
    ]


def spending_head(month: date, now: int | None, before: int | None) -> list[Child]:
    """ "Rp 3,2 jt  Juni, Mei Rp 2,4 jt"."""
    if now is None:
        return [html.Span(_("Belum ada bulan yang dibuka."), className="muted")]
    words = month_only(month)
    if before is not None:
        last = rupiah.short(before)
        words = _("%(month)s, %(last)s %(sum)s", month=words, last=_earlier(month), sum=last)
    return [html.Strong(rupiah.short(now)), html.Span(words, className="caption")]


def _kind(kind: Kind, all_: int, own: int, scale: int) -> html.Li:
    cells, mine = -(-all_ // scale), -(-own // scale)
    marks = [
        html.I(className="promo-cell is-own" if place < mine else "promo-cell")
        for place in range(cells)
    ]
    spoken = _("%(kind)s: %(all)s", kind=promotion_words.kind(kind), all=count(all_))
    if own:
        spoken = _("%(said)s, %(own)s milik Anda", said=spoken, own=count(own))
    return html.Li(
        [
            hidden(spoken),
            html.Span(promotion_words.kind(kind), **aria(hidden="true")),
            html.Span(marks, className="promo-cells", **aria(hidden="true")),
            html.Strong(count(all_), **aria(hidden="true")),
        ]
    )


def _number(number: int, words: str) -> Component:
    return html.P([html.Strong(count(number)), html.Span(words)], className="promo-number")


def _scale(most: int) -> int:
    return next((scale for scale in SCALES if most <= scale * MOST_CELLS), SCALES[-1])


def _earlier(month: date) -> str:
    return month_only(date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1))


def table(
    caption: str, heads: tuple[str, str], rows: Sequence[tuple[str, str]], *, own: str = ""
) -> html.Div:
    """What a chart shows, in two columns; the row named `own` is marked."""
    body = [
        html.Tr(
            [html.Th(name, scope="row"), html.Td(value, className="right")],
            className="is-own" if name == own else "",
        )
        for name, value in rows
    ]
    head = html.Tr(
        [html.Th(heads[0], scope="col"), html.Th(heads[1], scope="col", className="right")]
    )
    content = [html.Caption(caption), html.Thead(head), html.Tbody(body)]
    return html.Div(html.Table(content, className="data-table"), className="table-wrap")


def spending_table(months: Sequence[tuple[date, int]]) -> html.Div:
    """The OPD's spending in whole rupiah."""
    rows = [(month_name(month), rupiah.write(amount)) for month, amount in months]
    return table(_("Belanja OPD ke UMKM per bulan"), (_("Bulan"), _("Belanja OPD")), rows)
