"""Own data to read: no code, no machine's date."""

import pytest

from dashapp.ui.own_data_words import shown


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("nama", "2 Putri", "2 Putri"),
        ("dari", "2025-05-01", "1 Mei 2025"),
        ("masuk", "2026-06-24T09:41:00+07:00", "24 Jun 2026, 09.41"),
        ("bulan", "2026-06", "2026-06"),
        ("nominal", 50_000, "50.000"),
        ("wajib", True, "ya"),
        ("wajib", False, "tidak"),
        ("status", "diajukan", "Menunggu verifikasi"),
        ("jenjang", "eselon_iv", "Eselon IV"),
        ("peran", "admin", "Admin"),
        ("dana", "pribadi", "Pribadi"),
        ("cara_masuk", "nip", "NIP"),
        ("email", None, "–"),
        ("unit", "", "–"),
        ("nip", "198702142011012008", "198702142011012008"),
    ],
)
def test_a_value_is_in_words(name: str, value: object, words: str) -> None:
    assert shown(name, value) == words
