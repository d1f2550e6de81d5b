"""How sales are spread over sellers, in words that need no statistics (docs/rules.md §12)."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class Sellers:
    """How many sellers, by what became of them in the month, and how much the ten largest took."""

    largest: int
    reached: int
    earlier: int
    never: int
    top: int
    total: int
    gini: int | None

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        """The four parts of all sellers: largest, others who sold, sold before, never."""
        best = min(self.largest, self.reached)
        return best, self.reached - best, self.earlier, self.never


def legend(found: Sellers) -> html.Ul:
    """The four parts, each with its number and what it is."""
    words = (
        ("s-top", _("terlaris"), _("%(share)s rupiah", share=_share(found))),
        ("s-sold", _("lain"), _("laku bulan ini")),
        ("s-earlier", _("laku sebelumnya"), _("tetapi tidak bulan ini")),
        ("s-never", _("belum pernah"), _("laku sama sekali")),
    )
    items = [
        html.Li(
            [
                html.I(className=f"s-dot {look}"),
                html.Span([html.Strong(f"{count(size)} {word}"), html.Br(), more]),
            ]
        )
        for size, (look, word, more) in zip(found.sizes, words, strict=True)
    ]
    return html.Ul(items, className="seller-list")


def sentence(found: Sellers) -> str:
    """10 penjual terlaris menerima Rp 66,9 jt dari Rp 260,8 jt (25,6%)."""
    if not found.reached:
        return _("Belum ada penjualan yang dirinci per penjual.")
    return _(
        "%(number)s penjual terlaris menerima %(top)s dari %(total)s (%(share)s).",
        number=count(found.sizes[0]),
        top=rupiah.short(found.top),
        total=rupiah.short(found.total),
        share=_share(found),
    )


def titled(found: Sellers) -> html.Span:
    """The sentence, with both sums to the rupiah in its title."""
    exact = _(
        "%(top)s dari %(total)s", top=rupiah.write(found.top), total=rupiah.write(found.total)
    )
    return html.Span(sentence(found), title=exact)


def table(found: Sellers) -> Component:
    """The same as a table, with the Gini coefficient and what it means."""
    best, others, earlier, never = found.sizes
    rows = (
        (_("%(number)s penjual terlaris", number=count(best)), best, rupiah.write(found.top)),
        (_("Penjual lain yang laku"), others, rupiah.write(found.total - found.top)),
        (_("Pernah laku, tidak bulan ini"), earlier, "–"),
        (_("Belum pernah laku"), never, "–"),
    )
    body = [
        html.Tr(
            [
                html.Td(name),
                html.Td(count(size), className="right"),
                html.Td(sum_, className="right"),
            ]
        )
        for name, size, sum_ in rows
    ]
    head = html.Tr(
        [
            html.Th(_("Penjual")),
            html.Th("UMKM", className="right"),
            html.Th(_("Rupiah"), className="right"),
        ]
    )
    gini = "–" if found.gini is None else f"{found.gini // 100},{found.gini % 100:02d}"
    words = _(
        "Koefisien Gini %(gini)s. Angka ini mengukur ketimpangan: 0 berarti semua penjual menerima"
        " sama banyak, 1 berarti seluruhnya diterima satu penjual.",
        gini=gini,
    )
    return html.Div(
        [
            html.Table([html.Thead(head), html.Tbody(body)], className="data-table"),
            html.P(words, className="caption"),
        ],
        className="table-wrap",
    )


def _share(found: Sellers) -> str:
    return Rate(found.top, found.total).text
