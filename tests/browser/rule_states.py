"""What leads to the states of the page of rules."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def drafted(page: Page) -> None:
    """A higher minimum is typed, and what it does stands beside it."""
    page.get_by_label("Minimum baru Pelaksana").fill("60000")
    expect(page.locator("#rules-effect")).to_contain_text("belum memenuhi")


def draft_wrong(page: Page) -> None:
    page.get_by_label("Minimum baru Pelaksana").fill("lima")
    page.get_by_role("button", name="Ajukan perubahan").click()
    page.locator(".error-summary").wait_for()


def asked(page: Page) -> None:
    """Asked before it is entered, with the months that stay as they are."""
    drafted(page)
    page.get_by_label("Mulai bulan").select_option("2026-06")
    page.get_by_label("Nomor dokumen").first.fill("Perbup 7/2026")
    page.get_by_role("button", name="Ajukan perubahan").click()
    page.locator("#rules-ask").wait_for()


RULES = {
    "aturan-rancangan": drafted,
    "aturan-rancangan-salah": draft_wrong,
    "aturan-ajukan": asked,
}
