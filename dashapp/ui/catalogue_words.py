"""What the catalogue says: papers and their marks, matters, and the questions before an act."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from dashapp.domain.papers import Kind, Mark, Paper
from dashapp.ui.words import _, day_long, day_month, day_short, days_left

FILTERS: Mapping[str, Callable[[], str]] = {
    "perlu": lambda: _("Perlu dilihat"),
    "usulan": lambda: _("Usulan"),
    "dokumen": lambda: _("Dokumen"),
    "ganda": lambda: _("Mungkin ganda"),
    "semua": lambda: _("Semua"),
}
PAPERS: Mapping[Kind, str] = {Kind.NIB: "NIB", Kind.PIRT: "PIRT", Kind.HALAL: "Halal"}


class Look(NamedTuple):
    """How a mark is drawn: its word, its icon and the class of its ground."""

    word: str
    icon: str
    tone: str


_MARKS: Mapping[Mark, Look] = {
    Mark.VALID: Look("berlaku", "check", "daun"),
    Mark.ENDING: Look("habis dalam 30 hari", "clock", "madu"),
    Mark.PENDING: Look("diproses", "hourglass", "batu"),
    Mark.ENDED: Look("habis", "x", "bata"),
    Mark.MISSING: Look("belum ada", "x", "bata"),
    Mark.NOT_NEEDED: Look("tidak perlu", "minus", "none"),
}
STATES: Mapping[str, Callable[[], str]] = {
    "berlaku": lambda: _("Berlaku"),
    "diproses": lambda: _("Diproses"),
    "belum_ada": lambda: _("Belum ada"),
    "tidak_perlu": lambda: _("Tidak perlu"),
}


def look(mark: Mark) -> Look:
    """How a mark is drawn, its word in the reader's language."""
    found = _MARKS[mark]
    return Look(_(found.word), found.icon, found.tone)


def legend() -> list[Look]:
    """The marks below the list."""
    missing = Look(_("belum ada, habis"), "x", "bata")
    return [
        look(Mark.VALID),
        look(Mark.ENDING),
        look(Mark.PENDING),
        missing,
        look(Mark.NOT_NEEDED),
    ]


def paper_words(mark: Mark, paper: Paper | None, today: date) -> tuple[str, str]:
    """Two lines about a paper: "habis 2 Agustus 2026" and "25 hari lagi"."""
    number = grouped(paper.number) if paper else ""
    until = paper.until if paper else None
    if mark is Mark.ENDED and until is not None:
        return _("habis %(day)s", day=day_long(until)), number or _("perlu diperbarui")
    if mark is Mark.ENDING and until is not None:
        return _("habis %(day)s", day=day_long(until)), days_left(until, today)
    if mark is Mark.VALID:
        term = _("sampai %(day)s", day=_near(until)) if until else _("berlaku seterusnya")
        return number, term
    if mark is Mark.PENDING:
        return number or _("diproses"), _("menunggu dokumen")
    if mark is Mark.NOT_NEEDED:
        return _("tidak perlu"), _("untuk produk ini")
    return _("belum ada"), _("belum dicatat")


def paper_matter(kind: Kind, mark: Mark, until: date | None, today: date) -> tuple[str, str]:
    """What is the matter with a paper: "PIRT habis" and "sejak 30 Juni"."""
    name = PAPERS[kind]
    if mark is Mark.ENDED and until is not None:
        return _("%(name)s habis", name=name), _("sejak %(day)s", day=day_month(until))
    if mark is Mark.ENDING and until is not None:
        return _("%(name)s segera habis", name=name), days_left(until, today)
    return _("%(name)s belum ada", name=name), _("belum dicatat")


def grouped(number: str) -> str:
    """A NIB in groups of four, a long halal number by its end; others as they are."""
    if len(number) == 13 and number.isdigit():
        return " ".join(number[place : place + 4] for place in range(0, 13, 4))
    return f"ID … {number[-8:]}" if number.startswith("ID") else number


def masked(phone: str) -> str:
    """0812 •••• 4471: enough to compare, not to call."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    local = "0" + digits[2:] if digits.startswith("62") else digits
    return f"{local[:4]} •••• {local[-4:]}" if len(local) > 8 else local


class Question(NamedTuple):
    """Title of a dialog, the verb on its button, what the toast says after, and if it is gentle."""

    title: Callable[[], str]
    verb: Callable[[], str]
    done: Callable[[], str]
    gentle: bool = False


# Acts that need a reason: (act, kind of thing) in one word.
REASONS: Mapping[str, Question] = {
    "return_product": Question(
        lambda: _("Kembalikan produk ini?"),
        lambda: _("Kembalikan produk"),
        lambda: _("Produk dikembalikan"),
    ),
    "refuse_product": Question(
        lambda: _("Tolak produk ini?"), lambda: _("Tolak produk"), lambda: _("Produk ditolak")
    ),
    "return_seller": Question(
        lambda: _("Kembalikan usulan UMKM ini?"),
        lambda: _("Kembalikan usulan"),
        lambda: _("Usulan dikembalikan"),
    ),
    "refuse_seller": Question(
        lambda: _("Tolak usulan UMKM ini?"),
        lambda: _("Tolak usulan"),
        lambda: _("Usulan ditolak"),
    ),
    "take_off": Question(
        lambda: _("Nonaktifkan produk ini?"),
        lambda: _("Nonaktifkan produk"),
        lambda: _("Produk dinonaktifkan"),
    ),
    "put_back": Question(
        lambda: _("Aktifkan produk ini kembali?"),
        lambda: _("Aktifkan produk"),
        lambda: _("Produk diaktifkan"),
        gentle=True,
    ),
    "deactivate": Question(
        lambda: _("Nonaktifkan UMKM ini?"),
        lambda: _("Nonaktifkan UMKM"),
        lambda: _("UMKM dinonaktifkan"),
    ),
    "activate": Question(
        lambda: _("Aktifkan UMKM ini kembali?"),
        lambda: _("Aktifkan UMKM"),
        lambda: _("UMKM diaktifkan"),
        gentle=True,
    ),
}


def suggestions() -> list[str]:
    """Reasons to choose from."""
    return [
        _("Foto produk belum jelas"),
        _("Berat bersih belum ditulis"),
        _("Harga perlu dijelaskan"),
        _("Dokumen belum lengkap"),
        _("Di luar Kabupaten Probolinggo"),
    ]


def _near(day: date) -> str:
    """17 Agu 2027"""
    return f"{day_short(day)} {day.year}"
