"""From a draft that may lack anything to a purchase that lacks nothing, or all the problems."""

import contextlib
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.purchases import (
    MAX_LINES,
    Fund,
    Line,
    LineDraft,
    NewPurchase,
    Offer,
    Place,
    PurchaseDraft,
    accept,
)

TODAY = date(2025, 3, 15)
GALLERY = Place("gallery", "GAL-KRAKSAAN", "Galeri Kraksaan")
SHOP = Place("umkm", "UMKM-12", "Keripik Bu Ani")
PLACES = {place.code: place for place in (GALLERY, SHOP)}
OFFERS = {
    1: Offer(1, 12, "Keripik singkong", 15_000, active=True),
    2: Offer(2, 14, "Kopi Krucil", 32_500, active=True),
    3: Offer(3, 14, "Batik Maron", 250_000, active=False),
    4: Offer(4, 15, "Perahu", 60_000_000, active=True),
}
DRAFT = PurchaseDraft(
    place="GAL-KRAKSAAN", amount="Rp 50.000", day="2025-03-10", fund="pribadi", photo="a" * 64
)


def judge(draft: PurchaseDraft, *, photo_required: bool = True) -> NewPurchase:
    return accept(draft, today=TODAY, places=PLACES, offers=OFFERS, photo_required=photo_required)


def problems(draft: PurchaseDraft, *, photo_required: bool = True) -> dict[str, Problem]:
    with pytest.raises(Rejected) as refused:
        judge(draft, photo_required=photo_required)
    return refused.value.problems


def test_a_total_without_lines_is_accepted_as_belum_dirinci():
    assert judge(replace(DRAFT, receipt_number=" 0012/III ")) == NewPurchase(
        place=GALLERY,
        day=date(2025, 3, 10),
        month=date(2025, 3, 1),
        amount=50_000,
        lines=(),
        receipt_number="0012/III",
        fund=Fund.PRIBADI,
        photo="a" * 64,
    )


@pytest.mark.parametrize("stated", [None, "", "  ", 77_500, "Rp 77.500", "77,5rb"])
def test_the_amount_of_a_purchase_with_lines_is_their_sum(stated):
    # 3 x 15.000 + 1 x 32.500
    lines = [LineDraft(1, 3), LineDraft("2", "1")]
    accepted = judge(replace(DRAFT, place="UMKM-12", lines=lines, amount=stated))
    assert accepted.amount == 77_500
    assert accepted.lines == (
        Line("Keripik singkong", 3, 15_000, product_id=1, umkm_id=12),
        Line("Kopi Krucil", 1, 32_500, product_id=2, umkm_id=14),
    )
    assert [line.amount for line in accepted.lines] == [45_000, 32_500]


def test_a_stated_amount_that_differs_from_the_lines_is_refused_with_both():
    found = problems(replace(DRAFT, lines=[LineDraft(1, 3)], amount="50.000"))
    assert found == {"amount": Problem("amount_differs", {"lines": 45_000, "stated": 50_000})}


def test_an_empty_draft_is_told_everything_that_is_missing_at_once():
    assert problems(PurchaseDraft()) == {
        "place": Problem("place_empty"),
        "amount": Problem("amount_empty"),
        "day": Problem("day_empty"),
        "photo": Problem("photo_empty"),
    }


def test_every_field_that_is_wrong_is_told_at_once():
    draft = PurchaseDraft(
        place="PASAR",
        lines=[LineDraft(1, 0)],
        amount="50,000",
        day="2025-02-30",
        receipt_number="x" * 41,
        fund="kas kecil",
        photo="../../etc/passwd",
    )
    assert {field: problem.code for field, problem in problems(draft).items()} == {
        "place": "place_unknown",
        "lines": "line_quantity",
        "amount": "amount_unreadable",
        "day": "day_unreadable",
        "receipt_number": "receipt_number_too_long",
        "fund": "fund_unknown",
        "photo": "photo_unreadable",
    }


