"""The words of notices and the bell that shows them."""

from __future__ import annotations

import pytest

from dashapp.ui import bell, notice_words
from tests.ui.tree import words as text_of

FACTS = {
    "number": "PB-260610-0001",
    "amount": 52_000,
    "claimed": 57_000,
    "reason": "Nominal berbeda dari nota",
    "gallery": "Galeri Dekranasda Kraksaan",
    "until": "2026-06-26 16:00:00+07:00",
}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("purchase_approved", "Pembelian PB-260610-0001 disetujui: Rp 52.000"),
        ("purchase_lowered", "Pembelian PB-260610-0001 disetujui Rp 52.000 dari Rp 57.000"),
        (
            "purchase_returned",
            "Pembelian PB-260610-0001 dikembalikan. Perbaiki lalu kirim lagi.",
        ),
        ("purchase_rejected", "Pembelian PB-260610-0001 ditolak"),
        ("order_ready", "Pesanan PB-260610-0001 siap diambil di Galeri Dekranasda Kraksaan"),
        (
            "order_expiring",
            "Pesanan PB-260610-0001 disimpan sampai 26 Jun 2026, 16.00."
            " Ambil di Galeri Dekranasda Kraksaan.",
        ),
        ("of_a_later_version", "Ada kabar tentang PB-260610-0001"),
    ],
)
def test_a_notice_says_what_happened(kind: str, words: str) -> None:
    assert notice_words.title(kind, FACTS).replace("\xa0", " ") == words


def test_a_notice_without_facts_is_told_all_the_same() -> None:
    for kind in ("purchase_approved", "purchase_lowered", "order_ready", "order_expiring"):
        assert notice_words.title(kind, {})


def test_a_notice_leads_to_the_page_of_what_it_is_about() -> None:
    assert notice_words.address("order:3") == "/pesanan"
    assert notice_words.address("purchase:12") == "/riwayat"


@pytest.mark.parametrize(
    ("unread", "shown"), [(0, ""), (1, "1 baru"), (99, "99 baru"), (100, "99+ baru")]
)
def test_the_number_on_the_bell_is_what_is_new(unread: int, shown: str) -> None:
    assert text_of(bell.number(unread)) == shown


def test_a_reason_that_looks_like_markup_stays_text() -> None:
    row = bell.Row("Ditolak", "<script>alert(1)</script>", "24 Jun", "javascript:alert(1)", True)
    drawn = bell.notice_list([row])
    assert "<script>alert(1)</script>" in text_of(drawn)
    assert "javascript" not in str(drawn)
    assert notice_words.address("reminder:12") == "/"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"day": "2026-06-24", "kind": "opd", "missing": 35_000},
            "Dari OPD Anda: Juni 2026 kurang Rp 35.000 lagi."
            " Beli sampai 30 Juni, laporkan sampai 10 Juli 2026.",
        ),
        (
            {"day": "2026-07-10", "missing": 35_000, "returned": 1},
            "Juni 2026 kurang Rp 35.000 lagi, dan 1 pembelian dikembalikan."
            " Pembelian sampai 30 Juni dapat dilaporkan sampai 10 Juli 2026, 23.59.",
        ),
        (
            {"day": "2026-07-11", "returned": 2},
            "2 pembelian Juni 2026 dikembalikan untuk diperbaiki. Pembelian sampai 30 Juni"
            " masih diterima, terlambat dari batas lapor 10 Juli 2026.",
        ),
    ],
)
def test_a_reminder_says_what_is_missing_and_both_dates(
    given: dict[str, object], words: str
) -> None:
    facts = {"month": "2026-06", "kind": "h7", "buy_by": "2026-06-30", "report_by": "2026-07-10"}
    assert notice_words.title("reminder", facts | given).replace("\xa0", " ") == words


def test_a_reminder_by_message_names_the_month_alone_in_its_subject_line() -> None:
    title, body = notice_words.letter("reminder", {"month": "2026-06"})
    assert title == "SiMadu: kewajiban Juni 2026"
    assert body.startswith("Pengingat kewajiban belanja UMKM")
