"""The home page under hard conditions: large photos, small windows, other languages, slow lines."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser import home_screen as form
from tests.browser import screens
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.browser

SLOW = 6  # times slower than this machine
LONGEST_WAIT = 15.0  # seconds for a large photo on a slow phone


def entry(page: Page, site: str, login: str) -> Page:
    """The entry form, ready to type into."""
    screens.sign_in(page, site, login)
    page.goto(f"{site}/#entry")
    form.ready(page)
    return page


def is_free(element: Locator) -> bool:
    """Nothing lies over the middle of the element."""
    free: bool = element.evaluate(
        """element => {
            const box = element.getBoundingClientRect();
            const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return Boolean(seen) && (element.contains(seen) || seen.contains(element));
        }"""
    )
    return free


def meets(one: Locator, other: Locator) -> bool:
    """The two boxes have a point in common."""
    a, b = one.bounding_box(), other.bounding_box()
    assert a is not None
    assert b is not None
    beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    above = a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    return not (beside or above)


def test_a_photo_of_12_megapixels_is_small_before_it_leaves_a_slow_phone(
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    photo = tmp_path / "IMG_2406.jpg"
    Image.effect_noise((1000, 750), 60).resize((4000, 3000)).convert("RGB").save(photo, quality=95)
    page = entry(open_browser(**form.phone(playwright)), site, login["Kepala OPD"])
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    start = time.monotonic()
    with page.expect_request_finished(lambda one: "/unggah" in one.url, timeout=30_000) as done:
        page.locator("#entry input[type=file]").set_input_files(photo)
        note = page.locator("#entry .photo-note")
        expect(note).to_have_text(re.compile("Menyiapkan|Mengunggah"))
    sent = int(done.value.all_headers()["content-length"])
    expect(page.get_by_text("terunggah")).to_be_visible(timeout=30_000)
    taken = time.monotonic() - start
    with capsys.disabled():
        before = photo.stat().st_size
        print(f"\n  12 Mpx: {before / 1000:.0f} kB sent as {sent / 1000:.0f} kB in {taken:.1f} s")
    assert 20_000 < sent < 900_000
    assert taken < LONGEST_WAIT


def test_a_heic_photo_is_refused_with_words_and_the_form_goes_on(
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
    complaints: Complaints,
) -> None:
    photo = tmp_path / "IMG_0001.HEIC"
    photo.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 2000)
    page = entry(open_browser(**form.phone(playwright)), site, login["Kepala OPD"])
    page.get_by_label("Nominal").press_sequentially("3000")
    page.locator("#entry input[type=file]").set_input_files(photo)
    expect(page.locator(".photo-error")).to_contain_text(re.compile("JPG"))
    complaints.clear()  # the refused file
    form.attach(page, screens.a_receipt(tmp_path))
    expect(page.locator(".photo-error")).to_be_hidden()
    expect(page.get_by_label("Nominal")).to_have_value("3.000")


@pytest.mark.parametrize("size", [(390, 844), (320, 568), (720, 450)])  # 720: 1440 at 200 % zoom
def test_no_field_lies_under_the_bar_or_the_toast(
    size: tuple[int, int],
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    tmp_path: Path,
) -> None:
    page = entry(
        open_browser(**form.phone(playwright, *size), reduced_motion="reduce"),
        site,
        login["Operator OPD"],
    )
    form.fill(page, "3500", screens.a_receipt(tmp_path))
    expect(page.locator("#home-result")).to_contain_text("diverifikasi")
    for name in ("Tempat belanja", "Nominal", "Tanggal beli", "Nomor nota"):
        page.get_by_label(name).focus()
        assert is_free(page.get_by_label(name)), name
    page.locator("#entry input[type=file]").focus()
    assert is_free(page.locator(".photo-drop .photo-name"))
    form.send(page)
    form.sent_number(page)
    toast = page.locator("#home-toasts .toast-note")
    page.wait_for_function("() => window.scrollY === 0")
    for field in (".photo-drop", "#home-place", "#home-amount"):
        assert not meets(toast, page.locator(field)), field


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_a_day_reads_and_is_typed_day_first_in_every_language_of_the_browser(
    locale: str, site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = entry(open_browser(locale=locale), site, login["Kepala OPD"])
    day, words = page.get_by_label("Tanggal beli"), page.locator("#home-day-words")
    expect(words).to_have_text("24 Juni 2026")
    day.focus()
    page.keyboard.press("Backspace")
    expect(day).to_have_value("")
    expect(words).to_have_text("tgl/bln/tahun")
    native = "() => getComputedStyle(document.getElementById('home-day')).color"
    assert page.evaluate(native) == "rgba(0, 0, 0, 0)"  # mm/dd/yyyy is not seen
    page.keyboard.type("5/0")
    expect(words).to_have_text("05/0/tahun")
    page.keyboard.type("62026")
    expect(day).to_have_value("2026-06-05")
    expect(words).to_have_text("5 Juni 2026")
    page.keyboard.press("ArrowUp")
    expect(words).to_have_text("6 Juni 2026")
    page.keyboard.type("3102")
    page.keyboard.press("Tab")  # half a day: the one before stays
    expect(words).to_have_text("6 Juni 2026")
    expect(day).to_have_value("2026-06-06")


def test_a_day_that_no_month_has_is_not_taken(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = entry(open_browser(), site, login["Kepala OPD"])
    page.get_by_label("Tanggal beli").focus()
    page.keyboard.type("31022026")
    expect(page.locator("#home-day-words")).to_have_text("31/02/2026")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tanggal beli")).to_have_value("2026-06-24")


SKELETON = """([box, at]) => {
    const around = document.querySelector(box);
    for (const part of [around, ...around.querySelectorAll('.skeleton')]) {  // as if just come
        part.style.animation = 'none';
        part.getBoundingClientRect();
        part.style.animation = '';
    }
    const all = around.getAnimations({ subtree: true });
    const waits = all.filter(one => one.animationName === 'appear' || one.animationName === 'wait');
    for (const one of waits) { one.pause(); one.currentTime = at; }
    const part = waits[0].effect;
    return [waits.length, getComputedStyle(part.target, part.pseudoElement).opacity];
}"""


def test_a_skeleton_comes_only_after_300_ms(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    screens.sign_in(page, site, login[screens.ASN])
    held: list[object] = []
    page.route(re.compile("/grafik/jenjang"), lambda route: held.append(route))
    page.goto(f"{site}/")
    expect(page.locator("#home-comb .main-svg").first).to_be_visible()
    assert page.evaluate(SKELETON, ["#home-bars-card", 299]) == [1, "0"]
    assert page.evaluate(SKELETON, ["#home-bars-card", 301]) == [1, "1"]
    page.route(re.compile("_dash-update-component"), lambda route: held.append(route))
    page.get_by_label("Cari produk").fill("kopi")
    expect(page.locator("#home-products[data-browsing]")).to_be_visible()
    assert page.evaluate(SKELETON, ["#home-products", 299]) == [1, "0"]
    assert page.evaluate(SKELETON, ["#home-products", 301]) == [1, "1"]
