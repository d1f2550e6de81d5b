"""The charts and lists of the summary, each in its card."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.figures import district_map, seller_comb
from dashapp.figures.trend import HEIGHT
from dashapp.ui import summary_lists, summary_strips
from dashapp.ui.charts import box_id, chart_card, class_legend, graph, table_id
from dashapp.ui.words import _
from pages.summary.ids import Id


def all_cards(shown: dict[tuple[str, str], Any]) -> list[Component]:
    """The cards in their order, filled with the values of PARTS."""

    def place(id: str) -> html.Div:
        return html.Div(shown[id, "children"], id=id)

    def tick(id: str) -> html.Div:
        return html.Div(shown[id, "children"], id=id, className="tick-row")

    def chart(id: str, height: int) -> html.Div:
        says = shown[box_id(id), "aria-label"]
        return graph(id, height, figure=shown[id, "figure"], says=says)

    def table(id: str) -> Any:
        return shown[table_id(id), "children"]

    columns = _("satu kolom satu OPD, tiap kelompok dari yang terendah")
    running = html.Span(shown[Id.RUNNING, "children"], id=Id.RUNNING, className="caption")
    opds_title = html.Span(shown[Id.OPDS_TITLE, "children"], id=Id.OPDS_TITLE)
    millions = html.P(_("juta rupiah, tempat usaha penjual"), className="caption")
    return [
        chart_card(
            _("Celah terbesar"),
            [
                html.P(
                    _("OPD dan jenjang dengan ASN terbanyak yang belum memenuhi"),
                    className="caption",
                ),
                place(Id.GAPS),
            ],
            more="card-gaps",
        ),
        chart_card(
            _("OPD menurut jenjang"),
            [
                html.P(columns, className="caption"),
                place(Id.STRIPS),
                summary_strips.opened_later(Id.OPEN_STRIPS, table_id(Id.STRIPS)),
            ],
            more="card-strips",
        ),
        chart_card(
            _("Kepatuhan per jenjang"),
            [chart(Id.LEVELS, 170), tick(Id.TICK)],
            table_of=Id.LEVELS,
            table=table(Id.LEVELS),
            more="card-levels",
        ),
        chart_card(
            opds_title,
            [
                tick(Id.OPDS_TICK),
                place(Id.OPDS),
                class_legend(),
                summary_strips.opened_later(Id.OPEN_OPDS, table_id(Id.OPDS)),
            ],
            more="card-opds",
        ),
        chart_card(
            _("Rupiah ke UMKM menurut kecamatan"),
            [
                millions,
                html.Div(
                    [chart(Id.MAP, district_map.HEIGHT), summary_lists.step_legend()],
                    className="district-map",
                ),
                place(Id.DISTRICTS),
            ],
            table_of=Id.MAP,
            table=table(Id.MAP),
            more="card-districts",
        ),
        chart_card(
            _("Arah per bulan"),
            [chart(Id.TREND, HEIGHT)],
            aside=running,
            table_of=Id.TREND,
            table=table(Id.TREND),
            more="card-trend",
        ),
        chart_card(
            _("Sebaran penjualan"),
            [
                html.Div(
                    [chart(Id.SELLERS, seller_comb.HEIGHT), place(Id.SELLER_PARTS)],
                    className="seller-columns",
                ),
                html.P(shown[Id.TOP_TEN, "children"], id=Id.TOP_TEN, className="seller-top"),
            ],
            aside=html.Span(_("satu sel = satu UMKM"), className="caption"),
            table_of=Id.SELLERS,
            table=table(Id.SELLERS),
            more="card-sellers",
        ),
    ]
