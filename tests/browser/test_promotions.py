"""On a phone: a promotion is logged, stands in the list as one's own, and is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import home_screen as form
from tests.browser import promotion_states as promotion
from tests.browser import screens

pytestmark = pytest.mark.browser
TEXT = '=HYPERLINK("x") <script>alert(1)</script> <b>Kopi</b>'


def test_a_promotion_is_logged_listed_and_withdrawn(
    site: str, demo_database: Path, open_browser: Callable[..., Page], playwright: Playwright
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")[screens.ASN]
    page = open_browser(**form.phone(playwright))
    screens.sign_in(page, site, login)
    page.goto(f"{site}/promosi")
    promotion.filled(page)
    page.get_by_label("Yang dilakukan").fill(TEXT)
    expect(page.locator(".promo-chip")).to_have_count(1)
    expect(page.get_by_text("Dicatat terpisah dari kewajiban pribadi.")).to_be_visible()
    expect(page.locator("#promotions-count")).to_have_text(f"{len(TEXT)}/140")
    page.locator("#promotions-link").fill("https://toko.example/kopi")
    page.get_by_role("button", name="Simpan promosi").click()

    expect(page.get_by_text("Promosi tersimpan")).to_be_visible()
    own = page.locator(".promo-row").filter(has_text="HYPERLINK")
    expect(own.get_by_role("heading", name=TEXT)).to_be_visible()
    expect(own.get_by_text("Anda", exact=True)).to_be_visible()
    expect(own.get_by_text("Rp 450.000, belanja OPD")).to_be_visible()
    link = own.get_by_role("link", name="Buka tautan")
    expect(link).to_have_attribute("href", "https://toko.example/kopi")
    expect(page.get_by_label("Yang dilakukan")).to_have_value("")
    assert page.evaluate("document.documentElement.scrollWidth") <= form.PHONE[0]

    own.get_by_role("button", name="Tarik: ").click()
    page.get_by_role("dialog").get_by_role("button", name="Tarik promosi").click()
    expect(page.get_by_text("Promosi ditarik")).to_be_visible()
    expect(own).to_have_count(0)
