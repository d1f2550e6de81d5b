"""Reading and writing whole rupiah: one reader for every place where an amount comes in.

The reader refuses rather than guesses: an amount off by 10, 100 or 1000 is worse than a question.
What it takes: digits, grouped by points in threes, ",00" or ",-" behind, Rp or IDR before, rupiah
behind; "50000.00" as databases export it, from four digits on; or a short number with rb/ribu/k or
jt/juta ("1,5 juta", "1.5jt"). What it refuses on purpose: "50,000" and "50.00" (English or a slip:
the two readings differ by a thousand or more), "1.500 ribu" (1,5 or 1500), a space or underscore
inside the number, any digit that is not ASCII.
"""

from __future__ import annotations

import re

from dashapp.domain.problems import BadValue

MAX_AMOUNT = 100_000_000
NBSP = "\u00a0"

_LONGEST = 40  # characters; a longer text is no amount
_NUMBER = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)"
_WHOLE = re.compile(rf"({_NUMBER})(?:,([0-9]{{2}}|[1-9])|[.,]--?)?")
_EXPORTED = re.compile(r"([0-9]{4,})\.00?")  # four digits without points: the point is no thousand
_SCALED = re.compile(r"(0|[1-9][0-9]{0,3})(?:[.,]([0-9]{1,2}))? ?(rb|ribu|k|jt|juta)")
_SCALES = {"rb": 1000, "ribu": 1000, "k": 1000, "jt": 1_000_000, "juta": 1_000_000}
_CURRENCY = re.compile(r"^(?:rp\.?|idr) ?")
_SIZES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))


def read(value: object) -> int:
    """The amount in whole rupiah, 1 to MAX_AMOUNT (docs/rules.md §3).

    Raises BadValue amount_empty, amount_unreadable, amount_cents, amount_not_positive or
    amount_too_large(limit). Takes text or int; a float has already lost the writing it came from.
    """
    if value is None:
        raise BadValue("amount_empty")
    if isinstance(value, int) and not isinstance(value, bool):
        return _within_limits(value)
    if not isinstance(value, str):
        raise BadValue("amount_unreadable")
    return _within_limits(_read_text(value))


def write(amount: int) -> str:
    """Rp 50.000, with a no-break space, as on screens (docs/rules.md §11)."""
    return f"{_sign(amount)}Rp{NBSP}{plain(abs(amount))}"


def plain(amount: int) -> str:
    """50.000"""
    return f"{amount:,}".replace(",", ".")


def letter(amount: int) -> str:
    """Rp50.000,00 as in official letters."""
    return f"{_sign(amount)}Rp{plain(abs(amount))},00"


def short(amount: int) -> str:
    """Rp 386,2 jt for narrow places; rounded down, whole below a million."""
    return long(amount).replace("juta", "jt")


def long(amount: int) -> str:
    """Rp 386,2 juta, Rp 2,5 miliar; rounded down to one decimal, whole below a million."""
    for size, name in _SIZES:
        if abs(amount) >= size:
            whole, tenth = divmod(abs(amount) * 10 // size, 10)
            decimal = f",{tenth}" if tenth else ""
            return f"{_sign(amount)}Rp{NBSP}{plain(whole)}{decimal}{NBSP}{name}"
    return write(amount)


def _sign(amount: int) -> str:
    return "-" if amount < 0 else ""


def _within_limits(amount: int) -> int:
    if amount <= 0:
        raise BadValue("amount_not_positive")
    if amount > MAX_AMOUNT:
        raise BadValue("amount_too_large", limit=MAX_AMOUNT)
    return amount


def _read_text(text: str) -> int:
    bare = text.strip().replace(NBSP, " ").replace("\u202f", " ")
    if not bare:
        raise BadValue("amount_empty")
    if len(bare) > _LONGEST or not bare.isascii():
        raise BadValue("amount_unreadable")
    bare = _CURRENCY.sub("", bare.lower()).removesuffix("rupiah").rstrip(" ")
    if bare.startswith("-"):
        _read_number(bare[1:].lstrip(" "))
        raise BadValue("amount_not_positive")
    return _read_number(bare)


def _read_number(bare: str) -> int:
    if found := _SCALED.fullmatch(bare):
        decimals = (found[2] or "").ljust(2, "0")
        return int(found[1] + decimals) * _SCALES[found[3]] // 100
    if found := _EXPORTED.fullmatch(bare):
        return _whole(found[1], cents="0")
    if found := _WHOLE.fullmatch(bare):
        return _whole(found[1].replace(".", ""), cents=found[2] or "0")
    raise BadValue("amount_unreadable")


def _whole(digits: str, *, cents: str) -> int:
    if digits.startswith("0") and digits.strip("0"):
        raise BadValue("amount_unreadable")  # 0812...: rather a telephone number than an amount
    if cents.strip("0"):
        raise BadValue("amount_cents")
    return int(digits)
