"""Finds the header of an imported table: below title rows, in any case and order, by synonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashapp.domain.cells import Cell, key, text
from dashapp.domain.problems import Problem, Rejected

SEARCHED = 50  # rows; a header further down is none
_LEAST = 2  # known columns that make a row a header
_COUNTS = 4  # characters of "(12)"

Rows = Sequence[Sequence[Cell]]
Need = tuple[str, ...]  # one of these columns must be there


@dataclass(frozen=True)
class Header:
    """Where the table begins and which column holds a field; `words` as the file has them."""

    row: int  # index of the header within all rows
    columns: Mapping[str, int]
    words: Mapping[str, str]

    def cell(self, row: Sequence[Cell], field: str) -> Cell:
        """The cell of a field, None when the file has no such column or the row ends before it."""
        column = self.columns.get(field)
        return row[column] if column is not None and column < len(row) else None

    def is_repeated(self, row: Sequence[Cell]) -> bool:
        """Whether a row below is the header again, as on each page of a printed list."""
        return all(
            column < len(row) and key(text(row[column])) == key(self.words[field])
            for field, column in self.columns.items()
        )

    def is_numbering(self, row: Sequence[Cell]) -> bool:
        """Whether a row only counts the columns: 1, 2, 3 … or (1), (2), (3) …"""
        if len(text(self.cell(row, "nip"))) > _COUNTS:
            return False
        marks = [key(text(cell)) for cell in row if text(cell)]
        return len(marks) > _LEAST and all(mark.isdigit() and len(mark) <= 2 for mark in marks)


def find(rows: Rows, synonyms: Mapping[str, Sequence[str]], needs: Sequence[Need]) -> Header:
    """The row among the first ones that names most fields.

    `synonyms` lists for each field its headers, the one that wins first. Raises Rejected on
    "file": header_not_found, header_missing(columns) or header_doubled(column).
    """
    names = {
        key(word): (field, rank)
        for field, words in synonyms.items()
        for rank, word in enumerate(words)
    }
    found = [_known(row, names) for row in rows[:SEARCHED]]
    most = max((len({field for _, field, _ in known}) for known in found), default=0)
    if most < _LEAST:
        columns = ", ".join(" / ".join(synonyms[field][0] for field in need) for need in needs)
        raise Rejected({"file": Problem("header_not_found", {"columns": columns})})
    index = next(at for at, known in enumerate(found) if len({f for _, f, _ in known}) == most)
    header = _header(index, rows[index], found[index])
    missing = [need for need in needs if not any(field in header.columns for field in need)]
    if missing:
        columns = ", ".join(" / ".join(synonyms[field][0] for field in need) for need in missing)
        raise Rejected({"file": Problem("header_missing", {"columns": columns})})
    return header


def _known(row: Sequence[Cell], names: Mapping[str, tuple[str, int]]) -> list[tuple[int, str, int]]:
    """Column, field and rank of every cell that is a known header."""
    cells = [(column, names.get(key(text(cell)))) for column, cell in enumerate(row)]
    return [(column, *name) for column, name in cells if name is not None]


def _header(index: int, row: Sequence[Cell], known: list[tuple[int, str, int]]) -> Header:
    best: dict[str, tuple[int, int]] = {}
    for column, field, rank in known:
        other = best.get(field)
        if other is not None and other[0] == rank:
            raise Rejected({"file": Problem("header_doubled", {"column": text(row[column])})})
        if other is None or rank < other[0]:
            best[field] = (rank, column)
    columns = {field: column for field, (_, column) in best.items()}
    return Header(index, columns, {field: text(row[column]) for field, column in columns.items()})
