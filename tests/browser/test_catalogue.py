"""The catalogue in a real browser: decided by keyboard alone, at every width, heard as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import screens

pytestmark = pytest.mark.browser
WIDTHS = [(1440, 900), (1280, 800), (992, 800), (390, 844), (320, 640)]


def open_catalogue(page: Page, site: str, database: Path) -> Page:
    login = screens.logins(f"sqlite:///{database}")
    screens.sign_in(page, site, login[screens.DKUPP])
    page.goto(f"{site}/katalog")
    expect(page.locator(".catalogue-table")).to_be_visible()
    return page


def number_of(page: Page, chip: str) -> int:
    found = re.search(r"(\d+)$", page.locator("#catalogue-chips .chip", has_text=chip).inner_text())
    assert found is not None
    return int(found.group(1))


def press(page: Page, target: Locator) -> None:
    """As those press who have no mouse."""
    target.focus()
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
    seller = name.inner_text().split("\n")[0].split(",")[0]
    press(page, name)
    expect(line).to_have_class(re.compile("is-selected"))
    return seller


def test_a_product_is_accepted_and_another_returned_by_keyboard_alone(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_catalogue(open_browser(), site, demo_database)
    other = open_catalogue(open_browser(), site, demo_database)
    before = number_of(page, "Usulan")
    opened(page, "Produk baru")
    card = page.get_by_role("region", name="Usulan produk")
    expect(card).to_be_visible()
    expect(page.locator("#catalogue-prices .main-svg").first).to_be_visible()
    product = card.locator(".goods-name").inner_text()
    press(page, card.get_by_role("button", name="Terima produk"))
    expect(page.get_by_text("Produk diterima")).to_be_visible()
    expect(page.locator("#catalogue-chips")).to_contain_text(f"Usulan {before - 1}")
    expect(page.locator(".catalogue-table")).not_to_contain_text(product)
    # the other one's list follows by itself
    expect(other.locator("#catalogue-chips")).to_contain_text(
        f"Usulan {before - 1}", timeout=15_000
    )

    opened(page, "Produk baru")
    press(page, card.get_by_role("button", name="Kembalikan"))
    dialog = page.get_by_role("dialog", name="Kembalikan produk ini?")
    expect(dialog.get_by_label("Alasan")).to_be_focused()
    press(page, dialog.get_by_role("button", name="Kembalikan produk"))
    expect(dialog.get_by_text("Alasan masih kosong")).to_be_visible()
    dialog.get_by_label("Alasan").focus()
    page.keyboard.type("Tulis berat bersih di nama produk")
    press(page, dialog.get_by_role("button", name="Kembalikan produk"))
    expect(page.get_by_text("Produk dikembalikan")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(page.locator("#catalogue-chips")).to_contain_text(f"Usulan {before - 2}")


def test_two_that_are_one_are_merged_by_keyboard_and_two_others_are_kept_apart(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_catalogue(open_browser(), site, demo_database)
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


def test_a_seller_is_registered_with_a_password_shown_once_and_a_paper_is_written(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_catalogue(open_browser(), site, demo_database)
    page.get_by_role("button", name="Daftarkan UMKM").click()
    dialog = page.get_by_role("dialog", name="Daftarkan UMKM")
    dialog.get_by_label("Nama UMKM").fill("Sari Laut Uji")
    dialog.get_by_label("Kecamatan").select_option(label="Kota Probolinggo (pemerintah lain)")
    dialog.get_by_role("button", name="Daftarkan UMKM").click()
    expect(dialog.locator(".error-summary")).to_be_focused()
    expect(dialog.locator(".error-summary")).to_contain_text("Kota Probolinggo adalah pemerintah")
    expect(dialog.get_by_label("Nama UMKM")).to_have_value("Sari Laut Uji")  # nothing is lost
    dialog.get_by_label("Nama pemilik").fill("Nurul Uji")
    dialog.get_by_label("Nomor HP").fill("0800 7000 0001")
    dialog.get_by_label("Kecamatan").select_option(label="Gending")
    dialog.get_by_label("Alamat").fill("Dusun Krajan RT 02 RW 01")
    dialog.get_by_role("button", name="Daftarkan UMKM").click()
    secret = page.get_by_role("dialog", name="Kata sandi sekali pakai")
    expect(secret.locator("code")).to_have_text(re.compile(r"^\S{10,}$"))
    secret.get_by_role("button", name="Sudah saya catat").click()
    expect(secret).to_be_hidden()

    card = page.get_by_role("region", name="UMKM", exact=True)
    expect(card).to_contain_text("Sari Laut Uji")
    press(page, card.get_by_role("button", name=re.compile("^NIB")))
    dialog = page.get_by_role("dialog", name="NIB Sari Laut Uji")
    dialog.get_by_label("Nomor").fill("123")
    dialog.get_by_role("button", name="Simpan dokumen").click()
    expect(dialog.locator(".error-summary")).to_contain_text("Yang diisi 3 angka")
    dialog.get_by_label("Nomor").fill("0220 1034 5671 9")
    dialog.get_by_role("button", name="Simpan dokumen").click()
    expect(page.get_by_text("Dokumen tersimpan")).to_be_visible()
    expect(card).to_contain_text("0220 1034 5671 9")


def test_the_file_is_taken_from_the_page(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_catalogue(open_browser(), site, demo_database)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Unduh").click()
    assert taken.value.suggested_filename == "katalog-umkm-2026-06-24.xlsx"


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_nothing_serious_for_those_who_hear_or_zoom_at_any_width(
    site: str,
    demo_database: Path,
    open_browser: Callable[..., Page],
    width: int,
    height: int,
) -> None:
    page = open_browser(viewport={"width": width, "height": height}, bypass_csp=True)
    open_catalogue(page, site, demo_database)
    for chip in ("Perlu dilihat", "Mungkin ganda", "Semua"):
        page.locator("#catalogue-chips .chip", has_text=chip).click()
        page.locator(".catalogue-name").first.click()
        page.wait_for_timeout(800)  # the card beside the list has come
        found = Axe().run(page).response["violations"]
        serious = [one["id"] for one in found if one["impact"] in ("serious", "critical")]
        assert serious == []
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_a_search_that_finds_nothing_says_so_and_one_way_on(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_catalogue(open_browser(), site, demo_database)
    page.get_by_label("Cari UMKM, produk").fill("rengginang emas permata")
    expect(page.get_by_text("Tidak ditemukan")).to_be_visible()
    expect(page.locator("#catalogue-chips")).to_contain_text("Semua 0")
    page.get_by_label("Cari UMKM, produk").fill("")
    expect(page.locator(".catalogue-table")).to_be_visible()
