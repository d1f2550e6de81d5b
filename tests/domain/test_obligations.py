"""What one person owes in a month, and what excuses it."""

from datetime import date

import pytest

from dashapp.domain.levels import Level, LevelRule
from dashapp.domain.obligations import Exemption, ExemptionReason, Facts, Obligation, decide

RULES = [
    LevelRule(Level.PELAKSANA, 50_000, date(2025, 1, 1), 1),
    LevelRule(Level.ESELON_III, 100_000, date(2025, 1, 1), 2),
    LevelRule(Level.PELAKSANA, 60_000, date(2025, 2, 1), 3),
]
JANUARY = date(2025, 1, 1)
LEAVE = Exemption(
    ExemptionReason.CUTI_MELAHIRKAN, date(2025, 3, 1), date(2025, 5, 1), "800/123/2025"
)


def facts(**over) -> Facts:
    known = {
        "opd": "DKUPP",
        "level": Level.PELAKSANA,
        "kedudukan": "Aktif",
        "jenis_pegawai": "PNS",
        "exemptions": (),
    }
    return Facts(**{**known, **over})


def test_an_active_person_owes_the_minimum_of_the_level():
    assert decide(facts(), JANUARY, RULES) == Obligation(
        "DKUPP", Level.PELAKSANA, 50_000, obliged=True, reason=None
    )
    assert decide(facts(level=Level.ESELON_III), JANUARY, RULES).minimum == 100_000


def test_a_new_amount_is_owed_from_its_month_on():
    assert decide(facts(), date(2025, 2, 1), RULES).minimum == 60_000


@pytest.mark.parametrize(
    "kedudukan",
    [
        "Aktif",
        "AKTIF",
        " aktif ",
        "PPPK Aktif",
        "pppk  aktif",
        "PPPK-Aktif",
        "CPNS",
        "cpns",
        "",
        "-",
    ],
)
def test_an_active_kedudukan_excuses_nothing(kedudukan):
    found = decide(facts(kedudukan=kedudukan), JANUARY, RULES)
    assert (found.obliged, found.reason) == (True, None)


@pytest.mark.parametrize(
    "kedudukan",
    ["Tugas Belajar", "CLTN", "Pemberhentian Sementara", "MPP", "Tidak Aktif", "Nonaktif"],
)
def test_any_other_kedudukan_excuses_with_its_own_words(kedudukan):
    found = decide(facts(kedudukan=f" {kedudukan} "), JANUARY, RULES)
    assert found == Obligation("DKUPP", Level.PELAKSANA, 50_000, obliged=False, reason=kedudukan)


@pytest.mark.parametrize(
    "kind", ["PPPK Paruh Waktu", "pppk paruh waktu", "PPPK  PARUH  WAKTU ", "PPPK Paruh-Waktu"]
)
def test_a_part_time_pppk_is_excused_however_it_is_written(kind):
    found = decide(facts(jenis_pegawai=kind, kedudukan="PPPK Aktif"), JANUARY, RULES)
    assert (found.obliged, found.reason) == (False, kind.strip())


@pytest.mark.parametrize("kind", ["PNS", "CPNS", "PPPK", "", "Paruh Waktu"])
def test_other_kinds_of_staff_are_not_excused(kind):
    assert decide(facts(jenis_pegawai=kind), JANUARY, RULES).obliged


def test_the_kinds_that_are_excused_are_a_setting():
    part_time = facts(jenis_pegawai="PPPK Paruh Waktu")
    assert decide(part_time, JANUARY, RULES, exempt_kinds=()).obliged
    assert not decide(facts(), JANUARY, RULES, exempt_kinds={"pns"}).obliged
    assert decide(facts(jenis_pegawai=""), JANUARY, RULES, exempt_kinds={"", "PPPK"}).obliged


@pytest.mark.parametrize(
    ("month", "obliged"),
    [
        (date(2025, 2, 1), True),
        (date(2025, 3, 1), False),
        (date(2025, 4, 1), False),
        (date(2025, 5, 1), False),
        (date(2025, 6, 1), True),
    ],
)
def test_an_exemption_covers_its_first_and_its_last_month(month, obliged):
    found = decide(facts(exemptions=[LEAVE]), month, RULES)
    assert found.obliged is obliged
    assert found.reason == (None if obliged else "cuti_melahirkan")
    assert found.minimum == 60_000


def test_an_exemption_with_a_document_is_named_before_the_rosters_words():
    found = decide(facts(exemptions=[LEAVE], kedudukan="CLTN"), date(2025, 4, 1), RULES)
    assert found.reason == "cuti_melahirkan"


def test_an_exemption_of_another_month_leaves_the_rosters_words():
    found = decide(facts(exemptions=[LEAVE], kedudukan="CLTN"), JANUARY, RULES)
    assert found.reason == "CLTN"


def test_there_are_nine_reasons_of_exemption():
    assert [reason.value for reason in ExemptionReason] == [
        "tugas_belajar",
        "cltn",
        "cuti_besar",
        "cuti_melahirkan",
        "sakit_panjang",
        "mpp_pensiun",
        "tanpa_tpp",
        "diberhentikan_sementara",
        "meninggal",
    ]


def test_a_level_without_a_minimum_is_an_error_and_never_free():
    with pytest.raises(LookupError):
        decide(facts(level=Level.ESELON_II), JANUARY, RULES)
