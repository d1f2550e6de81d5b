"""The words of what was read from a receipt photo, for the strip below it."""

from __future__ import annotations

from dashapp.domain import rupiah
from dashapp.domain.receipts import Reading
from dashapp.ui.words import _, day_long


def sentence(read: Reading) -> str:
    """ "Terbaca dari foto: Rp 45.000, 12 November 2026, TOKO BERKAH" """
    parts = []
    if read.total is not None:
        amount = rupiah.write(read.total)
        parts.append(amount if read.is_sure else _("mungkin %(amount)s", amount=amount))
    if read.day is not None:
        parts.append(day_long(read.day))
    if not parts:
        return _("Nominal dan tanggal tidak terbaca dari foto.")
    if read.shop is not None:
        parts.append(read.shop)
    return _("Terbaca dari foto: %(parts)s", parts=", ".join(parts))


def note(read: Reading) -> str:
    """How sure it is, and what is to be done."""
    if read.is_empty:
        return _("Isi sendiri; foto tetap diperiksa petugas.")
    if read.total is None:
        return _("Nominal tidak terbaca, isi sendiri.")
    if not read.is_sure:
        return _("Kurang yakin (%(sure)d%%), cocokkan dengan nota.", sure=read.sure)
    return _("Yakin %(sure)d%%, tetap periksa.", sure=read.sure)


def offer(read: Reading) -> str:
    """Pakai Rp 45.000"""
    return "" if read.total is None else _("Pakai %(amount)s", amount=rupiah.write(read.total))
