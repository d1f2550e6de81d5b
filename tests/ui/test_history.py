"""The parts of the history as data: report strips, rows, filters, the working of the score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from dashapp.domain.calendar import WIB
from dashapp.domain.compliance import Totals
from dashapp.domain.evaluation import Evaluation, Outcome, Report
from dashapp.domain.past import Entry, Goods, OwnMonth, Past
from dashapp.domain.purchases import Fund, State
from dashapp.ui import history, history_dialogs, history_evaluation, history_purchases
from dashapp.ui import history_report as reports
from tests.ui.tree import of_class, of_type, walk, words

RP = "Rp\u00a0"


def july(day: int, hour: int = 20, minute: int = 14) -> datetime:
    return datetime(2026, 7, day, hour, minute, 6, tzinfo=WIB)


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
MET = replace(JUNE, totals=Totals(verified=85_000), report=Report(july(7), late=False))
LATE = replace(MET, report=Report(july(12), late=True), outcome=Outcome.LATE)
EXEMPT = replace(JUNE, obliged=False, reason="cuti_besar", totals=Totals(verified=20_000))
RETURNED = replace(
    JUNE, totals=Totals(verified=50_000, waiting=25_000), returned=1, returned_amount=20_000
)
CLOSED = replace(JUNE, closed_at=july(15), outcome=Outcome.UNMET)

BOUGHT = Entry(
    id=7,
    number="PB-260627-0007",
    state=State.DIAJUKAN,
    day=date(2026, 6, 27),
    place="Galeri Dekranasda Kraksaan",
    place_code="DEK-KRAKSAAN",
    claimed=24_000,
    amount=24_000,
    fund=Fund.PRIBADI,
    arrived_at=july(7),
    late=False,
    may_change=True,
    goods=(Goods(3, "Jamu Kunyit Asam", 2, 12_000, "Minuman"),),
)


def past_of(*months: OwnMonth, today: date, evaluation: Evaluation | None = None) -> Past:
    found = evaluation or Evaluation()
    return Past(today, (2026,), months, months[0], (), found, 85_000, 11)


@pytest.mark.parametrize(
    ("month", "today", "tone", "title", "rest"),
    [
        (
            MET,
            date(2026, 7, 9),
            "daun",
            "Laporan Juni: terkirim 7 Juli, tepat waktu",
            "diterima server 20.14.06 WIB, 3 hari sebelum batas 10 Juli 23.59",
        ),
        (
            replace(MET, report=Report(july(10, 23, 59), late=False)),
            date(2026, 7, 20),
            "daun",
            "Laporan Juni: terkirim 10 Juli, tepat waktu",
            "diterima server 23.59.06 WIB, pada hari terakhir, batas 10 Juli 23.59",
        ),
        (
            LATE,
            date(2026, 7, 20),
            "madu",
            "Laporan Juni: terkirim 12 Juli, terlambat",
            "diterima server 20.14.06 WIB, 2 hari setelah batas 10 Juli 23.59",
        ),
        (
            replace(JUNE, report=Report(july(7), late=False, provisional=True)),
            date(2026, 7, 9),
            "daun",
            "Laporan Juni: terkirim 7 Juli, tepat waktu",
            "diterima server 20.14.06 WIB, 3 hari sebelum batas 10 Juli 23.59,"
            " masih menunggu verifikasi",
        ),
        (
            replace(JUNE, report=Report(july(7), late=False, provisional=True)),
            date(2026, 7, 11),
            "batu",
            "Laporan Juni: menunggu verifikasi",
            "Diterima server 7 Juli, 20.14.06 WIB. Dihitung tepat waktu setelah disetujui.",
        ),
        (
            replace(RETURNED, report=Report(july(7), late=False, provisional=True)),
            date(2026, 7, 9),
            "madu",
            "1 pembelian dikembalikan, perbaiki paling lambat 10 Juli",
            "Dihitung untuk laporan Juni setelah diperbaiki dan disetujui.",
        ),
        (
            replace(RETURNED, totals=Totals(verified=50_000, waiting=20_000)),
            date(2026, 7, 11),
            "madu",
            "1 pembelian dikembalikan, perbaiki sebelum DKUPP menutup bulan",
            "Dihitung untuk laporan Juni setelah diperbaiki dan disetujui."
            f" Selain itu masih kurang {RP}5.000.",
        ),
        (
            replace(RETURNED, closed_at=july(15)),
            date(2026, 7, 20),
            "batu",
            f"Laporan Juni: kurang {RP}25.000",
            "Batas lapor 10 Juli sudah lewat dan bulan sudah ditutup.",
        ),
        (
            JUNE,
            date(2026, 6, 24),
            "batu",
            f"Laporan Juni: kurang {RP}25.000",
            "Belanja sampai 30 Juni, lapor sampai 10 Juli 23.59.",
        ),
        (
            JUNE,
            date(2026, 7, 1),
            "batu",
            f"Laporan Juni: kurang {RP}25.000",
            "Masa belanja selesai 30 Juni. Pembelian Juni masih dapat dilaporkan sampai"
            " 10 Juli 23.59.",
        ),
        (
            JUNE,
            date(2026, 7, 11),
            "batu",
            f"Laporan Juni: kurang {RP}25.000",
            "Batas lapor 10 Juli sudah lewat. Pembelian Juni masih dapat dicatat sebagai"
            " terlambat sampai DKUPP menutup bulan.",
        ),
        (
            replace(CLOSED, totals=Totals(verified=50_000, waiting=25_000)),
            date(2026, 7, 20),
            "batu",
            f"Laporan Juni: kurang {RP}25.000",
            "Batas lapor 10 Juli sudah lewat dan bulan sudah ditutup.",
        ),
        (
            EXEMPT,
            date(2026, 7, 20),
            "batu",
            "Dibebaskan: Cuti besar",
            "Pembelian tetap tercatat sebagai belanja ke UMKM.",
        ),
    ],
)
def test_the_strip_says_how_the_report_stands(
    month: OwnMonth, today: date, tone: str, title: str, rest: str
) -> None:
    strip: Any = reports.report_strip(month, today)
    assert f"strip-{tone}" in strip.className
    assert words(of_type(strip, "Strong")) == title
    assert words(strip) == f"{title}{rest}Tanda terima"


def test_the_head_and_the_list_tell_waiting_from_sent_back() -> None:
    assert f"terverifikasi · {RP}5.000 menunggu · {RP}20.000 perlu diperbaiki" in words(
        reports.month_head(RETURNED)
    )
    assert reports.note(RETURNED, date(2026, 7, 1)) == "1 perlu diperbaiki"


@pytest.mark.parametrize(
    ("month", "today", "note"),
    [
        (MET, date(2026, 7, 20), "lapor 7 Jul, tepat waktu"),
        (LATE, date(2026, 7, 20), "lapor 12 Jul, terlambat"),
        (JUNE, date(2026, 6, 30), "berjalan, lapor s.d. 10 Jul"),
        (JUNE, date(2026, 7, 10), "lapor s.d. 10 Jul"),
        (JUNE, date(2026, 7, 11), f"kurang {RP}25.000"),
        (EXEMPT, date(2026, 7, 11), "dibebaskan"),
    ],
)
def test_each_month_has_a_note_and_only_late_ones_a_clock(
    month: OwnMonth, today: date, note: str
) -> None:
    assert reports.note(month, today) == note
    clocks = of_class(history.months_list(past_of(month, today=today)), "icon-clock")
    assert len(clocks) == (1 if month is LATE else 0)


def test_a_closed_month_says_so_with_its_day() -> None:
    strip = reports.closed_strip(CLOSED)
    assert "Juni 2026 ditutup DKUPP pada 15 Juli 2026." in words(strip)
    assert reports.closed_strip(JUNE) is None


@pytest.mark.parametrize(
    ("today", "ending"),
    [
        (date(2026, 7, 9), "Kamis, 9 Juli 2026 · batas lapor Juni besok, 10 Juli"),
        (date(2026, 7, 10), "Jumat, 10 Juli 2026 · batas lapor Juni hari ini, sampai 23.59"),
        (date(2026, 6, 24), "Rabu, 24 Juni 2026 · batas lapor Juni 16 hari lagi, 10 Juli"),
        (date(2026, 7, 11), "Sabtu, 11 Juli 2026"),
    ],
)
def test_the_day_stands_with_the_deadline_that_comes_next(today: date, ending: str) -> None:
    assert words(history.today_words(past_of(JUNE, today=today))) == ending


def test_the_months_are_buttons_and_the_chosen_one_is_current() -> None:
    may = replace(MET, month=date(2026, 5, 1))
    shown = history.months_list(past_of(JUNE, may, today=date(2026, 6, 24)))
    buttons = of_type(shown, "Button")
    assert [one.id["month"] for one in buttons] == ["2026-06", "2026-05"]
    assert [getattr(one, "aria-current") for one in buttons] == ["true", "false"]
    assert "UMKM berbeda11" in words(shown)


def row_of(entry: Entry) -> Any:
    return history_purchases.purchase_list([entry], "semua")


def test_a_waiting_purchase_can_be_mended_and_withdrawn() -> None:
    row = row_of(BOUGHT)
    assert "Jamu Kunyit Asam 2" in words(row)
    assert "27 Jun · Galeri Kraksaan · PB-260627-0007" in words(row)
    assert [one.id for one in of_type(row, "Button")] == [
        {"type": "history-mend", "purchase": 7},
        {"type": "history-leave", "purchase": 7},
    ]
    assert of_type(row_of(replace(BOUGHT, may_change=False)), "Button") == []


def test_a_return_carries_its_reason_and_asks_to_be_mended() -> None:
    returned = replace(BOUGHT, state=State.DIKEMBALIKAN, reason="<b>nota</b> tidak terbaca")
    strip = of_class(row_of(returned), "strip-madu")[0]
    assert words(strip) == "<b>nota</b> tidak terbacaPerbaikiTarik"
    closed = replace(returned, may_change=False)
    assert words(of_class(row_of(closed), "strip-madu")[0]) == "<b>nota</b> tidak terbaca"


def test_a_refused_purchase_is_struck_and_says_why() -> None:
    refused = replace(BOUGHT, state=State.DITOLAK, reason="bukan UMKM Kabupaten", may_change=False)
    row = row_of(refused)
    assert words(of_type(row, "Del")) == f"{RP}24.000"
    assert words(of_class(row, "purchase-reason")) == "bukan UMKM Kabupaten"


def test_a_lower_approval_shows_both_amounts_and_its_own_word() -> None:
    lowered = replace(BOUGHT, state=State.TERVERIFIKASI, amount=20_000, reason="sesuai nota")
    row = row_of(lowered)
    assert words(of_class(row, "purchase-sum")) == f"{RP}20.000ditulis 24.000"
    assert words(of_class(row, "status")) == "Disetujui sebagian"
    assert words(of_class(row, "purchase-reason")) == "sesuai nota"


def test_late_belanja_opd_and_not_itemised_are_marked() -> None:
    odd = replace(BOUGHT, goods=(), late=True, fund=Fund.BELANJA_OPD, receipt_number="0412")
    row = row_of(odd)
    assert "Belum dirinci" in words(row)
    assert "· nota 0412 Belanja OPD terlambat" in words(row)
    assert len(of_class(of_class(row, "late-mark"), "glyph-clock")) == 1


def test_the_receipt_opens_in_full_and_the_goods_stand_in_when_there_is_none() -> None:
    with_photo = row_of(replace(BOUGHT, photo_key="abc_DEF-1"))
    assert [one.href for one in of_type(with_photo, "A")] == ["/foto/abc_DEF-1"]
    assert of_type(row_of(BOUGHT), "A") == []
    assert len(of_class(row_of(BOUGHT), "thumb")) == 1
    assert len(of_class(row_of(replace(BOUGHT, goods=())), "is-drawn")) == 1


def test_many_goods_are_named_up_to_three() -> None:
    many = replace(BOUGHT, goods=tuple(Goods(n, f"Kopi {n}", 1, 5_000) for n in range(5)))
    assert history_purchases.goods_words(many) == "Kopi 0, Kopi 1, Kopi 2, 2 lainnya"


def test_filters_count_their_states_and_leave_out_the_empty_ones() -> None:
    rows = [
        BOUGHT,
        replace(BOUGHT, id=8, state=State.TERVERIFIKASI),
        replace(BOUGHT, id=9, state=State.DIBATALKAN),
        replace(BOUGHT, id=10, state=State.DITARIK),
    ]
    chips = of_type(history_purchases.filter_chips(rows, "ditolak"), "Button")
    assert [words(chip) for chip in chips] == ["Semua 4", "Disetujui 1", "Menunggu 1", "Ditolak 1"]
    assert [getattr(chip, "aria-pressed") for chip in chips][-1] == "true"
    assert len(of_type(history_purchases.purchase_list(rows, "ditolak"), "Article")) == 1
    for nothing in ("perbaiki", "tidak-ada", ""):
        assert len(of_type(history_purchases.purchase_list(rows, nothing), "Article")) == 4


def test_the_score_stands_with_its_fraction_and_its_months() -> None:
    months = (
        JUNE,
        replace(CLOSED, month=date(2026, 3, 1), totals=Totals(verified=47_000)),
        replace(LATE, month=date(2026, 2, 1)),
        replace(MET, month=date(2026, 1, 1), outcome=Outcome.ON_TIME),
    )
    past = past_of(*months, today=date(2026, 6, 24), evaluation=Evaluation(1, 1, 1))
    panel = history_evaluation.evaluation_panel(past, sheet_id="lembar")
    assert words(of_class(panel, "score")) == "50dari 100"
    assert words(of_class(panel, "working")) == "100 ×1 tepat + 0,5 × 1 terlambat3 bulan wajib=50"
    cells = of_type(of_class(panel, "score-months"), "Li")
    assert [words(one) for one in cells] == ["Jantepat", "Febterlambat", "Marsebagian"]
    assert f"Maret, kurang {RP}28.000" in words(panel)
    bar = of_type(panel, "Button")[0]
    assert words(bar) == "50Evaluasi Januari–Maret1 tepat, 1 terlambat, 1 belum"


def test_without_a_month_that_counts_there_is_no_score() -> None:
    panel = history_evaluation.evaluation_panel(
        past_of(JUNE, today=date(2026, 6, 24)), sheet_id="lembar"
    )
    assert "Belum ada bulan yang lewat batas lapornya." in words(panel)
    assert of_class(panel, "score") == []
    assert words(of_class(panel, "sheet-score")) == "–"


def test_only_exempt_months_give_a_dash_and_no_working() -> None:
    exempt = replace(EXEMPT, outcome=Outcome.EXEMPT)
    past = past_of(exempt, today=date(2026, 7, 20), evaluation=Evaluation(exempt=1))
    panel = history_evaluation.evaluation_panel(past, sheet_id="lembar")
    assert words(of_class(panel, "score")) == "–"
    assert of_class(panel, "working") == []
    assert "Dibebaskan1 bulan" in words(panel)


def test_withdrawing_asks_a_question_that_names_the_purchase() -> None:
    asked = history_dialogs.leave_words(BOUGHT)
    assert words(asked).startswith(
        f"Jamu Kunyit Asam 2, {RP}24.000, 27 Juni 2026, Galeri Kraksaan."
    )
    assert "tidak dapat dikembalikan" in words(asked)


def test_every_button_and_link_has_a_name() -> None:
    returned = replace(BOUGHT, state=State.DIKEMBALIKAN, reason="foto buram", photo_key="a")
    for one in walk(row_of(returned)):
        if type(one).__name__ in ("Button", "A"):
            assert words(one) or getattr(one, "aria-label")
