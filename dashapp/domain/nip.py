"""The civil servant's number (NIP): 18 digits kept as text, checked part by part."""

from __future__ import annotations

import re
from datetime import date

from dashapp.domain.problems import BadValue

LENGTH = 18
_DIGITS = re.compile(r"[0-9]+")
_FROM_A_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{15,}[.,]0+")
# A PNS has the month of entry here; a PPPK the digit 2 and the number of the contract, 1 to 9.
_MONTH_OR_CONTRACT = re.compile(r"0[1-9]|1[0-2]|2[1-9]")
_FIRST_BIRTH_YEAR = 1900


def read(value: object) -> str:
    """The NIP as 18 ASCII digits; spaces are taken out (docs/rules.md §9).

    Raises BadValue nip_empty, nip_number (it was stored as a number, its last digits are lost),
    nip_digits, nip_length(found), nip_birth, nip_start, nip_sex or nip_serial. Well-formed is not
    enough: whether the NIP is in the roster is for the caller to ask.
    """
    if value is None:
        raise BadValue("nip_empty")
    if isinstance(value, (int, float)):
        raise BadValue("nip_number")
    if not isinstance(value, str):
        raise BadValue("nip_digits")
    digits = value.replace(" ", "").replace("\u00a0", "")
    _check_digits(digits)
    _check_parts(digits)
    return digits


def is_pppk(nip: str) -> bool:
    """Whether a well-formed NIP is one of a PPPK, who gets another with each contract (§9)."""
    return nip[12:14] > "20"


def grouped(nip: str) -> str:
    """19870214 201101 2 008"""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def mask(nip: str) -> str:
    """The form for lists: birth date and the digit for the sex are hidden (docs/rules.md §9)."""
    return f"•••••••• {nip[8:14]} • {nip[15:]}"


def _check_digits(digits: str) -> None:
    if not digits:
        raise BadValue("nip_empty")
    if _FROM_A_NUMBER.fullmatch(digits):
        raise BadValue("nip_number")
    if not _DIGITS.fullmatch(digits):
        raise BadValue("nip_digits")
    if len(digits) != LENGTH:
        raise BadValue("nip_length", found=len(digits))


def _check_parts(digits: str) -> None:
    if not _is_birth_date(digits[:8]):
        raise BadValue("nip_birth")
    if digits[8:12] <= digits[:4] or not _MONTH_OR_CONTRACT.fullmatch(digits[12:14]):
        raise BadValue("nip_start")
    if digits[14] not in "12":
        raise BadValue("nip_sex")
    if digits[15:] == "000":
        raise BadValue("nip_serial")


def _is_birth_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= _FIRST_BIRTH_YEAR
