"""The cards and the list of an OPD's people."""

from datetime import UTC, date, datetime

from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Counts, Rate, Status
from dashapp.domain.promotions import Kind
from dashapp.services.staff_roll import Sorting
from dashapp.ui import staff as ui
from dashapp.ui import staff_list
from dashapp.ui.staff_bar import reminded
from dashapp.ui.staff_promotions import Note, promotions_card
from dashapp.ui.staff_report import Dates, Signed, report_card, sign_view
from tests.ui.tree import words as text_of

MAY_24 = Basis(date(2026, 5, 1), date(2026, 5, 24))
COUNTS = Counts(
    headcount=60, exempt=2, fulfilled=41, partial=8, none=9,
    verified_amount=2_950_000, achieved=2_900_000, target=3_600_000,
)  # fmt: skip


def row(**over: object) -> staff_list.StaffRow:
    facts: dict[str, object] = {
        "person_id": 7,
        "name": "Dewi Anggraini",
        "nip": "•••••••• 201101 • 002",
        "level": "Eselon IV",
        "status": Status.PARTIAL,
        "why": "",
        "minimum": 75_000,
        "verified": 40_000,
        "waiting": 10_000,
        "last_day": date(2026, 6, 10),
    }
    return staff_list.StaffRow(**(facts | over))  # type: ignore[arg-type]


def table(*rows: staff_list.StaffRow) -> str:
    return text_of(staff_list.staff_table(rows, "Juni", searched=False))


def test_the_first_card_stands_with_its_fraction_and_every_status_that_somebody_has() -> None:
    words = text_of(ui.met_card(COUNTS, Rate(1, 2), MAY_24))
    assert "41 dari 58 · 70,6%" in words
    for part in ("41 terpenuhi", "8 sebagian", "9 belum ada", "2 dibebaskan", "50,0% pada 24 Mei"):
        assert part in words
    assert "menunggu" not in words


def test_money_is_what_counts_toward_the_minimums_with_the_pace_of_today() -> None:
    words = text_of(ui.money_card(COUNTS, 80, 0)).replace("\u00a0", " ")
    assert "Rp 2,9 jt dari Rp 3,6 jt" in words
    assert "80% dari target" in words
    assert "laju wajar hari ini 80%" in words
    assert "laju" not in text_of(ui.money_card(COUNTS, None, 0))


def test_an_opd_in_which_nobody_is_obliged_has_a_dash_and_no_percentage() -> None:
    empty = Counts(headcount=1, exempt=1)
    assert "0 dari 0 · –" in text_of(ui.met_card(empty, None, MAY_24))
    assert "tidak ada target" in text_of(ui.money_card(empty, 80, 0))


DATES = Dates(date(2026, 6, 24), date(2026, 6, 30), date(2026, 7, 10))


def signed(month: int, *, moved: bool = False) -> Signed:
    at = datetime(2026, month + 1, 7, 3, 12, tzinfo=UTC)
    return Signed(date(2026, month, 1), at, "Endah, Kepala Dinas Contoh", moved)


def test_both_dates_stand_together_with_the_state_of_the_report() -> None:
    words = text_of(report_card(DATES, None, signed(5), None))
    for part in ("16 hari lagi", "10 Juli", "Batas belanja 30 Juni", "6 hari lagi"):
        assert part in words
    assert "Belum dikirim" in words
    assert "Mei: terkirim 7 Juni" in words


def test_a_sent_report_says_when_and_whether_figures_moved() -> None:
    words = text_of(report_card(DATES, signed(6), None, None))
    assert "Terkirim 7 Juli" in words
    assert "berubah" not in words
    moved = text_of(report_card(DATES, signed(6, moved=True), None, None))
    assert "Angka berubah sejak ditandatangani" in moved


def test_before_its_end_a_month_is_sent_with_a_warning() -> None:
    def said(ended: bool) -> str:
        return text_of(sign_view(date(2026, 6, 1), COUNTS, "Endah", ended=ended))

    early = said(False).replace("\u00a0", " ")
    for part in ("41 dari 58 · 70,6%", "Rp 2.900.000 dari Rp 3.600.000", "sampai 30 Juni"):
        assert part in early
    assert "belum berakhir" not in said(True)


def test_a_row_says_how_far_a_person_is() -> None:
    words = table(row())
    for part in ("Dewi Anggraini", "40.000 / 75.000", "10.000 menunggu", "Sebagian", "10 Jun"):
        assert part in words


def test_what_was_sent_back_is_told_from_what_waits() -> None:
    assert "6.000 menunggu, 4.000 dikembalikan" in table(row(returned=4_000))
    assert "menunggu" not in table(row(returned=10_000))


def test_only_who_may_be_reminded_has_a_box_and_who_was_today_says_so() -> None:
    def boxes(**over: object) -> int:
        table = staff_list.staff_table([row(**over)], "Juni", searched=False)
        return str(table).count("role='checkbox'")

    assert boxes(may_remind=True) == 2  # with that of the page
    assert boxes() == 1
    assert "diingatkan hari ini" in table(row(reminded=True))


def test_what_was_done_is_said_with_what_was_not() -> None:
    assert reminded(9, 0, 0) == "9 pegawai diingatkan"
    assert reminded(1_200, 2, 1) == (
        "1.200 pegawai diingatkan, 2 sudah diingatkan hari ini, 1 tidak perlu diingatkan lagi"
    )
    assert reminded(0, 2, 0) == "Tidak ada yang diingatkan, 2 sudah diingatkan hari ini"


def test_someone_exempt_has_no_minimum_but_a_reason() -> None:
    words = table(row(status=Status.EXEMPT, why="Tugas belajar", verified=0, last_day=None))
    assert "0 / –" in words
    assert "Tugas belajar" in words
    assert "belum pernah" in words


def test_an_empty_list_says_what_to_do() -> None:
    assert "Tidak ada pegawai di bulan ini" in table()
    searched = staff_list.staff_table([], "Juni", searched=True)
    assert "Tidak ada yang cocok" in text_of(searched)


def test_the_filter_lists_whom_there_is_and_what_is_chosen() -> None:
    numbers = {Status.NONE: 9, Status.FULFILLED: 41, Status.REJECTED: 0}
    labels = [option["label"] for option in staff_list.filters(numbers, "waiting", 9)]
    assert labels == ["Semua 50", "Perlu diingatkan 9", "Belum ada 9", "Menunggu 0", "Terpenuhi 41"]


def test_one_cell_is_one_person() -> None:
    shown = str(ui.unit_rows([("Pelaksana", COUNTS)], cells=True))
    assert shown.count("className='glyph ") == 58
    assert "41/58" in text_of(ui.unit_rows([("Pelaksana", COUNTS)], cells=False))


def test_the_orders_of_the_list_are_those_that_the_service_knows() -> None:
    assert [each["value"] for each in staff_list.sortings()] == list(Sorting)


def test_the_latest_promotions_stand_with_what_they_cost_and_reached() -> None:
    notes = [
        Note(Kind.RAPAT, "Kopi dan keripik UMKM", date(2026, 6, 23), 450_000, 30),
        Note(Kind.UNGGAHAN, "Ajakan di media sosial", date(2026, 6, 15), None, None),
    ]
    words = text_of(promotions_card(notes, "/promosi")).replace("\u00a0", " ")
    assert "23 Jun · Rp 450.000 · 30 peserta" in words
    assert "Tambah" in words
    assert "Belum ada promosi" in text_of(promotions_card([], None))
