"""What the catalogue says about papers, and that stored words stay words."""

from __future__ import annotations

from datetime import date

import pytest

from dashapp.domain.papers import Kind, Mark, Paper, State
from dashapp.domain.problems import Problem
from dashapp.ui import catalogue, catalogue_cards, catalogue_words, messages
from dashapp.ui.catalogue import Line
from dashapp.ui.catalogue_sentences import CATALOGUE
from tests.ui.tree import words

TODAY = date(2026, 6, 24)


@pytest.mark.parametrize(
    ("mark", "paper", "lines"),
    [
        (
            Mark.VALID,
            Paper(State.HELD, "0220103456718"),
            ("0220 1034 5671 8", "berlaku seterusnya"),
        ),
        (
            Mark.ENDING,
            Paper(State.HELD, "2063513010123-26", date(2026, 7, 19)),
            ("habis 19 Juli 2026", "25 hari lagi"),
        ),
        (Mark.PENDING, Paper(State.PENDING), ("diproses", "menunggu dokumen")),
        (Mark.MISSING, None, ("belum ada", "belum dicatat")),
        (Mark.NOT_NEEDED, None, ("tidak perlu", "untuk produk ini")),
    ],
)
def test_a_paper_is_told_in_two_lines(
    mark: Mark, paper: Paper | None, lines: tuple[str, str]
) -> None:
    assert catalogue_words.paper_words(mark, paper, TODAY) == lines


def test_a_matter_says_which_paper_and_since_when() -> None:
    said = catalogue_words.paper_matter(Kind.PIRT, Mark.ENDED, date(2026, 5, 30), TODAY)
    assert said == ("PIRT habis", "sejak 30 Mei")
    said = catalogue_words.paper_matter(Kind.HALAL, Mark.ENDING, date(2026, 7, 8), TODAY)
    assert said == ("Halal segera habis", "14 hari lagi")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("081200004471", "0812 •••• 4471"),
        ("+62 812 0000 4471", "0812 •••• 4471"),
        ("", ""),
        ("0812", "0812"),
    ],
)
def test_a_phone_number_is_shown_to_compare_and_not_to_call(phone: str, shown: str) -> None:
    assert catalogue_words.masked(phone) == shown


def line(**over: object) -> Line:
    facts: dict[str, object] = {
        "key": "produk:1",
        "name": "Camilan Barokah",
        "place": "Gading",
        "goods": "Keripik Talas",
        "category": "Makanan",
        "picture": None,
        "title": "Produk baru",
        "detail": "Keripik Talas",
        "icon_name": "plus-circle",
        "tone": "daun",
        "marks": dict.fromkeys(Kind, Mark.VALID),
        "products": 4,
        "sold": 1_900_000,
    }
    return Line(**(facts | over))  # type: ignore[arg-type]


def test_every_mark_has_words_for_those_who_hear_the_page() -> None:
    for mark in Mark:
        shown = catalogue.mark_of("NIB", mark)
        assert getattr(shown, "aria-label") == f"NIB {catalogue_words.look(mark).word}"


def test_a_line_without_sales_has_a_dash() -> None:
    shown = catalogue.table([line(sold=0)], "Juni", "Semua")
    said = words(shown)
    assert "–" in said
    assert "Laku Juni" in said


def test_markup_in_a_name_stays_words() -> None:
    shown = catalogue.table([line(name="<script>alert(1)</script>")], "Juni", "Semua")
    assert "<script>alert(1)</script>" in words(shown)


def test_an_address_that_would_run_a_script_is_no_picture() -> None:
    goods = catalogue_cards.Goods("Madu", "Makanan", "X", "penjual:1", 1, [], "javascript:alert(1)")
    image = catalogue_cards.goods(goods).children[0].children
    assert image.src == "/assets/products/honey.webp"


def test_every_sentence_takes_its_numbers_and_names() -> None:
    given = {"found": 12, "limit": 80, "seller": "Sari Laut"}
    for code in CATALOGUE:
        said = messages.sentence(Problem(code, given))
        assert "%(" not in said
        assert "…" not in said
