"""What leads to the states of the pages of offices: accounts, summary, OPD, cashier."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def _kind(page: Page, words: str) -> None:
    page.locator("#accounts-kinds .chip").filter(has_text=words).click()
    expect(page.locator("#accounts-kinds .chip").filter(has_text=words)).to_have_attribute(
        "aria-pressed", "true"
    )


def staff_accounts(page: Page) -> None:
    _kind(page, "Pegawai")


def no_cashiers(page: Page) -> None:
    """A kind that has nobody."""
    _kind(page, "UMKM")


def no_account_found(page: Page) -> None:
    page.get_by_label("Cari akun").fill("zzz tidak ada")
    expect(page.locator("#accounts-list .state-title")).to_be_visible()


def person(page: Page) -> None:
    """An operator: nobody else of these pictures, since the password is made anew."""
    row = page.locator(".account-table tbody tr").filter(has_text="Operator OPD")
    row.locator(".account-name").click()
    page.locator(".person-panel").get_by_text("Perangkat", exact=True).wait_for()


def _new_password(page: Page) -> None:
    person(page)
    page.get_by_role("button", name="Buat kata sandi sekali pakai").click()
    page.locator("#accounts-ask").wait_for()


def one_time_password(page: Page) -> None:
    """Made and shown, for once."""
    _new_password(page)
    page.locator("#accounts-ask-confirm").click()
    page.locator("#secret-password").wait_for()


def new_account(page: Page) -> None:
    page.get_by_role("button", name="Tambah akun").click()
    page.locator("#accounts-role").select_option("operator_opd")
    page.locator("#accounts-scope").select_option("DINKES")


def new_account_wrong(page: Page) -> None:
    new_account(page)
    page.locator("#accounts-login").fill("12345")
    page.locator("#accounts-last").fill("2026-06-01")
    page.get_by_role("button", name="Buat akun").click()
    page.locator(".error-summary").wait_for()


def end_sessions(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Akhiri sesi")).first.click()
    page.locator("#accounts-ask").wait_for()


def figures_lost(page: Page) -> None:
    """Another month is asked for and does not come."""
    page.route("**/_dash-update-component**", lambda route: route.abort())
    page.get_by_label("Bulan yang ditampilkan").select_option("2026-05")
    page.locator("#figures-lost").wait_for()


def filtered(page: Page) -> None:
    page.locator("#opd-status .chip", has_text="Belum ada").click()
    expect(page.locator(".staff-table tbody tr:not(.is-none)")).to_have_count(0)


def nobody_found(page: Page) -> None:
    page.get_by_label("Cari nama pegawai").fill("zzz")
    expect(page.locator("#opd-list")).to_contain_text("Tidak ada yang cocok")


def some_chosen(page: Page) -> None:
    for row in (0, 2):
        page.locator(".staff-table tbody .pick").nth(row).click()
    page.locator("#opd-bar").wait_for()


def before_sending(page: Page) -> None:
    page.locator("#opd-send").click()
    page.get_by_role("dialog").get_by_text("Ditandatangani").wait_for()


def one_person(page: Page) -> None:
    page.locator(".staff-name").first.click()
    page.get_by_role("dialog").get_by_text("Kewajiban per bulan").wait_for()


def unknown_code(page: Page) -> None:
    page.get_by_label("Kode ambil").fill("000 000")
