"""A lower approved amount and its share over the lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.sharing import REASON_LIMIT, approve_amount, share

PARTS = st.lists(st.integers(0, 5_000_000), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("amount", "parts", "shares"),
    [
        (100, [50, 50], [50, 50]),
        (50_000, [30_000, 20_000], [30_000, 20_000]),
        # 25.000 of 30.000 + 20.000 + 10.000: 12.500, 8.333,33, 4.166,67: the largest remainder last
        (25_000, [30_000, 20_000, 10_000], [12_500, 8_333, 4_167]),
        # thirds: one rupiah is left, the earliest of equals has it
        (100, [1, 1, 1], [34, 33, 33]),
        (101, [1, 1, 1], [34, 34, 33]),
        (1, [1, 1, 1], [1, 0, 0]),
        (1, [1, 5, 5], [0, 1, 0]),
        (7, [0, 3, 0, 4], [0, 3, 0, 4]),
        (5, [0, 3, 0, 4], [0, 2, 0, 3]),  # 2,14 and 2,86
        (0, [10, 20], [0, 0]),
        (0, [0, 0], [0, 0]),
        (0, [], []),
        (40, [7], [40]),
        (300, [1, 2], [100, 200]),
    ],
)
def test_an_amount_is_shared_in_proportion_largest_remainder_first(amount, parts, shares):
    assert share(amount, parts) == shares


@pytest.mark.parametrize(("amount", "parts"), [(1, []), (1, [0, 0]), (-1, [1]), (1, [2, -1])])
def test_what_cannot_be_shared_is_an_error(amount, parts):
    with pytest.raises(ValueError, match="shared"):
        share(amount, parts)


@given(PARTS, st.data())
def test_shares_sum_to_the_amount_and_stay_within_a_rupiah_of_their_due(parts, data):
    whole = sum(parts)
    amount = data.draw(st.integers(0, whole))
    shares = share(amount, parts)
    assert sum(shares) == amount
    for part, given_to in zip(parts, shares, strict=True):
        assert given_to <= part
        assert abs(given_to * whole - amount * part) < max(whole, 1)


@given(PARTS, st.data())
def test_a_larger_part_never_gets_less_and_a_part_of_zero_gets_nothing(parts, data):
    shares = share(data.draw(st.integers(0, sum(parts))), parts)
    pairs = sorted(zip(parts, shares, strict=True))
    assert all(
        one_share <= other_share
        for (one, one_share), (other, other_share) in pairwise(pairs)
        if one < other
    )
    assert all(given_to == 0 for part, given_to in pairs if part == 0)


@pytest.mark.parametrize(
    ("approved", "reason", "amount"),
    [
        (None, None, 52_000),
        ("", "", 52_000),
        (52_000, None, 52_000),
        ("Rp 52.000", None, 52_000),
        ("50rb", "Satu barang bukan UMKM", 50_000),
        (1, "Nota terpotong", 1),
    ],
)
def test_a_verifier_approves_as_claimed_or_lower_with_a_reason(approved, reason, amount):
    assert approve_amount(52_000, approved, reason) == amount


@pytest.mark.parametrize(
    ("approved", "reason", "problems"),
    [
        (52_001, "murah hati", {"amount": Problem("amount_too_high", {"limit": 52_000})}),
        (50_000, None, {"reason": Problem("reason_empty")}),
        (50_000, " \n ", {"reason": Problem("reason_empty")}),
        (50_000, 5, {"reason": Problem("reason_unreadable")}),
        (50_000, "a\x00b", {"reason": Problem("reason_unreadable")}),
        (0, "gratis", {"amount": Problem("amount_not_positive")}),
        (-1, "", {"amount": Problem("amount_not_positive")}),
        ("50,000", None, {"amount": Problem("amount_unreadable")}),
        (
            50_000,
            "x" * (REASON_LIMIT + 1),
            {"reason": Problem("reason_too_long", {"limit": 500, "found": 501})},
        ),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_never_higher_never_nothing_never_lower_without_a_reason(approved, reason, problems):
    with pytest.raises(Rejected) as refused:
        approve_amount(52_000, approved, reason)
    assert refused.value.problems == problems
