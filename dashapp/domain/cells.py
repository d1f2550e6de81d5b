"""Reads single cells of an imported table: text, days, moments, amounts, numbers that are names."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

from dashapp.domain import calendar, rupiah
from dashapp.domain.problems import BadValue

Cell = str | float | int | bool | date | None

_NOTHING = frozenset({"", "-", "–", "—", "0000-00-00", "00-00-0000", "00/00/0000"})
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
_AS_TEXT = re.compile(r"""=?"([^"]*)"|'(.*)""")  # ="1987…" and '1987…: how offices keep a NIP text
_GUARDED = re.compile("'[=+@＝＋＠-]")  # how our own CSV keeps a text from becoming a formula
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050  # Excel's days of 1950 and 2100
_EXCEL_EPOCH = date(1899, 12, 30)


def text(cell: Cell) -> str:
    """The cell on one line, without outer space and unseen signs; a whole float loses its ".0"."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() else cell
    shown = cell.isoformat() if isinstance(cell, date) else str(cell)
    if not shown.isprintable():
        seen = (" " if unicodedata.category(sign) == "Cc" else sign for sign in shown)
        shown = "".join(sign for sign in seen if _is_seen(sign))
    line = " ".join(shown.split())
    return line[1:] if _GUARDED.match(line) else line


def key(words: str) -> str:
    """What is compared of a name: its letters and digits, case and punctuation ignored."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def number(cell: Cell) -> Cell:
    """A cell that holds a number by name (a NIP), freed from the signs that keep it text."""
    if not isinstance(cell, str):
        return cell if isinstance(cell, (int, float)) or cell is None else text(cell)
    bare = text(cell)
    found = _AS_TEXT.fullmatch(bare)
    return (found[1] or found[2] or "").strip() if found else bare


def day(cell: Cell) -> date | None:
    """The day in a cell, None when there is none. Raises BadValue day_unreadable."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial_day(cell)
    bare = text(cell)
    if bare in _NOTHING:
        return None
    return calendar.read_day(_MIDNIGHT.sub("", bare))


def moment(cell: Cell) -> datetime | None:
    """The instant (UTC) in a cell, WIB without offset; a day alone is its 00:00 WIB.

    None when the cell is empty. Raises BadValue instant_unreadable.
    """
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=calendar.WIB)).astimezone(UTC)
    if isinstance(cell, date):
        return calendar.wib_midnight(cell)
    bare = text(cell)
    if bare in _NOTHING:
        return None
    try:
        return calendar.wib_midnight(calendar.read_day(bare))
    except BadValue:
        return calendar.read_instant(bare)


def amount(cell: Cell) -> int:
    """Whole rupiah in a cell; raises what rupiah.read raises. A whole float is a plain number."""
    if isinstance(cell, float) and cell.is_integer():
        return rupiah.read(int(cell))
    return rupiah.read(text(cell) if isinstance(cell, str) else cell)


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cf", "Cs", "Co", "Cn"}


def _serial_day(serial: float) -> date:
    if serial != int(serial) or not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        raise BadValue("day_unreadable")
    return _EXCEL_EPOCH + timedelta(days=int(serial))
