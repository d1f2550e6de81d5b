"""Every code that the program can raise has a sentence, and a sentence never shows a code."""

import ast
from datetime import date
from pathlib import Path

import pytest

from dashapp.domain.problems import Problem
from dashapp.ui import import_words, messages

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for folder in ("dashapp/domain", "dashapp/services", "pages", "callbacks")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
# Codes made of a field's name: raise BadValue(f"{field}_too_long") in dashapp/domain/texts.py.
OF_A_FIELD = {"_unreadable", "_too_long"}


def raised_codes() -> set[str]:
    codes: set[str] = set()
    for path in SOURCES:
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {
                "Problem",
                "BadValue",
                "_refuse",
            }:
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant):
                    codes.add(str(first.value))
    return codes


def test_the_walk_finds_the_codes_of_the_core() -> None:
    assert {"amount_empty", "nip_length", "day_future", "state_changed"} <= raised_codes()


@pytest.mark.parametrize("code", sorted(raised_codes()))
def test_every_code_has_a_sentence(code: str) -> None:
    assert code in messages.SENTENCES or code in import_words.SENTENCES


@pytest.mark.parametrize("field", ["receipt_number", "reason", "document"])
@pytest.mark.parametrize("ending", sorted(OF_A_FIELD))
def test_every_text_field_has_its_sentences(field: str, ending: str) -> None:
    code = field + ending
    assert code in messages.SENTENCES or code in import_words.SENTENCES


@pytest.mark.parametrize("text", messages.SENTENCES.values())
def test_a_sentence_ends_as_one_and_shouts_at_nobody(text: str) -> None:
    assert text.endswith(".")
    assert "!" not in text
    assert "gagal" not in text.lower()


def test_amounts_stand_in_rupiah() -> None:
    problem = Problem("amount_too_large", {"limit": 100_000_000})
    assert messages.sentence(problem) == (
        "Nominal melebihi Rp\u00a0100.000.000. Periksa jumlah nolnya, misalnya Rp\u00a020.000."
    )


def test_a_limit_of_letters_is_no_rupiah() -> None:
    problem = Problem("receipt_number_too_long", {"limit": 40, "found": 55})
    assert "55 huruf, paling banyak 40." in messages.sentence(problem)


def test_days_and_months_are_words() -> None:
    future = Problem("day_future", {"today": date(2026, 6, 24)})
    assert messages.sentence(future) == (
        "Tanggal melewati hari ini. Pilih 24 Juni 2026 atau sebelumnya."
    )
    closed = messages.sentence(Problem("month_closed", {"month": "2026-05"}))
    assert closed.startswith("Bulan Mei 2026 sudah ditutup DKUPP.")


def test_a_parameter_that_is_missing_leaves_a_readable_sentence() -> None:
    assert messages.sentence(Problem("nip_length")).startswith("NIP berisi … angka")


def test_a_percent_sign_in_a_sentence_without_parameters_is_no_trouble() -> None:
    assert messages.sentence(Problem("photo_empty", {"x": 1})) == (
        "Bukti belum ada. Ambil atau pilih foto nota."
    )


def test_an_unknown_code_still_says_what_to_do() -> None:
    assert messages.sentence(Problem("never_heard_of", {"found": 3})) == (
        "Isian belum terbaca. Periksa lagi, lalu coba kirim."
    )


def test_a_percent_sign_typed_by_someone_stays_literal() -> None:
    problem = Problem("month_closed", {"month": "100%(x)s"})
    assert "Bulan 100%(x)s sudah ditutup" in messages.sentence(problem)
