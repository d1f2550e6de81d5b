"""Strips of the summary: a row per jenjang, a column per OPD; and the table behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain.compliance import SMALL_GROUP, Rate
from dashapp.ui.elements import aria
from dashapp.ui.words import _


@dataclass(frozen=True)
class Strip:
    """One OPD in a strip: its names, and by row its true rate; a row that is missing: no post.

    The rate of fewer than 5 people is not shown, whatever it is (docs/rules.md §8).
    """

    name: str
    short_name: str
    rates: Mapping[str, Rate]


@dataclass(frozen=True)
class StripRow:
    key: str
    label: str
    rate: Rate


def strips(groups: Sequence[tuple[str, Sequence[Strip]]], rows: Sequence[StripRow]) -> html.Div:
    """A row per jenjang, a column per OPD in the groups given, each in the order given."""
    heads = [
        html.Span([html.Strong(f"{name} {len(opds)}")], style={"flexGrow": len(opds)})
        for name, opds in groups
    ]
    lines: list[Component] = [html.Div(heads, className="strip-heads")]
    for row in rows:
        said = html.Span([f"{row.rate.fraction} ", html.Strong(_percent(row.rate))])
        lines.append(html.Div([html.Strong(row.label), said], className="strip-title"))
        cells = [
            html.Div(
                [_cell(opd, row) for opd in opds],
                className="strip-group",
                style={"flexGrow": len(opds)},
            )
            for _name, opds in groups
        ]
        lines.append(html.Div(cells, className="opd-strip"))
    label = _("Kepatuhan tiap OPD menurut jenjang; angkanya ada di tabel")
    return html.Div([html.Div(lines, role="img", **aria(label=label)), _strip_legend()])


def strip_table(
    groups: Sequence[tuple[str, Sequence[Strip]]], rows: Sequence[StripRow]
) -> Component:
    """What the strips show, in words."""
    head = [html.Th(_("OPD")), *(html.Th(row.label, className="right") for row in rows)]
    body = [
        html.Tr(
            [
                html.Th(opd.short_name, scope="row"),
                *(html.Td(_words(opd.rates.get(row.key)), className="right") for row in rows),
            ]
        )
        for _name, opds in groups
        for opd in opds
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="data-table")
    return scrolled(table, _("OPD menurut jenjang"))


def opened_later(summary_id: str, table_id: str) -> html.Details:
    """The place of a long table that the page fills once its summary was pressed (n_clicks)."""
    return html.Details(
        [html.Summary(_("Lihat tabel"), id=summary_id, n_clicks=0), html.Div(id=table_id)],
        className="chart-more",
    )


def scrolled(table: Component, label: str) -> html.Div:
    """A long table in a box of limited height that the keyboard reaches too."""
    return html.Div(table, className="table-scroll", tabIndex=0, role="region", **aria(label=label))


def _cell(opd: Strip, row: StripRow) -> html.I:
    rate = opd.rates.get(row.key)
    if rate is None:
        return html.I(className="sc sc-none")
    look = "few" if 0 < rate.whole < SMALL_GROUP else "none" if rate.shade is None else rate.shade
    return html.I(className=f"sc sc-{look}", title=f"{opd.name} · {row.label} · {_words(rate)}")


def _words(rate: Rate | None) -> str:
    if rate is None or rate.whole == 0:
        return "–"
    if rate.whole < SMALL_GROUP:
        return _("– (%(number)d orang)", number=rate.whole)
    return f"{rate.fraction} · {_percent(rate)}"


def _percent(rate: Rate) -> str:
    return "–" if rate.percent is None else f"{rate.percent}%"


def _strip_legend() -> html.Ul:
    words = ("<50", "50–69", "70–84", "85–99", "100%")
    items = [html.Li([html.I(className=f"sc sc-{at}"), word]) for at, word in enumerate(words)]
    items.append(html.Li([html.I(className="sc sc-few"), _("di bawah 5 orang")]))
    return html.Ul(items, className="legend strip-legend")
