"""What was typed and not sent: kept for its own person, sent once when the line is back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.browser import home_screen as form
from tests.browser import screens
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.browser

SUBMIT = re.compile("/_dash-update-component")


def home(page: Page, site: str, login: str) -> Page:
    """The home page, drawn and ready to type into."""
    screens.sign_in(page, site, login)
    page.goto(f"{site}/")
    form.ready(page)
    return page


def test_a_draft_comes_back_after_a_reload_with_its_photo(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = home(open_browser(), site, login["DKUPP kedua"])
    form.fill(page, "12500", screens.a_receipt(tmp_path, "nota-saya.jpg"))
    page.get_by_label("Nomor nota").fill("0412")
    page.get_by_role("button", name="Kemarin").click()
    page.reload()
    expect(page.get_by_label("Nominal")).to_have_value("12.500")
    expect(page.get_by_label("Nomor nota")).to_have_value("0412")
    expect(page.get_by_label("Tempat belanja")).to_have_value("DEK-KRAKSAAN")
    expect(page.get_by_label("Tanggal beli")).to_have_value("2026-06-23")
    expect(page.get_by_text("nota-saya.jpg")).to_be_visible()
    expect(page.locator("#home-line")).to_contain_text("dipulihkan")
    page.get_by_role("button", name="Kosongkan").click()
    form.is_blank(page)
    page.reload()
    form.ready(page)
    form.is_blank(page)


def test_a_chosen_product_comes_back_with_its_sum(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = home(open_browser(), site, login["DKUPP kedua"])
    page.get_by_role("button", name="Tambah").first.click()
    expect(page.locator("#home-lines .line")).to_have_count(1)
    expect(page.get_by_label("Nominal")).not_to_have_value("")
    amount = page.get_by_label("Nominal").input_value()
    page.reload()
    expect(page.locator("#home-lines .line")).to_have_count(1)
    expect(page.get_by_label("Nominal")).to_have_value(amount)


def test_the_draft_of_one_person_is_never_shown_to_another_on_the_same_device(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], complaints: Complaints
) -> None:
    page = home(open_browser(), site, login[screens.ASN])
    form.fill(page, "77000")
    expect(page.locator("#home-result")).to_contain_text("diverifikasi")
    [kept] = form.drafts(page)
    assert re.fullmatch(r"simadu-draf:[0-9a-f]{32}", kept)  # a name that tells nothing
    page.context.clear_cookies()  # the session ends without a sign-out

    home(page, site, login["Kepala OPD"])
    form.is_blank(page)
    form.fill(page, "11000")
    expect(page.locator("#home-result")).to_contain_text("diverifikasi")
    assert len(form.drafts(page)) == 2
    form.sign_out(page)
    assert form.drafts(page) == [kept]  # their own is erased, the other's is not theirs

    home(page, site, login[screens.ASN])
    expect(page.get_by_label("Nominal")).to_have_value("77.000")
    form.sign_out(page)
    assert form.drafts(page) == []
    complaints.clear()


def test_a_session_that_ends_while_typing_costs_nothing_typed(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], complaints: Complaints
) -> None:
    page = home(open_browser(), site, login["Kepala OPD"])
    form.fill(page, "13000")
    expect(page.locator("#home-result")).to_contain_text("diverifikasi")
    page.context.clear_cookies()
    page.get_by_label("Nomor nota").fill("0099")
    form.send(page)
    page.wait_for_url(re.compile("/masuk"))
    home(page, site, login["Kepala OPD"])
    expect(page.get_by_label("Nominal")).to_have_value("13.000")
    expect(page.get_by_label("Nomor nota")).to_have_value("0099")
    form.sign_out(page)
    complaints.clear()  # the refused request


def test_without_a_line_the_form_waits_and_is_sent_once_when_it_is_back(
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
    complaints: Complaints,
) -> None:
    page = home(open_browser(**form.phone(playwright)), site, login["Operator OPD"])
    before = form.waiting(page)
    page.get_by_role("tab", name="Catat").tap()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if _submits(request) else None)
    page.context.set_offline(True)
    expect(page.locator("#home-line")).to_contain_text("Tidak ada sinyal")
    page.get_by_label("Tempat belanja").select_option("DEK-KRAKSAAN")
    page.get_by_label("Nominal").press_sequentially("6000")
    page.locator("#entry input[type=file]").set_input_files(screens.a_receipt(tmp_path))
    expect(page.get_by_text("1 foto menunggu dikirim")).to_be_visible()
    page.get_by_role("button", name="Kirim saat ada sinyal").tap()
    expect(page.locator("#home-line")).to_contain_text("begitu ada sinyal")
    assert sent == []
    page.context.set_offline(False)
    form.sent_number(page)
    expect(page.locator("#progress")).to_contain_text(f"{before + 1} menunggu")
    form.is_blank(page)
    assert len(sent) == 1
    assert form.drafts(page) == []
    complaints.clear()  # requests that could not go out


def test_an_answer_that_was_lost_on_its_way_makes_no_second_purchase(
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    tmp_path: Path,
    complaints: Complaints,
) -> None:
    page = home(open_browser(), site, login["Operator OPD"])
    before = form.waiting(page)
    form.fill(page, "7000", screens.a_receipt(tmp_path))
    keys: list[str] = []

    def take_and_lose(route: Route) -> None:
        """The server has it; the browser hears nothing of it, the first time."""
        if not _submits(route.request):
            route.continue_()
            return
        state = (route.request.post_data_json or {})["state"]
        keys.append(next(part["value"] for part in state if part["id"] == "home-key"))
        if len(keys) > 1:
            route.continue_()
            return
        route.fetch()
        route.abort("connectionreset")

    page.route(SUBMIT, take_and_lose)
    form.send(page)
    form.sent_number(page)
    assert keys[0] == keys[1]
    assert len(keys) == 2
    expect(page.locator("#progress")).to_contain_text(f"{before + 1} menunggu")
    complaints.clear()  # the connection that was reset


def test_a_double_press_sends_once(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = home(open_browser(), site, login["Operator OPD"])
    before = form.waiting(page)
    form.fill(page, "8000", screens.a_receipt(tmp_path))
    page.get_by_role("button", name="Kirim pembelian").dblclick()
    form.sent_number(page)
    form.is_blank(page)
    expect(page.locator(".error-summary")).to_have_count(0)
    expect(page.locator("#progress")).to_contain_text(f"{before + 1} menunggu")


def test_the_back_button_after_sending_shows_an_empty_form(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = home(open_browser(), site, login["Operator OPD"])
    form.fill(page, "9000", screens.a_receipt(tmp_path))
    form.send(page)
    form.sent_number(page)
    page.goto(f"{site}/riwayat")
    page.go_back()
    form.ready(page)
    form.is_blank(page)


def test_two_tabs_share_a_draft_and_one_of_them_sends_it(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    first = home(open_browser(), site, login["Operator OPD"])
    before = form.waiting(first)
    form.fill(first, "9500", screens.a_receipt(tmp_path))
    second = first.context.new_page()
    second.goto(f"{site}/")
    expect(second.get_by_label("Nominal")).to_have_value("9.500")
    form.send(first)
    form.sent_number(first)
    form.is_blank(second)
    expect(second.locator("#progress")).to_contain_text(f"{before + 1} menunggu")


def test_two_tabs_that_differ_are_two_purchases(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    first = home(open_browser(), site, login["Operator OPD"])
    before = form.waiting(first)
    form.fill(first, "4500", screens.a_receipt(tmp_path))
    second = first.context.new_page()
    second.goto(f"{site}/")
    expect(second.get_by_label("Nominal")).to_have_value("4.500")
    expect(second.get_by_text("terunggah")).to_be_visible()
    second.get_by_label("Nomor nota").fill("7")
    expect(second.get_by_label("Nomor nota")).to_have_value("7")
    form.send(first)
    one = form.sent_number(first)
    expect(second.get_by_label("Nominal")).to_have_value("4.500")
    form.send(second)
    assert form.sent_number(second) != one
    expect(second.locator("#progress")).to_contain_text(f"{before + 2} menunggu")


def _submits(request: object) -> bool:
    body = getattr(request, "post_data", None) or ""
    return '"home-send"' in body and '"home-summary"' in body
