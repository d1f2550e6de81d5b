"""Two sellers that may be one, side by side, and what merging them moves."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.ui.catalogue_cards import act, opener
from dashapp.ui.elements import Child, hidden, tag
from dashapp.ui.words import _


@dataclass(frozen=True)
class Side:
    """One of two sellers that may be one; values in the order of the terms."""

    name: str
    key: str
    values: Sequence[str]


def pair_table(terms: Sequence[tuple[str, bool]], one: Side, other: Side) -> html.Table:
    """Two sellers side by side; a term that is equal is tagged "sama"."""
    heads = [html.Th(hidden(_("Isian"))), *(html.Th(opener(each.name, each.key, "pair-name"),
             scope="col") for each in (one, other))]  # fmt: skip
    body = [
        html.Tr(
            [
                html.Th(term, scope="row"),
                html.Td(left),
                html.Td([right, " ", tag(_("sama"), "madu") if equal else None]),
            ]
        )
        for (term, equal), left, right in zip(terms, one.values, other.values, strict=True)
    ]
    return html.Table(
        [
            html.Caption(_("Perbandingan dua UMKM"), className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody(body),
        ],
        className="pair-table",
    )


def pair_acts(
    stays: str, merge_target: str | None, other: Component | None, distinct: str
) -> html.Div:
    """Gabungkan ke … | Bukan ganda; and the other way round as words."""
    main = (
        act(
            html.Span(_("Gabungkan ke %(name)s", name=stays), className="ellipsis"),
            "merge", merge_target, icon_name="merge", more="grow",
        )
        if merge_target
        else None
    )  # fmt: skip
    apart = act(_("Bukan ganda"), "distinct", distinct)
    return html.Div(
        [html.Div([main, apart], className="catalogue-decisions"), other], className="stack"
    )


def merge_words(title: str, moved: Sequence[str], kept: Sequence[str]) -> list[Child]:
    """What a merge moves, line by line, and what it leaves as it is."""
    return [
        html.P(title),
        html.Ul([html.Li(line) for line in moved]),
        *(html.P(line, className="caption") for line in kept),
    ]
