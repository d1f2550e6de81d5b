"""What may be ordered, the ways of an order, its code and its days, as the core decides them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from dashapp.domain import orders
from dashapp.domain.calendar import WIB
from dashapp.domain.orders import Offer, OrderState
from dashapp.domain.problems import BadValue, Rejected

TERASI = Offer(1, 11, "Terasi", 10_000, stock=5, on_sale=True)
KERIPIK = Offer(2, 12, "Keripik", 12_000, stock=0, on_sale=True)
LAMA = Offer(3, 12, "Kopi Lama", 9_000, stock=9, on_sale=False)
OFFERS = {offer.product_id: offer for offer in (TERASI, KERIPIK, LAMA)}


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=WIB)


def problems(quantities: Any, prices: Any = None) -> dict[str, str]:
    with pytest.raises(Rejected) as caught:
        orders.accept(quantities, OFFERS, prices)
    return {field: problem.code for field, problem in caught.value.problems.items()}


def test_goods_are_taken_at_todays_price_with_their_seller() -> None:
    [line] = orders.accept({1: 3}, OFFERS)
    assert (line.product_id, line.umkm_id, line.description) == (1, 11, "Terasi")
    assert (line.quantity, line.unit_price, line.amount) == (3, 10_000, 30_000)


def test_a_browser_may_send_numbers_as_text() -> None:
    [line] = orders.accept({"1": "3"}, OFFERS, {"1": "10000"})
    assert line.amount == 30_000


def test_the_last_pieces_may_be_ordered_and_one_more_may_not() -> None:
    assert orders.accept({1: 5}, OFFERS)
    assert problems({1: 6}) == {"product:1": "shelf_short"}


def test_all_problems_are_told_at_once() -> None:
    assert problems({1: 1, 2: 1, 3: 1, 4: 1}, {1: 9_000, 2: 12_000, 3: 9_000, 4: 1}) == {
        "product:1": "price_changed",
        "product:2": "shelf_short",
        "product:3": "product_gone",
        "product:4": "product_gone",
    }


@pytest.mark.parametrize("pieces", [0, -1, 1000, 1.5, True, None, "dua", "1\0", "１", 10**30])
def test_pieces_that_are_no_number_of_pieces_are_refused(pieces: Any) -> None:
    assert problems({1: pieces}) == {"product:1": "pieces_unreadable"}


@pytest.mark.parametrize("prices", ["x", [1], {2: 10_000}, {1: None}, {1: 1.0}, {1: "10.000"}])
def test_prices_that_cannot_be_read_are_refused(prices: Any) -> None:
    assert problems({1: 1}, prices) == {"product:1": "lines_unreadable"}


@pytest.mark.parametrize(
    ("quantities", "code"),
    [
        ({}, "basket_empty"),
        (None, "lines_unreadable"),
        ([1, 2], "lines_unreadable"),
        (dict.fromkeys(range(1, 52), 1), "lines_too_many"),
    ],
)
def test_a_basket_that_is_none_is_refused(quantities: Any, code: str) -> None:
    assert problems(quantities) == {"": code}


def test_a_basket_beyond_what_one_purchase_may_be_is_refused() -> None:
    dear = {1: Offer(1, 11, "Emas", 60_000_000, stock=5, on_sale=True)}
    with pytest.raises(Rejected) as caught:
        orders.accept({1: 2}, dear)
    assert caught.value.problems[""].code == "amount_too_large"


def test_only_ids_that_can_be_one_are_looked_up() -> None:
    assert orders.product_ids({1: 1, "2": 1, 0: 1, -3: 1, 2**63: 1, "x": 1}) == {1, 2}
    assert orders.product_ids({True: 1, None: 1, 1.5: 1}) == set()
    assert orders.product_ids("x") == set()


@pytest.mark.parametrize("typed", ["482913", "482 913", "482-913", " 482913\n"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert orders.read_code(typed) == "482913"


@pytest.mark.parametrize("typed", [None, "", " ", "- -"])
def test_no_code_is_said_to_be_missing(typed: Any) -> None:
    with pytest.raises(BadValue, match="code_empty"):
        orders.read_code(typed)


@pytest.mark.parametrize(
    "typed", ["12345", "1234567", "12345x", "１２３４５６", "123456\0", 123456]
)
def test_what_is_no_code_is_not_guessed_at(typed: Any) -> None:
    with pytest.raises(BadValue, match="code_unreadable"):
        orders.read_code(typed)


def test_a_code_keeps_its_zeros() -> None:
    assert orders.write_code(7) == "000007"


def test_an_order_is_kept_through_its_last_day_in_wib() -> None:
    assert orders.kept_until(at(24, 0), 3) == at(27, 0)
    assert orders.kept_until(at(24, 23, 59), 3) == at(27, 0)
    late_in_utc = datetime(2026, 6, 24, 17, 30, tzinfo=UTC)  # 25 June, 00.30 WIB
    assert orders.kept_until(late_in_utc, 3) == at(28, 0)


def test_the_warning_comes_a_day_before_the_end_and_never_in_the_first_half() -> None:
    assert orders.warned_from(at(24, 9), at(27, 0)) == at(26, 0)
    assert orders.warned_from(at(24, 10), at(25, 0)) == at(24, 17)


@pytest.mark.parametrize(
    ("value", "days"),
    [(None, 3), ("", 3), ("1", 1), ("30", 30), ("31", 3), ("0", 3), ("-1", 3), ("x", 3)],
)
def test_a_setting_that_says_nothing_usable_leaves_three_days(value: str | None, days: int) -> None:
    assert orders.read_days(value) == days


def test_the_ways_of_an_order() -> None:
    ways = {
        (old, new)
        for old in [None, *OrderState]
        for new in OrderState
        if orders.may_become(old, new)
    }
    ends = {OrderState.DIAMBIL, OrderState.BATAL, OrderState.KEDALUWARSA}
    assert ways == {
        (None, OrderState.DIPESAN),
        (OrderState.DIPESAN, OrderState.SIAP),
        *((OrderState.DIPESAN, end) for end in ends),
        *((OrderState.SIAP, end) for end in ends),
    }


def test_the_number_of_an_order_begins_with_its_day_in_wib() -> None:
    assert orders.number(118, at(24)) == "PS-0624-118"
    assert orders.number(7, datetime(2026, 6, 24, 17, 30, tzinfo=UTC)) == "PS-0625-007"


def test_lines_that_are_not_named_stay_behind() -> None:
    assert orders.read_taken({"7": "2"}, {7: 3, 8: 1}) == {7: 2, 8: 0}


@pytest.mark.parametrize("pieces", [-1, 4, 1.5, True, None, "x"])
def test_no_more_is_handed_over_than_was_ordered(pieces: Any) -> None:
    with pytest.raises(Rejected) as caught:
        orders.read_taken({7: pieces}, {7: 3})
    assert caught.value.problems["line:7"].code == "taken_unreadable"


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ({}, "nothing_taken"),
        ({7: 0}, "nothing_taken"),
        ({9: 1}, "lines_unreadable"),
        ({"x": 1}, "lines_unreadable"),
        ([7], "lines_unreadable"),
        (None, "lines_unreadable"),
    ],
)
def test_a_hand_over_of_nothing_known_is_refused(taken: Any, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        orders.read_taken(taken, {7: 3})
    assert caught.value.problems[""].code == code


@pytest.mark.parametrize("payment", [None, "", "kartu", "QRIS", 1, ["tunai"]])
def test_the_payment_is_one_of_two(payment: Any) -> None:
    with pytest.raises(BadValue, match="payment_unknown"):
        orders.read_payment(payment)


def test_only_short_visible_ascii_is_looked_up() -> None:
    assert orders.is_plain("kunci-1")
    for key in ("", "x" * 65, "a\0b", "é", "a\nb", None, 7):
        assert not orders.is_plain(key)
