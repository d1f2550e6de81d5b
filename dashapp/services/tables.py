"""Reads the tables that offices upload: XLSX and CSV become rows of cells, the rest is refused.

An XLSX may be hostile: its ZIP directory is checked first, then it is decoded in another process
with limits of time and memory.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashapp.domain.cells import Cell
from dashapp.domain.problems import Problem, Rejected
from dashapp.services import xlsx_decoder

MAX_FILE = 20 * 1024 * 1024  # bytes
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_CHARACTERS = 60_000_000  # of all cells together
MAX_PARTS = 200  # files within an XLSX
MAX_UNPACKED = 60 * 1024 * 1024  # bytes, all parts together
MAX_PACKING = 200  # how many times larger a part may unpack
PATIENCE = 40  # seconds for decoding; the processor time is limited in the process itself

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and any XLSX with a password
_SNIFFED = 60  # rows that show how a CSV is separated
_DELIMITERS = (";", "\t", ",", "|")
_OTHER_FORMATS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
_MARKUP = re.compile(
    rb"\s*<(!doctype|html|head|body|table|meta|style|\?xml|div|!--)", re.IGNORECASE
)
_SAYS = {
    xlsx_decoder.EMPTY: "file_empty",
    xlsx_decoder.TOO_MANY_ROWS: "file_too_many_rows",
    xlsx_decoder.TOO_MANY_COLUMNS: "file_too_many_columns",
    xlsx_decoder.TOO_LONG: "file_too_heavy",
    xlsx_decoder.UNREADABLE: "file_unreadable",
}


@dataclass(frozen=True)
class Table:
    """The cells of a file; index 0 is row 1 of the spreadsheet, empty rows included."""

    rows: list[list[Cell]]
    is_xlsx: bool


def read(content: bytes, *, heading: str = "NIP", max_rows: int = MAX_ROWS) -> Table:
    """Read a file by what it is, whatever its name; `heading` stands in the header looked for.

    Raises Rejected on "file", with a code that says what to do instead.
    """
    if len(content) > MAX_FILE:
        _refuse("file_too_large", limit=MAX_FILE // 1024**2)
    if not content.strip():
        _refuse("file_empty")
    if content.startswith(_OLE2):
        _refuse("file_old_excel")
    if content.startswith(b"PK"):
        _check_zip(content)
        return Table(_decode(content, heading.upper(), max_rows), True)
    if content.startswith(_OTHER_FORMATS):
        _refuse("file_other_format")
    return Table(_read_csv(content, heading.upper(), max_rows), False)


def _refuse(code: str, **params: object) -> None:
    raise Rejected({"file": Problem(code, params)})


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Rejected({"file": Problem("file_unreadable")}) from None
    names = {part.filename.lower() for part in parts}
    if not any(name.startswith("xl/workbook.") for name in names):
        _refuse("file_other_format")
    heavy = any(part.file_size > MAX_PACKING * max(part.compress_size, 5000) for part in parts)
    unpacked = sum(part.file_size for part in parts)
    if heavy or len(parts) > MAX_PARTS or len(names) < len(parts) or unpacked > MAX_UNPACKED:
        _refuse("file_suspicious")


def _decode(content: bytes, heading: str, max_rows: int) -> list[list[Cell]]:
    limits = [str(number) for number in (max_rows, MAX_COLUMNS, MAX_CHARACTERS)]
    command = [sys.executable, "-I", str(Path(xlsx_decoder.__file__).resolve()), *limits, heading]
    try:
        done = subprocess.run(  # the program is our own, the file comes in through stdin
            command, input=content, capture_output=True, timeout=PATIENCE, env={}, check=False
        )
    except subprocess.TimeoutExpired:
        raise Rejected({"file": Problem("file_too_heavy")}) from None
    if done.returncode:
        code = _SAYS.get(done.returncode, "file_too_heavy")  # killed by a limit, or out of memory
        _refuse(code, rows=max_rows, columns=MAX_COLUMNS)
    return [[_cell(cell) for cell in row] for row in json.loads(done.stdout)]


def _cell(cell: Any) -> Cell:
    if isinstance(cell, dict):
        if "day" in cell:
            return date.fromisoformat(cell["day"])
        return datetime.fromisoformat(cell["moment"])
    return cell


def _read_csv(content: bytes, heading: str, max_rows: int) -> list[list[Cell]]:
    lines = list(io.StringIO(_text(content), newline=""))  # ends of lines only, as csv knows them
    if lines and (told := re.fullmatch(r"sep=(.)\s*", lines[0])):
        delimiter = told[1]
        lines[0] = "\n"  # keeps the numbers of the rows
    else:
        delimiter = _delimiter(lines, heading)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if len(rows) == max_rows:
                _refuse("file_too_many_rows", rows=max_rows)
            if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
                _refuse("file_too_many_columns", columns=MAX_COLUMNS)
            rows.append([*row[:MAX_COLUMNS]])
    except csv.Error:
        raise Rejected({"file": Problem("file_unreadable")}) from None
    return rows


def _text(content: bytes) -> str:
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        _refuse("file_is_page")
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]  # "Unicode text" of Excel
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise Rejected({"file": Problem("file_other_format")})


def _delimiter(lines: list[str], heading: str) -> str:
    """The separator that gives a row with `heading` as a cell; else the one that cuts most."""
    return max(_DELIMITERS, key=lambda delimiter: _cuts(lines, delimiter, heading))


def _cuts(lines: list[str], delimiter: str, heading: str) -> tuple[int, int]:
    try:
        rows = list(csv.reader(lines[:_SNIFFED], delimiter=delimiter))
    except csv.Error:
        return (0, 0)
    heads = [row for row in rows if any(cell.strip().upper() == heading for cell in row)]
    widest = max((len(row) for row in heads), default=0)
    return (widest if widest > 1 else 0, sum(len(row) for row in rows))
