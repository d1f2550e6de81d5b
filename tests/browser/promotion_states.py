"""What leads to the states of the log of promotions."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def part(page: Page, name: str) -> None:
    """One part of a narrow window; at a desk all three are there."""
    if page.locator(".promo-parts").is_visible():
        page.locator(".promo-parts").get_by_text(name, exact=True).click()


def listed(page: Page) -> None:
    part(page, "Daftar")


def figures(page: Page) -> None:
    part(page, "Grafik")


def filled(page: Page) -> None:
    page.get_by_text("Konsumsi rapat", exact=True).first.click()
    page.get_by_label("Yang dilakukan").fill("Kopi Tiris dan keripik talas untuk rapat SPBE")
    name = page.locator("#promotions-seller-list option").nth(3).get_attribute("value") or ""
    page.locator("#promotions-seller").fill(name)
    page.locator("#promotions-seller").press("Enter")
    page.locator(".promo-cost").get_by_text("Belanja OPD", exact=True).click()
    page.get_by_label("Nominal").fill("450.000")


def wrong(page: Page) -> None:
    page.locator(".promo-cost").get_by_text("Pribadi", exact=True).click()
    page.locator("#promotions-link").fill("javascript:alert(1)")
    page.get_by_role("button", name="Simpan promosi").click()
    page.locator(".error-summary").wait_for()


def closed(page: Page) -> None:
    page.get_by_label("Bulan yang ditampilkan").select_option("2026-04")
    part(page, "Daftar")
    expect(page.get_by_text("sudah ditutup DKUPP")).to_be_visible()


def none_of_mine(page: Page) -> None:
    part(page, "Daftar")
    page.locator(".promo-filter").get_by_text("Saya").click()
    expect(page.get_by_text("Belum ada promosi Anda")).to_be_visible()


def withdrawing(page: Page) -> None:
    part(page, "Daftar")
    page.get_by_role("button", name="Tarik: ").first.click()
    page.get_by_role("dialog").get_by_text("dianggap tidak pernah").wait_for()
