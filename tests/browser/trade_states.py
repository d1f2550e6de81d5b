"""States of a seller's page and of the catalogue, each as what leads there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Act = Callable[[Page], None]
LIST = (
    "\ufeffNAMA;KATEGORI;SATUAN;HARGA\r\n"
    "Bawang Goreng Teri;Makanan;100 g;21.000\r\nBawang Merah;;;x\r\n"
)


def section(name: str) -> Act:
    return lambda page: page.locator(".seller-rail").get_by_role("button", name=name).click()


def new_product(page: Page) -> None:
    page.get_by_role("button", name="Tambah produk").click()
    expect(page.get_by_role("button", name="Ajukan produk")).to_be_visible()


def new_product_wrong(page: Page) -> None:
    new_product(page)
    page.get_by_role("button", name="Ajukan produk").click()
    page.locator(".error-summary").wait_for()


def known_product(page: Page) -> None:
    page.locator(".seller-open").first.click()
    expect(page.get_by_role("button", name="Simpan produk")).to_be_visible()


def stock(page: Page) -> None:
    page.locator(".seller-count").first.click()
    expect(page.get_by_role("button", name="Simpan stok")).to_be_visible()


def a_list(page: Page) -> None:
    """A list that was chosen, with one row that cannot be taken."""
    page.get_by_role("button", name="Unggah daftar").click()
    with tempfile.TemporaryDirectory() as folder, page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Pilih berkas").click()
        path = Path(folder) / "produk.csv"
        path.write_text(LIST)
        chosen.value.set_files(path)
        page.locator(".seller-plan-rows li").first.wait_for()


def matter(chip: str) -> Act:
    """The first line of a group of the catalogue."""

    def act(page: Page) -> None:
        page.locator("#catalogue-chips .chip", has_text=chip).click()
        shown = page.locator("#catalogue-chips .chip[aria-pressed=true]", has_text=chip)
        shown.wait_for()
        page.locator(".catalogue-name").first.click()

    return act


def product(page: Page) -> None:
    line = page.locator(".catalogue-table tbody tr").filter(has_text="Produk baru").first
    line.locator(".catalogue-name").click()
    page.locator("#catalogue-prices .main-svg").first.wait_for()


def sent_back(page: Page) -> None:
    """A product is returned, and the reason not yet written."""
    product(page)
    page.get_by_role("button", name="Kembalikan").first.click()
    page.get_by_role("button", name="Kembalikan produk").click()
    page.get_by_text("Alasan masih kosong").wait_for()


def merge(page: Page) -> None:
    matter("Mungkin ganda")(page)
    page.get_by_role("button", name="Gabungkan ke").first.click()
    page.get_by_text("Tidak ada yang dihapus").wait_for()


def new_seller(page: Page) -> None:
    page.get_by_role("button", name="Daftarkan UMKM").click()
    page.get_by_role("dialog").get_by_role("button", name="Daftarkan UMKM").click()
    page.locator(".error-summary").wait_for()


def paper(page: Page) -> None:
    matter("Dokumen")(page)
    card = page.get_by_role("region", name="UMKM", exact=True)
    card.get_by_role("button", name="PIRT").click()
    expect(page.get_by_role("button", name="Simpan dokumen")).to_be_visible()


def nothing_found(page: Page) -> None:
    page.get_by_label("Cari UMKM, produk").fill("rengginang emas")


# Name of the picture: what leads to it.
SHOP: dict[str, Act] = {
    "toko-pesanan": section("Pesanan"),
    "toko-penjualan": section("Penjualan"),
    "toko-tambah": new_product,
    "toko-tambah-salah": new_product_wrong,
    "toko-produk": known_product,
    "toko-stok": stock,
    "toko-daftar": a_list,
}
CATALOGUE: dict[str, Act] = {
    "katalog-produk": product,
    "katalog-kembalikan": sent_back,
    "katalog-dokumen": paper,
    "katalog-ganda": matter("Mungkin ganda"),
    "katalog-gabung": merge,
    "katalog-semua": matter("Semua"),
    "katalog-daftar-salah": new_seller,
    "katalog-kosong": nothing_found,
}
