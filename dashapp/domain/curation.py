"""What DKUPP decides about sellers and products, and what a seller's data must be (§15)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from dashapp.domain import papers, texts
from dashapp.domain.problems import BadValue, Problem, Rejected

LONGEST = {"name": 80, "owner": 80, "address": 160}  # characters
LONGEST_REASON = 300
CITY = "3574"  # Kota Probolinggo: another government, whose sellers do not count
_CITY_WORDS = re.compile(
    r"\bkota\s+probolinggo\b"
    r"|\bkec(?:amatan)?\.?\s+(?:kademangan|kanigaran|kedopok|mayangan|wonoasih)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"0[0-9]{8,13}")


class Curation(StrEnum):
    """Where a seller or product stands with DKUPP; only what was accepted is on the shelf."""

    PROPOSED = "diajukan"
    ACCEPTED = "diterima"
    RETURNED = "dikembalikan"
    REFUSED = "ditolak"


@dataclass(frozen=True)
class SellerDraft:
    """A seller as it was typed, raw."""

    name: object = None
    owner: object = None
    phone: object = None
    nib: object = None
    kecamatan: object = None
    address: object = None


@dataclass(frozen=True)
class NewSeller:
    """A seller that can be saved; `phone` as it is dialled, `nib` empty when there is none yet."""

    name: str
    owner: str
    phone: str
    nib: str
    kecamatan: str
    address: str


def may_decide(curation: str) -> bool:
    """Whether something waits for a decision: it was proposed and nobody has decided yet."""
    return curation == Curation.PROPOSED


def accept(draft: SellerDraft, districts: Collection[str]) -> NewSeller:
    """The seller that was typed; `districts`: codes of the kecamatan of the Kabupaten.

    Raises Rejected with every problem by field.
    """
    problems: dict[str, Problem] = {}
    found: dict[str, str] = {}
    readers: dict[str, Callable[[], str]] = {
        "name": lambda: _text(draft.name, "name"),
        "owner": lambda: _text(draft.owner, "owner"),
        "phone": lambda: read_phone(draft.phone),
        "nib": lambda: papers.read_number(papers.Kind.NIB, draft.nib, needed=False),
        "kecamatan": lambda: read_district(draft.kecamatan, districts),
        "address": lambda: read_address(draft.address),
    }
    for field, read in readers.items():
        try:
            found[field] = read()
        except BadValue as bad:
            problems[field] = bad.problem
    if problems:
        raise Rejected(problems)
    return NewSeller(**found)


def read_reason(value: object) -> str:
    """Why something is returned, refused or taken away. Raises BadValue curation_reason_…."""
    reason = texts.read_paragraph(value, field="curation_reason", limit=LONGEST_REASON)
    if reason is None:
        raise BadValue("curation_reason_empty")
    return reason


def read_phone(value: object) -> str:
    """A phone number as it is dialled here. Raises BadValue phone_empty or phone_unreadable."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise BadValue("phone_empty")
    if not isinstance(value, str) or len(value) > 40:
        raise BadValue("phone_unreadable")
    digits = re.sub(r"[\s.()-]", "", value)
    digits = re.sub(r"^\+?62", "0", digits)
    if not _PHONE.fullmatch(digits):
        raise BadValue("phone_unreadable")
    return digits


def read_district(value: object, districts: Collection[str]) -> str:
    """One of the kecamatan of the Kabupaten.

    Raises BadValue kecamatan_empty, kecamatan_city for Kota Probolinggo, kecamatan_unknown.
    """
    if not value or not isinstance(value, str):
        raise BadValue("kecamatan_empty")
    if value.startswith(CITY):
        raise BadValue("kecamatan_city")
    if value not in districts:
        raise BadValue("kecamatan_unknown")
    return value


def read_address(value: object) -> str:
    """An address within the Kabupaten. Raises BadValue address_…; address_city for the Kota."""
    text = _text(value, "address")
    if _CITY_WORDS.search(text):
        raise BadValue("address_city")
    return text


def _text(value: object, field: str) -> str:
    text = texts.read_paragraph(value, field=f"seller_{field}", limit=LONGEST[field])
    if text is None:
        raise BadValue(f"seller_{field}_empty")
    return text
