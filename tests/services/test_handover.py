"""A cashier finds an order by its code and hands it over: at once a verified purchase."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.orders import OrderState, Payment
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import checks, handover, home, notas, orders, trail, verification
from dashapp.services.orders import Placed
from db.models import Event, Notification, Posting, Price, Purchase, PurchaseLine, PurchaseStep
from db.session import reading, transaction
from tests.factories import a_verifier, an_asn, wib
from tests.shops import OTHER_GALLERY, a_cashier, an_order, free, goods

pytestmark = pytest.mark.usefixtures("db")


def all_of(placed: Placed, by: Actor) -> dict[int, int]:
    """Every piece of an order, by its lines."""
    return {
        line.line_id: line.quantity for line in handover.one(placed.id, by=by, now=wib(10)).lines
    }


def hand_over(placed: Placed, by: Actor, *, day: int = 11) -> Any:
    return handover.hand_over(placed.id, all_of(placed, by), "tunai", by=by, now=wib(day))


def unfound(code: Any, by: Actor, *, day: int = 11, minute: int = 0) -> Problem:
    with pytest.raises(Rejected) as caught:
        handover.find(code, by=by, now=wib(day, 12, minute))
    return caught.value.problems["code"]


def not_done(act: Any) -> Mapping[str, Problem]:
    with pytest.raises(Rejected) as caught:
        act()
    return caught.value.problems


# Finding


def test_a_code_shows_the_order_and_whose_it_is() -> None:
    placed = an_order(an_asn(name="Siti Contoh"), {goods(10_000): 1, goods(12_000): 2})
    typed = f" {placed.code[:3]}-{placed.code[3:]} "
    seen = handover.find(typed, by=a_cashier(), now=wib(10, 10))
    assert seen.id == placed.id
    assert seen.buyer.startswith("Siti Contoh")
    assert (seen.opd, seen.amount, seen.pieces) == ("Diskominfo", 34_000, 3)
    assert not seen.is_own


def test_the_cashier_learns_neither_the_code_nor_how_the_buyer_stands() -> None:
    placed = an_order()
    seen = handover.one(placed.id, by=a_cashier(), now=wib(10, 10))
    assert placed.code not in repr(seen)
    words = " ".join(vars(seen))
    assert not any(word in words for word in ("code", "minimum", "verified", "status", "level"))


def test_what_is_no_code_is_said_to_be_none() -> None:
    cashier = a_cashier()
    empty: list[Any] = [None, "", " - "]
    for typed in empty:
        assert unfound(typed, cashier).code == "code_empty"
    unreadable: list[Any] = ["12345", "12345x", "123456\0", 123456, "9" * 5000]
    for typed in unreadable:
        assert unfound(typed, cashier).code == "code_unreadable"


def test_a_code_that_nobody_has_is_unknown() -> None:
    placed = an_order()
    other = f"{(int(placed.code) + 1) % 1_000_000:06d}"
    assert unfound(other, a_cashier()).code == "code_unknown"


def test_of_an_order_for_another_gallery_nothing_is_told() -> None:
    placed = an_order()
    problem = unfound(placed.code, a_cashier(OTHER_GALLERY))
    assert (problem.code, dict(problem.params)) == ("code_elsewhere", {})


def test_a_code_that_was_used_says_when_and_by_whom() -> None:
    placed = an_order()
    sold = hand_over(placed, a_cashier(name="Kasir Satu"), day=10)
    problem = unfound(placed.code, a_cashier(name="Kasir Dua"))
    assert problem.code == "order_taken"
    assert problem.params["who"] == "Kasir Satu"
    assert problem.params["at"] == wib(10)
    assert problem.params["serial"] == sold.serial


def test_a_code_that_was_given_up_or_expired_says_so() -> None:
    buyer = an_asn()
    cancelled, late = an_order(buyer), an_order(buyer)
    orders.cancel(cancelled.id, by=buyer, now=wib(10))
    assert unfound(cancelled.code, a_cashier()).code == "order_cancelled"
    assert unfound(late.code, a_cashier(), day=13).code == "order_expired"


def test_a_code_is_forgotten_after_a_month() -> None:
    buyer = an_asn()
    placed = an_order(buyer)
    orders.cancel(placed.id, by=buyer, now=wib(10))
    assert unfound(placed.code, a_cashier(), day=9 + 1).code == "order_cancelled"
    with pytest.raises(Rejected) as caught:
        handover.find(placed.code, by=a_cashier(), now=wib(11, month=7))
    assert caught.value.problems["code"].code == "code_unknown"


# Guessing


def test_after_five_wrong_codes_a_cashier_waits_a_little_longer_each_time() -> None:
    placed, cashier = an_order(day=11), a_cashier()
    wrong = "000000" if placed.code != "000000" else "000001"
    for _ in range(5):
        assert unfound(wrong, cashier).code == "code_unknown"
    waits = unfound(wrong, cashier)
    assert (waits.code, waits.params["seconds"]) == ("guess_wait", 10)
    assert unfound(placed.code, cashier).code == "guess_wait"
    assert unfound(wrong, cashier, minute=1).code == "code_unknown"
    waits = unfound(wrong, cashier, minute=1)
    assert (waits.code, waits.params["seconds"]) == ("guess_wait", 20)


def test_no_wait_is_longer_than_a_minute_and_a_quiet_quarter_of_an_hour_ends_all() -> None:
    an_order(day=11)
    cashier = a_cashier()
    for minute in range(12):
        unfound("000000", cashier, minute=minute)
        unfound("000001", cashier, minute=minute)
    waits = unfound("000000", cashier, minute=11)
    assert 0 < waits.params["seconds"] <= 60  # type: ignore[operator]
    with pytest.raises(Rejected) as caught:
        handover.find("000000", by=cashier, now=wib(11, 12, 27))
    assert caught.value.problems["code"].code == "code_unknown"


def test_the_colleague_and_the_other_till_go_on_while_one_waits() -> None:
    placed, guesser = an_order(day=11), a_cashier()
    wrong = "000000" if placed.code != "000000" else "000001"
    for _ in range(6):
        unfound(wrong, guesser)
    assert handover.find(placed.code, by=a_cashier(), now=wib(11)).id == placed.id
    other = handover.find(placed.code, by=guesser, now=wib(11), address="10.0.0.2")
    assert other.id == placed.id
    assert handover.waiting(by=guesser, now=wib(11))[0].id == placed.id


def test_what_was_typed_stands_in_no_event() -> None:
    unfound("123456", a_cashier())
    with reading() as session:
        [event] = session.scalars(select(Event).where(Event.kind == "guess_failed"))
    assert "123456" not in event.data + str(event.subject)


# Setting aside


def test_ready_tells_the_buyer_once() -> None:
    buyer, cashier = an_asn(), a_cashier()
    placed = an_order(buyer)
    handover.ready(placed.id, by=cashier, now=wib(10, 10))
    assert orders.one(placed.id, by=buyer, now=wib(10, 10)).state is OrderState.SIAP
    problems = not_done(lambda: handover.ready(placed.id, by=cashier, now=wib(10, 11)))
    assert problems[""].code == "order_ready_already"
    with reading() as session:
        [notice] = session.scalars(select(Notification).where(Notification.kind == "order_ready"))
    assert (notice.person_id, notice.subject) == (buyer.person_id, f"order:{placed.id}")


def test_the_list_holds_the_open_orders_of_own_galleries_the_oldest_first() -> None:
    buyer = an_asn()
    first, second = an_order(buyer, day=10), an_order(buyer, day=11)
    gone = an_order(buyer, day=10)
    hand_over(gone, a_cashier())
    assert [order.id for order in handover.waiting(by=a_cashier(), now=wib(11))] == [
        first.id,
        second.id,
    ]
    assert handover.waiting(by=a_cashier(OTHER_GALLERY), now=wib(11)) == ()
    both = a_cashier(OTHER_GALLERY, "DEK-KRAKSAAN")
    assert len(handover.waiting(by=both, now=wib(11))) == 2


# Handing over


def test_a_hand_over_is_a_verified_purchase_of_that_day_with_a_nota() -> None:
    buyer, cashier = an_asn(), a_cashier(name="Kasir Satu")
    terasi, keripik = goods(10_000, 5), goods(12_000, 5)
    placed = an_order(buyer, {terasi: 1, keripik: 2}, day=10)
    sold = handover.hand_over(
        placed.id, all_of(placed, cashier), "qris", by=cashier, now=wib(12, 15)
    )
    assert (sold.amount, sold.payment, sold.at) == (34_000, Payment.QRIS, wib(12, 15))
    assert sold.serial == f"NT-260612-{sold.purchase_id:05d}"
    with reading() as session:
        purchase = session.get_one(Purchase, sold.purchase_id)
        lines = session.scalars(select(PurchaseLine).order_by(PurchaseLine.position)).all()
        [step] = session.scalars(select(PurchaseStep))
    assert (purchase.state, purchase.source, purchase.day) == (
        "terverifikasi",
        "pesanan",
        date(2026, 6, 12),
    )
    assert purchase.arrived_at == purchase.decided_at == wib(12, 15)
    assert purchase.decided_by == step.actor == f"akun:{cashier.account_id}"
    assert [(line.product_id, line.quantity, line.amount) for line in lines] == [
        (terasi, 1, 10_000),
        (keripik, 2, 24_000),
    ]
    own = home.own(by=buyer, now=wib(12, 16)).present
    assert own is not None
    assert own.totals.verified == 34_000
    seen = orders.one(placed.id, by=buyer, now=wib(12, 16))
    assert (seen.state, seen.purchase_id) == (OrderState.DIAMBIL, sold.purchase_id)
    assert (seen.nota_key, seen.nota_serial) == (sold.nota_key, sold.serial)
    assert orders.open_amount(by=buyer) == 0
    assert (free(terasi), free(keripik)) == (4, 3)
    assert checks.run() == []


def test_it_is_one_event_that_moves_the_live_pages() -> None:
    placed, cashier = an_order(), a_cashier()
    lines, before = all_of(placed, cashier), trail.revision()
    sold = handover.hand_over(placed.id, lines, "tunai", by=cashier, now=wib(11))
    assert trail.revision() == before + 1
    with reading() as session:
        event = session.scalars(select(Event).order_by(Event.seq.desc())).first()
    assert event is not None
    assert (event.kind, event.subject) == ("sale_confirmed", f"purchase:{sold.purchase_id}")
    assert json.loads(event.data)["order"] == placed.id


def test_an_order_of_june_fetched_in_july_counts_for_july() -> None:
    buyer = an_asn()
    placed = an_order(buyer, day=29)
    cashier = a_cashier()
    sold = handover.hand_over(
        placed.id, all_of(placed, cashier), "tunai", by=cashier, now=wib(1, 9, month=7)
    )
    with reading() as session:
        purchase = session.get_one(Purchase, sold.purchase_id)
    assert purchase.day == date(2026, 7, 1)
    own = home.own(by=buyer, now=wib(1, 10, month=7))
    assert own.present is not None
    assert own.present.totals.verified == 20_000
    assert [month.totals.verified for month in own.year] == [0, 20_000]
    assert checks.run() == []


def test_price_and_seller_are_those_of_the_order() -> None:
    product, cashier = goods(10_000), a_cashier()
    placed = an_order(quantities={product: 2})
    with transaction() as session:
        session.add(Price(product_id=product, amount=99_000, since=wib(10, 10)))
    assert hand_over(placed, cashier).amount == 20_000


def test_of_a_partial_hand_over_the_rest_goes_back_to_the_shelf() -> None:
    terasi, keripik, cashier = goods(10_000, 5), goods(12_000, 5), a_cashier()
    placed = an_order(quantities={terasi: 3, keripik: 2})
    first, _ = handover.one(placed.id, by=cashier, now=wib(10)).lines
    sold = handover.hand_over(placed.id, {first.line_id: 1}, "tunai", by=cashier, now=wib(11))
    assert sold.amount == 10_000
    assert (free(terasi), free(keripik)) == (4, 5)
    assert checks.run() == []


def test_what_cannot_be_handed_over_is_refused_at_its_line() -> None:
    cashier = a_cashier()
    placed = an_order(quantities={goods(): 3})
    [line] = handover.one(placed.id, by=cashier, now=wib(10)).lines
    wrong: list[tuple[Any, str, str]] = [
        ({}, "", "nothing_taken"),
        ({line.line_id: 4}, f"line:{line.line_id}", "taken_unreadable"),
        ({10**6: 1}, "", "lines_unreadable"),
        (None, "", "lines_unreadable"),
    ]
    for taken, field, code in wrong:
        problems = not_done(
            lambda taken=taken: handover.hand_over(
                placed.id, taken, "kartu", by=cashier, now=wib(11)
            )
        )
        assert problems[field].code == code
        assert problems["payment"].code == "payment_unknown"


def test_the_second_cashier_is_told_who_was_first_and_when() -> None:
    placed, first = an_order(), a_cashier(name="Kasir Satu")
    lines = all_of(placed, first)
    sold = handover.hand_over(placed.id, lines, "tunai", by=first, now=wib(11))
    problem = not_done(
        lambda: handover.hand_over(placed.id, lines, "tunai", by=a_cashier(), now=wib(12))
    )[""]
    assert problem.code == "order_taken"
    assert (problem.params["who"], problem.params["at"]) == ("Kasir Satu", wib(11))
    assert problem.params["serial"] == sold.serial


def test_sent_again_by_the_same_cashier_it_is_the_same_sale() -> None:
    placed, cashier = an_order(), a_cashier()
    lines = all_of(placed, cashier)
    first = handover.hand_over(placed.id, lines, "tunai", by=cashier, now=wib(11))
    assert handover.hand_over(placed.id, lines, "tunai", by=cashier, now=wib(12)) == first


def test_nobody_hands_over_to_themselves() -> None:
    buyer = an_asn()
    placed = an_order(buyer)
    cashier = a_cashier(person=buyer)
    assert handover.find(placed.code, by=cashier, now=wib(11)).is_own
    problems = not_done(lambda: hand_over(placed, cashier))
    assert problems[""].code == "own_sale"


def test_a_buyer_without_a_row_in_that_month_is_told_about() -> None:
    an_asn()
    buyer = an_asn()
    placed = an_order(buyer, day=29)
    with transaction() as session:
        posting = session.scalars(select(Posting).where(Posting.person_id == buyer.person_id)).one()
        posting.valid_to = date(2026, 6, 30)
    cashier = a_cashier()
    problems = not_done(
        lambda: handover.hand_over(
            placed.id, all_of(placed, cashier), "tunai", by=cashier, now=wib(1, 9, month=7)
        )
    )
    assert problems[""].code == "buyer_without_obligation"
    assert problems[""].params["month"] == "2026-07"


def test_expired_and_cancelled_orders_are_not_handed_over() -> None:
    buyer, cashier = an_asn(), a_cashier()
    cancelled, late = an_order(buyer), an_order(buyer)
    lines = all_of(late, cashier)
    orders.cancel(cancelled.id, by=buyer, now=wib(10))
    for placed, code in ((cancelled, "order_cancelled"), (late, "order_expired")):
        problems = not_done(
            lambda placed=placed: handover.hand_over(
                placed.id, lines, "tunai", by=cashier, now=wib(13)
            )
        )
        assert problems[""].code == code


def test_orders_of_another_gallery_and_none_at_all_look_the_same() -> None:
    placed = an_order()
    here, stranger = a_cashier(), a_cashier(OTHER_GALLERY)
    numbers: list[Any] = [None, 0, "x", 2**80, 10**6]
    for wanted, by in ((placed.id, stranger), *((number, here) for number in numbers)):
        for act in (handover.one, handover.ready):
            with pytest.raises(NotAllowed):
                act(wanted, by=by, now=wib(11))
    with pytest.raises(NotAllowed):
        handover.hand_over(placed.id, {}, "tunai", by=stranger, now=wib(11))


def test_only_cashiers_find_and_hand_over() -> None:
    placed = an_order()
    for nobody in (an_asn(), a_verifier(), Actor(), Actor(system="jam")):
        with pytest.raises(NotAllowed):
            handover.find(placed.code, by=nobody, now=wib(11))
        with pytest.raises(NotAllowed):
            handover.waiting(by=nobody, now=wib(11))
        with pytest.raises(NotAllowed):
            handover.hand_over(placed.id, {}, "tunai", by=nobody, now=wib(11))


# The nota, and what may become of the purchase


def test_anyone_with_its_key_can_check_a_nota_and_learns_nothing_of_the_buyer() -> None:
    buyer = an_asn(name="Siti Rahasia")
    placed = an_order(buyer, {goods(10_000, name="Terasi"): 2})
    sold = hand_over(placed, a_cashier(), day=12)
    seen = notas.public(sold.nota_key)
    assert (seen.serial, seen.place) == (sold.serial, "Galeri Dekranasda Kraksaan")
    assert (seen.day, seen.amount, seen.cancelled) == (date(2026, 6, 12), 20_000, False)
    assert [(line.name, line.quantity, line.amount) for line in seen.lines] == [
        ("Terasi", 2, 20_000)
    ]
    assert "Rahasia" not in repr(seen)
    assert len(sold.nota_key) == 22  # 128 bits
    assert notas.key_of(sold.purchase_id, by=buyer) == sold.nota_key
    assert notas.key_of(sold.purchase_id, by=an_asn()) is None


def test_a_key_of_no_nota_opens_nothing() -> None:
    keys: list[Any] = ["", "x" * 22, "x\0", "é" * 22, "x" * 5000, None]
    for key in keys:
        with pytest.raises(NotAllowed):
            notas.public(key)


def test_a_sale_that_dkupp_cancels_keeps_its_goods_sold_and_its_nota_says_so() -> None:
    product = goods(pieces=5)
    placed = an_order(quantities={product: 2})
    sold = hand_over(placed, a_cashier())
    verification.cancel(sold.purchase_id, by=a_verifier(), now=wib(12), reason="bukan ASN ini")
    assert free(product) == 3
    assert notas.public(sold.nota_key).cancelled
    assert checks.run() == []
