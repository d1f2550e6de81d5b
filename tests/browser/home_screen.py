"""The entry form as a person uses it, at a desk and on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, expect

PHONE = (390, 844)


def phone(playwright: Playwright, width: int = 390, height: int = 844) -> dict[str, Any]:
    """Settings of a browser on a phone of this size, for open_browser(**phone(...))."""
    device = dict(playwright.devices["Pixel 7"])
    device.pop("default_browser_type")
    return {**device, "viewport": {"width": width, "height": height}, "device_scale_factor": 1}


def ready(page: Page) -> None:
    """Until the page is drawn and its callbacks have run; phones keep charts behind a tab."""
    expect(page.locator("#home-headline")).to_contain_text("ASN memenuhi", timeout=30_000)


def attach(page: Page, receipt: Path) -> None:
    """Choose a receipt photo and wait until the server has it."""
    page.locator("#entry input[type=file]").set_input_files(receipt)
    expect(page.get_by_text("terunggah")).to_be_visible()


def fill(page: Page, amount: str, receipt: Path | None = None) -> None:
    """Place, amount and, when given, the photo."""
    page.get_by_label("Tempat belanja").select_option("DEK-KRAKSAAN")
    page.get_by_label("Nominal").press_sequentially(amount)
    if receipt is not None:
        attach(page, receipt)


def send(page: Page) -> None:
    page.get_by_role("button", name="Kirim pembelian").click()


def sent_number(page: Page) -> str:
    """The number in the toast of a purchase that was taken."""
    toast = page.locator(".toast-note").filter(has_text="Pembelian terkirim")
    expect(toast).to_be_visible()
    found = re.search(r"PB-\d{6}-\d+", toast.inner_text())
    assert found is not None
    return found.group(0)


def waiting(page: Page) -> int:
    """How many own purchases wait, as the honey panel says."""
    found = re.search(r"(\d+) menunggu", page.locator("#progress").inner_text())
    return int(found.group(1)) if found else 0


def is_blank(page: Page) -> None:
    """Nothing is typed into the form, and no photo is chosen."""
    expect(page.get_by_label("Nominal")).to_have_value("")
    expect(page.get_by_label("Nomor nota")).to_have_value("")
    expect(page.get_by_text("Belum ada foto")).to_be_visible()


def sign_out(page: Page) -> None:
    page.locator("details.actor summary").click()
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk ke SiMadu")).to_be_visible()


def drafts(page: Page) -> list[str]:
    """Names under which this browser keeps drafts."""
    names: list[str] = page.evaluate(
        "() => Object.keys(localStorage).filter(name => name.startsWith('simadu-draf:'))"
    )
    return names
