"""The catalogue in a real browser: decided by keyboard alone, heard as well on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screens
from tests.browser.test_house_rules import faults

pytestmark = pytest.mark.browser


def number_of(page: Page, chip: str) -> int:
    found = re.search(r"(\d+)$", page.locator("#catalogue-chips .chip", has_text=chip).inner_text())
    assert found is not None
    return int(found.group(1))


def press(page: Page, target: Locator) -> None:
    """As those press who have no mouse; what is drawn anew just then is focused once more."""
    for _try in range(20):
        target.focus()
        if target.evaluate("element => element === document.activeElement"):
            break
        page.wait_for_timeout(100)
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def choose(page: Page, chip: str) -> None:
    press(page, page.locator("#catalogue-chips .chip", has_text=chip))
    expect(page.locator("#catalogue-chips .chip", has_text=chip)).to_have_attribute(
        "aria-pressed", "true"
    )


def opened(page: Page, kind: str) -> str:
    """Open the first line of a matter with the keyboard; the name of its seller."""
    line = page.locator(".catalogue-table tbody tr").filter(has_text=kind).first
    name = line.locator(".catalogue-name")
    seller = name.inner_text()
    press(page, name)
    expect(line).to_have_class(re.compile("is-selected"))
    return seller


def test_two_that_are_one_are_merged_by_keyboard_and_two_others_are_kept_apart(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login[screens.DKUPP])
    page.goto(f"{site}/katalog")
    before = number_of(page, "Mungkin ganda")
    choose(page, "Mungkin ganda")
    goes = opened(page, "Mungkin ganda")
    card = page.get_by_role("region", name="Mungkin UMKM yang sama")
    expect(card).to_contain_text(goes)
    expect(card.get_by_text("sama", exact=True).first).to_be_visible()
    merge = card.get_by_role("button", name=re.compile("^Gabungkan ke")).first
    stays = merge.inner_text().removeprefix("Gabungkan ke ").strip()
    press(page, merge)
    dialog = page.get_by_role("dialog", name=f"Gabungkan {goes} ke {stays}?")
    expect(dialog).to_contain_text("2 produk dengan harga dan stoknya")
    expect(dialog).to_contain_text("Tidak ada yang dihapus")
    press(page, dialog.get_by_role("button", name=f"Gabungkan ke {stays}"))
    expect(page.get_by_text("UMKM digabungkan")).to_be_visible()
    expect(page.locator("#catalogue-chips")).to_contain_text(f"Mungkin ganda {before - 1}")
    expect(page.locator(".catalogue-table")).not_to_contain_text(goes)

    apart = opened(page, "Mungkin ganda")
    expect(card).to_contain_text(apart)
    press(page, card.get_by_role("button", name="Bukan ganda"))
    dialog = page.get_by_role("dialog", name="Keduanya bukan UMKM yang sama?")
    expect(dialog).to_contain_text(apart)
    press(page, dialog.get_by_role("button", name="Bukan ganda"))
    expect(page.get_by_text("Dicatat bukan ganda")).to_be_visible()
    expect(page.locator("#catalogue-chips")).to_contain_text(f"Mungkin ganda {before - 2}")
    expect(dialog).to_be_hidden()

    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Daftarkan UMKM").click()
    form = page.get_by_role("dialog", name="Daftarkan UMKM")
    form.get_by_role("button", name="Daftarkan UMKM").click()
    expect(form.locator(".error-summary")).to_contain_text("5 isian")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
