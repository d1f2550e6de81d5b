"""A whole regency through the command line, equal to the rupiah to a count made from the files.

The count below is written from the rules alone and shares no code with SiMadu: it reads the files
with openpyxl and csv, and knows levels, minimums and statuses in its own way.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import rosters
from tests.command_line import CommandLine

MINIMUM = {
    "pelaksana": 50_000,
    "eselon_iv": 75_000,
    "eselon_iii": 100_000,
    "kepala_opd_eselon_iii": 150_000,
    "eselon_ii": 200_000,
}
ACTIVE = {"aktif", "pppk aktif", "cpns"}
TODAY = "2025-03-20"
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """The rows of a file below its header, by upper-case header."""
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        table: list[Any] = list(csv.reader(io.StringIO(text), delimiter=";"))
    else:
        sheet = openpyxl.load_workbook(path)["Data"]
        table = [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(table) if "Nip" in row)
    header = [str(title).upper() for title in table[start]]
    return [dict(zip(header, map(str, row), strict=True)) for row in table[start + 1 :]]


def opd_of(row: Row, opds: Iterable[Row]) -> Row:
    unor, induk = row["NAMA UNOR"].lower(), row["UNOR INDUK"].lower()
    for opd in opds:
        names = [opd["name"], opd["short_name"], *opd["aliases"].split(";")]
        known = [name.lower() for name in names if name]
        inside = opd["kind"] == "bagian"
        if (inside and unor in known and induk in {"setda", "sekretariat daerah"}) or (
            not inside and induk in known and induk not in {"setda", "sekretariat daerah"}
        ):
            return opd
    return next(opd for opd in opds if opd["code"] == "SETDA")


def level_of(row: Row, opd: Row) -> str:
    kind, title = row["JENIS JABATAN"].lower(), row["NAMA JABATAN"].lower()
    eselon = row["ESELON"].lower().replace("/", ".").replace(" ", ".").split(".")[0]
    if "fungsional" in kind and "umum" not in kind:
        return "eselon_iv"
    if eselon == "ii":
        return "eselon_ii"
    if eselon == "iii" or kind == "administrator":
        heads = opd["head_level"] == "kepala_opd_eselon_iii"
        if heads and title.startswith(opd["head_title"].lower()):
            return "kepala_opd_eselon_iii"
        return "eselon_iii"
    if eselon == "iv" or kind == "pengawas":
        return "eselon_iv"
    if kind == "struktural":
        assert title.startswith("kepala subbagian")
        return "eselon_iv"
    return "pelaksana"


def day_of(text: str) -> date:
    parts = [int(part) for part in text.replace("/", "-").split("-")]
    return date(*parts) if parts[0] > 31 else date(parts[2], parts[1], parts[0])


def rupiah_of(text: str) -> int:
    bare = text.replace("Rp", "").replace(",00", "").replace(".", "").strip()
    return int(bare.removesuffix("rb")) * (1000 if bare.endswith("rb") else 1)


def expected_rows(
    people: Iterable[Row], bought: Iterable[Row], exempted: set[str]
) -> dict[tuple[str, str], dict[str, int]]:
    """What `compliance 2025-01 --json` must say, by OPD and level."""
    with rosters.OPD_FILE.open(encoding="utf-8", newline="") as file:
        opds = list(csv.DictReader(file))
    sums = sums_of(bought)
    groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in people:
        if row["TMT JABATAN"] and day_of(row["TMT JABATAN"]) > date(2025, 1, 1):
            continue
        opd = opd_of(row, opds)
        level = level_of(row, opd)
        own = sums[row["NIP"]]
        group = groups[opd["code"], level]
        group["headcount"] += 1
        group["verified_amount"] += own["verified"]
        group["waiting_amount"] += own["waiting"]
        group[status_of(row, own, MINIMUM[level], exempted)] += 1
    return {key: {name: n for name, n in group.items() if n} for key, group in groups.items()}


def sums_of(bought: Iterable[Row]) -> dict[str, Counter[str]]:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, ...]] = set()
    for row in bought:
        amount = rupiah_of(row["NOMINAL"])
        nota = row["NOMOR NOTA"]
        key = (row["NIP"], str(day_of(row["TANGGAL"])), row["TEMPAT"], nota, str(amount))
        if nota and key in seen:
            continue
        seen.add(key)
        if row["SUMBER DANA"].lower() == "belanja opd":
            continue
        state = row["STATUS"].lower() or "diajukan"
        bucket = {"terverifikasi": "verified", "ditolak": "rejected"}.get(state, "waiting")
        sums[row["NIP"]][bucket] += amount
    return sums


def status_of(row: Row, own: Mapping[str, int], minimum: int, exempted: set[str]) -> str:
    free = row["KEDUDUKAN HUKUM"].lower() not in ACTIVE
    if free or row["JENIS PEGAWAI"] == "PPPK Paruh Waktu" or row["NIP"] in exempted:
        return "exempt"
    verified, waiting = own["verified"], own["waiting"]
    if verified >= minimum:
        return "fulfilled"
    if verified + waiting >= minimum:
        return "waiting"
    if verified + waiting > 0:
        return "partial"
    return "rejected" if own["rejected"] else "none"


def stated_rows(document: Any) -> dict[tuple[str, str], dict[str, int]]:
    """The groups of a compliance document, without the zeros."""
    return {
        (row["opd"], row["level"]): {
            name: value for name, value in row.items() if isinstance(value, int) and value
        }
        for row in document["rows"]
    }


BAD_PURCHASES: list[dict[str, str]] = [
    {"NIP": rosters.a_nip(99_999)},
    {"TANGGAL": "21/03/2025"},
    {"TANGGAL": "31/12/2024"},
    {"TANGGAL": "31/02/2025"},
    {"TEMPAT": "Warung Entah"},
    {"NOMINAL": "lima puluh"},
    {"NOMINAL": "0"},
    {"STATUS": "lunas"},
    {"SUMBER DANA": "APBD"},
    {"DIENTRI": "kemarin"},
]


def bad_purchases(nip: str) -> list[dict[str, str]]:
    good = {"NIP": nip, "TANGGAL": "05/01/2025", "TEMPAT": "DEK-BUPATI", "NOMINAL": "50.000"}
    return [good | bad for bad in BAD_PURCHASES]


def bad_lines(lines: list[rosters.Line]) -> list[rosters.Line]:
    return [
        rosters.a_line("1.98703E+17"),
        rosters.a_line(rosters.a_nip(200_001), "Dinas Antariksa"),
        rosters.a_line(rosters.a_nip(200_002), JENIS_JABATAN="Entah"),
        rosters.a_line(lines[0]["NIP"]),
    ]


def run_regency(command: CommandLine, lines: list[rosters.Line], ending: str) -> None:
    """Roster, exemptions, month, purchases; then compare, and compare again after a repeat."""
    write = rosters.write_xlsx if ending == "xlsx" else rosters.write_csv
    roster_file = write(command.folder / f"pegawai.{ending}", [*lines, *bad_lines(lines)])
    imported = command(
        "roster", "import", roster_file.name, "--date", "2025-01-01", "--yes", "--json"
    )
    assert imported.code == 1, imported.err
    told = imported.document
    assert (told["read"], told["new"], len(told["errors"])) == (len(lines) + 4, len(lines), 4)
    assert all(error["reason"] for error in told["errors"])
    assert Path(told["refused_file"]).suffix == f".{ending}"

    exempted = {line["NIP"] for line in lines[:: max(len(lines) // 4, 1)]}
    for nip in sorted(exempted):
        period = ("--from", "2025-01", "--to", "2025-02", "--reason", "cuti_besar")
        assert command("exemptions", "add", nip, *period, "--document", "800/1").code == 0
    opened = command("months", "open", "2025-01", "--json")
    assert opened.code == 0, opened.err

    bought = list(rosters.january(lines))
    rows = [*bought, *bad_purchases(lines[1]["NIP"])]
    headers = rosters.PURCHASE_HEADERS
    purchase_file = write(command.folder / f"pembelian.{ending}", rows, headers=headers)
    absent = {line["NIP"] for line in lines if line["TMT JABATAN"] == "15/01/2025"}
    refused = sum(row["NIP"] in absent for row in bought) + len(BAD_PURCHASES)
    entered = command("purchases", "import", purchase_file.name, "--yes", "--json")
    assert entered.code == 1, entered.err
    assert len(entered.document["refused"]) == refused
    assert entered.document["new"] + entered.document["known"] + refused == len(rows)

    expected = expected_rows(
        rows_of(roster_file)[: len(lines)], rows_of(purchase_file)[: len(bought)], exempted
    )
    stated = command("compliance", "2025-01", "--json")
    assert stated.code == 0, stated.err
    assert stated_rows(stated.document) == expected
    assert opened.document["people"] == sum(group["headcount"] for group in expected.values())

    again = command("purchases", "import", purchase_file.name, "--yes", "--json").document
    assert (again["new"], again["known"]) == (0, len(rows) - refused)
    same = command("roster", "import", roster_file.name, "--date", "2025-02-01", "--yes", "--json")
    assert (same.document["unchanged"], same.document["batch"]) == (len(lines), None)
    assert stated_rows(command("compliance", "2025-01", "--json").document) == expected
    checked = command("check", "--json")
    assert (checked.code, checked.document["differences"]) == (0, [])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_figures_of_7723_people_equal_an_independent_count(
    database_url: str, tmp_path: Path, ending: str
) -> None:
    lines = rosters.regency()
    assert len(lines) == 7723
    run_regency(CommandLine(database_url, tmp_path, TODAY), lines, ending)


def test_the_figures_of_a_smaller_regency_equal_an_independent_count(
    database_url: str, tmp_path: Path
) -> None:
    lines = rosters.regency(each=9)
    assert len(lines) == 64 * 9
    run_regency(CommandLine(database_url, tmp_path, TODAY), lines, "xlsx")
