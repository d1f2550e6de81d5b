"""On a phone: goods are ordered, their code is there to be shown, and the order is given up."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import home_screen as form
from tests.browser import screens
from tests.browser.test_house_rules import faults

pytestmark = pytest.mark.browser
GALLERY = "DEK-KRAKSAAN"


@pytest.fixture
def login(demo_database: Path) -> str:
    return screens.logins(f"sqlite:///{demo_database}")[screens.ASN]


def test_an_order_has_a_code_until_it_is_given_up(
    site: str, login: str, open_browser: Callable[..., Page], playwright: Playwright
) -> None:
    page = open_browser(**form.phone(playwright))
    screens.sign_in(page, site, login)
    page.goto(f"{site}/#gallery")
    form.ready(page)
    page.get_by_label("Ambil di").select_option(GALLERY)
    page.wait_for_timeout(1000)  # the gallery shows what lies there
    page.get_by_role("button", name=re.compile("^Tambah ")).first.click()
    page.get_by_role("link", name="Lihat keranjang").click()
    page.get_by_label("Galeri tempat mengambil").select_option(GALLERY)
    page.get_by_role("button", name="Pesan & ambil").click()
    told = page.get_by_text(re.compile(r"Pesanan PS-\d{4}-\d+ dibuat"))
    number = re.search(r"PS-\d{4}-\d+", told.inner_text())
    assert number is not None
    expect(page.get_by_role("button", name="Pesan & ambil")).to_be_hidden()
    page.get_by_role("link", name="Lihat kode ambil").click()

    order = page.locator(".order").filter(has_text=number.group(0))
    expect(order.get_by_text(re.compile(r"^\d{3} \d{3}$"))).to_be_visible()
    expect(order.get_by_alt_text("QR kode ambil")).to_be_visible()
    expect(order.get_by_text("disimpan sampai 26 Juni")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= form.PHONE[0]
    page.wait_for_timeout(500)  # nothing moves while axe looks
    assert faults(page) == []

    order.get_by_role("button", name="Batalkan pesanan").click()
    question = page.get_by_role("dialog", name="Batalkan pesanan ini?")
    question.get_by_role("button", name="Kembali").click()
    expect(question).to_be_hidden()
    order.get_by_role("button", name="Batalkan pesanan").click()
    question.get_by_role("button", name="Batalkan pesanan").click()
    expect(page.get_by_text(f"Pesanan dibatalkan · {number.group(0)}")).to_be_visible()
    ended = page.locator(".orders-ended > li").filter(has_text=number.group(0))
    expect(ended.get_by_text("Batal", exact=True)).to_be_visible()
    expect(order).to_have_count(0)
