"""A seller at the own shop on a tablet: stock moves in two windows, and every part can be heard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screens
from tests.browser.test_house_rules import faults

pytestmark = pytest.mark.browser
GALLERY = "Galeri Gerbang Wisata Sukapura"


def row(page: Page, name: str) -> Locator:
    return page.locator(".seller-product").filter(has_text=name)


def test_stock_follows_in_another_window_and_every_section_and_dialog_keeps_the_house_rules(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser(viewport={"width": 1024, "height": 768})
    other = open_browser(viewport={"width": 1024, "height": 768})
    for each in (page, other):
        screens.sign_in(each, site, login[screens.SELLER])
        each.locator("#seller-gallery").select_option(label=GALLERY)
    name = page.locator(".seller-named strong").first.inner_text()
    number = row(page, name).locator(".seller-count span").first
    more = row(page, name).get_by_label("Tambah stok")
    page.wait_for_timeout(800)  # the stock of the gallery chosen has come
    before = int(number.inner_text())
    for _press in range(3):
        more.click()
    row(page, name).get_by_label("Kurangi stok").click()
    expect(number).to_have_text(str(before + 2))  # at once
    expect(row(other, name).locator(".seller-count span").first).to_have_text(str(before + 2))

    for width, height in ((1180, 820), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        for section in ("Pesanan", "Penjualan", "Toko"):
            page.locator(".seller-rail").get_by_role("button", name=section).click()
            page.wait_for_timeout(200)
            assert faults(page) == [], section
            assert page.evaluate("document.documentElement.scrollWidth") <= width, section
    page.get_by_role("button", name="Tambah produk").click()
    expect(page.get_by_role("button", name="Ajukan produk")).to_be_visible()
    page.wait_for_timeout(400)  # the dialog has come in
    assert faults(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Batal").click()
    page.locator(".seller-count").first.click()
    expect(page.get_by_role("button", name="Simpan stok")).to_be_visible()
    page.wait_for_timeout(400)
    assert faults(page) == []
