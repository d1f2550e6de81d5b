"""Verification in real browsers: a borrowed photo is returned, mended, approved; the safe ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import home_screen, screens, server

pytestmark = pytest.mark.browser
NUMBER = re.compile(r"PB-\d{6}-\d+")
WIDTHS = [(1440, 900), (1024, 768), (390, 844), (320, 640)]


@pytest.fixture(scope="module")
def site(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SiMadu of its own: what is approved here is missing elsewhere."""
    with server.serving(demo_database, tmp_path_factory.mktemp("site")) as address:
        yield address


def open_queue(page: Page, site: str) -> None:
    page.goto(f"{site}/verifikasi")
    expect(page.locator(".claim-number")).to_be_visible()


def search(page: Page, number: str) -> None:
    """Open a purchase by its number."""
    page.get_by_label("Cari nomor pembelian").click()
    page.get_by_label("Nomor pembelian", exact=True).fill(number)
    page.get_by_role("button", name="Buka pembelian").click()
    expect(page.locator(".claim-number")).to_contain_text(number)


def record(page: Page, amount: str, receipt: Path, place: str = "DEK-KRAKSAAN") -> str:
    """Enter a purchase on the home page; its number."""
    tab = page.get_by_role("tab", name="Catat")
    if tab.count():
        tab.click()
    page.get_by_label("Tempat belanja").select_option(place)
    page.get_by_label("Nominal").fill(amount)
    page.locator("input[type=file]").set_input_files(receipt)
    expect(page.get_by_text("terunggah")).to_be_visible()
    page.get_by_role("button", name="Kirim pembelian").click()
    toast = page.locator(".toast-note").filter(has_text="Pembelian terkirim")
    expect(toast).to_be_visible()
    found = NUMBER.search(toast.inner_text())
    assert found is not None
    return found.group(0)


def claim_of(page: Page) -> Locator:
    return page.locator("#verification-claim")


def test_a_borrowed_photo_is_returned_mended_and_approved_and_the_charts_move(
    site: str,
    demo_database: Path,
    tmp_path: Path,
    open_browser: Callable[..., Page],
    playwright: object,
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    phone = home_screen.phone(playwright, 390, 844)  # type: ignore[arg-type]
    tablet = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}
    lender, camat, verifier = open_browser(), open_browser(**phone), open_browser(**tablet)
    watcher = open_browser()
    for page, who in (
        (lender, screens.ASN),
        (camat, screens.CAMAT),
        (verifier, screens.DKUPP),
        (watcher, screens.ASN_OF_KECAMATAN),
    ):
        screens.sign_in(page, site, login[who])
    screens.wait_for_charts(watcher)
    cell = screens.met_of_opd(watcher, "Kecamatan Kraksaan")

    nota = screens.a_receipt(tmp_path)
    lent = record(lender, "15000", nota, place="DEK-TONGAS")
    number = record(camat, "20000", nota)

    open_queue(verifier, site)
    search(verifier, number)
    expect(claim_of(verifier)).to_contain_text("Foto ini juga dipakai orang lain.")
    expect(claim_of(verifier)).to_contain_text(f"Berkas fotonya sama dengan {lent}.")
    verifier.get_by_role("button", name="Kembalikan").click()
    verifier.get_by_label("Alasan").fill("Nota ini milik orang lain")
    verifier.locator(".modal").get_by_role("button", name="Kembalikan").click()
    expect(verifier.locator(".toast-note")).to_contain_text("Pembelian dikembalikan")

    camat.goto(f"{site}/riwayat")
    row = camat.locator(".purchase").filter(has_text=number)
    expect(row).to_contain_text("Nota ini milik orang lain")
    camat.get_by_role("button", name=f"Perbaiki {number}").click()
    dialog = camat.get_by_role("dialog", name="Perbaiki pembelian")
    expect(dialog.get_by_label("Nominal")).to_have_value("20.000")
    own = screens.a_receipt(tmp_path, "sendiri.jpg")
    dialog.locator("input[type=file]").set_input_files(own)
    expect(dialog.get_by_text("sendiri.jpg")).to_be_visible()
    expect(dialog.get_by_text("terunggah")).to_be_visible()
    dialog.get_by_role("button", name="Kirim perbaikan").click()
    expect(camat.get_by_text(f"Perbaikan terkirim · {number}")).to_be_visible()

    search(verifier, number)
    expect(claim_of(verifier)).to_contain_text("Tidak ditemukan")
    expect(claim_of(verifier)).not_to_contain_text("orang lain")
    verifier.get_by_role("button", name="Setujui Rp 20.000").click()
    expect(verifier.get_by_text("Pembelian disetujui")).to_be_attached()
    expect(row).to_contain_text("Disetujui")
    watcher.wait_for_timeout(1500)
    assert screens.met_of_opd(watcher, "Kecamatan Kraksaan") == cell + 1

    search(verifier, lent)  # now nobody else shows this photo
    expect(claim_of(verifier)).not_to_contain_text("dipakai orang lain")


