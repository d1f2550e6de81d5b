"""Accounts in a real browser: made, used elsewhere, ended; and the way back by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screens, server

pytestmark = pytest.mark.browser
OWN = "kuda hijau membaca"


@pytest.fixture(scope="module")
def site(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SiMadu of its own: five of those signed in are listed, and with the clock at rest it is
    chance which of more that were all seen at one moment."""
    with server.serving(demo_database, tmp_path_factory.mktemp("accounts")) as address:
        screens.wait_for_packed_files(address)
        yield address


@pytest.fixture
def admin(site: str, demo_database: Path, open_browser: Callable[..., Page]) -> Page:
    page = open_browser()
    screens.sign_in(page, site, screens.logins(f"sqlite:///{demo_database}")["Admin"])
    page.goto(f"{site}/akun")
    expect(page.get_by_role("heading", name="Sesi aktif")).to_be_visible()
    return page


def test_a_new_operator_signs_in_elsewhere_and_is_signed_out_from_here(
    site: str, admin: Page, open_browser: Callable[..., Page]
) -> None:
    admin.get_by_role("button", name="Tambah akun").click()
    admin.locator("#accounts-role").select_option("operator_opd")
    admin.locator("#accounts-scope").select_option("DINKES")
    admin.locator("#accounts-login").fill("operator.contoh")
    admin.locator("#accounts-name").fill("Rini Contoh")
    admin.get_by_role("button", name="Buat akun").click()
    password = admin.locator("#secret-password").inner_text()
    admin.get_by_role("button", name="Sudah saya catat").click()

    other = open_browser()
    other.goto(f"{site}/masuk?cara=galeri")
    other.locator("#login").fill("operator.contoh")
    other.get_by_label("Kata sandi", exact=True).fill(password)
    other.get_by_role("button", name="Masuk", exact=True).click()
    other.get_by_label("Kata sandi baru", exact=True).fill(OWN)
    other.get_by_label("Ketik ulang kata sandi baru").fill(OWN)
    other.get_by_label("Saya sudah membaca").check()
    other.get_by_role("button", name="Simpan kata sandi").click()
    other.wait_for_url(f"{site}/opd")

    admin.reload()
    admin.get_by_role("button", name="Akhiri sesi Rini Contoh").click()
    admin.get_by_role("button", name="Akhiri sesi", exact=True).click()
    expect(admin.get_by_text("Sesi diakhiri")).to_be_visible()
    other.goto(f"{site}/profil")
    expect(other.get_by_role("heading", name="Masuk ke SiMadu")).to_be_visible()


def test_a_closed_account_leaves_the_focus_on_its_row(admin: Page) -> None:
    row = admin.locator(".account-name").nth(1)
    row.focus()
    admin.keyboard.press("Enter")
    expect(admin.locator(".person-panel")).to_contain_text("Jabatan")
    admin.keyboard.press("Escape")
    expect(row).to_be_focused()
    admin.keyboard.press("Enter")
    admin.locator("#accounts-person-close").press("Enter")
    expect(row).to_be_focused()
