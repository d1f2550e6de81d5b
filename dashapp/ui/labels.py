"""The one table of labels: states, statuses, levels, roles and reasons as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashapp.domain.account_rules import AccountState
from dashapp.domain.compliance import Status
from dashapp.domain.levels import Level
from dashapp.domain.objections import ObjectionKind, Outcome
from dashapp.domain.obligations import ExemptionReason
from dashapp.domain.orders import OrderState, Payment
from dashapp.domain.people import Role
from dashapp.domain.purchases import Fund, State
from dashapp.ui.words import _


@dataclass(frozen=True)
class Label:
    """A word, the glyph (CSS class `glyph-…`) that stands before it and its tone (`tone-…`)."""

    word: str
    glyph: str
    tone: str


_STATES: Mapping[State, Label] = {
    State.DIAJUKAN: Label("Menunggu verifikasi", "clock", "batu"),
    State.TERVERIFIKASI: Label("Disetujui", "full", "daun"),
    State.DIKEMBALIKAN: Label("Dikembalikan", "return", "madu"),
    State.DITOLAK: Label("Ditolak", "cross", "bata"),
    State.DITARIK: Label("Ditarik", "bar", "tinta"),
    State.DIBATALKAN: Label("Dibatalkan", "cross", "bata"),
}
_ORDERS: Mapping[OrderState, Label] = {
    OrderState.DIPESAN: Label("Dipesan", "clock", "batu"),
    OrderState.SIAP: Label("Siap diambil", "half", "madu"),
    OrderState.DIAMBIL: Label("Diambil", "full", "daun"),
    OrderState.BATAL: Label("Batal", "bar", "tinta"),
    OrderState.KEDALUWARSA: Label("Kedaluwarsa", "cross", "bata"),
}
_PAYMENTS: Mapping[Payment, str] = {Payment.QRIS: "QRIS", Payment.TUNAI: "Tunai"}
_STATUSES: Mapping[Status, Label] = {
    Status.FULFILLED: Label("Terpenuhi", "full", "daun"),
    Status.WAITING: Label("Menunggu", "clock", "batu"),
    Status.PARTIAL: Label("Sebagian", "half", "madu"),
    Status.REJECTED: Label("Ditolak", "cross", "bata"),
    Status.NONE: Label("Belum ada", "empty", "bata"),
    Status.EXEMPT: Label("Dibebaskan", "bar", "tinta"),
}
_OBJECTIONS: Mapping[ObjectionKind, str] = {
    ObjectionKind.EVALUATION: "Keberatan nilai",
    ObjectionKind.CORRECTION: "Koreksi data",
}
_OUTCOMES: Mapping[Outcome, Label] = {
    Outcome.ACCEPTED: Label("Diterima", "full", "daun"),
    Outcome.REFUSED: Label("Ditolak", "cross", "bata"),
}
_LEVELS: Mapping[Level, str] = {
    Level.PELAKSANA: "Pelaksana",
    Level.ESELON_IV: "Eselon IV",
    Level.ESELON_III: "Eselon III",
    Level.KEPALA_OPD_ESELON_III: "Kepala OPD es. III",
    Level.ESELON_II: "Eselon II",
}
_REASONS: Mapping[ExemptionReason, str] = {
    ExemptionReason.TUGAS_BELAJAR: "Tugas belajar",
    ExemptionReason.CLTN: "Cuti di luar tanggungan negara",
    ExemptionReason.CUTI_BESAR: "Cuti besar",
    ExemptionReason.CUTI_MELAHIRKAN: "Cuti melahirkan",
    ExemptionReason.SAKIT_PANJANG: "Sakit panjang",
    ExemptionReason.MPP_PENSIUN: "MPP atau pensiun",
    ExemptionReason.TANPA_TPP: "Tidak menerima TPP",
    ExemptionReason.DIBERHENTIKAN_SEMENTARA: "Diberhentikan sementara",
    ExemptionReason.MENINGGAL: "Meninggal dunia",
}
_ROLES: Mapping[Role, str] = {
    Role.ASN: "ASN",
    Role.KEPALA_OPD: "Kepala OPD",
    Role.OPERATOR_OPD: "Operator OPD",
    Role.KASIR: "Kasir galeri",
    Role.UMKM: "UMKM",
    Role.DKUPP: "Verifikator DKUPP",
    Role.BUPATI: "Kantor Bupati",
    Role.ADMIN: "Admin",
}
_ACCOUNTS: Mapping[AccountState, Label] = {
    AccountState.CLOSED: Label("Nonaktif", "bar", "tinta"),
    AccountState.HELD: Label("Ditahan", "clock", "madu"),
    AccountState.ONE_TIME: Label("Kata sandi sekali pakai", "clock", "batu"),
    AccountState.EXPIRED: Label("Kata sandi kedaluwarsa", "cross", "bata"),
    AccountState.UNCHOSEN: Label("Kata sandi belum dibuat", "half", "madu"),
    AccountState.NEVER: Label("Belum masuk", "empty", "batu"),
    AccountState.ACTIVE: Label("Aktif", "full", "daun"),
}
_FUNDS: Mapping[Fund, str] = {
    Fund.PRIBADI: "Pribadi",
    Fund.BELANJA_OPD: "Belanja OPD",
}


def state(value: State, *, lowered: bool = False) -> Label:
    """State of a purchase; `lowered` when a smaller amount was approved."""
    label = _STATES[value]
    if lowered and value is State.TERVERIFIKASI:
        return Label(_("Disetujui sebagian"), label.glyph, label.tone)
    return Label(_(label.word), label.glyph, label.tone)


def order(value: OrderState) -> Label:
    """State of an order (docs/rules.md §3)."""
    label = _ORDERS[value]
    return Label(_(label.word), label.glyph, label.tone)


def payment(value: Payment) -> str:
    """How a sale was paid."""
    return _(_PAYMENTS[value])


def status(value: Status) -> Label:
    """Status of one ASN in a month (docs/rules.md §4)."""
    label = _STATUSES[value]
    return Label(_(label.word), label.glyph, label.tone)


def objection(value: ObjectionKind) -> str:
    """What is asked for."""
    return _(_OBJECTIONS[value])


def outcome(value: Outcome) -> Label:
    """How DKUPP answered."""
    label = _OUTCOMES[value]
    return Label(_(label.word), label.glyph, label.tone)


def level(value: Level) -> str:
    """Short name of a jenjang."""
    return _(_LEVELS[value])


def reason(value: str) -> str:
    """Why someone is exempt: a known reason, else the text of the roster as it stands."""
    try:
        return _(_REASONS[ExemptionReason(value)])
    except ValueError:
        return value


def role(value: Role) -> str:
    """Name of a role."""
    return _(_ROLES[value])


def account(value: AccountState) -> Label:
    """How an account stands."""
    label = _ACCOUNTS[value]
    return Label(_(label.word), label.glyph, label.tone)


def fund(value: Fund) -> str:
    """Name of a source of money."""
    return _(_FUNDS[value])


def place(name: str) -> str:
    """The name of a gallery or shop as short as people say it: "Galeri Kraksaan"."""
    return name.replace("Galeri Dekranasda", "Galeri").replace("Sentra UMKM dan Kuliner ", "")