def test_a_decision_is_taken_back_from_its_toast_and_keys_rest_in_fields(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.sign_in(page, site, login[screens.DKUPP])
    open_queue(page, site)
    page.locator(".chip-safe").click()
    expect(page.locator("#verification-queue")).not_to_contain_text("Foto orang lain")
    page.locator(".queue-row").first.click()
    expect(page.locator(".queue-row").first).to_have_attribute("aria-current", "true")
    expect(page.locator(".claim-number")).to_contain_text("1 dari")
    number = NUMBER.search(page.locator(".claim-number").inner_text())
    assert number is not None

    page.get_by_label("Nominal yang disetujui").focus()
    page.keyboard.press("s")
    page.keyboard.press("t")
    expect(page.locator(".modal.show")).to_have_count(0)
    expect(page.locator(".claim-number")).to_contain_text(number.group(0))
    page.get_by_label("Nominal yang disetujui").fill(
        page.locator(".claim-amount").inner_text().removeprefix("Rp").strip()
    )
    page.locator(".claim-amount").click()
    page.keyboard.press("s")
    expect(page.get_by_text("Pembelian disetujui")).to_be_visible()
    expect(page.locator(".claim-number")).not_to_contain_text(number.group(0))
    page.get_by_role("button", name="Urungkan").click()
    expect(page.get_by_text("Keputusan diurungkan")).to_be_visible()
    expect(page.locator(".claim-number")).to_contain_text(number.group(0))
    expect(page.get_by_role("button", name=re.compile("^Setujui Rp"))).to_be_visible()

    page.locator(".claim-amount").click()
    page.keyboard.press("t")
    dialog = page.get_by_role("dialog", name="Tolak pembelian ini?")
    expect(dialog.get_by_label("Alasan")).to_be_focused()
    dialog.get_by_role("button", name="Tolak pembelian").click()
    expect(dialog).to_contain_text("Alasan masih kosong.")
    dialog.get_by_role("button", name="Batal").click()
    expect(dialog).to_be_hidden()


def test_the_safe_ones_go_together_once_the_sample_was_opened(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.sign_in(page, site, login[screens.DKUPP])
    open_queue(page, site)
    page.get_by_role("button", name=re.compile(r"Setujui \d+ aman")).click()
    dialog = page.get_by_role("dialog", name=re.compile(r"Setujui \d+ pembelian aman\?"))
    expect(dialog).to_be_visible()
    act = dialog.locator("#verification-batch-confirm")
    expect(act).to_be_disabled()
    for place in range(dialog.locator(".sample").count()):
        dialog.locator(".sample").nth(place).click()
        expect(dialog.locator(".sample.is-opened")).to_have_count(place + 1)
        expect(dialog.get_by_alt_text("Foto nota contoh")).to_be_visible()
    expect(act).to_be_enabled()
    act.click()
    expect(page.get_by_text(re.compile(r"\d+ pembelian disetujui"))).to_be_visible(timeout=60_000)
    expect(dialog).to_be_hidden()
    expect(page.locator(".chip-safe")).to_contain_text("Aman 0")
    expect(page.locator(".queue-foot")).to_contain_text("Tidak ada yang aman")
    page.locator(".chip-safe").click()
    expect(page.locator("#verification-queue")).to_contain_text("Tidak ada di bagian ini")


def test_an_approved_purchase_is_found_by_its_number_and_cancelled(
    site: str, demo_database: Path, tmp_path: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    buyer, page = open_browser(), open_browser()
    screens.sign_in(buyer, site, login[screens.ASN])
    screens.sign_in(page, site, login[screens.DKUPP])
    number = record(buyer, "21000", screens.a_receipt(tmp_path, "lain.jpg"))
    open_queue(page, site)
    search(page, number)
    page.get_by_role("button", name="Setujui Rp 21.000").click()
    expect(page.get_by_text("Pembelian disetujui")).to_be_attached()
    search(page, number)
    expect(claim_of(page)).to_contain_text("Disetujui")
    page.get_by_role("button", name="Batalkan pembelian").click()
    dialog = page.get_by_role("dialog", name="Batalkan pembelian yang sudah disetujui ini?")
    dialog.get_by_label("Alasan").fill("Barang dikembalikan")
    dialog.get_by_role("button", name="Batalkan pembelian").click()
    expect(page.get_by_text("Pembelian dibatalkan")).to_be_visible()
    expect(page.get_by_role("button", name="Urungkan")).to_have_count(0)
    search(page, number)
    expect(claim_of(page)).to_contain_text("Dibatalkan: Barang dikembalikan")

    page.get_by_label("Cari nomor pembelian").click()
    page.get_by_label("Nomor pembelian", exact=True).fill("PB-260624-99999999")
    page.get_by_role("button", name="Buka pembelian").click()
    expect(page.locator(".queue-find")).to_contain_text("tidak ditemukan")


def test_the_photo_grows_turns_and_begins_anew_with_the_next(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.sign_in(page, site, login[screens.DKUPP])
    open_queue(page, site)
    photo = page.get_by_alt_text("Foto nota", exact=True)
    before = photo.bounding_box()
    page.get_by_label("Perbesar").click()
    page.get_by_label("Perbesar").click()
    grown = photo.bounding_box()
    assert before is not None
    assert grown is not None
    assert grown["width"] > before["width"] * 1.4
    page.get_by_label("Putar").click()
    expect(page.locator(".receipt-turn")).to_have_class(re.compile("is-aside"))
    full = page.get_by_label("Buka ukuran penuh")
    expect(full).to_have_attribute("href", re.compile("^/foto/"))
    page.locator(".queue-row").nth(1).click()
    expect(page.locator(".receipt-turn")).not_to_have_class(re.compile("is-aside"))


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_nothing_serious_for_those_who_hear_or_zoom_at_any_width(
    site: str,
    demo_database: Path,
    open_browser: Callable[..., Page],
    width: int,
    height: int,
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser(viewport={"width": width, "height": height}, bypass_csp=True)
    screens.sign_in(page, site, login[screens.DKUPP])
    open_queue(page, site)
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
