"""The list of an OPD's people as its head uses it: filter, order, search, and the last row."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screens
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.browser

HIDDEN_PART = """() => {
  const rows = document.querySelectorAll(".staff-table tbody tr");
  const last = rows[rows.length - 1].getBoundingClientRect();
  const foot = document.querySelector(".staff-foot").getBoundingClientRect();
  const list = document.querySelector(".staff-list").getBoundingClientRect();
  return Math.max(last.bottom - foot.top, last.bottom - list.bottom);
}"""


@pytest.fixture
def head(site: str, demo_database: Path, open_browser: Callable[..., Page]) -> Page:
    page = open_browser()
    screens.sign_in(page, site, screens.logins(f"sqlite:///{demo_database}")["Kepala OPD"])
    page.goto(f"{site}/opd")
    expect(page.locator("#opd-found")).to_have_text("1–25 dari 52 pegawai")
    return page


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (992, 800), (390, 844)])
def test_the_last_row_stands_whole_above_the_foot(head: Page, width: int, height: int) -> None:
    head.set_viewport_size({"width": width, "height": height})
    head.wait_for_timeout(800)  # charts have found their new width
    assert head.evaluate(HIDDEN_PART) <= 1
    assert head.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_filter_order_and_search_hold_together(head: Page) -> None:
    found = head.locator("#opd-found")
    rows = head.locator(".staff-table tbody tr")
    head.locator("#opd-status .chip", has_text="Belum ada").click()
    expect(found).to_contain_text(re.compile(r"dari \d+ pegawai"))
    expect(head.locator(".staff-table tbody tr:not(.is-none)")).to_have_count(0)
    head.get_by_label("Urutan pegawai").select_option("kurang")
    expect(rows.first.locator(".staff-sum")).to_contain_text("0 / ")
    name = rows.first.locator(".staff-name").inner_text().split(",")[0]
    head.get_by_label("Cari nama pegawai").fill(name)
    expect(found).to_have_text("1–1 dari 1 pegawai")
    expect(rows).to_contain_text([name])
    head.get_by_label("Cari nama pegawai").fill("zzz")
    expect(head.locator("#opd-list")).to_contain_text("Tidak ada yang cocok")


def test_the_next_page_begins_at_the_top_of_the_list(head: Page) -> None:
    head.evaluate("scrollTo(0, document.body.scrollHeight)")
    head.get_by_role("button", name="Pegawai berikutnya").click()
    expect(head.locator("#opd-found")).to_have_text("26–50 dari 52 pegawai")
    expect(head.locator(".staff-table thead")).to_be_in_viewport()


def test_figures_that_cannot_be_fetched_say_so_and_come_when_they_can(
    head: Page, complaints: Complaints
) -> None:
    shown = head.locator("#opd-met").inner_text()
    head.route(re.compile("_dash-update-component"), lambda route: route.abort())
    head.get_by_label("Bulan yang ditampilkan").select_option("2026-05")
    lost = head.locator("#figures-lost")
    expect(lost).to_contain_text("yang tampil masih angka sebelumnya")
    assert head.locator("#opd-met").inner_text() == shown
    head.unroute(re.compile("_dash-update-component"))
    lost.get_by_role("button", name="Coba sekarang").click()
    expect(head.locator(".staff-table thead")).to_contain_text("Belanja Mei")
    expect(head.locator("#opd-met")).not_to_have_text(shown)
    expect(lost).to_have_count(0)
    complaints.clear()


def test_people_are_reminded_and_the_recap_is_sent_and_both_are_taken_back(head: Page) -> None:
    """At a laptop the reminder, on a phone the recap; the regency is left as it was."""
    boxes = head.locator(".staff-table tbody .pick")
    told = head.locator("#opd-toasts")
    head.locator("#opd-status .chip", has_text="Perlu diingatkan").click()
    expect(head.locator(".staff-table .is-fulfilled, .staff-table .is-exempt")).to_have_count(0)
    for row in (0, 1):
        boxes.nth(row).click()
    expect(head.locator(".staff-table thead .pick")).to_have_attribute("aria-checked", "mixed")
    head.get_by_role("button", name="Ingatkan 2 pegawai").click()
    expect(told).to_contain_text("2 pegawai diingatkan")
    expect(head.get_by_text("diingatkan hari ini")).to_have_count(2)
    expect(head.locator("#opd-bar")).to_be_hidden()
    told.get_by_role("button", name="Urungkan").click()
    expect(told).to_contain_text("Pengingat untuk 2 pegawai ditarik")
    expect(head.get_by_text("diingatkan hari ini")).to_have_count(0)

    head.set_viewport_size({"width": 390, "height": 844})
    send, card = head.locator("#opd-send"), head.locator("#opd-dates")
    send.click()
    dialog = head.get_by_role("dialog")
    expect(dialog).to_contain_text("Kirim laporan Juni 2026 ke DKUPP?")
    expect(dialog).to_contain_text("Juni belum berakhir")
    dialog.get_by_role("button", name="Kirim laporan").click()
    expect(card).to_contain_text("Terkirim 24 Juni")
    expect(send).to_be_hidden()
    card.get_by_role("button", name="Tarik kembali").click()
    expect(card).to_contain_text("Belum dikirim")
    expect(send).to_be_visible()
