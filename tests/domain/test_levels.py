"""Which level a posting has, and what the level owes: the level sets the money."""

from datetime import date

import pytest

from dashapp.domain.levels import Classified, Level, LevelRule, Post, classify, minimum
from dashapp.domain.problems import BadValue

KECAMATAN = ("Camat", "kepala_opd_eselon_iii")
BAGIAN = ("Kepala Bagian", "kepala_opd_eselon_iii")
RSUD_TONGAS = ("Direktur", "kepala_opd_eselon_iii")
RSUD_WALUYO_JATI = ("Direktur", "eselon_ii")
BPBD = ("Kepala Pelaksana", "kepala_opd_eselon_iii")
DINAS = ("Kepala Dinas", "eselon_ii")
INSPEKTORAT = ("Inspektur", "eselon_ii")

HEAD = Level.KEPALA_OPD_ESELON_III


def post(kind: str, title: str = "", eselon: str = "", opd: tuple[str, str] = DINAS) -> Post:
    return Post(kind, title, eselon, *opd)


CASES = [
    # (1) fungsional: the kind decides, neither title nor eselon
    ("Fungsional", "Guru Ahli Muda", "", DINAS, Level.ESELON_IV),
    ("Jabatan Fungsional", "Perawat Terampil", "-", RSUD_TONGAS, Level.ESELON_IV),
    ("FUNGSIONAL TERTENTU", "Bidan", "", DINAS, Level.ESELON_IV),
    ("Fungsional", "Sub Koordinator Perencanaan", "", DINAS, Level.ESELON_IV),
    ("Fungsional", "Kepala Seksi Penyetaraan", "III.a", DINAS, Level.ESELON_IV),
    ("", "Penyuluh Pertanian", "fungsional", DINAS, Level.ESELON_IV),
    ("Fungsional Umum", "Pengadministrasi Umum", "", DINAS, Level.PELAKSANA),
    ("Jabatan Fungsional  umum", "Pengemudi", "", DINAS, Level.PELAKSANA),
    # (2) eselon II or JPT
    ("Struktural", "Kepala Dinas Sosial", "II.b", DINAS, Level.ESELON_II),
    (
        "struktural",
        "Sekretaris Daerah",
        "II/a",
        ("Sekretaris Daerah", "eselon_ii"),
        Level.ESELON_II,
    ),
    ("JPT Pratama", "Kepala Dinas Kesehatan", "", DINAS, Level.ESELON_II),
    ("Jabatan Pimpinan Tinggi", "Staf Ahli", "", DINAS, Level.ESELON_II),
    ("Struktural", "Direktur", "II.b", RSUD_WALUYO_JATI, Level.ESELON_II),
    ("", "Kepala Dinas", "II", DINAS, Level.ESELON_II),
    # (3) eselon III or Administrator, heading an OPD of that level
    ("Struktural", "Camat Paiton", "III.a", KECAMATAN, HEAD),
    ("Struktural", "CAMAT PAITON", "III/A", KECAMATAN, HEAD),
    ("Struktural", "camat", "iii a", KECAMATAN, HEAD),
    ("Administrator", "Camat Krucil", "", KECAMATAN, HEAD),
    ("Struktural", "Kepala Bagian Hukum", "III.a", BAGIAN, HEAD),
    ("Struktural", "Direktur RSUD Tongas", "III.a", RSUD_TONGAS, HEAD),
    ("Struktural", "Kepala Pelaksana BPBD", "III.a", BPBD, HEAD),
    ("", "Camat Leces", "kepala OPD III", KECAMATAN, HEAD),
    ("", "", "kepala OPD III", KECAMATAN, HEAD),
    ("Struktural", "Camat Paiton, Plt. Camat Besuk", "III.a", KECAMATAN, HEAD),
    # (3) eselon III or Administrator, not heading one
    ("Struktural", "Sekretaris Dinas", "III.a", DINAS, Level.ESELON_III),
    ("Struktural", "Kepala Bidang Perdagangan", "III.b", DINAS, Level.ESELON_III),
    ("Administrator", "Kepala Bidang Koperasi", "", DINAS, Level.ESELON_III),
    ("Jabatan Administrator", "Kepala Bidang Koperasi", "", DINAS, Level.ESELON_III),
    ("Struktural", "Sekretaris Kecamatan", "III.b", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Plt. Camat Sumber", "III.b", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Plh Camat Sumber", "III.b", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Wakil Camat Sumber", "III.b", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Camat (Plt.) Sumber", "III.b", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Camat Sumber (Plt)", "III.b", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Camatan", "III.a", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Kepala Bagian Umum", "III.b", RSUD_TONGAS, Level.ESELON_III),
    ("Struktural", "Kepala Bagian Keuangan", "III.b", RSUD_WALUYO_JATI, Level.ESELON_III),
    ("Struktural", "Wakil Direktur Pelayanan", "III.b", RSUD_WALUYO_JATI, Level.ESELON_III),
    ("Struktural", "Direktur", "III.a", RSUD_WALUYO_JATI, Level.ESELON_III),
    ("Struktural", "Inspektur Pembantu Wilayah I", "III.a", INSPEKTORAT, Level.ESELON_III),
    ("Struktural", "", "III", KECAMATAN, Level.ESELON_III),
    ("Struktural", "Camat", "III.a", ("", ""), Level.ESELON_III),
    # (4) eselon IV or Pengawas
    ("Struktural", "Kepala Seksi Sarana", "IV.a", DINAS, Level.ESELON_IV),
    ("Struktural", "Lurah Patokan", "IV/b", KECAMATAN, Level.ESELON_IV),
    ("Pengawas", "Kepala Subbagian Umum", "", DINAS, Level.ESELON_IV),
    ("Struktural", "Kepala Seksi", "Eselon IV", DINAS, Level.ESELON_IV),
    ("Pelaksana", "Kepala Seksi", "IV.b", DINAS, Level.ESELON_IV),
    # (5) pelaksana
    ("Pelaksana", "Pengelola Keuangan", "", DINAS, Level.PELAKSANA),
    ("Jabatan Pelaksana", "Camat", "", KECAMATAN, Level.PELAKSANA),
    ("", "Pengemudi", "pelaksana", DINAS, Level.PELAKSANA),
    ("Struktural", "Pengemudi", "PELAKSANA", DINAS, Level.PELAKSANA),
    ("Pelaksana", "Pengemudi", "Non Eselon", DINAS, Level.PELAKSANA),
]

BY_TITLE = [
    ("Kepala Dinas Perikanan", DINAS, Level.ESELON_II),
    ("Kepala Badan Kepegawaian", ("Kepala Badan", "eselon_ii"), Level.ESELON_II),
    ("Inspektur", INSPEKTORAT, Level.ESELON_II),
    ("Inspektur Pembantu Khusus", INSPEKTORAT, Level.ESELON_III),
    ("Sekretaris Daerah", ("Sekretaris Daerah", "eselon_ii"), Level.ESELON_II),
    ("Sekretaris DPRD", ("Sekretaris DPRD", "eselon_ii"), Level.ESELON_II),
    ("Sekretaris", DINAS, Level.ESELON_III),
    ("Sekretaris Dinas Sosial", DINAS, Level.ESELON_III),
    ("Kepala Bidang Aset", DINAS, Level.ESELON_III),
    ("Kepala Bagian Umum", RSUD_TONGAS, Level.ESELON_III),
    ("Kepala Bagian Umum", BAGIAN, HEAD),
    ("Camat Tiris", KECAMATAN, HEAD),
    ("KEPALA SUBBAGIAN KEUANGAN", DINAS, Level.ESELON_IV),
    ("Kepala Sub Bagian Keuangan", DINAS, Level.ESELON_IV),
    ("Kepala Seksi Trantib", KECAMATAN, Level.ESELON_IV),
    ("Lurah Kraksaan Wetan", KECAMATAN, Level.ESELON_IV),
]

UNKNOWN = [
    ("", "", ""),
    ("", "Camat Paiton", ""),
    ("Struktural", "Juru Masak", ""),
    ("Struktural", "", ""),
    ("Struktural", "Plt. Kepala Dinas Sosial", ""),
    ("Struktural", "Camat", "V.a"),
    ("Struktural", "Camat", "I.b"),
    ("Struktural", "Camat", "III.c"),
    ("Struktural", "Camat", "3"),
    ("Struktural", "Camat", "?eselon"),
    ("Jabatan Administrasi", "Staf", ""),
    ("Tenaga Ahli", "Staf", ""),
    ("\ud800\x00", "=1+1", "<script>"),
    ("x" * 10_000, "y" * 10_000, "z" * 10_000),
]


@pytest.mark.parametrize(("kind", "title", "eselon", "opd", "level"), CASES)
def test_a_posting_has_the_level_of_the_first_step_that_fits(kind, title, eselon, opd, level):
    assert classify(post(kind, title, eselon, opd)) == Classified(level, review=False)


@pytest.mark.parametrize("missing", ["", "-", "Non Eselon", "non-eselon"])
@pytest.mark.parametrize(("title", "opd", "level"), BY_TITLE)
def test_struktural_without_eselon_goes_by_the_title_and_asks_for_review(
    title, opd, level, missing
):
    assert classify(post("Struktural", title, missing, opd)) == Classified(level, review=True)


@pytest.mark.parametrize("title", ["Plt. Camat Sumber", "Wakil Camat", "Sekretaris", "Camat (Plh)"])
def test_a_stated_head_whose_title_says_otherwise_is_not_one(title):
    found = classify(post("", title, "kepala OPD III", KECAMATAN))
    assert found == Classified(Level.ESELON_III, review=True)


def test_a_stated_head_with_an_unknown_title_is_believed_and_asks_for_review():
    found = classify(post("Struktural", "Kepala Kecamatan", "Kepala OPD III.a", KECAMATAN))
    assert found == Classified(HEAD, review=True)


@pytest.mark.parametrize(("kind", "title", "eselon"), UNKNOWN, ids=lambda cell: repr(cell)[:20])
def test_a_level_is_never_a_silent_default(kind, title, eselon):
    with pytest.raises(BadValue) as refused:
        classify(post(kind, title, eselon, KECAMATAN))
    assert refused.value.problem.code == "level_unknown"


DECREE = [
    LevelRule(Level.PELAKSANA, 50_000, date(2025, 1, 1), 1),
    LevelRule(Level.ESELON_IV, 75_000, date(2025, 1, 1), 2),
    LevelRule(Level.ESELON_III, 100_000, date(2025, 1, 1), 3),
    LevelRule(Level.KEPALA_OPD_ESELON_III, 150_000, date(2025, 1, 1), 4),
    LevelRule(Level.ESELON_II, 200_000, date(2025, 1, 1), 5),
]


def test_the_five_levels_owe_what_the_decree_says_in_their_fixed_order():
    owed = [minimum(level, date(2025, 1, 1), DECREE) for level in Level]
    assert owed == [50_000, 75_000, 100_000, 150_000, 200_000]


@pytest.mark.parametrize(
    ("month", "owed"),
    [
        (date(2025, 1, 1), 50_000),
        (date(2025, 6, 1), 50_000),
        (date(2025, 7, 1), 60_000),
        (date(2025, 8, 1), 60_000),
        (date(2025, 9, 1), 80_000),
        (date(2030, 1, 1), 80_000),
    ],
)
def test_a_rule_holds_from_its_date_until_the_next_one(month, owed):
    rules = [
        LevelRule(Level.PELAKSANA, 80_000, date(2025, 8, 2), 7),  # begins after the first of August
        LevelRule(Level.PELAKSANA, 60_000, date(2025, 7, 1), 8),
        *DECREE,
    ]
    assert minimum(Level.PELAKSANA, month, rules) == owed


def test_of_two_rules_from_the_same_day_the_one_entered_last_holds():
    rules = [
        LevelRule(Level.PELAKSANA, 65_000, date(2025, 7, 1), 9),
        LevelRule(Level.PELAKSANA, 60_000, date(2025, 7, 1), 8),
        *DECREE,
    ]
    assert minimum(Level.PELAKSANA, date(2025, 7, 1), rules) == 65_000
    assert minimum(Level.ESELON_IV, date(2025, 7, 1), rules) == 75_000


def test_an_older_rule_entered_late_does_not_displace_a_newer_one():
    rules = [LevelRule(Level.PELAKSANA, 55_000, date(2025, 3, 1), 10), *DECREE]
    rules.append(LevelRule(Level.PELAKSANA, 60_000, date(2025, 7, 1), 8))
    assert minimum(Level.PELAKSANA, date(2025, 4, 1), rules) == 55_000
    assert minimum(Level.PELAKSANA, date(2025, 7, 1), rules) == 60_000


def test_a_month_before_every_rule_has_no_minimum():
    with pytest.raises(LookupError):
        minimum(Level.PELAKSANA, date(2024, 12, 1), DECREE)
    with pytest.raises(LookupError):
        minimum(Level.PELAKSANA, date(2025, 1, 1), [])
