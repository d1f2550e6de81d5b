"""The page of rules: minimums by jenjang with a draft, what it does, and the history."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui import forms
from dashapp.ui.elements import Child, aria, button, icon, tag
from dashapp.ui.notices import strip
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class RowIds:
    """Ids of a level's row, its cells, and the field of its draft."""

    row: str
    amount: str
    now: str
    target: str
    change: str


@dataclass(frozen=True)
class Row:
    """A level as the table shows it."""

    name: str
    people: int
    draft: int


@dataclass(frozen=True)
class Line:
    """A change that was made: what, and when by whom on which document."""

    what: str
    detail: str


def table(rows: Sequence[tuple[RowIds, Row]], caption: str, since_head: html.Span) -> html.Div:
    """Levels with their people, present minimum, the field of the draft, and what is due."""
    heads = [
        html.Th(_("Jenjang")),
        html.Th(_("ASN"), className="right"),
        html.Th(_("Minimum sekarang"), className="right"),
        html.Th(since_head),
        html.Th(_("Target per bulan"), className="right"),
    ]
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr(heads)),
                html.Tbody([_row(ids, row) for ids, row in rows]),
            ],
            className="rules-table",
        ),
        className="table-wrap",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )


def _row(ids: RowIds, row: Row) -> html.Tr:
    field = html.Div(
        [
            html.Label(
                _("Minimum baru %(level)s", level=row.name),
                htmlFor=ids.amount,
                className="visually-hidden",
            ),
            html.Div(
                [
                    forms.money(ids.amount, rupiah.plain(row.draft), debounce=400),
                    html.Span(id=ids.change, className="rules-change"),
                ],
                className="rules-amount",
            ),
            html.Div(id=forms.error_id(ids.amount), className="field-error"),
        ],
        className="field",
    )
    return html.Tr(
        [
            html.Th(row.name, scope="row"),
            html.Td(count(row.people), className="right"),
            html.Td(id=ids.now, className="right"),
            html.Td(field),
            html.Td(id=ids.target, className="right"),
        ],
        id=ids.row,
    )


def now_cell(minimum: int, upcoming: str) -> list[Child]:
    """The present minimum, and below it one that has been entered for a month to come."""
    return [
        rupiah.write(minimum),
        html.Span(upcoming, className="rules-below") if upcoming else None,
    ]


def target_cell(target: int, before: int) -> list[Child]:
    """What the level owes in a month, and below it what it owes now when that differs."""
    below = _("semula %(amount)s", amount=rupiah.short(before))
    changed = html.Span(below, className="rules-below") if target != before else None
    return [html.Strong(rupiah.short(target)), changed]


def change_tag(difference: int) -> Component | None:
    """ "+10.000" beside the amount."""
    if difference == 0:
        return None
    sign = "+" if difference > 0 else "−"
    return tag(f"{sign}{rupiah.plain(abs(difference))}", "madu")


def effect(parts: Sequence[tuple[str, str, Child | list[Child]]], note: str) -> list[Child]:
    """Numbers with what they mean, as (number, tone, words), and what does not change."""
    shown = [
        html.Div(
            [html.Strong(number, className=f"rules-number tag-{tone}"), html.P(words)],
            className="rules-effect",
        )
        for number, tone, words in parts
    ]
    return [*shown, html.Div([icon("info"), html.Span(note)], className="side-note")]


def history(lines: Sequence[Line]) -> html.Ol | html.P:
    """Changes, the newest first."""
    if not lines:
        return html.P(_("Belum ada perubahan."), className="muted")
    items = [
        html.Li([html.Strong(line.what), html.Span(line.detail, className="caption")])
        for line in lines
    ]
    return html.Ol(items, className="rules-history")


def question(changes: Sequence[str], since: str, effects: Sequence[str], kept: str) -> list[Child]:
    """What is asked before minimums are entered."""
    return [
        html.P(_("Berlaku untuk bulan yang dibuka mulai sekarang, sejak %(since)s:", since=since)),
        html.Ul([html.Li(change) for change in changes]),
        *(html.P(each) for each in effects),
        strip(kept, tone="madu", icon_name="info"),
    ]


def propose(id: str) -> html.Button:
    """The one main act of the page."""
    return button(_("Ajukan perubahan"), id=id, look="madu", more="btn-big")


def spread_table(rows: Sequence[tuple[str, int]], caption: str) -> html.Div:
    """The histogram as a table."""
    head = html.Tr([html.Th(_("Belanja")), html.Th(_("ASN"), className="right")])
    body = [html.Tr([html.Td(name), html.Td(count(n), className="right")]) for name, n in rows]
    table = html.Table(
        [html.Caption(caption), html.Thead(head), html.Tbody(body)], className="data-table"
    )
    return html.Div(table, className="table-wrap")
