"""Reads a SIMPEG or SIASN roster row by row: the good rows, and each bad one with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashapp.domain import cells, headers, levels, nip
from dashapp.domain.cells import Cell, text
from dashapp.domain.headers import Header, Rows
from dashapp.domain.levels import Classified, Level, Post
from dashapp.domain.problems import BadValue, Problem
from dashapp.domain.roster_opds import Opds, RosterOpd

LONGEST_TEXT = 300  # characters of any cell that is kept

# Only these columns are ever kept; religion, NIK, address and the rest are dropped (§9).
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "nip": ("NIP", "NIP BARU"),
    "name": ("NAMA", "NAMA LENGKAP", "NAMA PEGAWAI", "NAMA ASN"),
    "title_front": ("GELAR DEPAN",),
    "title_back": ("GELAR BELAKANG",),
    "jenis_pegawai": ("JENIS PEGAWAI", "STATUS PEGAWAI", "STATUS KEPEGAWAIAN"),
    "kedudukan": ("KEDUDUKAN HUKUM", "STATUS"),
    "jenis_jabatan": ("JENIS JABATAN",),
    "nama_jabatan": ("NAMA JABATAN", "JABATAN"),
    "eselon": ("ESELON",),
    "tmt": ("TMT JABATAN",),
    "unor": ("NAMA UNOR", "UNOR"),
    "unor_induk": ("UNOR INDUK", "OPD", "UNIT KERJA", "NAMA OPD", "PERANGKAT DAERAH"),
    "email": ("EMAIL", "E-MAIL"),
    "phone": ("NOMOR HP", "NO HP", "NOMOR HANDPHONE", "NO HANDPHONE"),
}
NEEDS = (("nip",), ("name",), ("unor", "unor_induk"), ("jenis_jabatan", "eselon"))


@dataclass(frozen=True)
class RosterRow:
    """One person as the file has them; texts are "" where the file says nothing."""

    row: int  # as a spreadsheet counts, from 1
    nip: str
    name: str
    title_front: str
    title_back: str
    jenis_pegawai: str
    kedudukan: str
    jenis_jabatan: str
    nama_jabatan: str
    eselon: str
    tmt: date | None
    unit: str
    opd: str
    level: Level
    review: bool
    email: str
    phone: str


@dataclass(frozen=True)
class RowProblem:
    """A row that is not loaded, with the NIP and the name as written and everything wrong in it."""

    row: int
    nip: str
    name: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Reading:
    """A whole table: good rows, bad rows, and the NIPs of bad rows as far as they could be read."""

    header: Header
    rows: tuple[RosterRow, ...]
    refused: tuple[RowProblem, ...]
    refused_nips: frozenset[str]

    @property
    def read(self) -> int:
        return len(self.rows) + len(self.refused)


def read(table: Rows, opds: Opds) -> Reading:
    """Read a table that may have title rows above its header (docs/rules.md §10).

    A bad row stops nothing; a NIP that stood in a row above is one. Raises Rejected on "file" when
    the header is not there.
    """
    header = headers.find(table, COLUMNS, NEEDS)
    rows: list[RosterRow] = []
    refused: list[RowProblem] = []
    first_rows: dict[str, int] = {}
    for number, row in data_rows(table, header):
        reader = _RowReader(number, row, header, opds, first_rows)
        good = reader.read()
        if good is None:
            refused.append(reader.problem())
        else:
            rows.append(good)
    good_nips = {row.nip for row in rows}
    return Reading(header, tuple(rows), tuple(refused), frozenset(first_rows) - good_nips)


def data_rows(table: Rows, header: Header) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows below the header with their numbers, without empty, repeated and counting ones."""
    for number, row in enumerate(table[header.row + 1 :], start=header.row + 2):
        if not any(text(header.cell(row, field)) for field in header.columns):
            continue
        if header.is_repeated(row) or header.is_numbering(row):
            continue
        yield number, row


class _RowReader:
    """Reads one row and gathers everything that is wrong in it."""

    def __init__(
        self,
        number: int,
        row: Sequence[Cell],
        header: Header,
        opds: Opds,
        first_rows: dict[str, int],
    ) -> None:
        self._number = number
        self._row = row
        self._header = header
        self._opds = opds
        self._first_rows = first_rows
        self._problems: list[Problem] = []

    def read(self) -> RosterRow | None:
        number = self._nip()
        texts = {field: self._text(field) for field in COLUMNS if field not in {"nip", "tmt"}}
        if not texts["name"]:
            self._problems.append(Problem("name_empty"))
        opd = self._opd(texts)
        classified = self._level(texts, opd)
        tmt = self._tmt()
        if self._problems or opd is None or classified is None:
            return None
        unit = texts.pop("unor")
        del texts["unor_induk"]
        return RosterRow(
            row=self._number,
            nip=number,
            tmt=tmt,
            unit=unit,
            opd=opd.code,
            level=classified.level,
            review=classified.review,
            **texts,
        )

    def problem(self) -> RowProblem:
        cell = self._header.cell(self._row, "nip")
        shown = text(cells.number(cell))[:LONGEST_TEXT]
        name = text(self._header.cell(self._row, "name"))[:LONGEST_TEXT]
        return RowProblem(self._number, shown, name, tuple(self._problems))

    def _nip(self) -> str:
        try:
            number = nip.read(cells.number(self._header.cell(self._row, "nip")))
        except BadValue as bad:
            self._problems.append(bad.problem)
            return ""
        first = self._first_rows.setdefault(number, self._number)
        if first != self._number:
            self._problems.append(Problem("nip_doubled", {"row": first}))
        return number

    def _text(self, field: str) -> str:
        found = text(self._header.cell(self._row, field))
        if len(found) > LONGEST_TEXT:
            column = self._header.words[field]
            params = {"column": column, "limit": LONGEST_TEXT}
            self._problems.append(Problem("text_too_long", params))
            return found[:LONGEST_TEXT]
        return "" if found == "-" else found

    def _opd(self, texts: Mapping[str, str]) -> RosterOpd | None:
        opd = self._opds.find(texts["unor"], texts["unor_induk"])
        if opd is None:
            written = " / ".join(filter(None, (texts["unor"], texts["unor_induk"])))
            code = "opd_unknown" if written else "opd_empty"
            self._problems.append(Problem(code, {"written": written}))
        return opd

    def _level(self, texts: Mapping[str, str], opd: RosterOpd | None) -> Classified | None:
        post = Post(texts["jenis_jabatan"], texts["nama_jabatan"], texts["eselon"], "", "")
        if opd is not None:
            post = replace(post, head_title=opd.head_title, head_level=opd.head_level)
        try:
            return levels.classify(post)
        except BadValue as bad:
            self._problems.append(bad.problem)
            return None

    def _tmt(self) -> date | None:
        try:
            return cells.day(self._header.cell(self._row, "tmt"))
        except BadValue:
            self._problems.append(Problem("tmt_unreadable"))
            return None
