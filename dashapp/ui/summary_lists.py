"""Charts of the summary that are lists at heart: sorted dots of OPDs, districts, sellers."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate
from dashapp.ui.elements import aria, hidden
from dashapp.ui.summary_strips import scrolled
from dashapp.ui.words import _, count

MARKS = (50, 70, 85, 100)  # percent; the classes begin there
COLUMNS = 3


@dataclass(frozen=True)
class DotRow:
    """One OPD: its place (None: not ranked), rate, and rate on the same day last month."""

    name: str
    short_name: str
    rank: int | None
    rate: Rate
    last: Rate | None


def dots(rows: Sequence[DotRow]) -> html.Div:
    """Three columns of names with a cell at each one's percent; a tick is last month's place."""
    low = _floor(rows)
    size = -(-len(rows) // COLUMNS) or 1
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    lists = [
        html.Div([_axis(low), html.Ol([_dot(row, low) for row in part], className="dots")])
        for part in parts
    ]
    return html.Div(
        lists,
        className="dot-columns",
        tabIndex=0,
        role="group",
        **aria(label=_("Kepatuhan tiap OPD, yang tertinggi dulu")),
    )


def _floor(rows: Sequence[DotRow]) -> int:
    """Where the axis begins: at 30 when every OPD stands above it, else at 0."""
    known = [row.rate.percent for row in rows if row.rate.percent is not None]
    last = [row.last.percent for row in rows if row.last and row.last.percent is not None]
    return 30 if min([*known, *last], default=0) >= 30 else 0


def _axis(low: int) -> html.Div:
    marks = [html.Span(f"{mark}", style=_at(mark, low)) for mark in MARKS]
    return html.Div(html.Div(marks, className="dot-scale"), className="dot-axis")


def _at(percent: int, low: int) -> dict[str, str]:
    return {"left": f"{100 * (percent - low) / (100 - low):.1f}%"}


def _dot(row: DotRow, low: int) -> html.Li:
    percent, last = row.rate.percent, row.last.percent if row.last else None
    marks: list[Component] = []
    if last is not None:
        marks.append(html.I(className="dot-last", style=_at(last, low)))
    if percent is not None:
        look = f"dot-now comb-dot comb-dot-{row.rate.shade}"
        marks.append(html.I(className=look, style=_at(percent, low)))
    said = "–" if percent is None else f"{percent}%"
    return html.Li(
        [
            html.Span("–" if row.rank is None else str(row.rank), className="dot-rank"),
            html.Span(row.short_name, className="dot-name ellipsis"),
            html.Span(marks, className="dot-track"),
            html.Strong(said),
        ],
        title=f"{row.name} · {row.rate.fraction} · {said}" if percent is not None else row.name,
    )


def district_words(name: str, amount: int, sellers: int) -> str:
    """Kecamatan Krucil · Rp 62.300.000 ke 41 UMKM"""
    return _(
        "Kecamatan %(name)s · %(sum)s ke %(number)s UMKM",
        name=name,
        sum=rupiah.write(amount),
        number=count(sellers),
    )


def districts_sentence(rows: Sequence[tuple[str, int, int]]) -> str:
    """What the map shows, for those who hear it."""
    if not any(amount for _name, amount, _sellers in rows):
        return _("Belum ada rupiah yang dirinci per kecamatan.")
    most, least = rows[0], rows[-1]
    return _(
        "Rupiah ke UMKM menurut kecamatan: terbanyak %(most)s %(sum)s, paling sedikit %(least)s"
        " %(low)s.",
        most=most[0],
        sum=rupiah.short(most[1]),
        least=least[0],
        low=rupiah.short(least[1]),
    )


def district_table(rows: Sequence[tuple[str, int, int]]) -> Component:
    """Kecamatan with rupiah and sellers, in words."""
    body = [
        html.Tr(
            [
                html.Th(name, scope="row"),
                html.Td(count(sellers), className="right"),
                html.Td(rupiah.write(amount), className="right"),
            ]
        )
        for name, amount, sellers in rows
    ]
    heads = [html.Th(_("UMKM laku"), className="right"), html.Th(_("Rupiah"), className="right")]
    head = html.Thead(html.Tr([html.Th(_("Kecamatan")), *heads]))
    return scrolled(html.Table([head, html.Tbody(body)], className="data-table"), _("Kecamatan"))


def step_legend() -> html.Ul:
    """The five steps of the map, in million rupiah."""
    words = (_("di bawah 3"), "3–9", "10–19", "20–39", _("40 ke atas"))
    items = [html.Li([html.I(className=f"sc sc-{at}"), word]) for at, word in enumerate(words)]
    return html.Ul(items, className="legend strip-legend", **aria(label=_("Juta rupiah")))


def districts(rows: Sequence[tuple[str, int, int]], unattributed: int) -> html.Div:
    """Kecamatan by rupiah: (name, rupiah, sellers); below them what names no seller."""
    most = max([amount for _name, amount, _sellers in rows], default=0) or 1
    items = [
        html.Li(
            [
                html.Span(name, className="district-name ellipsis"),
                html.Span(
                    html.I(style={"width": f"{100 * amount / most:.1f}%"}) if amount else None,
                    className="district-bar",
                ),
                html.Strong(rupiah.short(amount).removeprefix("Rp\u00a0")),
                hidden(_("%(number)s UMKM laku", number=count(sellers))),
            ],
            title=district_words(name, amount, sellers),
        )
        for name, amount, sellers in rows
    ]
    rest = _("%(sum)s lagi belum dirinci per penjual", sum=rupiah.short(unattributed))
    return html.Div(
        [
            html.Ol(items, className="districts", tabIndex=0, **aria(label=_("Kecamatan"))),
            html.P(rest, className="caption", title=rupiah.write(unattributed))
            if unattributed
            else None,
        ]
    )
