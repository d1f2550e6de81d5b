"""The main job from end to end: a Camat records, DKUPP approves, a third browser sees it move."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screens

pytestmark = pytest.mark.browser


def seconds_until(holds: Callable[[], bool], *, at_most: float) -> float:
    """How long it took until it held; fails when it did not within `at_most` seconds."""
    start = time.monotonic()
    while time.monotonic() - start < at_most:
        if holds():
            return time.monotonic() - start
    raise AssertionError(f"it did not hold within {at_most} s")


def record(page: Page, amount: str, receipt: Path) -> str:
    """Fill in the form and send it; the purchase's number."""
    page.get_by_label("Tempat belanja").select_option("DEK-KRAKSAAN")
    page.get_by_label("Nominal").press_sequentially(amount)
    page.locator("input[type=file]").set_input_files(receipt)
    expect(page.get_by_text("terunggah")).to_be_visible()
    page.get_by_role("button", name="Kirim pembelian").click()
    toast = page.locator(".toast-note").filter(has_text="Pembelian terkirim")
    expect(toast).to_be_visible()
    found = re.search(r"PB-\d{6}-\d+", toast.inner_text())
    assert found is not None
    return found.group(0)


def test_a_camat_records_dkupp_approves_and_a_third_browser_sees_bar_and_cell_move(
    site: str,
    demo_database: Path,
    tmp_path: Path,
    open_browser: Callable[..., Page],
    capsys: pytest.CaptureFixture[str],
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    camat, verifier, watcher = open_browser(), open_browser(), open_browser()
    screens.sign_in_by_form(camat, site, login[screens.CAMAT])
    screens.sign_in(watcher, site, login[screens.ASN_OF_KECAMATAN])
    screens.sign_in_by_form(verifier, site, login[screens.DKUPP])
    screens.wait_for_charts(watcher)
    expect(camat.locator("#home-progress")).to_contain_text("Kurang Rp 20.000 lagi")
    level = screens.met_of_level(watcher, screens.BAR_OF_CAMAT)
    cell = screens.met_of_opd(watcher, "Kecamatan Kraksaan")
    own = screens.met_of_own_opd(watcher)
    assert own == cell

    number = record(camat, "20000", screens.a_receipt(tmp_path))
    expect(camat.locator("#home-progress")).to_contain_text("Menunggu verifikasi Rp 20.000")

    verifier.goto(f"{site}/verifikasi")
    open_in_queue(verifier, number)
    expect(verifier.get_by_alt_text("Foto nota")).to_be_visible()
    verifier.get_by_role("button", name="Setujui Rp 20.000").click()
    took = seconds_until(
        lambda: (
            screens.met_of_level(watcher, screens.BAR_OF_CAMAT) == level + 1
            and screens.met_of_opd(watcher, "Kecamatan Kraksaan") == cell + 1
            and screens.met_of_own_opd(watcher) == own + 1
        ),
        at_most=20,
    )
    expect(verifier.get_by_text("Pembelian disetujui")).to_be_attached()  # it fades after 6 s
    expect(camat.locator("#home-progress")).to_contain_text("Terpenuhi")
    with capsys.disabled():
        print(f"\n  approval pressed to changed charts in a third browser: {took * 1000:.0f} ms")


def open_in_queue(page: Page, number: str) -> None:
    """Open the newest purchase and see that it is `number`."""
    page.get_by_label("Urutan").select_option("terbaru dulu")
    newest = page.locator(".queue-row").filter(has_text="Rp 20.000").first
    expect(newest).to_contain_text("baru saja")
    newest.click()
    expect(page.locator(".claim-number")).to_contain_text(number)
