"""A seller at the own shop, on a tablet and on a phone: a product with its picture, and stock."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Playwright, expect

from tests.browser import home_screen, screens
from tests.browser.test_house_rules import faults

pytestmark = pytest.mark.browser
OWN_PICTURE = re.compile(r"^/gambar/[\w-]+-kecil$")
TABLET: dict[str, Any] = {"viewport": {"width": 1024, "height": 768}}


def a_picture(folder: Path) -> Path:
    path = folder / "keripik.jpg"
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(path, quality=80)
    return path


def open_shop(page: Page, site: str, database: Path) -> None:
    screens.sign_in(page, site, screens.logins(f"sqlite:///{database}")[screens.SELLER])
    expect(page.get_by_role("heading", name="Produk dan stok")).to_be_visible()


def row(page: Page, name: str) -> Any:
    return page.locator(".seller-product").filter(has_text=name)


@pytest.mark.parametrize("size", ["tablet", "phone"])
def test_a_product_with_its_picture_is_proposed_and_waits(
    size: str,
    site: str,
    demo_database: Path,
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
) -> None:
    page = open_browser(**(TABLET if size == "tablet" else home_screen.phone(playwright)))
    name = f"Keripik Talas {size}"
    open_shop(page, site, demo_database)
    page.get_by_role("button", name="Tambah produk").click()
    page.get_by_role("button", name="Ajukan produk").click()
    expect(page.locator(".error-summary")).to_contain_text("4 isian")
    page.get_by_label("Nama produk").fill(name)
    page.get_by_label("Kategori").select_option("Makanan")
    page.get_by_label("Satuan").fill("150 g")
    page.get_by_label("Harga").press_sequentially("14000")
    page.locator("#seller-photo-drop input[type=file]").set_input_files(a_picture(tmp_path))
    expect(page.get_by_text("terunggah")).to_be_visible()
    page.get_by_role("button", name="Ajukan produk").click()
    expect(page.locator(".toast-note")).to_contain_text("Produk diajukan ke DKUPP")
    expect(row(page, name)).to_contain_text("Menunggu DKUPP")
    expect(row(page, name)).to_contain_text("Rp 14.000")
    width = "element => element.complete ? element.naturalWidth : 0"
    expect(row(page, name).locator("img")).to_have_attribute("src", OWN_PICTURE)
    page.wait_for_timeout(800)
    assert row(page, name).locator("img").evaluate(width) == 400
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_plus_and_minus_are_saved_and_another_window_follows(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page, other = open_browser(**TABLET), open_browser(**TABLET)
    for each in (page, other):
        open_shop(each, site, demo_database)
        each.locator("#seller-gallery").select_option(label="Galeri Gerbang Wisata Sukapura")
    name = page.locator(".seller-named strong").first.inner_text()
    number = row(page, name).locator(".seller-count span").first
    more = row(page, name).get_by_label("Tambah stok")
    expect(more).to_have_count(1)
    page.wait_for_timeout(800)  # the stock of the gallery chosen has come
    before = int(number.inner_text())
    for _press in range(3):
        more.click()
    expect(number).to_have_text(str(before + 3))
    expect(row(other, name).locator(".seller-count span").first).to_have_text(str(before + 3))
    row(page, name).get_by_label("Kurangi stok").click()
    expect(row(other, name).locator(".seller-count span").first).to_have_text(str(before + 2))


def test_every_section_and_dialog_keeps_the_house_rules(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_browser(**TABLET)
    open_shop(page, site, demo_database)
    for width, height in ((1180, 820), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        for section in ("Pesanan", "Penjualan", "Toko"):
            page.locator(".seller-rail").get_by_role("button", name=section).click()
            page.wait_for_timeout(300)
            assert faults(page) == [], section
            assert page.evaluate("document.documentElement.scrollWidth") <= width, section
    page.get_by_role("button", name="Tambah produk").click()
    page.wait_for_timeout(600)
    assert faults(page) == []
    page.get_by_role("button", name="Batal").first.click()
    page.locator(".seller-count").first.click()
    expect(page.get_by_role("button", name="Simpan stok")).to_be_visible()
    page.wait_for_timeout(400)
    assert faults(page) == []


def test_a_list_is_looked_at_before_it_is_taken_in(
    site: str, demo_database: Path, open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_browser(**TABLET)
    open_shop(page, site, demo_database)
    path = tmp_path / "produk.csv"
    path.write_text(
        "\ufeffNAMA;KATEGORI;SATUAN;HARGA\r\n=HYPERLINK(1);Makanan;1 buah;9.000,00\r\nTeh;;;x\r\n"
    )
    page.get_by_role("button", name="Unggah daftar").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Pilih berkas").click()
    chosen.value.set_files(path)
    expect(page.locator("#seller-list-preview")).to_contain_text("Baris 3 · Teh")
    page.get_by_role("button", name="Terapkan 1 perubahan").click()
    expect(page.locator(".toast-note")).to_contain_text("1 produk baru")
    expect(row(page, "=HYPERLINK(1)")).to_contain_text("Menunggu DKUPP")
