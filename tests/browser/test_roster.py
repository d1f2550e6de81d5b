"""The roster on its page: chosen, looked at, applied and taken back, heard as well."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import roster_states as states
from tests.browser import screens
from tests.browser.test_house_rules import faults

pytestmark = pytest.mark.browser


def test_a_roster_is_looked_at_applied_and_taken_back(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login[screens.DKUPP])
    page.goto(f"{site}/pegawai")
    states.person(page)
    page.wait_for_timeout(400)  # the panel has come in
    assert faults(page) == []
    page.locator("#roster-person-close").click()
    expect(page.locator(".person-panel")).to_be_hidden()

    states.let_go(page)
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#roster-choice").get_by_text("Biarkan").click()
    apply = page.get_by_role("button", name="Terapkan 1 perubahan")
    expect(page.locator(".roster-table")).to_contain_text("NIP 1.98603E+17")
    expect(page.locator(".roster-table")).not_to_contain_text("19700101")
    expect(page.locator("#roster-columns")).to_contain_text("1 kolom dibuang. AGAMA")
    apply.click(timeout=30_000)

    expect(page.locator("#roster-toasts")).to_contain_text("1 perubahan diterapkan")
    latest = page.locator(".roster-history li").first
    expect(latest).to_contain_text("1 baru")
    latest.get_by_role("button", name="Batalkan impor").click()
    dialog = page.get_by_role("dialog", name="Batalkan impor simpeg.csv?")
    dialog.get_by_role("button", name="Batalkan impor").click()
    expect(page.locator("#roster-toasts")).to_contain_text("Impor simpeg.csv dibatalkan")
    expect(latest).to_contain_text("Dibatalkan")
    assert faults(page) == []
