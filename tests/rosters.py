"""Builds rosters and purchases as offices send them: a whole invented regency, always the same."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import openpyxl

OPD_FILE = Path(__file__).parents[1] / "db" / "seed" / "opd.csv"
HEADERS = (
    "No",
    "Nip",
    "NAMA",
    "Gelar Depan",
    "GELAR BELAKANG",
    "NIK",
    "Agama",
    "JENIS PEGAWAI",
    "Kedudukan Hukum",
    "Jenis Jabatan",
    "NAMA JABATAN",
    "ESELON",
    "TMT JABATAN",
    "Nama Unor",
    "UNOR INDUK",
    "Alamat",
)
PURCHASE_HEADERS = (
    "No",
    "Nip",
    "Tanggal",
    "TEMPAT",
    "Nomor Nota",
    "Nominal",
    "STATUS",
    "DiEntri",
    "Sumber Dana",
)
GALLERIES = ("DEK-BUPATI", "Galeri Dekranasda Kraksaan", "dek-sukapura", "GM-KRAKSAAN")
_GIVEN = ("Sari", "Budi", "Ningsih", "Hadi", "Wahyu", "Ratna", "Joko", "Lestari", "Agus", "Fitri")
_FAMILY = ("Contoh", "Misal", "Andaian", "Umpama", "Rekaan")


def a_nip(serial: int, *, pppk: bool = False) -> str:
    """A well-formed NIP, another one for each serial up to 300,000."""
    born = date(1966, 1, 1) + timedelta(days=serial % 10_000)
    begun = f"{born.year + 26}{'21' if pppk else f'{serial % 12 + 1:02d}'}"
    return f"{born:%Y%m%d}{begun}{serial % 2 + 1}{serial // 10_000 + 1:03d}"


@dataclass
class Line:
    """One row of a roster, by header; what is not given is empty."""

    cells: dict[str, object] = field(default_factory=dict)

    def __getitem__(self, header: str) -> str:
        return str(self.cells.get(header, "") or "")


def a_line(nip: str, opd: str = "Dinas Kesehatan", **cells: object) -> Line:
    """A plain pelaksana; `cells` by header with _ for the space: JENIS_JABATAN=…"""
    told: dict[str, object] = {
        "NIP": nip,
        "NAMA": f"Pegawai {nip[-6:]}",
        "JENIS PEGAWAI": "PNS",
        "KEDUDUKAN HUKUM": "Aktif",
        "JENIS JABATAN": "Pelaksana",
        "NAMA JABATAN": "Pengolah Data",
        "UNOR INDUK": opd,
    }
    return Line(told | {name.replace("_", " "): value for name, value in cells.items()})


def regency(*, each: int | None = None) -> list[Line]:
    """Everybody of all 64 OPD, or `each` people of every OPD, in a fixed order."""
    chance = random.Random(20250101)
    lines: list[Line] = []
    with OPD_FILE.open(encoding="utf-8", newline="") as file:
        for opd in csv.DictReader(file):
            size = int(opd["demo_headcount"])
            for place in range(min(size, each or size)):
                lines.append(_somebody(len(lines), place, opd, chance))
    return lines


def _somebody(serial: int, place: int, opd: Mapping[str, str], chance: random.Random) -> Line:
    pppk = serial % 7 == 3
    kind = "PPPK" if pppk else "CPNS" if serial % 61 == 5 else "PNS"
    standing = "PPPK Aktif" if pppk else "CPNS" if kind == "CPNS" else "Aktif"
    if serial % 97 == 11:
        standing = chance.choice(("Cuti di Luar Tanggungan Negara", "Tugas Belajar", "MPP"))
    if pppk and serial % 5 == 0:
        kind = "PPPK Paruh Waktu"
    unor, induk = _units(opd, chance)
    tmt = date(2018, 1, 1) + timedelta(days=serial * 37 % 2500)
    shown: object = "" if serial % 11 == 0 else f"{tmt:%d-%m-%Y}"
    if serial % 401 == 7:
        shown = "15/01/2025"  # serves from the middle of January on
    return Line(
        {
            "NO": serial + 1,
            "NIP": a_nip(serial, pppk=pppk),
            "NAMA": f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)} {serial}",
            "GELAR BELAKANG": chance.choice(("", "S.Kom., M.T.", "S.Pd.")),
            "NIK": f"3513{serial:012d}",
            "AGAMA": "rahasia",
            "JENIS PEGAWAI": kind,
            "KEDUDUKAN HUKUM": standing if serial % 3 else standing.upper(),
            "TMT JABATAN": shown,
            "NAMA UNOR": unor,
            "UNOR INDUK": induk,
            "ALAMAT": "Jalan Rahasia 1",
        }
        | _post(place, serial, opd, pppk=pppk)
    )


def _units(opd: Mapping[str, str], chance: random.Random) -> tuple[str, str]:
    names = [opd["name"], opd["short_name"], *filter(None, opd["aliases"].split(";"))]
    own = chance.choice(names)
    own = chance.choice((own, own.upper(), own.lower()))
    if opd["kind"] == "bagian":
        return own, chance.choice(("Sekretariat Daerah", "SETDA"))
    if opd["code"] == "SETDA":
        return "", own
    return chance.choice(("Sekretariat", "Bagian Umum", "Bidang Pelayanan", "")), own


def _post(place: int, serial: int, opd: Mapping[str, str], *, pppk: bool) -> dict[str, object]:
    if place == 0:
        eselon = "II.b" if opd["head_level"] == "eselon_ii" else "III.a"
        title = f"{opd['head_title']} {opd['cell_name']}"
        return _struktural(title.upper() if serial % 2 else title, eselon)
    if place == 1:
        return _struktural("Sekretaris", "III/a")
    if place == 2:
        return _struktural(f"Plt. {opd['head_title']}", "III.b")
    if place == 3:
        return _struktural("Kepala Subbagian Umum", "IV.a" if serial % 2 else "")
    if place == 4:
        return _post_of("Pengawas", "Kepala Seksi Pelayanan", "")
    if place == 5:
        return _post_of("Administrator", "Kepala Bidang Pelayanan", "iii b")
    if pppk or serial % 2:
        return _post_of("FUNGSIONAL" if serial % 3 else "Fungsional Tertentu", "Ahli Muda", "")
    if serial % 3 == 0:
        return _post_of("Fungsional Umum", "Pengadministrasi", "-")
    return _post_of("Pelaksana" if serial % 5 else "", "Pengolah Data", "Pelaksana")


def _struktural(title: str, eselon: str) -> dict[str, object]:
    return _post_of("Struktural", title, eselon)


def _post_of(kind: str, title: str, eselon: str) -> dict[str, object]:
    return {"JENIS JABATAN": kind, "NAMA JABATAN": title, "ESELON": eselon}


def january(lines: Sequence[Line], *, seed: int = 7) -> Iterator[dict[str, str]]:
    """Purchases of most of these people in January 2025, of every status and fund."""
    chance = random.Random(seed)
    for number, line in enumerate(lines):
        if number % 9 == 4:
            continue  # bought nothing
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            day = date(2025, 1, chance.randint(1, 31))
            late = chance.random() < 0.2
            arrived = day + timedelta(days=chance.randint(12, 45) if late else chance.randint(0, 9))
            yield {
                "NIP": line["NIP"],
                "TANGGAL": chance.choice((f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day}")),
                "TEMPAT": chance.choice(GALLERIES),
                "NOMOR NOTA": ""
                if chance.random() < 0.3
                else f"N{number}-{chance.randint(1, 9999)}",
                "NOMINAL": written(chance.choice((20, 25, 35, 50, 75, 100, 150, 200)), chance),
                "STATUS": chance.choice(
                    ("terverifikasi",) * 6 + ("diajukan", "", "Dikembalikan", "DITOLAK", "ditolak")
                ),
                "DIENTRI": chance.choice(
                    ("", f"{arrived} 10:15:00", f"{arrived:%d/%m/%Y} 23:59:59")
                ),
                "SUMBER DANA": chance.choice(("",) * 6 + ("pribadi", "Belanja OPD")),
            }


def written(thousands: int, chance: random.Random) -> str:
    """Some thousands of rupiah as people write them."""
    plain = f"{thousands}.000"
    return chance.choice(
        (plain, f"Rp {plain}", f"Rp{plain},00", f"{thousands}000", f"{thousands}rb")
    )


def write_csv(
    path: Path,
    lines: Iterable[Mapping[str, object] | Line],
    *,
    headers: Sequence[str] = HEADERS,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
) -> Path:
    """Save below two title rows; return `path`."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([["Daftar, Kabupaten Probolinggo"], [], headers])
        writer.writerows(_cells(line, headers) for line in lines)
    return path


def write_xlsx(
    path: Path, lines: Iterable[Mapping[str, object] | Line], *, headers: Sequence[str] = HEADERS
) -> Path:
    """Save below three title rows, on the second sheet; return `path`."""
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("Petunjuk").append(["Isi lembar berikutnya"])
    sheet = book.create_sheet("Data")
    for row in (["PEMERINTAH KABUPATEN PROBOLINGGO"], ["Daftar"], [], list(headers)):
        sheet.append(row)
    for line in lines:
        sheet.append(_cells(line, headers))
    book.save(path)
    return path


def _cells(line: Mapping[str, object] | Line, headers: Sequence[str]) -> list[object]:
    cells = line.cells if isinstance(line, Line) else line
    return [cells.get(header.upper(), "") for header in headers]
