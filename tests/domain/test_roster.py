"""Reading a roster: headers as offices write them, good rows, and bad rows with every reason."""

from datetime import date, datetime

import pytest

from dashapp.domain import roster
from dashapp.domain.cells import Cell
from dashapp.domain.levels import Level
from dashapp.domain.problems import Rejected
from dashapp.domain.roster_opds import Opds, RosterOpd

OPDS = Opds(
    [
        RosterOpd("DINKES", "dinas", None, "Dinas Kesehatan", "Dinkes", (), "", "eselon_ii"),
        RosterOpd(
            "KEC-PAITON",
            "kecamatan",
            None,
            "Kecamatan Paiton",
            "Kec. Paiton",
            ("Camat Paiton",),
            "Camat",
            "kepala_opd_eselon_iii",
        ),
    ]
)
HEADER: list[Cell] = ["NIP", "NAMA", "JENIS JABATAN", "NAMA JABATAN", "ESELON", "UNOR INDUK"]
GOOD = "198702142011012008"
OTHER = "199003052015031004"
PPPK = "198506062023211003"


def a_row(nip: Cell = GOOD, name: Cell = "Sari Contoh", **over: Cell) -> list[Cell]:
    told: dict[str, Cell] = {
        "kind": "Pelaksana",
        "title": "Pengolah Data",
        "eselon": "",
        "opd": "Dinas Kesehatan",
    }
    told.update(over)
    return [nip, name, told["kind"], told["title"], told["eselon"], told["opd"]]


def read(*rows: list[Cell], header: list[Cell] = HEADER) -> roster.Reading:
    return roster.read([header, *rows], OPDS)


def codes(reading: roster.Reading) -> list[list[str]]:
    return [[problem.code for problem in row.problems] for row in reading.refused]


def test_a_plain_row_is_read_with_its_opd_and_level() -> None:
    (row,) = read(a_row()).rows
    assert (row.row, row.nip, row.name, row.opd, row.level, row.review) == (
        2,
        GOOD,
        "Sari Contoh",
        "DINKES",
        Level.PELAKSANA,
        False,
    )
    assert row.tmt is None


def test_the_header_stands_below_title_rows_in_any_case_and_order_among_other_columns() -> None:
    table: list[list[Cell]] = [
        ["DAFTAR PEGAWAI", None],
        ["Kabupaten Probolinggo", ""],
        [],
        ["No", "Agama", "unor induk", " Nama ", "NIK", "Jenis  Jabatan", "nip", "Tmt_Jabatan"],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        [1.0, "-", "dinkes", "Sari Contoh", "35", "FUNGSIONAL", GOOD, "01-03-2024"],
    ]
    (row,) = roster.read(table, OPDS).rows
    assert (row.row, row.nip, row.level) == (6, GOOD, Level.ESELON_IV)
    assert row.tmt == date(2024, 3, 1)


def test_offices_own_headers_mean_the_same() -> None:
    header: list[Cell] = ["NIP", "Nama", "Jabatan", "OPD", "Eselon", "Status", "Status Pegawai"]
    line: list[Cell] = [PPPK, "B", "Perawat", "Dinkes", "fungsional", "PPPK Aktif", "PPPK"]
    (row,) = read(line, header=header).rows
    assert (row.nama_jabatan, row.opd, row.kedudukan, row.jenis_pegawai, row.level) == (
        "Perawat",
        "DINKES",
        "PPPK Aktif",
        "PPPK",
        Level.ESELON_IV,
    )


def test_the_official_header_wins_over_its_synonym() -> None:
    header: list[Cell] = ["OPD", "NIP", "NAMA", "UNOR INDUK", "ESELON"]
    (row,) = read(["Bidang Gizi", GOOD, "Sari", "Dinas Kesehatan", "IV.a"], header=header).rows
    assert row.opd == "DINKES"


def test_a_camat_heads_the_kecamatan_and_an_acting_one_does_not() -> None:
    camat = a_row(kind="Struktural", title="CAMAT PAITON", eselon="III.a", opd="Camat Paiton")
    acting = a_row(
        OTHER, kind="Struktural", title="Plt. Camat Paiton", eselon="III.a", opd="Camat Paiton"
    )
    assert [row.level for row in read(camat, acting).rows] == [
        Level.KEPALA_OPD_ESELON_III,
        Level.ESELON_III,
    ]


def test_a_level_read_from_the_title_is_marked_for_review() -> None:
    (row,) = read(a_row(kind="Struktural", title="Kepala Bidang Pelayanan")).rows
    assert (row.level, row.review) == (Level.ESELON_III, True)


@pytest.mark.parametrize(
    "cell", [date(2024, 3, 1), datetime(2024, 3, 1), 45352.0, "01/03/2024", "2024-03-01 00:00:00"]
)
def test_tmt_is_read_from_date_cells_serials_and_text(cell: Cell) -> None:
    (row,) = read([*a_row(), cell], header=[*HEADER, "TMT JABATAN"]).rows
    assert row.tmt == date(2024, 3, 1)


