"""What leads to the states of the home page."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect


def to(part: str) -> Callable[[Page], None]:
    """Show a part; at a desk all parts are there already."""

    def act(page: Page) -> None:
        tab = page.get_by_role("tab", name=part)
        if tab.count():
            tab.click()

    return act


def wrong(page: Page) -> None:
    """The form sent empty."""
    to("Catat")(page)
    page.get_by_role("button", name="Kirim pembelian").click()
    page.locator(".error-summary").wait_for()


def filled(page: Page) -> None:
    """An amount with what it will do."""
    to("Catat")(page)
    page.get_by_label("Nominal").press_sequentially("20000")
    page.locator("#home-result .effect").wait_for()


def offline(page: Page) -> None:
    """No line, and the form waits for one."""
    filled(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Kirim saat ada sinyal").click()


def ranks(page: Page) -> None:
    to("Grafik")(page)
    page.get_by_role("button", name="Peringkat").click()
    page.get_by_text("Enam bulan").click()


def all_ranks(page: Page) -> None:
    ranks(page)
    page.get_by_role("button", name="Semua OPD").click()


def chart_failed(page: Page) -> None:
    """One chart cannot be fetched: the other goes on."""
    to("Grafik")(page)
    page.route(re.compile("/grafik/(opd|peringkat)"), lambda route: route.abort())
    page.get_by_label("Bulan yang ditampilkan").select_option("2026-04")
    expect(page.locator("#home-comb-card").get_by_text("Grafik belum bisa dimuat")).to_be_visible()


def nothing_found(page: Page) -> None:
    page.get_by_label("Cari produk").fill("rengginang emas")


def fitting(page: Page) -> None:
    page.locator("#home-chips .chip-fit").click()


def with_goods(page: Page) -> None:
    """One product is in the basket."""
    page.get_by_role("button", name="Tambah").first.click()


def loading(page: Page) -> None:
    """Nothing comes: skeletons in the shape of what is awaited."""
    page.route("**/grafik/**", lambda _route: None)
    page.route("**/_dash-update-component**", _only_the_page)
    page.reload()
    page.locator("#home-progress").wait_for()
    to("Grafik")(page)


def _only_the_page(route: Route) -> None:
    if "_pages_content" in (route.request.post_data or ""):
        route.continue_()


def stale(page: Page) -> None:
    """No data has come for a minute."""
    to("Grafik")(page)
    page.route("**/live**", lambda route: route.abort())
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 61_000; }")
    page.locator("html[data-stale]").wait_for()
