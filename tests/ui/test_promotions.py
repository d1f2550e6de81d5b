"""Promotions as people see them: no name, no markup, counts in words for who hears the page."""

from dataclasses import replace
from datetime import date

from dash import html

from dashapp.domain.promotions import Cost, Kind
from dashapp.ui import promotions_list as lists
from dashapp.ui import promotions_side as side
from dashapp.ui.promotions_list import Row
from tests.ui.tree import of_class, of_type, words

JUNE = date(2026, 6, 1)
ROW = Row(
    7, Kind.RAPAT, "Kopi dan keripik talas", date(2026, 6, 23), ("Kopi Jaya",), 30,
    Cost.BELANJA_OPD, 450_000, False, None, None,
)  # fmt: skip


def shown(row: Row, *, closed: bool = False) -> html.Div:
    found = lists.shown(
        [row], opd="Diskominfo", month=JUNE, closed=closed, numbers=(1, 0), mine=False, more=False
    )
    return html.Div(found.content)


def test_a_colleagues_entry_has_no_act_and_the_goods_it_names_as_pictures() -> None:
    row = shown(ROW)
    assert "23 Jun · 30 peserta · Kopi Jaya" in words(row)
    assert "Rp\u00a0450.000, belanja OPD" in words(row)
    assert of_type(row, "Button") == []
    assert [image.src for image in of_type(row, "Img")] == [
        "/assets/products/cup.webp",
        "/assets/products/sweet-potato.webp",
    ]


def test_an_own_entry_can_be_withdrawn_until_its_month_is_closed() -> None:
    mine = replace(ROW, mine=True, photo="abc", link="https://a.example/x")
    row = shown(mine)
    assert [button.id["number"] for button in of_type(row, "Button")] == [7]
    assert [link.href for link in of_type(row, "A")] == ["/foto/abc", "https://a.example/x"]
    assert of_type(shown(mine, closed=True), "Button") == []


def test_a_stored_address_that_is_no_link_stays_words() -> None:
    row = shown(replace(ROW, mine=True, photo="../ x", link="javascript:alert(1)"))
    assert of_type(row, "A") == []


def test_cells_stand_for_more_when_there_are_many() -> None:
    def cells(all_: int, own: int) -> tuple[int, int]:
        card = html.Div(
            side.counts_card("Diskominfo", JUNE, {Kind.RAPAT: (all_, own)}, before=None, sellers=0)
        )
        [row] = of_type(card, "Li")
        return len(of_class(row, "promo-cell")), len(of_class(row, "is-own"))

    assert cells(5, 2) == (5, 2)
    assert cells(12, 0) == (12, 0)
    assert cells(61, 1) == (7, 1)  # ten for one cell
    assert cells(0, 0) == (0, 0)


def test_the_month_before_january_is_december() -> None:
    card = html.Div(side.counts_card("X", date(2026, 1, 1), {}, before=3, sellers=0))
    assert "promosi, Desember 3" in words(card)