def test_whole_numbers_in_text_columns_are_fine() -> None:
    (row,) = read([*a_row(), 81234567890.0], header=[*HEADER, "NOMOR HP"]).rows
    assert row.phone == "81234567890"


@pytest.mark.parametrize("cell", ["'" + GOOD, f'="{GOOD}"', "19870214 201101 2 008", f" {GOOD}\n"])
def test_a_nip_kept_as_text_by_a_sign_is_read(cell: str) -> None:
    assert read(a_row(cell)).rows[0].nip == GOOD


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (1.98702142011012e17, "nip_number"),
        (198702142011012008, "nip_number"),
        ("1.98702E+17", "nip_number"),
        ("1,98702E+17", "nip_number"),
        ("19870214201101200", "nip_length"),
        ("1987021420110120081", "nip_length"),
        ("19870214201101200A", "nip_digits"),
        ("١٩٨٧٠٢١٤٢٠١١٠١٢٠٠٨", "nip_digits"),
        ("19870230201101200８", "nip_digits"),
        ("198702302011012008", "nip_birth"),
        (None, "nip_empty"),
        (True, "nip_number"),
    ],
)
def test_a_false_nip_is_refused_and_says_why(cell: Cell, code: str) -> None:
    reading = read(a_row(cell), a_row(OTHER))
    assert codes(reading) == [[code]]
    assert reading.refused[0].row == 2
    assert [row.nip for row in reading.rows] == [OTHER]


def test_a_bad_row_tells_everything_that_is_wrong_in_it() -> None:
    bad = [*a_row("123", name="", kind="", title="", opd="Dinas Antariksa"), "31-02-2024"]
    reading = read(bad, header=[*HEADER, "TMT JABATAN"])
    assert codes(reading) == [
        ["nip_length", "name_empty", "opd_unknown", "level_unknown", "tmt_unreadable"]
    ]
    assert reading.refused[0].nip == "123"


def test_the_later_rows_of_a_doubled_nip_are_refused() -> None:
    reading = read(a_row(), a_row(OTHER), a_row(name="Lain"), a_row(name="Lagi"))
    assert [row.row for row in reading.rows] == [2, 3]
    assert [(row.row, row.problems[0].params) for row in reading.refused] == [
        (4, {"row": 2}),
        (5, {"row": 2}),
    ]


def test_ten_bad_nips_come_back_with_ten_row_numbers() -> None:
    reading = read(*(a_row(f"12{number}") for number in range(10)), a_row())
    assert [row.row for row in reading.refused] == list(range(2, 12))
    assert reading.read == 11


def test_empty_rows_and_repeated_headers_are_no_people() -> None:
    reading = read(a_row(), [], [None, " "], HEADER, a_row(OTHER))
    assert [row.row for row in reading.rows] == [2, 6]
    assert reading.refused == ()


def test_only_the_nips_of_refused_rows_are_handed_on_as_refused() -> None:
    reading = read(a_row(), a_row(OTHER, opd="?"), a_row())
    assert reading.refused_nips == {OTHER}


def test_a_cell_of_a_hundred_thousand_signs_is_refused() -> None:
    assert codes(read(a_row(name="A" * 100_000))) == [["text_too_long"]]


def test_control_and_hidden_signs_are_taken_out_of_a_name() -> None:
    assert read(a_row(name="Sari\x00\u200b \u202eContoh")).rows[0].name == "Sari Contoh"


def test_formula_and_script_text_stays_text() -> None:
    row = read(a_row(name="=cmd|' /C calc'!A0", title="<script>x</script>")).rows[0]
    assert (row.name, row.nama_jabatan) == ("=cmd|' /C calc'!A0", "<script>x</script>")


@pytest.mark.parametrize(
    ("header", "code", "named"),
    [
        (["Nomor", "Keterangan"], "header_not_found", "NIP, NAMA"),
        (["NIP", "NAMA", "ESELON"], "header_missing", "NAMA UNOR / UNOR INDUK"),
        (["NIP", "NAMA", "OPD"], "header_missing", "JENIS JABATAN / ESELON"),
        (["NAMA", "OPD", "ESELON"], "header_missing", "NIP"),
        (["NIP", "NIP", "NAMA", "OPD", "ESELON"], "header_doubled", "NIP"),
    ],
)
def test_a_table_without_the_needed_columns_is_refused_by_name(
    header: list[Cell], code: str, named: str
) -> None:
    with pytest.raises(Rejected) as refused:
        read(a_row(), header=header)
    problem = refused.value.problems["file"]
    assert problem.code == code
    assert named in " ".join(str(value) for value in problem.params.values())