def test_wrong_lines_alone_do_not_also_blame_the_amount():
    assert set(problems(replace(DRAFT, amount=None, lines=[LineDraft(9, 1)]))) == {"lines"}


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2025-03-16", "day_future"),
        ("2199-01-01", "day_future"),
        ("2024-12-31", "day_too_early"),
        ("1999-01-01", "day_too_early"),
        ("31/02/2025", "day_unreadable"),
        (datetime(2025, 3, 10, 8, 0), "day_unreadable"),
        (20250310, "day_unreadable"),
        ("", "day_empty"),
    ],
)
def test_a_purchase_lies_between_the_first_month_and_today(day, code):
    assert problems(replace(DRAFT, day=day))["day"].code == code


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2025-03-15", date(2025, 3, 1)),
        ("01/01/2025", date(2025, 1, 1)),
        ("31-01-2025", date(2025, 1, 1)),
        (date(2025, 2, 28), date(2025, 2, 1)),
    ],
)
def test_the_day_of_purchase_decides_the_month(day, month):
    assert judge(replace(DRAFT, day=day)).month == month


@pytest.mark.parametrize("fund", [None, "", "pribadi", Fund.PRIBADI])
def test_the_fund_is_pribadi_unless_said_otherwise(fund):
    assert judge(replace(DRAFT, fund=fund)).fund is Fund.PRIBADI


def test_spending_by_the_opd_is_marked_as_such():
    assert judge(replace(DRAFT, fund="belanja_opd")).fund is Fund.BELANJA_OPD


@pytest.mark.parametrize("fund", ["PRIBADI", "belanja OPD", "apbd", True, 1, ["pribadi"], {}])
def test_a_fund_outside_the_closed_set_is_refused(fund):
    assert problems(replace(DRAFT, fund=fund)) == {"fund": Problem("fund_unknown")}


