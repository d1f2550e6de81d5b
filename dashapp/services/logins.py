"""The three ways to sign in, and the one normal form of what people type for each."""

from __future__ import annotations

import re
from enum import StrEnum

from dashapp.domain import nip
from dashapp.domain.problems import BadValue

LONGEST = 60  # characters of a login; anything longer was never meant as one
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_PHONE = re.compile(r"0[0-9]{8,13}")
_PHONE_SIGNS = str.maketrans("", "", " .-()\u00a0")


class Way(StrEnum):
    """How an account is named: by NIP, by a seller's phone number, by an account name."""

    NIP = "nip"
    PHONE = "phone"
    NAME = "name"


def normal(way: Way, text: str) -> str | None:
    """The normal form of a login, None when it cannot be one (docs/rules.md §8)."""
    if len(text) > LONGEST or "\0" in text:
        return None
    text = text.strip()
    if way is Way.NIP:
        return _nip(text)
    if way is Way.PHONE:
        return _phone(text)
    name = text.lower()
    return name if _NAME.fullmatch(name) else None


def guess(text: str) -> tuple[Way, str] | None:
    """Which way a login on the command line means, with its normal form."""
    for way in Way:
        found = normal(way, text)
        if found is not None:
            return way, found
    return None


def _nip(text: str) -> str | None:
    try:
        return nip.read(text)
    except BadValue:
        return None


def _phone(text: str) -> str | None:
    digits = text.translate(_PHONE_SIGNS)
    if digits.startswith("+62"):
        digits = "0" + digits[3:]
    elif digits.startswith("62"):
        digits = "0" + digits[2:]
    return digits if _PHONE.fullmatch(digits) else None
