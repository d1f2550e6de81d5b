"""A sale over the counter: to whom, of what, for how much; and the total of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.orders import Payment
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import checks, counter, handover, home, notas, till, verification
from db.models import Idempotency, Month, Nip, Notification, Purchase, StockMove
from db.session import reading, transaction
from tests.factories import a_key, a_verifier, an_asn, wib
from tests.shops import GALLERY, OTHER_GALLERY, a_cashier, an_order, free, goods

pytestmark = pytest.mark.usefixtures("db")


def nip_of(buyer: Actor) -> str:
    with reading() as session:
        return session.scalars(select(Nip.nip).where(Nip.person_id == buyer.person_id)).one()


def sell(buyer: Actor, quantities: dict[int, int], **over: Any) -> Any:
    typed: dict[str, Any] = {"by": a_cashier(), "now": wib(10), "key": a_key()}
    return counter.sell(nip_of(buyer), quantities, "tunai", **(typed | over))


def refused(
    buyer: object, quantities: Any, payment: Any = "tunai", **over: Any
) -> Mapping[str, Problem]:
    typed: dict[str, Any] = {"by": a_cashier(), "now": wib(10), "key": a_key()}
    with pytest.raises(Rejected) as caught:
        counter.sell(buyer, quantities, payment, **(typed | over))
    return caught.value.problems


def test_a_sale_by_nip_is_a_verified_purchase_and_takes_its_goods_from_the_shelf() -> None:
    buyer, product, cashier = an_asn(), goods(15_000, 5), a_cashier()
    sold = sell(buyer, {product: 2}, by=cashier)
    assert (sold.amount, sold.payment, sold.at) == (30_000, Payment.TUNAI, wib(10))
    with reading() as session:
        purchase = session.get_one(Purchase, sold.purchase_id)
        move = session.scalars(select(StockMove).where(StockMove.kind == "jual")).one()
    assert (purchase.state, purchase.source, purchase.gallery) == (
        "terverifikasi",
        "kasir",
        GALLERY,
    )
    assert purchase.receipt_number == sold.serial
    assert (move.change, move.purchase_id) == (-2, sold.purchase_id)
    assert free(product) == 3
    own = home.own(by=buyer, now=wib(10)).present
    assert own is not None
    assert own.totals.verified == 30_000
    assert checks.run() == []


def test_the_buyer_is_told_so_that_a_borrowed_nip_comes_to_light() -> None:
    buyer = an_asn()
    sold = sell(buyer, {goods(): 1})
    with reading() as session:
        [notice] = session.scalars(select(Notification))
    assert (notice.person_id, notice.kind) == (buyer.person_id, "purchase_approved")
    assert notice.subject == f"purchase:{sold.purchase_id}"


def test_a_sale_by_the_buyers_own_qr_holds_no_nip_and_runs_out() -> None:
    buyer, product, cashier = an_asn(), goods(), a_cashier()
    token = counter.own_token(by=buyer, now=wib(10, 9, 0))
    assert nip_of(buyer) not in token
    assert counter.read_token(token, now=wib(10, 9, 4)) == buyer.person_id
    seen = counter.buyer(f" {token} ", by=cashier, now=wib(10, 9, 4))
    assert (seen.name, seen.opd, seen.is_own) == (buyer.name, "Diskominfo", False)
    counter.sell(token, {product: 1}, "qris", by=cashier, now=wib(10, 9, 4), key=a_key())
    problem = refused(token, {product: 1}, by=cashier, now=wib(10, 9, 5))["buyer"]
    assert problem.code == "token_expired"


def test_a_token_that_was_tampered_with_opens_nothing() -> None:
    token = counter.own_token(by=an_asn(), now=wib(10))
    signed = token.partition(".")[2]
    other = counter.own_token(by=an_asn(), now=wib(10)).partition(".")[0]
    forged = [f"{other}.{signed}", token[:-3], token + "x", "asn:", "asn:x.y", "asn:é" * 99]
    for text in forged:
        with pytest.raises(BadValue, match="token_unreadable"):
            counter.read_token(text, now=wib(10))


def test_a_sale_that_is_sent_again_is_one_sale_even_when_the_qr_has_run_out() -> None:
    buyer, product, cashier, key = an_asn(), goods(), a_cashier(), a_key()
    token = counter.own_token(by=buyer, now=wib(10, 9, 0))
    first = counter.sell(token, {product: 1}, "tunai", by=cashier, now=wib(10, 9, 1), key=key)
    again = counter.sell(token, {product: 1}, "tunai", by=cashier, now=wib(10, 9, 9), key=key)
    assert again == first
    assert free(product) == 4
    with reading() as session:
        assert len(session.scalars(select(Idempotency)).all()) == 1
    other = refused(token, {product: 2}, by=cashier, key=key)
    assert other[""].code == "key_used_differently"


def test_all_that_is_wrong_is_told_at_once() -> None:
    an_asn()
    product = goods(20_000, 2)
    problems = refused("19990101 202401 1 001", {product: 3}, "kartu", prices={product: 20_000})
    assert {field: problem.code for field, problem in problems.items()} == {
        "buyer": "buyer_unknown",
        "payment": "payment_unknown",
        f"product:{product}": "shelf_short",
    }


def test_a_buyer_who_cannot_be_one_is_refused_with_the_reason() -> None:
    cashier, product = a_cashier(), goods()
    wrong: list[tuple[Any, str]] = [
        (None, "buyer_empty"),
        ("  ", "buyer_empty"),
        ("123", "nip_length"),
        (1.5e17, "nip_number"),
        ("1987\0", "nip_digits"),
    ]
    for text, code in wrong:
        assert refused(text, {product: 1}, by=cashier)["buyer"].code == code
    assert free(product) == 5


def test_unknown_nips_are_slowed_like_unknown_codes() -> None:
    buyer, cashier, product = an_asn(), a_cashier(), goods()
    for _ in range(5):
        refused("19990101 202401 1 001", {product: 1}, by=cashier)
    assert refused(nip_of(buyer), {product: 1}, by=cashier)["buyer"].code == "guess_wait"
    with pytest.raises(Rejected) as caught:
        counter.buyer(nip_of(buyer), by=cashier, now=wib(10))
    assert caught.value.problems["buyer"].code == "guess_wait"
    sell(buyer, {product: 1})  # the colleague goes on


def test_a_price_that_has_changed_on_the_cashiers_page_is_asked_about() -> None:
    buyer, product = an_asn(), goods(20_000)
    problem = refused(nip_of(buyer), {product: 1}, prices={product: 19_000})[f"product:{product}"]
    assert (problem.params["seen"], problem.params["price"]) == (19_000, 20_000)


def test_nobody_sells_to_themselves() -> None:
    buyer, product = an_asn(), goods()
    cashier = a_cashier(person=buyer)
    assert counter.buyer(nip_of(buyer), by=cashier, now=wib(10)).is_own
    assert refused(nip_of(buyer), {product: 1}, by=cashier)[""].code == "own_sale"
    assert free(product) == 5


def test_a_buyer_without_a_row_this_month_is_told_about() -> None:
    an_asn()
    newcomer = an_asn(since=wib(5).date())
    assert refused(nip_of(newcomer), {goods(): 1})[""].code == "buyer_without_obligation"


def test_a_nip_that_was_replaced_or_never_was_is_no_buyer() -> None:
    buyer, cashier, product = an_asn(), a_cashier(), goods()
    old = nip_of(buyer)
    with transaction() as session:
        session.get_one(Nip, old).current = False
    for text in (old, "199001012020121001"):
        assert refused(text, {product: 1}, by=cashier)["buyer"].code == "buyer_unknown"


def test_the_last_piece_is_sold_once() -> None:
    product, cashier = goods(20_000, 1), a_cashier()
    sell(an_asn(), {product: 1}, by=cashier)
    problem = refused(nip_of(an_asn()), {product: 1}, by=cashier)[f"product:{product}"]
    assert (problem.code, problem.params["left"]) == ("shelf_short", 0)
    assert free(product) == 0


def test_nothing_is_sold_into_a_month_that_was_closed() -> None:
    buyer, product = an_asn(), goods()
    sell(buyer, {product: 1}, now=wib(9))
    with transaction() as session:
        session.get_one(Month, wib(1).date()).closed_at = wib(9)
    assert refused(nip_of(buyer), {product: 1})[""].code == "month_closed"
    assert free(product) == 4


def test_a_buyer_once_found_stays_known_to_that_cashier_while_goods_are_chosen() -> None:
    buyer, cashier, product = an_asn(), a_cashier(), goods()
    token = counter.own_token(by=buyer, now=wib(10, 9, 0))
    held = counter.buyer(token, by=cashier, now=wib(10, 9, 4)).held
    assert nip_of(buyer) not in held
    other = refused(held, {product: 1}, now=wib(10, 9, 5))["buyer"]  # of another cashier
    late = refused(held, {product: 1}, by=cashier, now=wib(10, 9, 24))["buyer"]
    assert (other.code, late.code) == ("buyer_lapsed", "buyer_lapsed")
    counter.sell(held, {product: 1}, "tunai", by=cashier, now=wib(10, 9, 23), key=a_key())
    with pytest.raises(BadValue, match="token_unreadable"):
        counter.read_token(held, now=wib(10, 9, 5))


def test_only_a_cashier_sells_and_only_at_the_own_gallery() -> None:
    buyer, product = an_asn(), goods()
    for nobody in (an_asn(), a_verifier(), Actor()):
        with pytest.raises(NotAllowed):
            sell(buyer, {product: 1}, by=nobody)
        with pytest.raises(NotAllowed):
            counter.buyer(nip_of(buyer), by=nobody, now=wib(10))
        with pytest.raises(NotAllowed):
            till.day(by=nobody, now=wib(10))
    with pytest.raises(NotAllowed):
        sell(buyer, {product: 1}, gallery=OTHER_GALLERY)
    with pytest.raises(NotAllowed):
        counter.own_token(by=a_cashier(), now=wib(10))


def test_a_cashier_of_two_galleries_says_at_which() -> None:
    buyer, product = an_asn(), goods()
    cashier = a_cashier(GALLERY, OTHER_GALLERY)
    problems = refused(nip_of(buyer), {product: 1}, by=cashier)
    assert problems["gallery"].code == "gallery_unclear"
    sell(buyer, {product: 1}, by=cashier, gallery=GALLERY)


def test_the_day_adds_up_what_came_in_and_how() -> None:
    buyer, cashier = an_asn(name="Siti Contoh"), a_cashier()
    an_order(buyer)  # still waits
    fetched = an_order(buyer, {goods(12_000): 2})
    lines = {line.line_id: 2 for line in handover.one(fetched.id, by=cashier, now=wib(10)).lines}
    handover.hand_over(fetched.id, lines, "qris", by=cashier, now=wib(10, 10))
    sold = sell(buyer, {goods(15_000): 1}, now=wib(10, 11))
    sell(buyer, {goods(99_000): 1}, now=wib(9, 11))  # yesterday
    verification.cancel(sold.purchase_id, by=a_verifier(), now=wib(10, 12), reason="keliru")
    total = till.day(by=cashier, now=wib(10, 15))
    assert total.place == "Galeri Dekranasda Kraksaan"
    assert (total.amount, total.pieces, len(total.sales)) == (39_000, 3, 2)
    assert (total.paid(Payment.QRIS), total.paid(Payment.TUNAI)) == (24_000, 15_000)
    latest, first = total.sales
    assert (latest.serial, latest.cancelled, latest.ordered) == (sold.serial, True, False)
    assert (first.ordered, first.opd, first.at) == (True, "Diskominfo", wib(10, 10))
    assert first.buyer.startswith("Siti Contoh")
    assert notas.public(first.nota_key).amount == 24_000


def test_a_nota_of_today_is_found_and_shown_again_at_its_own_gallery_alone() -> None:
    cashier, siti, budi = a_cashier(), an_asn(name="Siti Contoh"), an_asn(name="Budi Contoh")
    sold = sell(siti, {goods(15_000): 1}, by=cashier)
    other = sell(budi, {goods(9_000): 1}, by=cashier, now=wib(10, 11))
    found = till.day(by=cashier, now=wib(10, 12)).sales
    for typed in ("siti", sold.serial.lower(), "15.000", "diskominfo SITI"):
        assert [sale.purchase_id for sale in till.matching(found, typed)] == [sold.purchase_id]
    assert till.matching(found, None) == found
    assert till.sold(other.purchase_id, by=cashier, now=wib(10, 12))[0] == other
    for nobody in (a_cashier(OTHER_GALLERY), an_asn(), a_verifier()):
        with pytest.raises(NotAllowed):
            till.sold(other.purchase_id, by=nobody, now=wib(10, 12))
    with pytest.raises(NotAllowed):
        till.sold(other.purchase_id, by=cashier, now=wib(11))
