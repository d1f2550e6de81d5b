"""A seller adds a product, DKUPP accepts it, a buyer orders and fetches it: three browsers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser import home_screen, screens, server

pytestmark = pytest.mark.browser
NAME = "Keripik Talas Uji"
GALLERY = "DEK-KRAKSAAN"
BAR_OF_BUYER = "Eselon IV"  # who lacks less than the product costs
OWN_PICTURE = re.compile(r"/gambar/[\w-]+-kecil")


@pytest.fixture(scope="module")
def market(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SiMadu of its own: what is sold here must not change what other tests count."""
    folder = tmp_path_factory.mktemp("market")
    shutil.copytree(demo_database.parent, folder / "regency")
    with server.serving(folder / "regency" / demo_database.name, folder) as address:
        screens.wait_for_packed_files(address)
        yield address


def a_picture(folder: Path) -> Path:
    path = folder / "keripik.jpg"
    Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(path, quality=80)
    return path


def propose(page: Page, picture: Path) -> Locator:
    """Fill in the form of a new product and send it; its row in the list."""
    page.get_by_role("button", name="Tambah produk").click()
    page.get_by_role("button", name="Ajukan produk").click()
    expect(page.locator(".error-summary")).to_contain_text("4 isian")
    page.get_by_label("Nama produk").fill(NAME)
    page.get_by_label("Kategori").select_option("Makanan")
    page.get_by_label("Satuan").fill("150 g")
    page.get_by_label("Harga").press_sequentially("14000")
    page.locator("#seller-photo-drop input[type=file]").set_input_files(picture)
    expect(page.get_by_text("terunggah")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Ajukan produk").click()
    expect(page.locator(".toast-note")).to_contain_text("Produk diajukan ke DKUPP")
    row = page.locator(".seller-product").filter(has_text=NAME)
    expect(row.locator("img")).to_have_attribute("src", OWN_PICTURE)
    return row


def put_on_shelf(page: Page, row: Locator, pieces: int) -> None:
    """Count the stock at the gallery in Kraksaan."""
    row.locator(".seller-count").click()
    dialog = page.get_by_role("dialog", name=f"Stok {NAME}")
    dialog.get_by_label("Galeri Kraksaan").fill(str(pieces))
    dialog.get_by_role("button", name="Barang masuk").click()
    dialog.get_by_role("button", name="Simpan stok").click()
    expect(dialog).to_be_hidden()


def order(page: Page) -> str:
    """Order what is in the cart; the code to fetch it with."""
    page.get_by_role("button", name="Pesan & ambil").click()  # of the bar: it opens the cart
    cart = page.locator(".cart-side")
    cart.get_by_label("Galeri tempat mengambil").select_option(GALLERY)
    cart.get_by_role("button", name="Pesan & ambil").click()
    page.get_by_role("link", name="Lihat kode ambil").click()
    code = page.locator(".order").filter(has_text=NAME).get_by_text(re.compile(r"^\d{3} \d{3}$"))
    return code.inner_text().replace(" ", "")


def hand_over(page: Page, code: str) -> None:
    """Type the code at the counter, and take the money."""
    page.get_by_label("Kode ambil").press_sequentially(code)
    page.locator(".on-pesanan").get_by_text("Tunai", exact=True).click()
    page.get_by_role("button", name="dan serahkan").click()
    expect(page.get_by_text("Pembelian tercatat")).to_be_visible()


def test_a_product_comes_from_the_shop_through_dkupp_into_the_gallery_and_home(
    market: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
) -> None:
    seller = open_browser(**home_screen.phone(playwright))
    dkupp, buyer = open_browser(), open_browser()
    screens.sign_in(seller, market, login[screens.SELLER])
    screens.sign_in(dkupp, market, login[screens.DKUPP])
    screens.sign_in(buyer, market, login[screens.ASN])
    dkupp.goto(f"{market}/katalog")
    dkupp.locator("#catalogue-chips .chip", has_text="Usulan").click()
    home_screen.ready(buyer)
    buyer.get_by_label("Cari produk").fill(NAME)
    expect(buyer.get_by_text(f"Belum ada “{NAME}”")).to_be_visible()

    row = propose(seller, a_picture(tmp_path))
    expect(row).to_contain_text("Menunggu DKUPP")
    line = dkupp.locator(".catalogue-table tbody tr").filter(has_text=NAME)
    line.locator(".catalogue-name").click()  # the list of DKUPP has followed by itself
    card = dkupp.get_by_role("region", name="Usulan produk")
    expect(card.locator(".goods-name")).to_have_text(NAME)
    card.get_by_role("button", name="Terima produk").click()
    expect(row).not_to_contain_text("Menunggu DKUPP")  # and that of the seller
    put_on_shelf(seller, row, 4)

    buyer.get_by_label("Cari produk").fill(f"{NAME} ")  # asked once more
    found = buyer.locator("article.product").filter(has_text=NAME)
    expect(found.locator(".tile-photo")).to_have_attribute("style", OWN_PICTURE)
    expect(found).to_contain_text("Rp 14.000")
    buyer.get_by_label("Ambil di").or_(buyer.locator("#home-gallery")).first.select_option(GALLERY)
    expect(found).to_contain_text("Sisa 4")
    found.get_by_role("button", name=f"Tambah {NAME}").click()
    expect(buyer.locator("#entry")).to_contain_text(NAME)

    dkupp.goto(f"{market}/")
    screens.wait_for_charts(dkupp)
    before = screens.met_of_level(dkupp, BAR_OF_BUYER)
    code = order(buyer)
    till = open_browser(viewport={"width": 1180, "height": 820})
    screens.sign_in(till, market, login["Kasir galeri"])
    hand_over(till, code)
    screens.expect_met(dkupp, BAR_OF_BUYER, before + 1)
