"""The notas of the day as a list to search and open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashapp.domain import rupiah
from dashapp.ui.elements import Child, data, tag
from dashapp.ui.states import empty
from dashapp.ui.words import _

ROW = "cash-nota-row"  # type of the pattern ids of the list


@dataclass(frozen=True)
class NotaRow:
    """One sale of the day; cancelled: by DKUPP since."""

    id: int
    serial: str
    buyer: str
    note: str
    amount: int
    cancelled: bool


def listed(rows: Sequence[NotaRow], searched: bool) -> list[Child]:
    """The notas of today, the latest first."""
    if not rows and searched:
        words = _("Cari dengan nomor nota, nama, OPD, atau jumlahnya.")
        return [empty(_("Tidak ada nota yang cocok"), words)]
    if not rows:
        return [empty(_("Belum ada penjualan hari ini"))]
    return [html.Ul([html.Li(_row(row)) for row in rows], className="cash-stock")]


def _row(row: NotaRow) -> html.Button:
    marks: list[Child] = [tag(_("Dibatalkan DKUPP"), "bata")] if row.cancelled else []
    words = [html.Strong(row.buyer), html.Span([f"{row.serial} · {row.note}", *marks])]
    return html.Button(
        [html.Span(words), html.Strong(rupiah.write(row.amount))],
        id={"type": ROW, "purchase": row.id},
        type="button",
        className="cash-row",
    )


def resting() -> html.Div:
    """The right side while no nota is open."""
    words = _("Pilih nota di daftar untuk ditunjukkan atau dicetak lagi.")
    return empty(_("Belum ada nota yang dibuka"), words)


def again() -> list[Child]:
    """Below a nota that is shown again."""
    return [
        html.Button(_("Cetak nota"), type="button", className="btn-madu btn-big", **data(print=""))
    ]
