"""What makes a purchase worth a look: each sign with its bounds, and how signs add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from dashapp.domain import calendar
from dashapp.domain.risk import Facts, Other, PricedLine, Read, Sign, assess


def at(hour: int, minute: int = 0, day: int = 11) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=calendar.WIB)


PLAIN = Facts(claimed=52_000, minimum=50_000, day=date(2026, 6, 10), sent_at=at(10))
OTHER = Other(12, "PB-260610-0012", is_own=False)


def signs(facts: Facts) -> dict[str, int]:
    return {reason.sign.value: reason.weight for reason in assess(facts).reasons}


def test_a_plain_purchase_has_no_sign_and_is_safe() -> None:
    found = assess(PLAIN)
    assert (found.score, found.reasons, found.is_safe) == (0, (), True)


def test_the_photo_of_another_person_weighs_more_than_an_own_one() -> None:
    others = (replace(OTHER, same_file=True), Other(9, "x", is_own=True, same_file=True))
    found = assess(replace(PLAIN, others=others))
    assert signs(replace(PLAIN, others=others)) == {"same_photo": 95}
    assert found.reasons[0].params == {"purchase": 12, "number": "PB-260610-0012"}
    assert signs(replace(PLAIN, others=others[1:])) == {"own_photo": 85}


@pytest.mark.parametrize(
    ("apart", "same_claim", "expected"),
    [
        (0, False, {"like_photo": 60}),
        (4, False, {"like_photo": 52}),
        (5, False, {}),
        (40, True, {"like_photo": 80}),
        (41, True, {}),
        (None, True, {}),
    ],
)
def test_a_photo_is_alike_within_few_bits_and_within_more_of_one_claim(
    apart: int | None, same_claim: bool, expected: dict[str, int]
) -> None:
    other = replace(OTHER, apart=apart, same_claim=same_claim)
    assert signs(replace(PLAIN, others=(other,))) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "same_claim", "is_own", "found"),
    [
        ("0412", "No. 412", True, False, True),
        ("2206-041", "2206 041", True, False, True),
        ("0412", "0413", True, False, False),
        ("0412", "0412", False, False, False),
        ("0412", "0412", True, True, False),  # an own second entry of one receipt shows its photo
        (None, None, True, False, False),
        ("-", "--", True, False, False),
    ],
)
def test_a_receipt_is_used_twice_when_number_place_day_and_amount_agree(
    ours: str | None, theirs: str | None, same_claim: bool, is_own: bool, found: bool
) -> None:
    other = replace(OTHER, receipt_number=theirs, same_claim=same_claim, is_own=is_own)
    facts = replace(PLAIN, receipt_number=ours, others=(other,))
    assert (Sign.SAME_RECEIPT in signs(facts)) is found


@pytest.mark.parametrize(
    ("price", "weight"),
    [(20_000, None), (22_000, None), (22_001, 40), (25_000, 55), (30_000, 70)],
)
def test_a_price_may_lie_a_tenth_above_the_catalogue(price: int, weight: int | None) -> None:
    lines = (PricedLine("Keripik", 90_000, None), PricedLine("Terasi", price, 20_000))
    assert signs(replace(PLAIN, lines=lines)).get("price_above") == weight


@pytest.mark.parametrize(
    ("taken", "weight"),
    [
        (date(2026, 6, 11), None),
        (date(2026, 6, 9), None),  # another zone, or a clock a little wrong
        (date(2026, 6, 8), 50),
        (date(2026, 6, 3), 50),
        (date(2026, 6, 2), 70),
        (date(2025, 5, 6), 70),  # 400 days
        (date(2025, 5, 5), 20),  # a camera whose clock was never set
        (None, None),
    ],
)
def test_a_photo_older_than_the_purchase_is_a_sign(taken: date | None, weight: int | None) -> None:
    assert signs(replace(PLAIN, taken_on=taken)).get("photo_older") == weight


def test_nobody_buys_from_a_seller_who_was_not_registered_yet() -> None:
    assert signs(replace(PLAIN, seller_since=date(2026, 6, 11))) == {"before_seller": 40}
    assert signs(replace(PLAIN, seller_since=date(2026, 6, 10))) == {}


@pytest.mark.parametrize(
    ("claimed", "months", "itemised", "weight"),
    [
        (50_000, 2, True, None),
        (50_000, 3, True, 33),
        (50_000, 3, False, 41),
        (50_000, 9, True, 54),
        (50_001, 6, True, None),
    ],
)
def test_just_the_minimum_again_and_again_is_a_sign(
    claimed: int, months: int, itemised: bool, weight: int | None
) -> None:
    facts = replace(PLAIN, claimed=claimed, months_at_minimum=months, is_itemised=itemised)
    assert signs(facts).get("at_minimum") == weight


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (at(0, 59), {}),
        (at(1), {"at_night": 35}),
        (at(3, 59), {"at_night": 35}),
        (at(4), {}),
        (at(7, 59, day=10), {"before_opening": 35}),
        (at(8, 0, day=10), {}),
        (at(2, 0, day=10), {"at_night": 35}),
    ],
)
def test_an_hour_at_which_nobody_buys_is_a_sign(sent: datetime, expected: dict[str, int]) -> None:
    assert signs(replace(PLAIN, sent_at=sent)) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (Read(True, 52_000, date(2026, 6, 10), 99), {}),
        (Read(True, 47_000, None, 70), {"read_amount": 60}),
        (Read(True, 47_000, None, 69), {}),  # not sure enough to be told
        (Read(True, 57_000, None, 99), {"read_amount": 15}),
        (Read(True, None, date(2026, 6, 9)), {"read_day": 30}),
        (Read(True, None, date(2026, 5, 31)), {"read_day": 45}),
        (Read(False), {"unreadable": 30}),
        (None, {}),
    ],
)
def test_what_a_machine_read_is_put_beside_the_claim(
    read: Read | None, expected: dict[str, int]
) -> None:
    assert signs(replace(PLAIN, reading=read)) == expected


def test_a_purchase_without_a_photo_is_looked_at() -> None:
    found = assess(replace(PLAIN, has_photo=False))
    assert [reason.sign for reason in found.reasons] == [Sign.NO_PHOTO]
    assert not found.is_safe


def test_signs_add_up_as_chances_do_the_heaviest_first() -> None:
    # 100 - 100 * 0,30 * 0,65 = 80,5
    lines = (PricedLine("Terasi", 30_000, 20_000),)
    found = assess(replace(PLAIN, lines=lines, sent_at=at(2)))
    assert found.score == 80
    assert [reason.sign for reason in found.reasons] == [Sign.PRICE_ABOVE, Sign.AT_NIGHT]
