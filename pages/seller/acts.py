"""What a seller's page does: a product saved, stock counted, a sale answered, a list taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.curation import Curation
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.products import ProductDraft
from dashapp.identity import current_actor
from dashapp.services import product_stock, products
from dashapp.services import shop_sales as sales
from dashapp.services.products import Own
from dashapp.ui import forms, messages, seller_dialogs
from dashapp.ui.cards import own_picture
from dashapp.ui.elements import Child
from dashapp.ui.notices import failure, strip, toast
from dashapp.ui.words import _, count, moment
from pages.seller.ids import PRODUCT
from pages.seller.shown import galleries, shop_id


def who() -> dict[str, Any]:
    """The signed-in seller and now."""
    return {"by": current_actor(), "now": clock.now()}


def whole(sent: Mapping[str, Any] | None, name: str) -> int:
    """A number that a page of ours has put into a store; NotAllowed for anything else."""
    value = (sent or {}).get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotAllowed
    return value


def item(sent: Mapping[str, Any] | None, name: str) -> str:
    """A word that a page of ours has put into a store; NotAllowed for anything else."""
    value = (sent or {}).get(name)
    if not isinstance(value, str) or len(value) > 100:
        raise NotAllowed
    return value


# a product


def opened(sent: Mapping[str, Any] | None) -> Own | None:
    """The product that is being edited; None while a new one is typed."""
    if sent is None or sent.get("product") is None:
        return None
    return products.one(whole(sent, "product"), **who())


def form(own: Own | None) -> list[Any]:
    """Title, note, fields, history, switch, whether the switch is there, and the button."""
    if own is None:
        note = strip(_("DKUPP melihat produk baru dulu, lalu produk tampil di galeri."),
                     tone="batu", icon_name="clock")  # fmt: skip
        words = _("Ajukan produk")
        return [_("Tambah produk"), note, None, "", None, "", "", None, True, True, words]
    history = [(each.amount, moment(each.since)) for each in products.prices(own.id, **who())]
    photo = None
    if own.photo:
        photo = {"key": own.photo, "name": _("Foto produk"), "url": own_picture(own.photo),
                 "size_text": ""}  # fmt: skip
    return [
        own.name,
        _note(own),
        photo,
        own.name,
        own.category,
        own.unit,
        rupiah.plain(own.price),
        seller_dialogs.price_history(history),
        own.active,
        False,
        _("Ajukan lagi") if own.curation is Curation.RETURNED else _("Simpan produk"),
    ]


def _note(own: Own) -> Any:
    if own.curation is Curation.RETURNED:
        words = _("DKUPP mengembalikan produk ini: %(reason)s", reason=own.reason or "–")
        return strip(words, tone="bata", icon_name="arrow-u-up-left")
    if own.curation is Curation.REFUSED:
        words = _("DKUPP menolak produk ini: %(reason)s", reason=own.reason or "–")
        return strip(words, tone="bata", icon_name="x")
    if own.curation is Curation.PROPOSED:
        return strip(_("Produk ini sedang dilihat DKUPP."), tone="batu", icon_name="clock")
    words = _("Ganti nama, kategori, atau satuan dilihat DKUPP lagi; sementara itu produk tidak"
              " tampil. Harga dan foto langsung berlaku.")  # fmt: skip
    return html.P(words, className="caption")


def save(own: Mapping[str, Any] | None, shop: str | None, draft: ProductDraft, shown: bool) -> str:
    """Propose the new product or change the one that is open; what to say of it."""
    if own is None or own.get("product") is None:
        products.add(draft, shop_id(shop), **who())
        return _("Produk diajukan ke DKUPP")
    number = whole(own, "product")
    before = products.one(number, **who())
    after = products.edit(number, draft, seen=item(own, "seen"), **who())
    products.show(number, shown, **who())
    if after is Curation.PROPOSED and before.curation is not after:
        return _("Produk diajukan lagi ke DKUPP")
    return _("Produk tersimpan")


def told(problems: Mapping[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    fields = PRODUCT.fields()
    below = [forms.error(problems.get(name)) for name in fields]
    return [forms.error_summary(problems, fields), *below]


# stock


def step(sent: Mapping[str, Any] | None) -> None:
    """Do what plus and minus have gathered."""
    change = whole(sent, "change")
    product_stock.step(whole(sent, "product"), item(sent, "gallery"), change, **who())


def stock_form(sent: Mapping[str, Any] | None) -> list[Any]:
    """Title, a field for each gallery, and what they show as a store keeps it."""
    own = products.one(whole(sent, "product"), **who())
    lying = {shelf.gallery: shelf.quantity for shelf in own.shelves}
    shelves = [
        seller_dialogs.ShelfCount(code, name, lying.get(code, 0)) for code, name in galleries()
    ]
    kept = {"product": own.id, "seen": {each.gallery: each.quantity for each in shelves}}
    title = _("Stok %(name)s", name=own.name)
    return [title, seller_dialogs.stock_rows(shelves), kept]


def counts(
    kept: Mapping[str, Any] | None,
    ids: Sequence[Mapping[str, Any]],
    values: Sequence[str | None],
) -> dict[str, tuple[int, object]]:
    """By gallery what the form showed and what was typed."""
    seen = (kept or {}).get("seen")
    if not isinstance(seen, Mapping) or len(ids) != len(values):
        raise NotAllowed
    return {
        item(each, "gallery"): (whole(seen, item(each, "gallery")), value)
        for each, value in zip(ids, values, strict=True)
    }


def change_stock(
    kept: Mapping[str, Any] | None,
    typed: Mapping[str, tuple[int, object]],
    reason: str | None,
) -> str:
    """Set the counted stock; what to say of it."""
    number = product_stock.count(whole(kept, "product"), typed, reason, **who())
    return _("Stok di %(number)s galeri tersimpan", number=count(number))


def stock_told(rejected: Rejected, places: Sequence[str]) -> list[Any]:
    """What is wrong with the whole, with the reason, and below each gallery in the form's order."""
    problems = rejected.problems
    others = {name: each for name, each in problems.items() if name not in (*places, "reason")}
    above = refused(Rejected(others)) if others else []
    below = [forms.error(problems.get(place)) for place in places]
    return [above, forms.error(problems.get("reason")), below]


# sales


def answer(sent: Mapping[str, Any] | None, reason: str | None = None) -> str:
    """Confirm or return the purchase that was answered; what to say of it."""
    number, seen = whole(sent, "purchase"), whole(sent, "seen")
    if item(sent, "act") == "return":
        sales.send_back(number, reason=reason, seen=seen, **who())
        return _("Pembelian dikembalikan")
    amount = sales.confirm(number, seen=seen, **who())
    return _("Pembelian %(amount)s dibenarkan", amount=rupiah.write(amount))


# what is said


def refused(rejected: Rejected) -> list[Child]:
    """What was refused, said inside a dialog or, by failing(), beside the page."""
    said = [messages.sentence(problem) for problem in rejected.problems.values()]
    return [strip(each, tone="bata", icon_name="warning-circle") for each in said]


def failing(rejected: Rejected) -> Any:
    """The same as a notice that stays."""
    said = " ".join(messages.sentence(problem) for problem in rejected.problems.values())
    return failure(said, key=f"gagal-{clock.now().timestamp()}")


def done(words: str, number: int | None) -> Any:
    """An act's toast; `number` makes the same words appear anew."""
    return toast(words, key=f"toko-{number}")
