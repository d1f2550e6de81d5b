"""The history in a real browser: decisions come by themselves; mend, withdraw, phone, keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screens

pytestmark = pytest.mark.browser
WIDTHS = [(1440, 900), (992, 800), (390, 844), (320, 700)]


def open_history(page: Page, site: str) -> None:
    page.goto(f"{site}/riwayat")
    expect(page.locator(".month-head-name")).to_contain_text("Juni 2026")


def record(page: Page, site: str, receipt: Path) -> str:
    """Enter a purchase of Rp 15.000 on the home page; its number."""
    page.goto(site)
    page.get_by_label("Tempat belanja").select_option("DEK-KRAKSAAN")
    page.get_by_label("Nominal").fill("15.000")
    page.locator("input[type=file]").set_input_files(receipt)
    expect(page.get_by_text("terunggah")).to_be_visible()
    page.get_by_role("button", name="Kirim pembelian").click()
    shown = page.get_by_text(re.compile(r"PB-\d{6}-\d+")).first
    expect(shown).to_be_visible()
    found = re.search(r"PB-\d{6}-\d+", shown.inner_text())
    assert found is not None
    return found.group(0)


def send_back(page: Page, site: str, reason: str) -> None:
    """Return the newest purchase as DKUPP."""
    page.goto(f"{site}/verifikasi")
    page.get_by_label("Urutan").select_option("terbaru dulu")
    newest = page.locator(".queue-row").first
    expect(newest).to_contain_text("Rp 15.000")
    newest.click()
    expect(page.locator(".claim-amount")).to_contain_text("15.000")
    page.get_by_role("button", name="Kembalikan").click()
    page.get_by_label("Alasan").fill(reason)
    page.locator(".modal").get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_text("Pembelian dikembalikan")).to_be_visible()


def test_a_return_appears_by_itself_is_mended_and_withdrawn(
    site: str, demo_database: Path, tmp_path: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    buyer, verifier = open_browser(), open_browser()
    screens.sign_in(buyer, site, login[screens.ASN_OF_KECAMATAN])
    screens.sign_in(verifier, site, login[screens.DKUPP])
    number = record(buyer, site, screens.a_receipt(tmp_path))
    open_history(buyer, site)
    row = buyer.locator(".purchase").filter(has_text=number)
    expect(row).to_contain_text("Menunggu verifikasi")

    send_back(verifier, site, "Foto ulang nota")
    expect(row).to_contain_text("Dikembalikan")  # without a reload
    expect(row).to_contain_text("Foto ulang nota")

    second = buyer.context.new_page()
    open_history(second, site)
    second.get_by_role("button", name=f"Perbaiki {number}").click()
    expect(second.get_by_label("Nominal")).to_have_value("15.000")

    buyer.get_by_role("button", name=f"Perbaiki {number}").click()
    dialog = buyer.get_by_role("dialog", name="Perbaiki pembelian")
    expect(dialog.get_by_label("Nominal")).to_have_value("15.000")
    dialog.get_by_label("Nominal").fill("5M")
    dialog.get_by_label(re.compile("Nomor nota")).fill("0412")
    dialog.get_by_role("button", name="Kirim perbaikan").click()
    expect(dialog.locator(".error-summary")).to_be_focused()
    expect(dialog.get_by_label(re.compile("Nomor nota"))).to_have_value("0412")
    dialog.get_by_label("Nominal").fill("16.000")
    dialog.locator("input[type=file]").set_input_files(screens.a_receipt(tmp_path, "baru.jpg"))
    expect(dialog.get_by_text("baru.jpg")).to_be_visible()
    expect(dialog.get_by_text("terunggah")).to_be_visible()
    dialog.get_by_role("button", name="Kirim perbaikan").click()
    expect(buyer.get_by_text(f"Perbaikan terkirim · {number}")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(row).to_contain_text("Rp 16.000")
    expect(row).to_contain_text("Menunggu verifikasi")

    second.get_by_role("button", name="Kirim perbaikan").click()
    expect(second.locator(".error-summary")).to_contain_text("Pembelian ini sudah berubah.")
    second.close()

    buyer.go_back()
    buyer.go_forward()
    expect(buyer.get_by_role("dialog")).to_be_hidden()
    expect(row).to_contain_text("Rp 16.000")

    buyer.get_by_role("button", name=f"Tarik {number}").click()
    question = buyer.get_by_role("dialog", name="Tarik pembelian ini?")
    question.get_by_role("button", name="Kembali").click()
    expect(question).to_be_hidden()
    expect(row).to_contain_text("Menunggu verifikasi")
    buyer.get_by_role("button", name=f"Tarik {number}").click()
    question.get_by_role("button", name="Tarik pembelian").click()
    expect(buyer.get_by_text(f"Pembelian ditarik · {number}")).to_be_visible()
    expect(row).to_contain_text("Ditarik")
    expect(row.get_by_role("button")).to_have_count(0)


def test_the_page_is_never_wider_than_its_window(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.sign_in(page, site, login[screens.ASN])
    open_history(page, site)
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, width


def test_months_and_filters_work_by_keyboard_alone(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.sign_in(page, site, login[screens.ASN])
    open_history(page, site)
    page.get_by_label("Tahun").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".month-head-name")).to_contain_text("Mei 2026")
    page.locator(".chip").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip").nth(1)).to_have_attribute("aria-pressed", "true")
