"""The day that stands on a receipt, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dashapp.domain.receipt_words import Row

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
OTHER_MONTHS = {"may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "nop": 11, "dec": 12, "peb": 2}
NUMBERS = {name: place for place, name in enumerate(MONTHS, 1)} | OTHER_MONTHS

_D = "[0-9OolI|]"
_DIGITS = str.maketrans("OolLiI|", "0011111")  # i and L where case is ignored
_YEAR = f"2{_D}{{3}}"
# One of the two signs between the numbers may have got lost; without both it is any number.
_NUMERIC = re.compile(
    rf"(?<![0-9])(?:({_D}{{1,2}})\s?([-/.])\s?({_D}{{1,2}})\s?\2\s?({_YEAR}|{_D}{{2}})"
    rf"|({_D}{{2}})({_D}{{2}})[-/.]({_YEAR})|({_D}{{2}})[-/.]({_D}{{2}})({_YEAR}))"
)
_ISO = re.compile(rf"(?<![0-9])({_YEAR})(?:([-/.])({_D}{{1,2}})\2|[-/.]({_D}{{2}}))({_D}{{2}})")
_LIKE = {"i": "[i1l|]", "l": "[l1i|]", "o": "[o0]"}  # letters that are taken for other signs
_NAMES = {name: "".join(_LIKE.get(sign, sign) for sign in name) for name in NUMBERS}
_NAMED = re.compile(
    rf"(?<![0-9])({_D}{{1,2}})[-/., ]*"
    rf"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES.items())})"
    rf"[a-z]*[1|]?[-/., ]*(?P<year>{_YEAR}|{_D}{{2}})",
    re.IGNORECASE,
)
_TIME = re.compile(r"[0-2]?[0-9][:.][0-5][0-9]")
_LABEL = re.compile(r"t[gq9][l1i]|tangga[l1i]|date|waktu", re.IGNORECASE)


def day(rows: Sequence[Row], *, first: date, today: date) -> date | None:
    """The day from `first` to `today` that the receipt names; None when it names none or several.

    Of several the one beside a time or the word for a day holds.
    """
    found: dict[date, int] = {}
    for row in rows:
        weight = 1 + bool(_LABEL.search(row.text)) + bool(_TIME.search(row.text))
        for one in _days(row.text):
            if first <= one <= today:
                found[one] = max(found.get(one, 0), weight)
    best = [one for one, weight in found.items() if weight == max(found.values())]
    return best[0] if len(best) == 1 else None


def _days(text: str) -> Iterator[date]:
    for found in _ISO.finditer(text):
        yield from _day(found[5], _number(found[3] or found[4]), found[1])
    without = _ISO.sub(" ", text)
    for found in _NUMERIC.finditer(without):
        day, month, year = (part for part in found.group(1, 3, 4, 5, 6, 7, 8, 9, 10) if part)
        yield from _either_year(day, _number(month), year)
    for found in _NAMED.finditer(without):
        name = next(name for name in NUMBERS if found[name])
        yield from _either_year(found[1], NUMBERS[name], found["year"])


def _either_year(day: str, month: int, year: str) -> Iterator[date]:
    """A year of four digits, or of two with the hour glued on behind."""
    yield from _day(day, month, year)
    if len(year) == 4 and not year.startswith("202"):
        yield from _day(day, month, year[:2])


def _day(day: str, month: int, year: str) -> Iterator[date]:
    whole = _number(year)
    try:
        yield date(whole if whole > 99 else 2000 + whole, month, _number(day))
    except ValueError:
        return


def _number(text: str) -> int:
    return int(text.translate(_DIGITS))
