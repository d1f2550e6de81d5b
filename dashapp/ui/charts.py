"""Chart cards: title, live mark, the graph with a sentence for those who hear it, and its table."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp.domain.compliance import Rate
from dashapp.ui.elements import Children, aria, button, live_mark
from dashapp.ui.states import failed
from dashapp.ui.tables import behind
from dashapp.ui.words import _

# The same as figures.theme.CONFIG, which this layer does not import.
CONFIG: Any = {
    "displayModeBar": False,
    "responsive": True,
    "locale": "id",
    "doubleClick": False,
    "showTips": False,
}


def box_id(graph: str) -> str:
    """Id of the element that carries a graph's sentence (its prop aria-label)."""
    return f"{graph}-box"


def table_id(graph: str) -> str:
    """Id of the element whose children are a graph's table."""
    return f"{graph}-table"


def graph(
    id: str, height: int, *, figure: Any = None, says: str = "", waiting: Component | None = None
) -> html.Div:
    """A graph of fixed height (px), so that nothing jumps; `says` describes it in a sentence.

    `waiting` lies over it until the page marks its box with data-ready.
    """
    chart = dcc.Graph(
        id=id,
        figure=figure or _waiting(height),
        config=CONFIG,
        style={"height": f"{height}px"},
    )
    room = {"minHeight": f"{height}px"} if height else {}  # before the graph's own script is there
    label = aria(label=says or _("Grafik"))
    box = html.Div(chart, id=box_id(id), className="chart-box", role="img", style=room, **label)
    if waiting is None:
        return box
    return html.Div([box, html.Div(waiting, className="chart-wait")], className="chart-space")


def trouble_id(graph: str) -> str:
    """Id of the element that says that a graph could not be fetched; hidden until then."""
    return f"{graph}-trouble"


def trouble(graph: str, retry_id: str) -> html.Div:
    """This chart alone could not be fetched; what it showed stays."""
    again = button(_("Coba sekarang"), id=retry_id)
    words = _("Kami mencoba lagi dalam 20 detik.")
    return html.Div(
        failed(_("Grafik belum bisa dimuat"), words, act=again),
        id=trouble_id(graph),
        className="chart-trouble",
        hidden=True,
    )


def chart_card(
    title: Children,
    content: Sequence[Component | None],
    *,
    aside: Component | None = None,
    table_of: str | None = None,
    table: Children = None,
    id: str | None = None,
    more: str = "",
) -> html.Section:
    """A card around a chart; `aside` stands right of the title (default: the live mark).

    table_of: id of the graph whose table lies behind "Lihat tabel" (children of table_id).
    more: further CSS classes.
    """
    head = html.Div(
        [html.H2(title), live_mark() if aside is None else aside], className="panel-head"
    )
    behind_it = behind(_("Lihat tabel"), table, id=table_id(table_of)) if table_of else None
    named: dict[str, Any] = {"id": id} if id else {}
    return html.Section(
        [head, *content, behind_it], className=f"panel chart-card {more}".strip(), **named
    )


def headline(rate: Rate) -> list[Component]:
    """66,6% and "6.072 dari 9.109 ASN memenuhi" beside it (docs/rules.md §4)."""
    return [
        html.Strong(rate.text, className="headline-number"),
        html.Span(_("%(part)s ASN memenuhi", part=rate.fraction), className="muted"),
    ]


def class_legend() -> html.Ul:
    """The five classes of the honeycomb."""
    words = ("<50", "50", "70", "85", "100%")
    items = [
        html.Li([html.I(className=f"comb-dot comb-dot-{index}"), word])
        for index, word in enumerate(words)
    ]
    return html.Ul(items, className="legend", **aria(label=_("Kelas kepatuhan")))


def tick_legend(words: str) -> html.P:
    """What the tick on the bars is: "posisi 24 Mei (bulan lalu)"."""
    return html.P([html.I(className="legend-tick"), words], className="row-flex caption")


def rate_sentence(name: str, now: Rate, last: Rate | None = None, since: str = "") -> str:
    """Kepatuhan Eselon IV 72%, naik 3 poin dari Mei."""
    if now.percent is None:
        return _("Kepatuhan %(name)s: tidak ada kewajiban.", name=name)
    said = _("Kepatuhan %(name)s %(percent)d%%", name=name, percent=now.percent)
    if last is None or last.percent is None:
        return f"{said}."
    points = now.percent - last.percent
    if points == 0:
        return _("%(said)s, sama dengan %(since)s.", said=said, since=since)
    way = _("naik") if points > 0 else _("turun")
    return _(
        "%(said)s, %(way)s %(points)d poin dari %(since)s.",
        said=said,
        way=way,
        points=abs(points),
        since=since,
    )


def _waiting(height: int) -> dict[str, Any]:
    """An empty figure of the same height, until the first data come."""
    axis = {"visible": False, "fixedrange": True}
    return {
        "data": [],
        "layout": {
            "height": height,
            "xaxis": axis,
            "yaxis": axis,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
        },
    }
