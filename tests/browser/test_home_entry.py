"""Recording a purchase by keyboard alone, and on a phone with one thumb."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser import home_screen as form
from tests.browser import screens

pytestmark = pytest.mark.browser

MOST_TAPS = 6


def has_focus(page: Page, element: Locator) -> bool:
    focused: bool = element.evaluate("element => element === document.activeElement")
    return focused


def tab_to(page: Page, element: Locator) -> None:
    """Press Tab until the element has the focus."""
    for _press in range(40):
        if has_focus(page, element):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {element}")


def test_a_purchase_is_recorded_by_keyboard_alone(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_browser()
    screens.sign_in_by_form(page, site, login["Operator OPD"])
    form.ready(page)
    before = form.waiting(page)
    tab_to(page, page.get_by_role("link", name="Ke formulir pembelian"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Tempat belanja"))
    page.keyboard.type("Galeri Dekranasda Kraksaan")
    expect(page.get_by_label("Tempat belanja")).to_have_value("DEK-KRAKSAAN")
    tab_to(page, page.get_by_role("button", name="Kemarin"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tanggal beli")).to_have_value("2026-06-23")
    expect(page.get_by_role("button", name="Kemarin")).to_have_attribute("aria-pressed", "true")
    tab_to(page, page.get_by_label("Nominal"))
    page.keyboard.type("20000")
    expect(page.get_by_label("Nominal")).to_have_value("20.000")
    expect(page.locator("#home-result")).to_contain_text("diverifikasi")
    tab_to(page, page.locator("#entry input[type=file]"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(screens.a_receipt(tmp_path))
    expect(page.get_by_text("terunggah")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Kirim pembelian"))
    page.keyboard.press("Enter")
    assert form.sent_number(page).startswith("PB-")
    expect(page.locator("#progress")).to_contain_text(f"{before + 1} menunggu")


def test_what_is_wrong_is_said_on_top_with_the_focus_and_nothing_typed_is_lost(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login["Operator OPD"])
    page.get_by_label("Nomor nota").fill("0412")
    form.send(page)
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("Ada 2 isian yang perlu diperbaiki")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Nominal")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Nomor nota")).to_have_value("0412")
    amount = page.get_by_label("Nominal")
    amount.press_sequentially("1.5")  # unclear: left for the server to refuse, never 15
    expect(amount).to_have_value("1.5")
    expect(amount).to_have_attribute("aria-invalid", "false")  # it has changed since
    expect(summary).to_contain_text("Ada 1 isian yang perlu diperbaiki")
    amount.fill("")
    amount.press_sequentially("20 000")
    expect(amount).to_have_value("20.000")
    form.send(page)
    expect(summary).to_be_focused()


def test_a_form_sent_untouched_says_what_is_missing(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login["Operator OPD"])
    form.ready(page)
    form.send(page)
    expect(page.locator(".error-summary")).to_contain_text("Nominal masih kosong")


def test_the_place_of_the_last_purchase_is_chosen_beforehand(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login["Kepala OPD"])
    page.goto(f"{site}/")
    page.get_by_label("Tempat belanja").select_option("DEK-TONGAS")
    page.get_by_label("Nominal").press_sequentially("5000")
    form.attach(page, screens.a_receipt(tmp_path))
    form.send(page)
    form.sent_number(page)
    page.goto(f"{site}/")
    expect(page.get_by_label("Tempat belanja")).to_have_value("DEK-TONGAS")


class Thumb:
    """Taps on a phone, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, element: Locator) -> None:
        element.tap()
        self.taps += 1


def test_on_a_phone_six_taps_and_one_number_are_enough(
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = open_browser(**form.phone(playwright))
    screens.sign_in(page, site, login[screens.ASN_OF_KECAMATAN])
    thumb = Thumb(page)
    thumb.tap(page.get_by_role("tab", name="Catat"))
    camera = page.locator("#entry input[type=file]")
    expect(camera).to_have_attribute("capture", "environment")  # straight to the camera
    with page.expect_file_chooser() as chooser:
        thumb.tap(page.get_by_text("Ambil foto", exact=True))
    chooser.value.set_files(screens.a_receipt(tmp_path))
    expect(page.get_by_text("terunggah")).to_be_visible()
    if page.get_by_label("Tempat belanja").input_value() == "":
        page.get_by_label("Tempat belanja").select_option("DEK-KRAKSAAN")
        thumb.taps += 2  # open the list, choose
    thumb.tap(page.get_by_label("Nominal"))
    page.keyboard.type("20000")  # the one number
    thumb.tap(page.get_by_role("button", name="Kirim pembelian"))
    form.sent_number(page)
    with capsys.disabled():
        print(f"\n  from signed-in home to a sent purchase: {thumb.taps} taps and one number")
    assert thumb.taps <= MOST_TAPS


def test_tabs_of_a_phone_are_tabs_also_for_the_keyboard(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], playwright: Playwright
) -> None:
    page = open_browser(**form.phone(playwright))
    screens.sign_in(page, site, login[screens.ASN])
    gallery, entry = page.get_by_role("tab", name="Galeri"), page.get_by_role("tab", name="Catat")
    expect(gallery).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="Galeri")).to_be_visible()
    expect(page.get_by_label("Nominal")).to_be_hidden()
    gallery.focus()
    page.keyboard.press("ArrowRight")
    expect(entry).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Catat")).to_be_visible()
    expect(gallery).to_have_attribute("tabindex", "-1")
    page.keyboard.press("End")
    expect(page.locator("#home-bars .main-svg").first).to_be_visible()


def test_the_header_of_a_phone_becomes_one_line_that_stays(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], playwright: Playwright
) -> None:
    page = open_browser(**form.phone(playwright), reduced_motion="reduce")  # it is there at once
    screens.sign_in(page, site, login[screens.ASN])
    line = page.locator(".honey-line")
    expect(page.locator(".product").first).to_be_visible()
    expect(line).to_be_hidden()
    page.mouse.wheel(0, 400)
    expect(line).to_be_visible()
    expect(line).to_contain_text("Kurang Rp\u00a010.000 lagi · 16 hari lagi")
    box = line.bounding_box()
    assert box is not None
    assert (box["y"], box["width"]) == (0, 390)


def test_goods_of_the_gallery_lead_to_the_form_on_a_phone(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], playwright: Playwright
) -> None:
    page = open_browser(**form.phone(playwright))
    screens.sign_in(page, site, login[screens.CAMAT])
    page.get_by_role("button", name="Tambah").first.tap()
    bar = page.locator("#home-basket")
    expect(bar).to_contain_text("1 barang")
    bar.get_by_role("link", name="Lihat keranjang").tap()
    page.get_by_role("button", name="Catat pembelian").tap()  # the other side of the card
    expect(page.locator("#home-lines .line")).to_have_count(1)
    expect(page.get_by_label("Nominal")).not_to_have_value("")
    expect(bar).to_be_hidden()


def test_what_closes_the_gap_is_the_first_chip_and_marked(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login[screens.ASN])
    chip = page.locator("#home-chips .chip").first
    expect(chip).to_contain_text("Pas untuk Rp\u00a010.000")
    number = int(chip.inner_text().split("·")[1])
    chip.click()
    cards = page.locator(".product")
    expect(cards).to_have_count(min(number, 24))
    expect(page.locator(".mark-fits")).to_have_count(min(number, 24))
    for words in page.locator(".product-price").all_text_contents():
        assert 10_000 <= int(words.replace("Rp\u00a0", "").replace(".", "")) <= 12_000
