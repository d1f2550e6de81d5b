"""What strangers read beside the sign-in form: the summary's own figures, and not too early."""

from __future__ import annotations

from datetime import datetime

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.services import gallery, headline, purchases, summary, verification
from tests.factories import JUNE, a_draft, a_key, a_product, a_verifier, an_asn, lines, wib

pytestmark = pytest.mark.usefixtures("db")

NOW = wib(24)
OFFICE = Actor(roles=frozenset({Role.BUPATI}))


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headline, "_latest", None)


def bought(buyer: Actor, verifier: Actor, *, at: datetime = NOW, **over: object) -> None:
    saved = purchases.record(a_draft(buyer, **over), by=buyer, now=at, key=a_key())
    verification.approve(saved.id, by=verifier, now=at)


def shops() -> list[str]:
    return [place.code for place in gallery.places() if place.code.startswith("U-")]


def test_the_sign_in_page_and_the_summary_tell_the_same_sellers_and_the_same_money() -> None:
    verifier, buyer = a_verifier(), an_asn()
    first, *others = [a_product(price=20_000) for _seller in range(6)]
    shop_of_first, *other_shops = shops()
    assert len(other_shops) == 5
    bought(buyer, verifier, amount="", lines=[*lines((first, 1), (others[0], 1))])
    for shop in (
        *other_shops[1:],
        shop_of_first,
    ):  # totals at the shops of four others and the first
        bought(buyer, verifier, amount="30.000", place=shop)
    bought(buyer, verifier, amount="70.000", fund="belanja_opd")  # at a gallery: of no seller
    told = headline.of_this_month(NOW)
    money = summary.of(JUNE, by=OFFICE, now=NOW).money
    assert told is not None
    # two by their lines, four by their own shops alone; the first by both
    assert (told.sellers, told.amount) == (6, 40_000 + 5 * 30_000 + 70_000)
    assert (money.reached, money.total) == (told.sellers, told.amount)
    assert sum(each.sellers for each in money.districts) == told.sellers


def test_a_shop_has_sold_also_when_the_lines_name_the_goods_of_another() -> None:
    verifier, buyer = a_verifier(), an_asn()
    a_product()
    (shop,) = shops()
    bought(buyer, verifier, amount="", place=shop, lines=lines((a_product(price=20_000), 1)))
    money = summary.of(JUNE, by=OFFICE, now=NOW).money
    assert (money.reached, money.never) == (2, 0)


def test_what_waits_has_sold_nothing() -> None:
    buyer = an_asn()
    a_product()
    (shop,) = shops()
    purchases.record(a_draft(buyer, place=shop), by=buyer, now=NOW, key=a_key())
    assert summary.of(JUNE, by=OFFICE, now=NOW).money.reached == 0


def test_a_sum_of_fewer_than_five_sellers_is_not_told_to_strangers() -> None:
    verifier, buyer = a_verifier(), an_asn()
    for _seller in range(4):
        a_product()
    for shop in shops():
        bought(buyer, verifier, amount="30.000", place=shop)
    assert headline.of_this_month(NOW) is None
