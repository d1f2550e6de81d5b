"""From what a seller typed to a product that lacks nothing, or all the problems by field."""

import pytest

from dashapp.domain.problems import Rejected
from dashapp.domain.products import (
    Curation,
    NewProduct,
    ProductDraft,
    accept,
    after_change,
    changed,
)

DRAFT = ProductDraft("Keripik Pisang Kepok", "Makanan", "150 g", "12.000")
SAVED = {
    "name": "Keripik Pisang Kepok",
    "category": "Makanan",
    "unit": "150 g",
    "price": 12_000,
    "photo": None,
}


def codes(draft: ProductDraft) -> dict[str, str]:
    with pytest.raises(Rejected) as caught:
        accept(draft)
    return {field: problem.code for field, problem in caught.value.problems.items()}


def test_a_whole_draft_becomes_a_product() -> None:
    assert accept(DRAFT) == NewProduct("Keripik Pisang Kepok", "Makanan", "150 g", 12_000, None)


def test_an_empty_draft_is_told_everything_that_is_missing_at_once() -> None:
    assert codes(ProductDraft()) == {
        "name": "product_name_empty",
        "category": "category_empty",
        "unit": "unit_empty",
        "price": "price_empty",
    }


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "  ab ", "product_name_short"),
        ("name", "x" * 81, "product_name_too_long"),
        ("name", "x" * 10_000, "product_name_too_long"),
        ("name", "a\0bc", "product_name_unreadable"),
        ("name", ["Keripik"], "product_name_unreadable"),
        ("category", "Elektronik", "category_unknown"),
        ("category", 7, "category_empty"),
        ("unit", "g" * 31, "unit_too_long"),
        ("unit", "\u202e150 g", "unit_unreadable"),
        ("price", "dua belas ribu", "price_unreadable"),
        ("price", "12,000", "price_unreadable"),
        ("price", "12.000,50", "price_cents"),
        ("price", "=1+1", "price_unreadable"),
        ("price", -5, "price_too_low"),
        ("price", "0", "price_too_low"),
        ("price", "99", "price_too_low"),
        ("price", "10.000.001", "price_too_high"),
        ("price", 2**70, "price_too_high"),
        ("price", True, "price_unreadable"),
        ("photo", "../../etc/passwd", "picture_unreadable"),
        ("photo", 12, "picture_unreadable"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field: str, value: object, code: str) -> None:
    assert codes(ProductDraft(**{**vars(DRAFT), field: value})) == {field: code}


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=HYPERLINK(A1)", "Kopi & Teh"])
def test_markup_and_formulas_are_kept_as_they_are_written(name: str) -> None:
    assert accept(ProductDraft(name, "makanan", "1 buah", 5_000)).name == name


@pytest.mark.parametrize("price", ["Rp 12.000", "12rb", "12000", 12_000, "12.000,00"])
def test_prices_are_read_as_amounts_are(price: object) -> None:
    assert accept(ProductDraft("Kopi", "MINUMAN", "200 g", price)).price == 12_000


def test_the_limits_themselves_are_taken() -> None:
    assert accept(ProductDraft("Teh", "Minuman", "g" * 30, 100)).price == 100
    assert accept(ProductDraft("x" * 80, "Minuman", "1", 10_000_000)).price == 10_000_000


def test_only_what_differs_has_changed() -> None:
    new = accept(ProductDraft("Keripik Pisang Kepok", "Makanan", "200 g", "13.000", "foto-1"))
    assert changed(SAVED, new) == {"unit", "price", "photo"}


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("diterima", {"price"}, "diterima"),
        ("diterima", {"photo"}, "diterima"),
        ("diterima", set(), "diterima"),
        ("diterima", {"name"}, "diajukan"),
        ("diterima", {"category", "price"}, "diajukan"),
        ("diterima", {"unit"}, "diajukan"),
        ("diajukan", {"name"}, "diajukan"),
        ("dikembalikan", {"price"}, "diajukan"),
        ("dikembalikan", set(), "diajukan"),
    ],
)
def test_what_dkupp_has_looked_at_is_looked_at_again_when_it_changes(
    before: str, changes: set[str], after: str
) -> None:
    assert after_change(Curation(before), frozenset(changes)) == after


def test_a_refused_product_is_not_mended() -> None:
    with pytest.raises(Rejected) as caught:
        after_change(Curation.REFUSED, frozenset({"name"}))
    assert caught.value.problems[""].code == "product_refused"
