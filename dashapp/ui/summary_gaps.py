"""Where the gap is: the groups in which most people have not met their duty."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain.compliance import Rate
from dashapp.ui.elements import Child, aria
from dashapp.ui.states import empty
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class GapRow:
    """One group OPD x jenjang, its names and its rate."""

    name: str
    short_name: str
    level: str
    rate: Rate


def gaps(rows: Sequence[GapRow], missing: int) -> Component:
    """The groups in the order given; `missing` is how many people are missing in the regency."""
    if not missing:
        return empty(_("Semua sudah memenuhi"), _("Tidak ada celah bulan ini."), picture="honey")
    if not rows:
        return html.P(_("Yang belum memenuhi hanya ada di kelompok kecil."), className="caption")
    most = max(_missing(row) for row in rows)
    named = sum(_missing(row) for row in rows)
    last = _(
        "Bersama %(named)s dari %(missing)s ASN yang belum memenuhi (%(share)s).",
        named=count(named),
        missing=count(missing),
        share=Rate(named, missing).text,
    )
    items = [_item(row, most) for row in rows]
    return html.Div([html.Ol(items, className="gap-list"), html.P(last, className="caption")])


def _item(row: GapRow, most: int) -> html.Li:
    number = _missing(row)
    said: list[Child] = [
        html.Strong(count(number)),
        _(" belum, dari %(whole)s", whole=count(row.rate.whole)),
    ]
    bar = html.I(style={"width": f"{100 * number / most:.1f}%"})
    return html.Li(
        [
            html.Span([html.Strong(row.short_name), f" · {row.level}"], className="ellipsis"),
            html.Span(said, className="right"),
            html.Span(bar, className="gap-bar", **aria(hidden="true")),
        ],
        title=f"{row.name} · {row.level} · {row.rate.fraction} · {row.rate.text}",
    )


def _missing(row: GapRow) -> int:
    return row.rate.whole - row.rate.part
