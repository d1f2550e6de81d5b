"""Which OPD a roster row belongs to, with the real reference table."""

import csv
from pathlib import Path

import pytest

from dashapp.domain.cells import key
from dashapp.domain.roster_opds import Opds, RosterOpd

SEED = Path(__file__).parents[2] / "db" / "seed" / "opd.csv"


def real_opds() -> list[RosterOpd]:
    with SEED.open(encoding="utf-8", newline="") as file:
        return [
            RosterOpd(
                row["code"],
                row["kind"],
                row["parent"] or None,
                row["name"],
                row["short_name"],
                tuple(filter(None, row["aliases"].split(";"))),
                row["head_title"],
                row["head_level"],
            )
            for row in csv.DictReader(file)
        ]


OPDS = Opds(real_opds())


def code(unor: str, unor_induk: str) -> str | None:
    found = OPDS.find(unor, unor_induk)
    return found.code if found else None


@pytest.mark.parametrize(
    ("unor", "unor_induk", "expected"),
    [
        ("Bagian Umum", "Sekretariat Daerah", "SETDA-UMUM"),
        ("BAGIAN  UMUM", "SETDA", "SETDA-UMUM"),
        ("Bag. Hukum", "sekretariat daerah", "SETDA-HUKUM"),
        ("Bagian Pengadaan Barang/Jasa", "Setda", "SETDA-PBJ"),
        ("Bagian Hukum Sekretariat Daerah", "Sekretariat Daerah", "SETDA-HUKUM"),
        ("Bagian Umum", "RSUD Tongas", "RSUD-TONGAS"),
        ("Bagian Umum", "RSUD Waluyo Jati Kraksaan", "RSUD-WJ"),
        ("Subbagian Rumah Tangga", "Sekretariat Daerah", "SETDA"),
        ("Asisten", "Sekretariat Daerah", "SETDA"),
        ("Bidang Aplikasi Informatika", "Diskominfo", "DISKOMINFO"),
        ("Puskesmas Paiton", "DINAS KESEHATAN", "DINKES"),
        ("RSUD Tongas", "Dinas Kesehatan", "RSUD-TONGAS"),
        ("Sekretariat", "Dinas Sosial", "DINSOS"),
        ("", "Kecamatan Paiton", "KEC-PAITON"),
        ("", "Kantor Kecamatan PAITON", "KEC-PAITON"),
        ("Kecamatan Paiton", "", "KEC-PAITON"),
        ("Dinas Kesehatan", "Pemerintah Kabupaten Probolinggo", "DINKES"),
        ("", "Dinas Perumahan Kawasan Permukiman dan Pertanahan", "PERKIM"),
        ("", "Bagian Organisasi Sekretariat Daerah", "SETDA-ORG"),
        ("Bagian Organisasi Sekretariat Daerah", "", "SETDA-ORG"),
    ],
)
def test_a_row_belongs_to_the_opd_that_its_two_units_name(
    unor: str, unor_induk: str, expected: str
) -> None:
    assert code(unor, unor_induk) == expected


@pytest.mark.parametrize(
    ("unor", "unor_induk"),
    [
        ("", ""),
        ("Bagian Umum", ""),
        ("Dinas Antariksa", "Pemerintah Kabupaten Probolinggo"),
        ("Puskesmas Paiton", "Dinas"),
    ],
)
def test_units_that_name_no_opd_are_not_guessed(unor: str, unor_induk: str) -> None:
    assert code(unor, unor_induk) is None


def test_every_opd_is_found_by_its_name_and_its_short_name() -> None:
    for opd in real_opds():
        assert code("", opd.name) == opd.code
        assert code("", opd.short_name) == opd.code


def test_no_two_opds_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for opd in real_opds():
        for name in opd.names:
            owners.setdefault(key(name), set()).add(opd.code)
    assert [name for name, codes in owners.items() if len(codes) > 1] == []
