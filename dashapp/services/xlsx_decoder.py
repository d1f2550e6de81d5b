"""Decodes one XLSX from stdin to JSON on stdout, in a process of its own with limits.

Run by path (`python -I xlsx_decoder.py LIMITS`), never imported by the server: a hostile file may
cost this process its life, and nothing else. Exit codes say what was wrong.
"""

import datetime
import io
import json
import resource
import sys

UNREADABLE, EMPTY, TOO_MANY_ROWS, TOO_MANY_COLUMNS, TOO_LONG = 10, 11, 12, 13, 14
MEMORY = 1 << 30  # bytes of address space
SECONDS = 20  # of processor time
TITLES = 50  # rows in which a header is looked for
LONGEST_CELL = 2000  # characters kept of a cell; longer ones are refused by whoever reads the row


def main(rows: int, columns: int, characters: int, heading: str) -> int:
    """Write the first visible sheet that has `heading`, else the first one with anything in it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import python_calamine

    data = io.BytesIO(sys.stdin.buffer.read())
    try:
        book = python_calamine.load_workbook(data)
        sheets = [
            book.get_sheet_by_name(sheet.name)
            for sheet in book.sheets_metadata
            if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
            and sheet.visible is python_calamine.SheetVisibleEnum.Visible
        ]
    except python_calamine.CalamineError:
        return UNREADABLE
    sheets = [sheet for sheet in sheets if sheet.height]
    if not sheets:
        return EMPTY
    sheet = next((sheet for sheet in sheets if _has(sheet, heading)), sheets[0])
    if sheet.total_height > rows:
        return TOO_MANY_ROWS
    if sheet.total_width > columns:
        return TOO_MANY_COLUMNS
    table = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    if sum(len(cell) for row in table for cell in row if isinstance(cell, str)) > characters:
        return TOO_LONG
    sys.stdout.write(json.dumps(table, ensure_ascii=True, separators=(",", ":")))
    return 0


def _has(sheet, heading):
    if sheet.total_width > 16384:
        return False
    first = sheet.to_python(skip_empty_area=True, nrows=TITLES)
    return any(isinstance(c, str) and c.strip().upper() == heading for row in first for c in row)


def _plain(cell):
    if isinstance(cell, str):
        return cell[:LONGEST_CELL]
    if isinstance(cell, datetime.datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"day": cell.isoformat()}
    if isinstance(cell, (datetime.time, datetime.timedelta)):
        return str(cell)
    if isinstance(cell, float) and cell != cell:  # JSON has no NaN
        return ""
    return cell


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
