"""What is said before an entry is sent: the month of its day, what waits, what is doubtful."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from dashapp.domain.calendar import WIB
from dashapp.domain.compliance import Totals
from dashapp.domain.evaluation import Outcome
from dashapp.domain.past import OwnMonth
from dashapp.domain.purchases import Fund
from dashapp.ui.preview import Planned, planned, preview
from tests.ui.tree import words

RP = "Rp\u00a0"
JUNE = OwnMonth(
    month=date(2026, 6, 1),
    minimum=75_000,
    obliged=True,
    reason=None,
    totals=Totals(verified=50_000),
    report_by=date(2026, 7, 10),
    closed_at=None,
    report=None,
    outcome=Outcome.RUNNING,
)
WAITS = replace(JUNE, totals=Totals(verified=50_000, waiting=20_000))
CLOSED = replace(JUNE, closed_at=datetime(2026, 7, 15, tzinfo=WIB))
FORM = Planned(20_000, Fund.PRIBADI, date(2026, 6, 23))


def said(form: Planned, month: OwnMonth | None, today: date = date(2026, 6, 24)) -> list[str]:
    return [words(part) for part in preview(form, month, today)]


@pytest.mark.parametrize(
    ("form", "month", "today", "expected"),
    [
        (FORM, JUNE, date(2026, 6, 24),
         [f"Setelah diverifikasi{RP}70.000 dari {RP}75.000Sebagian"]),
        # The panel says "Kurang Rp 5.000 lagi" to the same person.
        (FORM, WAITS, date(2026, 6, 24),
         [f"Setelah semua diverifikasi{RP}90.000 dari {RP}75.000Terpenuhi"]),
        # Mending 20.000 to 20.000 adds nothing.
        (replace(FORM, own=20_000), WAITS, date(2026, 6, 24),
         [f"Setelah diverifikasi{RP}70.000 dari {RP}75.000Sebagian"]),
        (FORM, JUNE, date(2026, 7, 2),
         [f"Juni: setelah diverifikasi{RP}70.000 dari {RP}75.000Sebagian"]),
        (FORM, JUNE, date(2026, 7, 11),
         ["Batas lapor Juni, 10 Juli, sudah lewat: akan tercatat terlambat.",
          f"Juni: setelah diverifikasi{RP}70.000 dari {RP}75.000Sebagian"]),
        (replace(FORM, arrived=date(2026, 7, 10)), JUNE, date(2026, 7, 11),
         [f"Juni: setelah diverifikasi{RP}70.000 dari {RP}75.000Sebagian"]),
        (FORM, CLOSED, date(2026, 7, 20),
         ["Bulan Juni 2026 sudah ditutup DKUPP. Hubungi DKUPP bila pembelian ini perlu dicatat."]),
        (replace(FORM, day=date(2026, 6, 25)), JUNE, date(2026, 6, 24),
         ["Tanggal melewati hari ini. Pilih 24 Juni 2026 atau sebelumnya."]),
        (replace(FORM, amount=15), JUNE, date(2026, 6, 24),
         [f"{RP}15? Periksa nominalnya.",
          f"Setelah diverifikasi{RP}50.015 dari {RP}75.000Sebagian"]),
        (replace(FORM, amount=None, used="PB-260623-0412"), JUNE, date(2026, 6, 24),
         ["Foto ini sudah dipakai pada pembelian PB-260623-0412. Kirim hanya bila ini pembelian"
          " lain."]),
        (FORM, None, date(2026, 6, 24), []),
    ],
)  # fmt: skip
def test_the_form_says_what_it_will_do_and_what_speaks_against_it(
    form: Planned, month: OwnMonth | None, today: date, expected: list[Any]
) -> None:
    assert said(form, month, today) == expected


def test_what_cannot_be_read_yet_is_left_out() -> None:
    assert planned("20.000", "belanja_opd", "2026-06-23") == replace(FORM, fund=Fund.BELANJA_OPD)
    assert planned("1.5", "?", None) == Planned(None, Fund.PRIBADI, None)
