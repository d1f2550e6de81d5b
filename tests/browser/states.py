"""States of the home page, each as what leads there: for the pictures of `./run shot`."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

Act = Callable[[Page], None]


def _to(part: str) -> Act:
    """Show a part; at a desk all parts are there already."""

    def act(page: Page) -> None:
        tab = page.get_by_role("tab", name=part)
        if tab.count():
            tab.click()

    return act


def wrong(page: Page) -> None:
    """The form sent empty."""
    _to("Catat")(page)
    page.get_by_role("button", name="Kirim pembelian").click()
    page.locator(".error-summary").wait_for()


def filled(page: Page) -> None:
    """An amount with what it will do."""
    _to("Catat")(page)
    page.get_by_label("Nominal").press_sequentially("20000")
    page.get_by_text("Setelah diverifikasi").wait_for()


def offline(page: Page) -> None:
    """No line, and the form waits for one."""
    filled(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Kirim saat ada sinyal").click()


def ranks(page: Page) -> None:
    _to("Grafik")(page)
    page.get_by_role("button", name="Peringkat").click()
    page.get_by_text("Enam bulan").click()


def all_ranks(page: Page) -> None:
    ranks(page)
    page.get_by_role("button", name="Semua OPD").click()


def chart_failed(page: Page) -> None:
    """One chart cannot be fetched: the other goes on."""
    _to("Grafik")(page)
    page.route(re.compile("/grafik/(opd|peringkat)"), lambda route: route.abort())
    page.get_by_label("Bulan yang ditampilkan").select_option("2026-04")


def nothing_found(page: Page) -> None:
    page.get_by_label("Cari produk").fill("rengginang emas")


def fitting(page: Page) -> None:
    page.locator("#home-chips .chip-fit").click()


# Name of the picture: what leads to it.
HOME: dict[str, Act] = {
    "beranda-catat": filled,
    "beranda-catat-salah": wrong,
    "beranda-luring": offline,
    "beranda-grafik": _to("Grafik"),
    "beranda-peringkat": ranks,
    "beranda-peringkat-semua": all_ranks,
    "beranda-grafik-gagal": chart_failed,
    "beranda-kosong": nothing_found,
    "beranda-pas": fitting,
}
