"""The two chart cards of the home page: bars by jenjang and the honeycomb of OPDs."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.compliance import Rate
from dashapp.ui.charts import chart_card, class_legend, graph, headline, tick_legend
from dashapp.ui.elements import Child, hidden, live_mark
from dashapp.ui.words import _

LEVELS_HEIGHT = 170  # px: five bars of figures.level_bars.ROW_HEIGHT
COMB_HEIGHT = 225  # px: seven rows of ten cells


def level_card(
    graph_id: str,
    *,
    headline_id: str,
    month_id: str,
    months: Sequence[tuple[str, str]],
    month: str,
    tick_words_id: str,
    rate: Rate | None = None,
    tick_words: str = "",
) -> html.Section:
    """Bars by jenjang with the headline and the month picker. months: ("2026-06", "Juni 2026").

    headline_id takes charts.headline(rate); tick_words_id takes text ("posisi 24 Mei …").
    """
    picker = [
        html.Label(hidden(_("Bulan yang ditampilkan")), htmlFor=month_id),
        dbc.Select(
            id=month_id,
            options=[{"value": value, "label": words} for value, words in months],
            value=month,
            class_name="select-inline",
        ),
        live_mark(),
    ]
    shown = headline(rate) if rate is not None else []
    return chart_card(
        _("Kepatuhan per jenjang"),
        [
            html.P(shown, id=headline_id, className="headline"),
            graph(graph_id, LEVELS_HEIGHT),
            html.Div(tick_legend_of(tick_words), id=tick_words_id, className="tick-row"),
        ],
        aside=html.Div(picker, className="row-flex"),
        table_of=graph_id,
    )


def tick_legend_of(words: str) -> Component | None:
    """The legend of last month's tick; nothing where there is no last month."""
    return tick_legend(words) if words else None


def opd_card(graph_id: str, *, title_id: str, own_id: str, title: str = "") -> html.Section:
    """The honeycomb; own_id takes own_opd(...) as children, title_id the text "64 OPD"."""
    return chart_card(
        html.Span(title or _("Semua OPD"), id=title_id),
        [
            graph(graph_id, COMB_HEIGHT),
            class_legend(),
            html.Div(id=own_id, className="own-opd"),
        ],
        aside=html.Span(),
        table_of=graph_id,
        more="table-on-top",
    )


def own_opd(name: str, rate: Rate, rank: int | None) -> list[Child]:
    """The reader's own OPD: name, people, percentage and rank (None: not ranked)."""
    place = _("peringkat %(rank)d", rank=rank) if rank is not None else _("tanpa peringkat")
    percent = "–" if rate.percent is None else f"{rate.percent}%"
    return [
        html.I(className="comb-dot comb-dot-own"),
        html.Div(
            [
                html.P([html.Strong(name), html.Span(_(" · OPD Anda"), className="muted")]),
                html.P(_("%(part)s pegawai memenuhi", part=rate.fraction), className="caption"),
            ],
            className="grow",
        ),
        html.Div([html.Strong(percent), html.P(place, className="caption")], className="own-rate"),
    ]
