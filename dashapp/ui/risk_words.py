"""The words of a sign of risk: two or three for the list, a title and one sentence of facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dashapp.domain import rupiah
from dashapp.domain.risk import Reason, Sign
from dashapp.ui.words import _, day_long

Params = Mapping[str, Any]


def short(reason: Reason) -> str:
    """Nominal beda"""
    return _(_SHORT[reason.sign])


def title(reason: Reason) -> str:
    """Nominal berbeda dari nota."""
    return _(_TITLES[reason.sign])


def sentence(reason: Reason) -> str:
    """Ditulis Rp 57.000, di nota tertera Rp 52.000."""
    return _SENTENCES[reason.sign](reason.params)


def _money(params: Params, name: str) -> str:
    return rupiah.write(int(params.get(name) or 0))


def _day(params: Params, name: str) -> str:
    try:
        return day_long(date.fromisoformat(str(params.get(name))))
    except ValueError:
        return "–"


def _number(params: Params) -> str:
    return str(params.get("number") or "–")


_SHORT: Mapping[Sign, str] = {
    Sign.SAME_PHOTO: "Foto orang lain",
    Sign.OWN_PHOTO: "Foto dipakai lagi",
    Sign.LIKE_PHOTO: "Foto mirip",
    Sign.SAME_RECEIPT: "Mungkin ganda",
    Sign.PRICE_ABOVE: "Harga tinggi",
    Sign.PHOTO_OLDER: "Foto lama",
    Sign.AT_MINIMUM: "Selalu minimum",
    Sign.AT_NIGHT: "Dini hari",
    Sign.BEFORE_OPENING: "Sebelum buka",
    Sign.BEFORE_SELLER: "UMKM belum ada",
    Sign.READ_AMOUNT: "Nominal beda",
    Sign.READ_DAY: "Tanggal beda",
    Sign.UNREADABLE: "Nota buram",
    Sign.NO_PHOTO: "Tanpa foto",
}
_TITLES: Mapping[Sign, str] = {
    Sign.SAME_PHOTO: "Foto ini juga dipakai orang lain.",
    Sign.OWN_PHOTO: "Foto ini sudah dipakai pembeli yang sama.",
    Sign.LIKE_PHOTO: "Foto ini sangat mirip dengan foto lain.",
    Sign.SAME_RECEIPT: "Nota ini juga dicatat orang lain.",
    Sign.PRICE_ABOVE: "Harga satuan di atas katalog.",
    Sign.PHOTO_OLDER: "Foto lebih lama dari pembelian.",
    Sign.AT_MINIMUM: "Selalu tepat minimum.",
    Sign.AT_NIGHT: "Dikirim pada jam yang tidak lazim.",
    Sign.BEFORE_OPENING: "Dikirim sebelum galeri buka.",
    Sign.BEFORE_SELLER: "UMKM belum terdaftar pada hari itu.",
    Sign.READ_AMOUNT: "Nominal berbeda dari nota.",
    Sign.READ_DAY: "Tanggal berbeda dari nota.",
    Sign.UNREADABLE: "Nota tidak terbaca mesin.",
    Sign.NO_PHOTO: "Tidak ada foto nota.",
}
_SENTENCES: Mapping[Sign, Callable[[Params], str]] = {
    Sign.SAME_PHOTO: lambda told: _("Berkas fotonya sama dengan %(number)s.", number=_number(told)),
    Sign.OWN_PHOTO: lambda told: _("Berkas fotonya sama dengan %(number)s.", number=_number(told)),
    Sign.LIKE_PHOTO: lambda told: _(
        "%(percent)s%% serupa dengan foto %(number)s.",
        percent=told.get("percent", "–"),
        number=_number(told),
    ),
    Sign.SAME_RECEIPT: lambda told: _(
        "Nota %(receipt)s, %(amount)s, hari dan tempat yang sama ada di %(number)s.",
        receipt=told.get("receipt", "–"),
        amount=_money(told, "amount"),
        number=_number(told),
    ),
    Sign.PRICE_ABOVE: lambda told: _(
        "%(goods)s ditulis %(price)s, di katalog %(catalogue)s.",
        goods=told.get("goods", "–"),
        price=_money(told, "price"),
        catalogue=_money(told, "catalogue"),
    ),
    Sign.PHOTO_OLDER: lambda told: _(
        "Diambil %(taken)s, pembelian ditulis %(day)s.",
        taken=_day(told, "taken"),
        day=_day(told, "day"),
    ),
    Sign.AT_MINIMUM: lambda told: _(
        "Tepat %(amount)s selama %(months)s bulan berturut-turut.",
        amount=_money(told, "amount"),
        months=told.get("months", "–"),
    ),
    Sign.AT_NIGHT: lambda told: _("Dikirim pukul %(time)s.", time=told.get("time", "–")),
    Sign.BEFORE_OPENING: lambda told: _(
        "Dikirim pukul %(time)s di hari pembelian, galeri buka %(opens)s.",
        time=told.get("time", "–"),
        opens=told.get("opens", "–"),
    ),
    Sign.BEFORE_SELLER: lambda told: _(
        "Terdaftar %(since)s, pembelian ditulis %(day)s.",
        since=_day(told, "since"),
        day=_day(told, "day"),
    ),
    Sign.READ_AMOUNT: lambda told: _(
        "Ditulis %(claimed)s, di nota tertera %(read)s.",
        claimed=_money(told, "claimed"),
        read=_money(told, "read"),
    ),
    Sign.READ_DAY: lambda told: _(
        "Ditulis %(day)s, di nota tertera %(read)s.", day=_day(told, "day"), read=_day(told, "read")
    ),
    Sign.UNREADABLE: lambda _told: _("Baca sendiri nominal, tanggal, dan nama penjualnya."),
    Sign.NO_PHOTO: lambda _told: _("Kembalikan bila tidak ada bukti lain."),
}
