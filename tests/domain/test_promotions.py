"""From a draft that may lack anything to a promotion that lacks nothing, or all the problems."""

from dataclasses import replace
from datetime import date

import pytest

from dashapp.domain import links
from dashapp.domain.problems import BadValue, Rejected
from dashapp.domain.promotions import Cost, Kind, NewPromotion, PromotionDraft, accept, per_staff

TODAY = date(2026, 6, 24)
SELLERS = {"U-0001": 11, "U-0002": 12}
DRAFT = PromotionDraft(
    kind="rapat",
    text=" Kopi Tiris\n untuk  rapat SPBE ",
    day="2026-06-23",
    sellers=["U-0002", "U-0001", "U-0002"],
    cost="belanja_opd",
    amount="450.000",
    reached="1.200",
)


def judge(draft: PromotionDraft) -> NewPromotion:
    return accept(draft, today=TODAY, sellers=SELLERS)


def codes(**over: object) -> dict[str, str]:
    with pytest.raises(Rejected) as refused:
        judge(replace(DRAFT, **over))
    return {field: problem.code for field, problem in refused.value.problems.items()}


def test_what_was_typed_becomes_a_promotion() -> None:
    assert judge(DRAFT) == NewPromotion(
        kind=Kind.RAPAT,
        text="Kopi Tiris untuk rapat SPBE",
        day=date(2026, 6, 23),
        month=date(2026, 6, 1),
        sellers=(12, 11),
        cost=Cost.BELANJA_OPD,
        amount=450_000,
        reached=1_200,
        photo=None,
        link=None,
    )


def test_kind_words_and_day_are_enough_and_an_amount_without_a_cost_is_let_go() -> None:
    least = judge(PromotionDraft(kind="ajakan", text="x" * 140, day=TODAY, amount="seribu"))
    assert (least.cost, least.amount, least.sellers, least.reached) == (Cost.TANPA, None, (), None)


def test_an_empty_draft_is_told_everything_that_is_missing_at_once() -> None:
    empty = dict.fromkeys(("kind", "text", "day", "sellers", "amount", "reached"))
    assert codes(**empty, cost="pribadi") == {
        "kind": "promotion_kind_empty",
        "text": "promotion_text_empty",
        "day": "promotion_day_empty",
        "amount": "promotion_amount_empty",
    }


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("kind", "lomba", "promotion_kind_unknown"),
        ("kind", 1, "promotion_kind_unknown"),
        ("text", "x" * 141, "promotion_text_too_long"),
        ("text", "a\u202eb", "promotion_text_unreadable"),
        ("day", "2026-06-25", "day_future"),
        ("day", "2024-12-31", "day_too_early"),
        ("sellers", ["U-0003"], "promotion_seller_unknown"),
        ("sellers", [["U-0001"]], "promotion_seller_unknown"),
        ("sellers", "U-0001", "promotion_sellers_unreadable"),
        ("sellers", ["U-0001"] * 11, "promotion_sellers_many"),
        ("cost", "apbd", "promotion_cost_unknown"),
        ("amount", "50.00", "amount_unreadable"),
        ("amount", "0", "amount_not_positive"),
        ("reached", "0", "promotion_reached_range"),
        ("reached", "1.000.001", "promotion_reached_range"),
        ("reached", "1.5", "promotion_reached_unreadable"),
        ("reached", True, "promotion_reached_unreadable"),
        ("photo", "../etc", "photo_unreadable"),
        ("link", "http://toko.example", "link_unreadable"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field: str, value: object, code: str) -> None:
    assert codes(**{field: value}) == {field: code}


@pytest.mark.parametrize("text", ['=HYPERLINK("https://a.example")', "<script>alert(1)</script>"])
def test_formulas_and_markup_are_kept_as_they_were_typed(text: str) -> None:
    assert judge(replace(DRAFT, text=text)).text == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://localhost/x",
        "https://bank.example@jahat.example/",
        "https://a.example\\@b.example",
        "https://a.example/a b",
        "https://a.example/\u202egpj.exe",
        "//a.example",
        "/riwayat",
        7,
    ],
)
def test_only_a_plain_https_address_is_a_link(url: object) -> None:
    with pytest.raises(BadValue):
        links.read(url)


def test_a_link_of_300_signs_is_the_longest() -> None:
    longest = "https://a.example/".ljust(300, "x")
    assert links.read(f" {longest} ") == longest
    with pytest.raises(BadValue):
        links.read(longest + "x")


def test_promotions_per_ten_people_are_rounded_down_and_none_for_a_small_group() -> None:
    # 14 among 53 people: 2,64 per ten
    assert [per_staff(14, 53), per_staff(0, 5), per_staff(3, 4)] == [26, 0, None]
