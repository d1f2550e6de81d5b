"""What was read from the receipt photo helps with the form and never gets in its way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import home_screen as form
from tests.browser import screens
from tests.readers.pictures import RECEIPT, webp

pytestmark = pytest.mark.browser


def test_empty_fields_are_filled_typed_ones_stay_and_go_again_with_the_photo(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    photo = tmp_path / "nota.webp"
    photo.write_bytes(webp(RECEIPT))
    page = open_browser()
    screens.sign_in(page, site, login["Operator OPD"])
    form.ready(page)
    amount, day = page.get_by_label("Nominal"), page.get_by_label("Tanggal beli")
    told = page.locator("#home-read")
    form.attach(page, photo)
    expect(told).to_contain_text("Terbaca dari foto: Rp\u00a045.000, 22 Juni 2026, TOKO SENTOSA")
    expect(told).to_contain_text("Yakin 84%, tetap periksa.")
    expect(told).to_contain_text("Diisikan: nominal dan tanggal.")
    expect(amount).to_have_value("45.000")
    expect(day).to_have_value("2026-06-22")
    page.get_by_role("button", name="Hapus foto").click()
    expect(told).to_be_empty()
    expect(amount).to_have_value("")
    expect(day).to_have_value("2026-06-24")
    amount.press_sequentially("20000")
    page.get_by_role("button", name="Kemarin").click()
    form.attach(page, photo)
    expect(told).to_contain_text("Isian Anda berbeda: nominal dan tanggal.")
    expect(amount).to_have_value("20.000")
    expect(day).to_have_value("2026-06-23")
