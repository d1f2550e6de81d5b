"""Strips of the summary: a row per jenjang, a column per OPD; and the table behind them."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain.compliance import SMALL_GROUP, Rate
from dashapp.ui.elements import Child, aria
from dashapp.ui.tables import toggled
from dashapp.ui.words import _

WIDE = 20  # OPDs; above that many columns there is room to name the lowest


@dataclass(frozen=True)
class Strip:
    """One OPD in a strip: its names, and by row its true rate; a row that is missing: no post.

    The rate of fewer than 5 people is shown only in the rows of `open` (docs/rules.md §8).
    """

    name: str
    short_name: str
    rates: Mapping[str, Rate]
    open: Set[str] = frozenset()

    def hides(self, row: str) -> bool:
        """Whether the rate of the row is of a group too small to be shown."""
        return 0 < self.rates[row].whole < SMALL_GROUP and row not in self.open


@dataclass(frozen=True)
class StripRow:
    key: str
    label: str
    rate: Rate


def strips(groups: Sequence[tuple[str, Sequence[Strip]]], rows: Sequence[StripRow]) -> html.Div:
    """A row per jenjang, a column per OPD in the groups given, each in the order given."""
    heads = [
        html.Span(_head(name, opds, rows), className="ellipsis", style={"flexGrow": len(opds)})
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
    few = any(opd.hides(key) for _name, opds in groups for opd in opds for key in opd.rates)
    heads_open = any(opd.open for _name, opds in groups for opd in opds)
    return html.Div(
        [
            html.Div(lines, role="img", **aria(label=label)),
            _strip_legend(),
            few_note(heads=heads_open) if few else None,
        ]
    )


def few_note(*, heads: bool) -> html.P:
    """What "–" stands for, said once for all cells; `heads`: theirs are shown all the same (§8)."""
    words = _("di bawah 5 orang: angkanya tidak ditampilkan, jumlah orangnya ada di tabel")
    if heads:
        words = _("%(words)s; status kepala OPD tetap ditampilkan", words=words)
    return html.P([html.I(className="sc sc-few"), words], className="few-note caption")


def _head(name: str, opds: Sequence[Strip], rows: Sequence[StripRow]) -> list[Child]:
    """Kecamatan 24 dari Kec. Paiton 0%: the group begins with its lowest."""
    first = opds[0]
    rate = first.rates.get(rows[0].key)
    found: list[Child] = [html.Strong(f"{name} {len(opds)}")]
    if len(opds) < WIDE or rate is None or first.hides(rows[0].key):
        return found
    lowest = _("dari %(opd)s %(rate)s", opd=first.short_name, rate=_percent(rate))
    return [*found, html.Span(f" {lowest}", className="strip-lowest")]


def strip_table(
    groups: Sequence[tuple[str, Sequence[Strip]]], rows: Sequence[StripRow]
) -> Component:
    """What the strips show, in words."""
    head = [html.Th(_("OPD")), *(html.Th(row.label, className="right") for row in rows)]
    body = [
        html.Tr(
            [
                html.Th(opd.short_name, scope="row"),
                *(html.Td(_words(opd, row, table=True), className="right") for row in rows),
            ]
        )
        for _name, opds in groups
        for opd in opds
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="data-table")
    words = _("– (2): kelompok 2 orang. Di bawah 5 orang angkanya tidak ditampilkan.")
    if any(opd.open for _name, opds in groups for opd in opds):
        words = _("%(words)s Status kepala OPD tetap ditampilkan.", words=words)
    shown = scrolled(table, _("OPD menurut jenjang"))
    return html.Div([shown, html.P(words, className="caption")])


def opened_later(summary_id: str, table_id: str) -> html.Details:
    """The place of a long table that the page fills once its summary was pressed (n_clicks)."""
    return html.Details(
        [html.Summary(toggled(_("Lihat tabel")), id=summary_id, n_clicks=0), html.Div(id=table_id)],
        className="chart-more",
    )


def scrolled(table: Component, label: str) -> html.Div:
    """A long table in a box of limited height that the keyboard reaches too."""
    return html.Div(table, className="table-scroll", tabIndex=0, role="region", **aria(label=label))


def _cell(opd: Strip, row: StripRow) -> html.I:
    rate = opd.rates.get(row.key)
    if rate is None:
        return html.I(className="sc sc-none")
    look = "few" if opd.hides(row.key) else "none" if rate.shade is None else rate.shade
    said = _words(opd, row, table=False)
    return html.I(className=f"sc sc-{look}", title=f"{opd.name} · {row.label} · {said}")


def _words(opd: Strip, row: StripRow, *, table: bool) -> str:
    """4 dari 5 · 80%, or of a group too small how many people it has."""
    rate = opd.rates.get(row.key)
    if rate is None or rate.whole == 0:
        return "–"
    if not opd.hides(row.key):
        return f"{rate.fraction} · {_percent(rate)}"
    if table:  # the unit stands once below the table
        return f"– ({rate.whole})"
    return _("– (%(number)d orang)", number=rate.whole)


def _percent(rate: Rate) -> str:
    return "–" if rate.percent is None else f"{rate.percent}%"


def _strip_legend() -> html.Ul:
    words = ("<50", "50–69", "70–84", "85–99", "100%")
    items = [html.Li([html.I(className=f"sc sc-{at}"), word]) for at, word in enumerate(words)]
    return html.Ul(items, className="legend strip-legend")
