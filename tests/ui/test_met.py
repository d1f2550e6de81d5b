"""The honey screen, and the bar that leads from chosen goods to the cart."""

from datetime import date

from dashapp.ui import cart
from dashapp.ui.met import met_dialog
from tests.ui.tree import of_type, words

JUNE = date(2026, 6, 1)


def said(sellers: int) -> str:
    dialog = met_dialog(
        "m", close_id="c", month=JUNE, verified=85_000, minimum=75_000, sellers=sellers
    )
    return words(dialog)


def test_it_says_what_was_reached_and_from_how_many_sellers() -> None:
    assert said(4) == (
        "Kewajiban Juni terpenuhiRp\u00a085.000 dari Rp\u00a075.000."
        " Terima kasih sudah membeli dari 4 UMKM.Selesai"
    )


def test_purchases_that_name_no_seller_are_thanked_for_without_a_number() -> None:
    assert "Terima kasih sudah membeli produk UMKM." in said(0)


def test_chosen_goods_lead_to_the_cart_and_nothing_chosen_leads_nowhere() -> None:
    bar = cart.phone_bar(22_000, 2, "Kewajiban Juni terpenuhi", "open", "entry")
    assert words(bar).startswith("Rp\u00a022.000 · 2 barang")
    assert [one.href for one in of_type(bar, "A")] == ["#entry"]
    assert cart.phone_bar(0, 0, "", "open", "entry") == []
