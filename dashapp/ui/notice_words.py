"""The words of a notice: what happened, and where to go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from dashapp.domain import calendar, rupiah
from dashapp.domain.objections import Outcome
from dashapp.ui import labels, reminder_words
from dashapp.ui.words import _, moment, month_name

Data = Mapping[str, Any]


def title(kind: str, data: Data) -> str:
    """One sentence; a kind of a later version is told plainly."""
    words = _TITLES.get(kind)
    return words(data) if words else _("Ada kabar tentang %(number)s", number=_number(data))


def detail(data: Data) -> str:
    """The reason, as it was given; "" when there is none."""
    return str(data.get("reason") or "")


def address(subject: str) -> str:
    """The page on which the subject of a notice stands; a reminder leads to where one enters."""
    if subject.startswith("reminder:"):
        return "/"
    return "/pesanan" if subject.startswith("order:") else "/riwayat"


def _number(data: Data) -> str:
    return str(data.get("number") or "")


def _money(data: Data, name: str = "amount") -> str:
    return rupiah.write(int(data.get(name) or 0))


def _lowered(data: Data) -> str:
    return _(
        "Pembelian %(number)s disetujui %(amount)s dari %(claimed)s",
        number=_number(data),
        amount=_money(data),
        claimed=_money(data, "claimed"),
    )


def _until(data: Data) -> str:
    until = data.get("until")
    return moment(datetime.fromisoformat(str(until))) if until else ""


def _expiring(data: Data) -> str:
    return _(
        "Pesanan %(number)s disimpan sampai %(until)s. Ambil di %(gallery)s.",
        number=_number(data),
        until=_until(data),
        gallery=data.get("gallery", ""),
    )


def _ready(data: Data) -> str:
    gallery = data.get("gallery", "")
    return _(
        "Pesanan %(number)s siap diambil di %(gallery)s", number=_number(data), gallery=gallery
    )


def letter(kind: str, data: Data) -> tuple[str, str]:
    """Title and body of a message that tells the same outside SiMadu."""
    body = _("%(words)s\n\nBuka SiMadu untuk melihatnya.", words=title(kind, data))
    return reminder_words.subject(data) if kind == "reminder" else _("Kabar dari SiMadu"), body


def _answered(data: Data) -> str:
    month = calendar.read_month(str(data.get("month")))
    outcome = labels.outcome(Outcome(str(data.get("outcome")))).word.lower()
    return _("Keberatan %(month)s dijawab: %(outcome)s", month=month_name(month), outcome=outcome)


_TITLES: Mapping[str, Callable[[Data], str]] = {
    "purchase_approved": lambda data: _(
        "Pembelian %(number)s disetujui: %(amount)s", number=_number(data), amount=_money(data)
    ),
    "purchase_lowered": _lowered,
    "purchase_returned": lambda data: _(
        "Pembelian %(number)s dikembalikan. Perbaiki lalu kirim lagi.", number=_number(data)
    ),
    "purchase_rejected": lambda data: _("Pembelian %(number)s ditolak", number=_number(data)),
    "purchase_cancelled": lambda data: _("Pembelian %(number)s dibatalkan", number=_number(data)),
    "reminder": reminder_words.sentence,
    "objection_answered": _answered,
    "order_ready": _ready,
    "order_expiring": _expiring,
    "order_expired": lambda data: _(
        "Pesanan %(number)s kedaluwarsa. Barangnya kembali ke rak.", number=_number(data)
    ),
}
