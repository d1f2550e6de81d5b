"""What one person owes in one month: OPD, level, minimum, and whether anything excuses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashapp.domain import levels
from dashapp.domain.levels import Level, LevelRule


class ExemptionReason(StrEnum):
    TUGAS_BELAJAR = "tugas_belajar"
    CLTN = "cltn"
    CUTI_BESAR = "cuti_besar"
    CUTI_MELAHIRKAN = "cuti_melahirkan"
    SAKIT_PANJANG = "sakit_panjang"
    MPP_PENSIUN = "mpp_pensiun"
    TANPA_TPP = "tanpa_tpp"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara"
    MENINGGAL = "meninggal"


@dataclass(frozen=True)
class Exemption:
    """Excuses the months from `first_month` to `last_month`, both included."""

    reason: ExemptionReason
    first_month: date
    last_month: date
    document: str

    def covers(self, month: date) -> bool:
        return self.first_month <= month <= self.last_month


@dataclass(frozen=True)
class Facts:
    """What is known about a person on the first day of a month in which a posting is in force."""

    opd: str
    level: Level
    kedudukan: str
    jenis_pegawai: str
    exemptions: Sequence[Exemption] = ()


@dataclass(frozen=True)
class Obligation:
    """`reason` says why nothing is owed: an exemption's code, or the roster's own words."""

    opd: str
    level: Level
    minimum: int
    obliged: bool
    reason: str | None = None


PARUH_WAKTU = frozenset({"PPPK Paruh Waktu"})  # default of the setting
_ACTIVE = frozenset({"", "aktif", "pppkaktif", "cpns"})  # "": an empty cell counts as Aktif


def decide(
    facts: Facts,
    month: date,
    rules: Iterable[LevelRule],
    *,
    exempt_kinds: Iterable[str] = PARUH_WAKTU,
) -> Obligation:
    """The obligation of `month` (docs/rules.md §2). LookupError when the level has no minimum yet.

    An exempt person keeps level and minimum, so that a later correction has them at hand.
    """
    owed = levels.minimum(facts.level, month, rules)
    reason = _excuse(facts, month, exempt_kinds)
    return Obligation(facts.opd, facts.level, owed, obliged=reason is None, reason=reason)


def _excuse(facts: Facts, month: date, exempt_kinds: Iterable[str]) -> str | None:
    for exemption in facts.exemptions:
        if exemption.covers(month):
            return exemption.reason.value
    if _key(facts.kedudukan) not in _ACTIVE:
        return facts.kedudukan.strip()
    if _key(facts.jenis_pegawai) in {_key(kind) for kind in exempt_kinds} - {""}:
        return facts.jenis_pegawai.strip()
    return None


def _key(text: str) -> str:
    """Offices write the same value in many ways; only its letters and digits are compared."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
