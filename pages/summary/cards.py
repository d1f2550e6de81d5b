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

Values = dict[tuple[str, str], Any]  # (id, property): what PARTS say


def all_cards(shown: Values) -> list[Component]:
    """The cards in their order, filled with the values of PARTS."""
    cards = (_gaps, _strips, _levels, _opds, _districts, _trend, _sellers)
    return [card(shown) for card in cards]


def _gaps(shown: Values) -> Component:
    words = _("OPD dan jenjang dengan ASN terbanyak yang belum memenuhi")
    caption = html.P(words, className="caption")
    return chart_card(_("Celah terbesar"), [caption, _place(shown, Id.GAPS)], more="card-gaps")


def _strips(shown: Values) -> Component:
    columns = _("satu kolom satu OPD, tiap kelompok dari yang terendah")
    return chart_card(
        _("OPD menurut jenjang"),
        [
            html.P(columns, className="caption"),
            _place(shown, Id.STRIPS),
            summary_strips.opened_later(Id.OPEN_STRIPS, table_id(Id.STRIPS)),
        ],
        more="card-strips",
    )


def _levels(shown: Values) -> Component:
    return chart_card(
        _("Kepatuhan per jenjang"),
        [_chart(shown, Id.LEVELS, 170), _place(shown, Id.TICK, "tick-row")],
        table_of=Id.LEVELS,
        table=_table(shown, Id.LEVELS),
        more="card-levels",
    )


def _opds(shown: Values) -> Component:
    return chart_card(
        html.Span(shown[Id.OPDS_TITLE, "children"], id=Id.OPDS_TITLE),
        [
            _place(shown, Id.OPDS_TICK, "tick-row"),
            _place(shown, Id.OPDS),
            class_legend(),
            summary_strips.opened_later(Id.OPEN_OPDS, table_id(Id.OPDS)),
        ],
        more="card-opds",
    )


def _districts(shown: Values) -> Component:
    drawn = [_chart(shown, Id.MAP, district_map.HEIGHT), summary_lists.step_legend()]
    return chart_card(
        _("Rupiah ke UMKM menurut kecamatan"),
        [
            html.P(_("juta rupiah, tempat usaha penjual"), className="caption"),
            html.Div(drawn, className="district-map"),
            _place(shown, Id.DISTRICTS),
        ],
        table_of=Id.MAP,
        table=_table(shown, Id.MAP),
        more="card-districts",
    )


def _trend(shown: Values) -> Component:
    return chart_card(
        _("Arah per bulan"),
        [_chart(shown, Id.TREND, HEIGHT)],
        aside=html.Span(shown[Id.RUNNING, "children"], id=Id.RUNNING, className="caption"),
        table_of=Id.TREND,
        table=_table(shown, Id.TREND),
        more="card-trend",
    )


def _sellers(shown: Values) -> Component:
    drawn = [_chart(shown, Id.SELLERS, seller_comb.HEIGHT), _place(shown, Id.SELLER_PARTS)]
    return chart_card(
        _("Sebaran penjualan"),
        [
            html.Div(drawn, className="seller-columns"),
            html.P(shown[Id.TOP_TEN, "children"], id=Id.TOP_TEN, className="seller-top"),
        ],
        aside=html.Span(_("satu sel = satu UMKM"), className="caption"),
        table_of=Id.SELLERS,
        table=_table(shown, Id.SELLERS),
        more="card-sellers",
    )


def _place(shown: Values, id: str, look: str = "") -> html.Div:
    named: dict[str, Any] = {"className": look} if look else {}
    return html.Div(shown[id, "children"], id=id, **named)


def _chart(shown: Values, id: str, height: int) -> html.Div:
    says = shown[box_id(id), "aria-label"]
    return graph(id, height, figure=shown[id, "figure"], says=says)


def _table(shown: Values, id: str) -> Any:
    return shown[table_id(id), "children"]
