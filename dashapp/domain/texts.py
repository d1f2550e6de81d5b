"""Reading short free text: kept literally, markup and formulas too, but without unseen signs."""

from __future__ import annotations

import unicodedata

from dashapp.domain.problems import BadValue

# Control signs, lone surrogates, private use, line separators, and the format signs that turn
# the direction of a line or hide in it: they split log lines and disguise what is read.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def read(value: object, *, field: str, limit: int) -> str | None:
    """Text without outer space, None when there is none.

    Raises BadValue <field>_unreadable (no text, or unseen signs) or <field>_too_long(limit, found).
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadValue(f"{field}_unreadable")
    text = value.strip()
    if len(text) > limit:
        raise BadValue(f"{field}_too_long", limit=limit, found=len(text))
    if any(unicodedata.category(sign) in _UNSEEN for sign in text):
        raise BadValue(f"{field}_unreadable")
    return text or None


def read_paragraph(value: object, *, field: str, limit: int) -> str | None:
    """As read(), for text that may have been typed over several lines: they become one."""
    return read(
        " ".join(value.split()) if isinstance(value, str) else value, field=field, limit=limit
    )