@pytest.mark.parametrize("place", ["gal-kraksaan", "GAL-LAIN", " ", 1, True, ["GAL-KRAKSAAN"], {}])
def test_a_place_outside_the_closed_set_is_refused(place):
    assert problems(replace(DRAFT, place=place)) == {"place": Problem("place_unknown")}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (LineDraft(), Problem("line_product_empty", {"row": 2})),
        (LineDraft(None, 3), Problem("line_product_empty", {"row": 2})),
        (LineDraft("", 3), Problem("line_product_empty", {"row": 2})),
        (LineDraft(3, 1), Problem("line_product_unknown", {"row": 2})),  # no longer sold
        (LineDraft(99, 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft(-1, 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft(10**400, 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft("1; DROP TABLE", 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft("١", 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft(True, 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft(1.0, 1), Problem("line_product_unknown", {"row": 2})),
        (LineDraft([1], 1), Problem("line_product_unknown", {"row": 2})),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_a_wrong_line_is_told_with_its_row(line, problem):
    assert problems(replace(DRAFT, amount=None, lines=[LineDraft(1, 1), line])) == {
        "lines": problem
    }


WRONG_QUANTITIES: list[object] = [
    *(None, "", 0, "0", -1, "-1", 1000, "1000", 1.0, 1.5, "1.0", "1,5", True, "dua"),
    *("２", "1_0", "1e2", " 3", "3\n", 10**400, "9" * 10_000, [1], {}, "1.000"),
]


@pytest.mark.parametrize("quantity", WRONG_QUANTITIES, ids=lambda value: repr(value)[:20])
def test_a_quantity_that_is_no_number_from_one_to_999_is_told_with_its_row(quantity):
    draft = replace(DRAFT, amount=None, lines=[LineDraft(1, 1), LineDraft(1, quantity)])
    assert problems(draft) == {"lines": Problem("line_quantity", {"row": 2, "limit": 999})}


@pytest.mark.parametrize("quantity", [1, 999, "1", "999", "007"])
def test_quantities_from_one_to_999_are_taken(quantity):
    accepted = judge(replace(DRAFT, amount=None, lines=[LineDraft(1, quantity)]))
    assert accepted.amount == 15_000 * int(quantity)


@pytest.mark.parametrize("lines", ["1", 1, {"1": 2}, [{"product_id": 1}], [[1, 2]], [None], True])
def test_lines_of_another_shape_are_refused(lines):
    assert problems(replace(DRAFT, lines=lines)) == {"lines": Problem("lines_unreadable")}


def test_more_lines_than_any_receipt_has_are_refused():
    full = [LineDraft(1, 1)] * MAX_LINES
    assert judge(replace(DRAFT, amount=None, lines=full)).amount == 15_000 * MAX_LINES
    assert problems(replace(DRAFT, amount=None, lines=[*full, LineDraft(1, 1)])) == {
        "lines": Problem("lines_too_many", {"limit": MAX_LINES})
    }


def test_lines_that_sum_to_more_than_the_limit_are_refused():
    found = problems(replace(DRAFT, amount=None, lines=[LineDraft(4, 2)]))
    assert found == {"amount": Problem("amount_too_large", {"limit": 100_000_000})}


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (None, "amount_empty"),
        ("", "amount_empty"),
        ("0", "amount_not_positive"),
        (-50_000, "amount_not_positive"),
        ("50,000", "amount_unreadable"),
        ("50.000,50", "amount_cents"),
        (50_000.0, "amount_unreadable"),
        (True, "amount_unreadable"),
        ([50_000], "amount_unreadable"),
        (10**18, "amount_too_large"),
    ],
)
def test_a_wrong_amount_is_told(amount, code):
    found = problems(replace(DRAFT, amount=amount))
    assert {field: problem.code for field, problem in found.items()} == {"amount": code}


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "<script>alert(1)</script>", "'; DROP TABLE", "Nº 12/é", "🍯", "x" * 40],
)
def test_a_receipt_number_is_kept_literally(text):
    assert judge(replace(DRAFT, receipt_number=text)).receipt_number == text


@pytest.mark.parametrize("empty", [None, "", "   ", "\n"])
def test_a_receipt_number_is_optional(empty):
    assert judge(replace(DRAFT, receipt_number=empty)).receipt_number is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("x" * 41, "receipt_number_too_long"),
        ("x" * 10_000, "receipt_number_too_long"),
        ("a\x00b", "receipt_number_unreadable"),
        ("a\nb", "receipt_number_unreadable"),
        ("a\x1b[31m", "receipt_number_unreadable"),
        ("a\u202eb", "receipt_number_unreadable"),  # turns the reading direction
        ("a\u200bb", "receipt_number_unreadable"),  # hides
        ("a\u2028b", "receipt_number_unreadable"),
        ("\ud800", "receipt_number_unreadable"),
        (12, "receipt_number_unreadable"),
        (True, "receipt_number_unreadable"),
        (["12"], "receipt_number_unreadable"),
        ({}, "receipt_number_unreadable"),
        (b"12", "receipt_number_unreadable"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_a_receipt_number_with_unseen_signs_or_of_another_type_is_refused(value, code):
    assert problems(replace(DRAFT, receipt_number=value))["receipt_number"].code == code


def test_a_receipt_number_too_long_is_told_with_limit_and_length():
    found = problems(replace(DRAFT, receipt_number="x" * 41))["receipt_number"]
    assert found.params == {"limit": 40, "found": 41}


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_photo_is_needed_only_where_it_is_required(nothing):
    assert problems(replace(DRAFT, photo=nothing)) == {"photo": Problem("photo_empty")}
    assert judge(replace(DRAFT, photo=nothing), photo_required=False).photo is None


@pytest.mark.parametrize("photo", ["../x", "a/b", "a b", "", "é", "a" * 129, 5, True, ["a"], {}])
@pytest.mark.parametrize("required", [True, False])
def test_a_photo_is_named_by_its_key_alone(photo, required):
    if photo == "" and not required:
        assert judge(replace(DRAFT, photo=photo), photo_required=False).photo is None
        return
    assert set(problems(replace(DRAFT, photo=photo), photo_required=required)) == {"photo"}


RAW = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(), st.integers(), max_size=2),
)
DRAFTS = st.builds(
    PurchaseDraft,
    place=st.sampled_from(list(PLACES)) | RAW,
    lines=st.lists(st.builds(LineDraft, st.sampled_from([1, 2, 3]) | RAW, RAW), max_size=3) | RAW,
    amount=st.integers(1, 100_000) | RAW,
    day=st.dates(date(2024, 12, 1), date(2025, 4, 1)) | RAW,
    receipt_number=RAW,
    fund=st.sampled_from(list(Fund)) | RAW,
    photo=st.just("a" * 64) | RAW,
)


@given(DRAFTS)
def test_any_draft_is_accepted_whole_or_refused_by_field(draft):
    with contextlib.suppress(Rejected):  # any other exception fails
        new = judge(draft)
        assert new.place in PLACES.values()
        assert date(2025, 1, 1) <= new.day <= TODAY
        assert 1 <= new.amount <= 100_000_000
        assert not new.lines or sum(line.amount for line in new.lines) == new.amount


@given(DRAFTS)
def test_a_refusal_always_names_a_field_of_the_form(draft):
    with contextlib.suppress(Rejected):
        judge(draft)
        return
    found = problems(draft)
    assert found
    assert set(found) <= {"place", "lines", "amount", "day", "receipt_number", "fund", "photo"}
