"""The two chart cards of the home page: bars by jenjang, and all OPDs as comb or ranked dots."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.compliance import Rate
from dashapp.ui import forms
from dashapp.ui.charts import (
    chart_card,
    class_legend,
    graph,
    headline,
    table_id,
    tick_legend,
    trouble,
)
from dashapp.ui.elements import Child, aria, button, hidden, icon, live_mark
from dashapp.ui.states import loading_comb, loading_rows
from dashapp.ui.tables import behind
from dashapp.ui.words import _

COMB, RANKS = "sarang", "peringkat"  # the two views of all OPDs
LEVELS_HEIGHT = 170  # px: five bars of figures.level_bars.ROW_HEIGHT
COMB_HEIGHT = 225  # px: seven rows of ten cells, or the few ranked dots
COURSE_HEIGHT = 218  # px: two rows of figures.month_lines.CELL_PX and their foot


def card_id(graph_id: str) -> str:
    """Id of the card around a chart."""
    return f"{graph_id}-card"


def level_card(
    graph_id: str,
    *,
    headline_id: str,
    month_id: str,
    months: Sequence[tuple[str, str]],
    month: str,
    tick_words_id: str,
    course_id: str,
    retry_id: str,
    rate: Rate | None = None,
    tick_words: str = "",
) -> html.Section:
    """Bars by jenjang with the headline and the month picker. months: ("2026-06", "Juni 2026").

    headline_id takes charts.headline(rate); tick_words_id takes text ("posisi 24 Mei …"). The last
    months (graph course_id) and the table lie behind words that open them.
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
    words = _("Garis putus = kabupaten. Bulan yang belum selesai tersambung putus.")
    course = [html.P(words, className="caption"), graph(course_id, COURSE_HEIGHT)]
    foot = [
        html.Div(tick_legend_of(tick_words), id=tick_words_id, className="tick-row"),
        behind(_("Enam bulan"), course, id=f"{course_id}-place"),
        behind(_("Lihat tabel"), None, id=table_id(graph_id)),
    ]
    return chart_card(
        [
            html.Span(_("Kepatuhan per jenjang"), className="wide-only"),
            html.Span(_("Per jenjang"), className="small-only"),
        ],
        [
            html.P(shown, id=headline_id, className="headline"),
            graph(graph_id, LEVELS_HEIGHT, waiting=loading_rows()),
            trouble(graph_id, retry_id),
            html.Div(foot, className="chart-foot"),
        ],
        aside=html.Div(picker, className="row-flex"),
        id=card_id(graph_id),
        more="level-card",
    )


def tick_legend_of(words: str) -> Component | None:
    """The legend of last month's tick; nothing where there is no last month."""
    return tick_legend(words) if words else None


def opd_card(
    graph_id: str,
    *,
    title_id: str,
    own_id: str,
    view_type: str,
    view: str,
    all_id: str,
    retry_id: str,
    title: str = "",
) -> html.Section:
    """Comb or ranked dots; own_id takes own_opd(...) as children, title_id the text "64 OPD".

    view_type: type of the pattern ids of the two views, {"type": view_type, "value": COMB | RANKS}.
    all_id: the button that opens ranks_dialog.
    """
    views = [
        ({"type": view_type, "value": value}, words, value == view)
        for value, words in ((COMB, _("Sarang")), (RANKS, _("Peringkat")))
    ]
    aside = [live_mark(), forms.segments(views, label=_("Tampilan OPD"), more="small")]
    foot = [
        class_legend(),
        button(_("Semua OPD"), id=all_id, look="teks", more="btn-small all-ranks"),
        behind(_("Lihat tabel"), None, id=table_id(graph_id)),
    ]
    return chart_card(
        html.Span(title or _("Semua OPD"), id=title_id),
        [
            graph(graph_id, COMB_HEIGHT, waiting=loading_comb()),
            trouble(graph_id, retry_id),
            html.Div(foot, className="chart-foot"),
            html.Div(id=own_id, className="own-opd"),
        ],
        aside=html.Div(aside, className="row-flex"),
        id=card_id(graph_id),
        more=f"opd-card view-{view}",
    )


def ranks_dialog(id: str, *, graph_id: str, close_id: str) -> Component:
    """Every OPD as a ranked dot, in a dialog as wide as the window allows."""
    head = [
        html.H2(_("Peringkat semua OPD"), id=f"{id}-title"),
        html.Button(
            icon("x"),
            id=close_id,
            type="button",
            className="dialog-close",
            **aria(label=_("Tutup")),
        ),
    ]
    words = _("Titik terurut. Segi enam = hari ini, garis kecil = hari yang sama bulan lalu.")
    return html.Dialog(
        [
            html.Div(head, className="panel-head"),
            html.P(words, className="muted"),
            graph(graph_id, 0, waiting=loading_rows()),
        ],
        id=id,
        className="wide-dialog",
        **aria(labelledby=f"{id}-title"),
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
