"""The receipt of a month's report as PDF: what was entered, when it arrived (docs/rules.md §5)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from dashapp.domain import calendar, rupiah
from dashapp.domain.states import Fund, State
from dashapp.services.month_receipt import Bought, Receipt
from dashapp.ui import labels
from dashapp.ui.words import _, day_long, month_name

SOURCE = Path(__file__).with_name("receipt.typ")
REFUSED = frozenset({State.DITOLAK, State.DIBATALKAN})


def pdf(found: Receipt) -> bytes:
    """The paper; the same content makes the same bytes, whenever it is taken."""
    compiler = typst.Compiler(
        SOURCE.read_bytes(), font_paths=_fonts(), sys_inputs={"data": _data(found)}
    )
    made = compiler.compile(format="pdf", timestamp=int(found.as_of.timestamp()))
    if not isinstance(made, bytes):
        raise TypeError("typst made no document")
    return made


@cache
def _fonts() -> typst.Fonts:
    """SiMadu's own and those inside typst alone, so that every machine makes the same paper."""
    return typst.Fonts(include_system_fonts=False, font_paths=[SOURCE.with_name("fonts")])


def _data(found: Receipt) -> str:
    month = month_name(found.month.month)
    return json.dumps(
        {
            "title": _("Tanda terima laporan belanja, %(month)s", month=month),
            "head": _("Tanda terima laporan belanja"),
            "month": month,
            "number": found.number,
            "office": _("Program belanja produk UMKM, Kabupaten Probolinggo"),
            "facts": _facts(found),
            "columns": [
                _("Tanggal"), _("Tempat"), _("Diterima server (WIB)"), _("Status"), _("Nominal"),
            ],
            "rows": [_row(each) for each in found.bought],
            "nothing": _("Belum ada pembelian yang tercatat untuk bulan ini."),
            "sums": _sums(found),
            "status": labels.status(found.month.status).word,
            "report": _report(found),
            "notes": _notes(found),
            "footer": f"SiMadu · {found.number}",
        }
    )  # fmt: skip


def _facts(found: Receipt) -> list[tuple[str, str]]:
    month = found.month
    owed = rupiah.letter(month.minimum)
    if not month.obliged:
        owed = _("Dibebaskan: %(why)s", why=labels.reason(month.reason or ""))
    return [
        (_("Nama"), found.name),
        ("NIP", found.nip),
        ("OPD", found.opd),
        (_("Jenjang"), labels.level(found.level)),
        (_("Minimum belanja"), owed),
        (_("Hari terakhir belanja"), day_long(calendar.last_day(month.month))),
        (_("Batas lapor"), _("%(day)s, 23.59 WIB", day=day_long(month.report_by))),
    ]


def _row(each: Bought) -> list[str]:
    place = each.place
    if each.fund is Fund.BELANJA_OPD:
        place = _("%(place)s (belanja OPD, di luar kewajiban)", place=place)
    state = labels.state(each.state, lowered=each.amount < each.claimed).word
    if each.late:
        state = _("%(state)s, terlambat", state=state)
    arrived = f"{each.arrived_at:%d/%m/%Y %H.%M.%S}"
    return [f"{each.day:%d/%m/%Y}", f"{place}\n{each.number}", arrived, state, _amount(each)]


def _amount(each: Bought) -> str:
    """What counts; below it what was written, when that is more."""
    if each.state in REFUSED:
        return f"{rupiah.letter(0)}\n" + _("ditulis %(sum)s", sum=rupiah.letter(each.claimed))
    if each.amount < each.claimed:
        written = _("ditulis %(sum)s", sum=rupiah.letter(each.claimed))
        return f"{rupiah.letter(each.amount)}\n{written}"
    return rupiah.letter(each.amount)


def _sums(found: Receipt) -> list[tuple[str, str]]:
    totals = found.month.totals
    return [
        (_("Terverifikasi"), rupiah.letter(totals.verified)),
        (_("Menunggu verifikasi atau perbaikan"), rupiah.letter(totals.waiting)),
        (_("Kurang dari minimum"), rupiah.letter(found.month.missing)),
    ]


def _report(found: Receipt) -> str:
    month, report = found.month, found.month.report
    if not month.obliged:
        return _("Tidak ada kewajiban pada bulan ini.")
    if report is None:
        return _("Pembelian yang tercatat belum mencapai minimum.")
    ending = _("terlambat") if report.late else _("tepat waktu")
    local = report.at.astimezone(calendar.WIB)
    words = _(
        "Minimum tercapai %(day)s pukul %(time)s WIB, %(ending)s.",
        day=day_long(local.date()), time=f"{local:%H.%M.%S}", ending=ending,
    )  # fmt: skip
    if report.provisional:
        words = _("%(words)s Sebagian masih menunggu verifikasi.", words=words)
    return words


def _notes(found: Receipt) -> list[str]:
    local = found.as_of
    notes = [
        _(
            "Mencatat pembelian adalah melaporkannya: pembelian dilaporkan pada saat server"
            " menerimanya, tanpa langkah lain. Kapan pembelian disetujui tidak memengaruhi"
            " ketepatan waktu."
        ),
        _(
            "Keadaan sesudah perubahan terakhir, %(day)s pukul %(time)s WIB. Nomor berganti bila"
            " isinya berganti.",
            day=day_long(local.date()),
            time=f"{local:%H.%M.%S}",
        ),
    ]
    if found.month.closed_at is not None:
        day = day_long(calendar.wib_day(found.month.closed_at))
        notes.append(_("Bulan ini ditutup DKUPP pada %(day)s.", day=day))
    return notes
