"""Tables: the words behind every chart ("Lihat tabel"), and plain lists of facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashapp.domain.compliance import Rate
from dashapp.ui.elements import Children
from dashapp.ui.words import _


@dataclass(frozen=True)
class RateRow:
    """One row of a compliance table; `own` is the reader's."""

    name: str
    rate: Rate
    own: bool = False


def rate_table(rows: Sequence[RateRow], *, caption: str, first: str) -> html.Div:
    """Name, people and percentage of every row (docs/rules.md §4); `first` heads the names."""
    head = html.Tr(
        [
            html.Th(first),
            html.Th(_("Memenuhi"), className="right"),
            html.Th(_("Kepatuhan"), className="right"),
        ]
    )
    body = [
        html.Tr(
            [
                html.Td(_named(row)),
                html.Td(row.rate.fraction, className="right"),
                html.Td(html.Strong(row.rate.text), className="right"),
            ],
            className="is-own" if row.own else "",
        )
        for row in rows
    ]
    table = html.Table(
        [html.Caption(caption), html.Thead(head), html.Tbody(body)], className="data-table"
    )
    return html.Div(table, className="table-wrap")


def _named(row: RateRow) -> Children:
    return [html.Strong(row.name), _(" (Anda)")] if row.own else row.name


def facts(pairs: Sequence[tuple[str, Children]]) -> html.Dl:
    """A list of facts: term and value."""
    content = []
    for term, value in pairs:
        content += [html.Dt(term), html.Dd(value)]
    return html.Dl(content, className="facts")


def behind(summary: str, content: Children, *, id: str) -> html.Details:
    """Something behind a word that opens it, such as a chart's table."""
    return html.Details(
        [html.Summary(toggled(summary)), html.Div(content, id=id)], className="chart-more"
    )


def toggled(words: str) -> list[html.Span]:
    """ "Lihat tabel", which is "Tutup tabel" while it is open; other words stay as they are."""
    opened = words.replace(_("Lihat"), _("Tutup"), 1)
    if opened == words:
        return [html.Span(words)]
    return [html.Span(words, className="while-closed"), html.Span(opened, className="while-open")]
