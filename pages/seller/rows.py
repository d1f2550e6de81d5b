"""Products, orders and purchases of a shop as the rows that the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dashapp.domain import calendar
from dashapp.services.products import Own
from dashapp.services.shop_sales import ToConfirm, ToPrepare
from dashapp.ui import labels, seller_sales
from dashapp.ui import seller as ui
from dashapp.ui.cards import own_picture
from dashapp.ui.words import _, clock_time, count, day_long, day_short
from pages.seller.ids import EVERYWHERE


def product(own: Own, place: str, sold: Mapping[int, int]) -> ui.ProductRow:
    by_place = {shelf.gallery: shelf.quantity for shelf in own.shelves}
    only = next(iter(by_place)) if len(by_place) == 1 else None
    everywhere = place == EVERYWHERE
    return ui.ProductRow(
        id=own.id,
        name=own.name,
        category=own.category,
        unit=own.unit,
        price=own.price,
        picture=own_picture(own.photo),
        stock=own.stock if everywhere else by_place.get(place, 0),
        gallery=only if everywhere else place,
        sold=sold.get(own.id, 0),
        active=own.active,
        curation=own.curation,
        reason=own.reason,
    )


def order(each: ToPrepare) -> seller_sales.OrderRow:
    place = labels.place(each.gallery)
    what = _("%(pieces)s barang · %(place)s", pieces=count(each.pieces), place=place)
    until = _("sampai %(moment)s", moment=_moment(each.expires_at))
    who = f"{each.buyer} · {each.opd}"
    return seller_sales.OrderRow(each.number, what, who, until, each.amount, each.is_ready)


def _moment(instant: datetime) -> str:
    return f"{day_short(calendar.wib_day(instant))}, {clock_time(instant)}"


def confirm(each: ToConfirm) -> seller_sales.ConfirmRow:
    goods = ", ".join(f"{line.name} {line.quantity}" for line in each.lines)
    nota = each.receipt_number or _("tanpa nomor")
    return seller_sales.ConfirmRow(
        id=each.id,
        seen=each.seen,
        number=each.number,
        who=f"{each.buyer} · {each.opd}",
        what=_("%(day)s · nota %(nota)s", day=day_long(each.day), nota=nota),
        goods=goods or _("belum dirinci"),
        amount=each.amount,
        photo=f"/foto/{each.photo_key}" if each.photo_key else None,
        is_own=each.is_own,
    )
