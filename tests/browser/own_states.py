"""What leads to the states of the pages about oneself: sign-in, history, profile, bell."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from dashapp.services import demo
from tests.browser import first_use


def _enter(page: Page, login: str, password: str) -> None:
    page.locator("#login").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()


def wrong_password(page: Page) -> None:
    _enter(page, "198702142011012008", "bukan ini")
    page.locator("#problem").wait_for()


def forgotten(page: Page) -> None:
    page.get_by_text("Lupa kata sandi?").click()


def first_entry(page: Page) -> None:
    """An own password is asked for, and the privacy notice is shown."""
    _enter(page, first_use.STARTER_LOGIN, demo.PASSWORD)
    page.get_by_text("Data pribadi Anda").wait_for()


def first_entry_wrong(page: Page) -> None:
    first_entry(page)
    page.get_by_label("Kata sandi baru", exact=True).fill("12345678")
    page.get_by_label("Ketik ulang kata sandi baru").fill("87654321")
    page.get_by_label("Saya sudah membaca").check()
    page.get_by_role("button", name="Simpan kata sandi").click()
    page.locator(".field-problem").first.wait_for()


def bell(page: Page) -> None:
    page.locator("#bell").click()
    page.locator("#bell-list > *").first.wait_for()


def _row(page: Page, state: str) -> str:
    """The number of the purchase in that state."""
    row = page.locator(".purchase").filter(has_text=state).first
    return (row.get_attribute("aria-label") or "").removeprefix("Pembelian ")


def mend(page: Page) -> None:
    page.get_by_role("button", name=f"Perbaiki {_row(page, 'Dikembalikan')}").click()
    expect(page.get_by_label("Nominal")).not_to_have_value("")


def mend_wrong(page: Page) -> None:
    mend(page)
    page.get_by_label("Nominal").fill("5M")
    page.get_by_role("button", name="Kirim perbaikan").click()
    page.locator(".error-summary").wait_for()


def withdraw(page: Page) -> None:
    page.get_by_role("button", name=f"Tarik {_row(page, 'Menunggu verifikasi')}").click()
    page.get_by_role("dialog").get_by_text("dianggap tidak pernah").wait_for()


def receipt(page: Page) -> None:
    """The photo of a receipt, whole, in the browser's own view."""
    page.goto(page.locator("a.receipt-thumb").first.evaluate("link => link.href"))


def month(name: str) -> Callable[[Page], None]:
    """Another month of the year."""

    def act(page: Page) -> None:
        page.locator(".history-month").filter(has_text=re.compile(name)).first.click()
        expect(page.locator(".month-head-name")).to_contain_text(name)

    return act


def evaluation(page: Page) -> None:
    """How the score is made: a sheet on a phone, beside the purchases at a desk."""
    if page.locator(".sheet-bar").is_visible():
        page.locator(".sheet-bar").click()
    expect(page.get_by_text("Cara menghitung")).to_be_visible()


def password_wrong(page: Page) -> None:
    page.locator("#profile-old").fill("bukan ini")
    page.locator("#profile-new").fill("12345678")
    page.locator("#profile-repeated").fill("87654321")
    page.get_by_role("button", name="Ganti kata sandi").click()
    page.locator(".error-summary").wait_for()


def at_the_end(page: Page) -> None:
    """What is further down."""
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
