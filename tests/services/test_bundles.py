"""Baskets that fit what somebody still has to buy, of what lies at the chosen gallery."""

from __future__ import annotations

import pytest

from dashapp.services import bundles, counter, months, orders
from db.models import Product
from db.session import transaction
from tests.factories import a_key, an_asn, wib
from tests.shops import GALLERY, OTHER_GALLERY, a_cashier, goods

pytestmark = pytest.mark.usefixtures("db")


def test_a_basket_fits_what_is_left_and_an_open_order_is_not_bought_twice() -> None:
    buyer = an_asn(level="eselon_iv")  # owes Rp 75.000
    months.ensure_current(wib(1))
    small, large, more = goods(25_000), goods(50_000), goods(40_000)
    [whole] = bundles.propose(GALLERY, by=buyer, now=wib(10), count=1)
    assert (whole.amount, whole.over) == (75_000, 0)
    assert {part.product_id for part in whole.parts} == {small, large}
    orders.place({small: 1}, GALLERY, by=buyer, now=wib(10), key=a_key())
    [rest] = bundles.propose(GALLERY, by=buyer, now=wib(10), count=1)  # Rp 50.000 is left
    assert (rest.amount, rest.over) == (50_000, 0)
    assert {part.product_id for part in rest.parts} == {large}
    assert more not in {part.product_id for part in (*whole.parts, *rest.parts)}


def test_who_has_met_the_duty_or_owes_nothing_gets_no_basket() -> None:
    buyer, product = an_asn(level="eselon_iv"), goods(75_000)
    token = counter.own_token(by=buyer, now=wib(10))
    counter.sell(token, {product: 1}, "tunai", by=a_cashier(), now=wib(10), key=a_key())
    for nobody in (buyer, an_asn(), a_cashier()):
        assert bundles.propose(GALLERY, by=nobody, now=wib(10)) == ()


def test_only_what_lies_there_and_is_sold_is_proposed() -> None:
    buyer = an_asn(level="eselon_iv")
    months.ensure_current(wib(1))
    goods(75_000, 0)
    goods(75_000, gallery=OTHER_GALLERY)
    withdrawn = goods(75_000)
    with transaction() as session:
        session.get_one(Product, withdrawn).active = False
    assert bundles.propose(GALLERY, by=buyer, now=wib(10)) == ()
    assert bundles.propose("\0", by=buyer, now=wib(10)) == ()


def test_the_seller_who_has_sold_nothing_comes_before_the_one_who_has() -> None:
    buyer, other = an_asn(level="eselon_iv"), an_asn()
    months.ensure_current(wib(1))
    loud = [goods(37_500) for _ in range(4)]
    token, till = counter.own_token(by=other, now=wib(9)), a_cashier()
    counter.sell(token, dict.fromkeys(loud, 1), "tunai", by=till, now=wib(9), key=a_key())
    quiet = {goods(37_500), goods(37_500)}
    [basket] = bundles.propose(GALLERY, by=buyer, now=wib(10), count=1)
    assert {part.product_id for part in basket.parts} == quiet
