"""Which two sellers may be one and the same: equal phone, NIB, name, owner or address (§15)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

# Left out when names are compared: forms of business, and how people are addressed.
FORMS = frozenset({"cv", "ud", "pt", "pd", "fa", "kub", "ukm", "umkm", "toko", "poklahsar"})
TITLES = frozenset(
    {"h", "hj", "haji", "hajjah", "bu", "ibu", "bpk", "bapak", "pak", "mbak", "mas", "drs", "dra"}
    | {"dr", "ir", "sh", "se", "sp", "spd", "st", "skm"}
)
_STREET = {"jalan": "jl", "jln": "jl", "dusun": "dsn", "desa": "ds", "gang": "gg"}
_NUMBER = frozenset({"no", "nomor"})
# Fields that say alone that two are one; of the others two must agree.
STRONG = frozenset({"phone", "nib"})
FIELDS = ("owner", "phone", "nib", "address", "name")


@dataclass(frozen=True)
class Known:
    """What is compared of a seller; empty parts are equal to nothing."""

    id: int
    name: str
    kecamatan: str
    owner: str = ""
    phone: str = ""
    nib: str = ""
    address: str = ""

    def keys(self) -> dict[str, str]:
        """Its fields in the form in which they are compared, empty ones left out."""
        address = address_key(self.address)
        found = {
            "owner": core(self.owner),
            "phone": phone_key(self.phone),
            "nib": self.nib,
            "address": f"{self.kecamatan} {address}" if address else "",
            "name": core(self.name),
        }
        return {field: key for field, key in found.items() if key}


def core(name: str) -> str:
    """A name without CV, UD, PT and the like and without titles; all of it if nothing is left."""
    words = _words(name)
    left = [word for word in words if word not in FORMS | TITLES]
    return " ".join(left or words)


def phone_key(phone: str) -> str:
    """A number as it is dialled here: 0812… also for +62 812… and 62812…; "" for no number."""
    digits = re.sub(r"[^0-9]", "", phone)
    return "0" + digits[2:] if digits.startswith("62") else digits


def address_key(address: str) -> str:
    """An address without signs, and with one writing of jalan, dusun, desa and gang."""
    words = [_STREET.get(word, word) for word in _words(address)]
    return " ".join(word for word in words if word not in _NUMBER)


def same(one: Known, other: Known) -> frozenset[str]:
    """The fields in which two sellers are equal."""
    theirs = other.keys()
    return frozenset(field for field, key in one.keys().items() if theirs.get(field) == key)


def is_alike(one: Known, other: Known) -> bool:
    """Whether two may be one: the same phone or NIB, the same name in one kecamatan, or two of
    name, owner and address."""
    found = same(one, other)
    by_name = "name" in found and one.kecamatan == other.kecamatan
    return bool(found & STRONG) or by_name or len(found - STRONG) > 1


def pairs(
    sellers: Iterable[Known], distinct: Collection[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The pairs that may be one, lower id first, without those found to be two; in order of id.

    Only sellers that share a field are compared, so that the cost follows their number.
    """
    sharing: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for seller in sellers:
        for field in seller.keys().items():
            sharing[field].append(seller)
    found: set[tuple[int, int]] = set()
    for each in sharing.values():
        for one, other in combinations(sorted(each, key=lambda known: known.id), 2):
            if (one.id, other.id) not in found and is_alike(one, other):
                found.add((one.id, other.id))
    return sorted(found - set(distinct))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
