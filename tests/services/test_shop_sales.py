"""A seller sees own sales and orders, without names, and confirms what was bought at the shop."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import checks, photos, purchases, shop, shop_sales, verification
from db.models import Event, Order, OrderLine, Product, Purchase, Umkm
from db.session import reading, transaction
from tests import photos as pictures
from tests.factories import (
    a_draft,
    a_key,
    a_product,
    a_seller,
    a_verifier,
    an_asn,
    lines,
    wib,
)

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(24, 9, 41)


def code_of(seller: Actor) -> str:
    return shop.one(None, by=seller).code


def bought(by: Actor, *, now=NOW, **over: object) -> int:
    return purchases.record(a_draft(by, **over), by=by, now=now, key=a_key()).id


def approved(by: Actor, *, now=NOW, **over: object) -> int:
    purchase = bought(by, now=now, **over)
    verification.approve(purchase, by=a_verifier(), now=now)
    return purchase


def at_the_shop(by: Actor, seller: Actor, **over: object) -> int:
    return bought(by, place=code_of(seller), **over)


def seen(purchase: int, seller: Actor) -> int:
    items = shop_sales.to_confirm(None, by=seller).items
    return next(item.seen for item in items if item.id == purchase)


def state(purchase: int) -> str:
    with reading() as session:
        return session.get_one(Purchase, purchase).state


def test_lines_of_own_products_count_wherever_they_were_bought() -> None:
    terasi, kopi = a_product(price=20_000), a_product(price=30_000, name="Kopi")
    nur = a_seller(of_product=terasi)
    siti = an_asn(opd="DISKOMINFO")
    approved(siti, amount=None, lines=lines((terasi, 2), (kopi, 1)))
    bought(siti, amount=None, lines=lines((terasi, 5)))  # waits: not sold yet
    found = shop_sales.report(None, by=nur, now=NOW)
    assert (found.amount, found.before) == (40_000, 0)
    assert [(sale.product_id, sale.pieces, sale.opd) for sale in found.sales] == [
        (terasi, 2, "Diskominfo")
    ]


def test_a_total_at_the_own_shop_counts_and_one_at_a_gallery_does_not() -> None:
    nur, siti = a_seller(), an_asn()
    approved(siti, place=code_of(nur), amount="75.000")
    approved(siti, amount="60.000")
    assert shop_sales.report(None, by=nur, now=NOW).amount == 75_000


def test_goods_of_another_seller_bought_at_the_own_shop_are_not_counted_twice() -> None:
    kopi = a_product(price=30_000, name="Kopi")
    nur, other = a_seller(), a_seller(of_product=kopi)
    approved(an_asn(), place=code_of(nur), amount=None, lines=lines((kopi, 1)))
    assert shop_sales.report(None, by=nur, now=NOW).amount == 0
    assert shop_sales.report(None, by=other, now=NOW).amount == 30_000


def test_the_month_is_compared_with_the_same_days_of_the_month_before() -> None:
    terasi = a_product(price=20_000)
    nur, siti = a_seller(of_product=terasi), an_asn()
    for day, pieces in (("2026-05-24", 2), ("2026-05-25", 9), ("2026-06-01", 3)):
        approved(siti, amount=None, lines=lines((terasi, pieces)), day=day)
    found = shop_sales.report(None, by=nur, now=NOW)
    assert (found.amount, found.before, found.growth) == (60_000, 40_000, 50)
    assert found.before_day == date(2026, 5, 24)
    assert [week.amount for week in found.weeks] == [60_000, 0, 0, 0]


def test_a_renamed_product_is_one_line_and_the_purchase_keeps_its_copy() -> None:
    terasi = a_product(price=20_000)
    nur, siti = a_seller(of_product=terasi), an_asn()
    approved(siti, amount=None, lines=lines((terasi, 1)))
    with transaction() as session:
        session.get_one(Product, terasi).name = "Terasi Super"
    approved(siti, amount=None, lines=lines((terasi, 1)))
    names = {sale.name for sale in shop_sales.report(None, by=nur, now=NOW).sales}
    assert names == {"Terasi Super"}


def test_what_is_lowered_or_cancelled_afterwards_is_no_longer_sold() -> None:
    terasi = a_product(price=20_000)
    nur, siti, dkupp = a_seller(of_product=terasi), an_asn(), a_verifier()
    purchase = approved(siti, amount=None, lines=lines((terasi, 2)))
    verification.cancel(purchase, by=dkupp, now=NOW, reason="Salah catat")
    assert shop_sales.report(None, by=nur, now=NOW).amount == 0


def test_a_seller_sees_initials_and_opd_of_what_waits_at_the_shop() -> None:
    nur, siti = a_seller(), an_asn(name="Siti Rahmawati")
    purchase = at_the_shop(siti, nur, amount="75.000", receipt_number="0412")
    bought(siti)  # at a gallery: not theirs
    found = shop_sales.to_confirm(None, by=nur)
    assert found.number == 1
    item = found.items[0]
    assert (item.id, item.buyer, item.opd, item.amount) == (purchase, "SR", "Diskominfo", 75_000)
    assert "Siti" not in repr(found)


def test_a_confirmed_sale_is_verified_with_its_source_kept_and_the_seller_named() -> None:
    nur, siti = a_seller(), an_asn()
    purchase = at_the_shop(siti, nur, amount="75.000")
    assert shop_sales.confirm(purchase, by=nur, now=NOW, seen=seen(purchase, nur)) == 75_000
    with reading() as session:
        row = session.get_one(Purchase, purchase)
        assert (row.state, row.source) == ("terverifikasi", "form")
        event = session.query(Event).filter_by(kind="purchase_verified").one()
        assert event.account_id == nur.account_id
        assert f'"seller": {row.umkm_id}' in event.data
    assert shop_sales.to_confirm(None, by=nur).number == 0
    assert checks.run() == []


def test_a_sale_that_is_not_right_goes_back_with_a_reason() -> None:
    nur, siti = a_seller(), an_asn()
    purchase = at_the_shop(siti, nur)
    known = seen(purchase, nur)
    with pytest.raises(Rejected) as caught:
        shop_sales.send_back(purchase, by=nur, now=NOW, reason=" ", seen=known)
    assert set(caught.value.problems) == {"reason"}
    shop_sales.send_back(purchase, by=nur, now=NOW, reason="Nominal keliru", seen=known)
    assert state(purchase) == "dikembalikan"


def test_a_purchase_mended_meanwhile_is_looked_at_again() -> None:
    nur, siti = a_seller(), an_asn()
    purchase = at_the_shop(siti, nur)
    known = seen(purchase, nur)
    purchases.mend(purchase, a_draft(siti, place=code_of(nur)), by=siti, now=NOW)
    with pytest.raises(Rejected) as caught:
        shop_sales.confirm(purchase, by=nur, now=NOW, seen=known)
    assert caught.value.problems[""].code == "state_changed"


def test_nobody_confirms_the_own_purchase_nor_one_of_another_shop() -> None:
    nur, other = a_seller(), a_seller()
    siti = an_asn()
    both = Actor(
        siti.account_id,
        siti.person_id,
        siti.name,
        frozenset({Role.ASN, Role.UMKM}),
        nur.scopes,
    )
    own = at_the_shop(siti, nur)
    at_gallery = bought(siti)
    assert shop_sales.to_confirm(None, by=both).items[0].is_own
    tries = [(both, own), (other, own), (nur, at_gallery), (siti, own), (nur, 999_999)]
    for who, purchase in tries:
        with pytest.raises(NotAllowed):
            shop_sales.confirm(purchase, by=who, now=NOW, seen=1)
        with pytest.raises(NotAllowed):
            shop_sales.send_back(purchase, by=who, now=NOW, reason="Salah", seen=1)
    assert state(own) == state(at_gallery) == "diajukan"


def test_a_seller_neither_rejects_nor_cancels() -> None:
    nur, siti = a_seller(), an_asn()
    purchase = at_the_shop(siti, nur)
    with pytest.raises(NotAllowed):
        verification.reject(purchase, by=nur, now=NOW, reason="Bukan di sini")
    shop_sales.confirm(purchase, by=nur, now=NOW, seen=seen(purchase, nur))
    with pytest.raises(NotAllowed):
        verification.cancel(purchase, by=nur, now=NOW, reason="Bukan di sini")


def test_the_receipt_is_shown_to_the_seller_while_the_purchase_waits(tmp_path: Path) -> None:
    photos.configure(tmp_path)
    nur, other, siti = a_seller(), a_seller(), an_asn()
    key = photos.store(io.BytesIO(pictures.jpeg()), by=siti, now=NOW).key
    with pytest.raises(NotAllowed):
        photos.look_up(key, by=nur)
    purchase = at_the_shop(siti, nur, photo=key)
    assert photos.look_up(key, by=nur).body
    with pytest.raises(NotAllowed):
        photos.look_up(key, by=other)
    shop_sales.confirm(purchase, by=nur, now=NOW, seen=seen(purchase, nur))
    with pytest.raises(NotAllowed):
        photos.look_up(key, by=nur)


def test_open_orders_are_listed_without_name_and_code() -> None:
    terasi, kopi = a_product(price=20_000), a_product(price=30_000, name="Kopi")
    nur, siti = a_seller(of_product=terasi), an_asn(name="Siti Rahmawati")
    at_the_shop(siti, nur)  # opens June, so that the OPD is known
    first = an_order(siti, {terasi: 2, kopi: 1}, code="482913")
    an_order(siti, {terasi: 1}, code="771204", state="batal")
    an_order(siti, {kopi: 1}, code="390558")
    an_order(siti, {terasi: 9}, code="111111", until=wib(23))
    found = shop_sales.to_prepare(None, by=nur, now=NOW)
    assert [(each.number, each.pieces, each.amount) for each in found] == [
        (f"PS-0624-{first:03d}", 2, 40_000)
    ]
    assert (found[0].buyer, found[0].opd) == ("SR", "Diskominfo")
    assert found[0].gallery == "Galeri Dekranasda Kraksaan"
    assert "482913" not in repr(found)
    assert "Siti" not in repr(found)


def test_whoever_has_no_shop_sees_nothing() -> None:
    theirs = shop.one(None, by=a_seller()).id
    for who, shop_id in ((an_asn(), None), (Actor(), None), (a_seller(), theirs)):
        with pytest.raises(NotAllowed):
            shop_sales.report(shop_id, by=who, now=NOW)
        with pytest.raises(NotAllowed):
            shop_sales.to_prepare(shop_id, by=who, now=NOW)
        with pytest.raises(NotAllowed):
            shop_sales.to_confirm(shop_id, by=who)


def an_order(
    by: Actor, quantities: dict[int, int], *, code: str, state: str = "dipesan", until=None
) -> int:
    with transaction() as session:
        order = Order(
            person_id=by.person_id,
            account_id=by.account_id,
            key=a_key(),
            body_hash="x",
            gallery="DEK-KRAKSAAN",
            code=code,
            state=state,
            placed_at=NOW,
            expires_at=until or wib(27),
        )
        session.add(order)
        session.flush()
        for position, (product_id, pieces) in enumerate(quantities.items(), start=1):
            product = session.get_one(Product, product_id)
            session.add(
                OrderLine(
                    order_id=order.id,
                    position=position,
                    product_id=product_id,
                    umkm_id=session.get_one(Umkm, product.umkm_id).id,
                    description=product.name,
                    quantity=pieces,
                    unit_price=20_000,
                )
            )
        return int(order.id)
