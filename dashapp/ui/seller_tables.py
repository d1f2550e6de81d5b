"""A seller's sales of the month as tables: by product and by day."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.shop_sales import Sum
from dashapp.ui.elements import aria
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, day_long, day_month


def product_table(sums: Sequence[Sum], today: date) -> list[Component]:
    """Pieces and rupiah by product."""
    caption = _("Sampai %(day)s, termasuk belanja OPD", day=day_long(today))
    rows = [(each.name or _("belum dirinci"), each) for each in sums]
    return _table(_("Penjualan per produk"), caption, _("Produk"), rows)


def day_table(days: Sequence[tuple[date, Sum]], today: date) -> list[Component]:
    """Pieces and rupiah by day, the latest first."""
    caption = _("Sampai %(day)s, hari tanpa penjualan tidak ditulis", day=day_long(today))
    rows = [(day_month(day), each) for day, each in days]
    return _table(_("Penjualan per hari"), caption, _("Hari"), rows)


def _table(
    title: str, caption: str, first: str, rows: Sequence[tuple[str, Sum]]
) -> list[Component]:
    if not rows:
        words = _("Penjualan yang disetujui muncul di sini.")
        return [html.H2(title), empty(_("Belum ada penjualan bulan ini"), words)]
    heads = [html.Th(first), *(html.Th(each, className="right") for each in (_("Buah"), "Rp"))]
    body = [
        html.Tr(
            [
                html.Th(name, scope="row"),
                html.Td(count(each.pieces) if each.pieces else "–", className="right"),
                html.Td(html.Strong(rupiah.plain(each.amount)), className="right"),
            ]
        )
        for name, each in rows
    ]
    parts = [html.Caption(caption), html.Thead(html.Tr(heads)), html.Tbody(body)]
    table = html.Table(parts, className="data-table")
    return [html.H2(title), html.Div(table, className="table-wrap", tabIndex=0, role="region",
                                     **aria(label=title))]  # fmt: skip
