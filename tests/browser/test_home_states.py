"""The home page in its states: views, filters in the address, a part that fails, honey, narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright, expect

from tests.browser import home_screen as form
from tests.browser import screens
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.browser

LARGEST_SHIFT = 0.05
WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            if (entry.hadRecentInput) continue;
            const from = entry.sources.map(one => one.node && (one.node.id || one.node.className));
            window.shifts.push([entry.value, String(from)]);
        }
    }).observe({ type: 'layout-shift', buffered: true });
"""


def home(page: Page, site: str, login: str, query: str = "") -> Page:
    screens.sign_in(page, site, login)
    page.goto(f"{site}/{query}")
    form.ready(page)
    return page


def serious(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    found = Axe().run(page).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:4]}" for one in grave]


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (720, 450)])  # 720: 1440 at 200 % zoom
def test_no_part_is_wider_than_a_narrow_window(
    size: tuple[int, int],
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
) -> None:
    page = home(open_browser(**form.phone(playwright, *size)), site, login[screens.CAMAT])
    for part in ("Galeri", "Catat", "Grafik"):
        page.get_by_role("tab", name=part).tap()
        page.wait_for_timeout(500)
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, part


@pytest.mark.parametrize("narrow", [False, True])
def test_hardly_anything_moves_while_the_page_comes(
    narrow: bool,
    site: str,
    login: dict[str, str],
    open_browser: Callable[..., Page],
    playwright: Playwright,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = open_browser(**(form.phone(playwright) if narrow else {}))
    screens.sign_in(page, site, login[screens.ASN])
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{site}/")
    form.ready(page)
    page.wait_for_timeout(1500)
    shifts = page.evaluate("() => window.shifts")
    total = sum(value for value, _from in shifts)
    with capsys.disabled():
        print(f"\n  layout shift {total:.4f} {'phone' if narrow else 'desk'} {shifts}")
    assert total <= LARGEST_SHIFT


def test_month_filters_and_view_are_kept_in_the_address(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = home(open_browser(), site, login[screens.ASN])
    page.get_by_label("Bulan yang ditampilkan").select_option("2026-04")
    page.locator("#home-chips").get_by_role("button", name="Minuman").click()
    page.get_by_label("Ambil di").select_option("DEK-TONGAS")
    page.get_by_role("button", name="Peringkat").click()
    page.get_by_label("Cari produk").fill("rahasia saya")
    wanted = "bulan=2026-04&kategori=Minuman&galeri=DEK-TONGAS&tampilan=peringkat"
    expect(page).to_have_url(f"{site}/?{wanted}")  # and nothing that was typed
    page.get_by_label("Cari produk").fill("")
    page.reload()
    form.ready(page)
    expect(page.get_by_label("Bulan yang ditampilkan")).to_have_value("2026-04")
    expect(page.get_by_label("Ambil di")).to_have_value("DEK-TONGAS")
    chip = page.locator("#home-chips").get_by_role("button", name="Minuman")
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Peringkat")).to_have_attribute("aria-pressed", "true")


def test_what_the_address_asks_and_nobody_knows_is_passed_over(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    query = "?bulan=2031-13&kategori=%3Cb%3E&galeri=x&tampilan=peta&cari=madu"
    page = home(open_browser(), site, login[screens.ASN], query)
    expect(page.get_by_label("Bulan yang ditampilkan")).to_have_value("2026-06")
    expect(page.get_by_label("Ambil di")).to_have_value("semua")
    expect(page.get_by_label("Cari produk")).to_have_value("")
    expect(page.get_by_role("button", name="Sarang")).to_have_attribute("aria-pressed", "true")


def test_a_chart_that_fails_says_so_alone_and_keeps_what_it_showed(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], complaints: Complaints
) -> None:
    page = home(open_browser(), site, login[screens.ASN])
    screens.wait_for_charts(page)
    shown = page.locator("#home-own").inner_text()
    page.route(re.compile("/grafik/opd"), lambda route: route.abort())
    page.evaluate("() => dash_clientside.set_props('home-retry', { data: 1 })")
    card = page.locator("#home-comb-card")
    expect(card.locator(".live-old")).to_contain_text(re.compile(r"data\s*"))
    expect(page.locator("#home-comb .main-svg").first).to_be_visible()
    assert page.locator("#home-own").inner_text() == shown
    expect(page.locator("#home-bars-card .live-dot")).to_be_visible()

    page.get_by_label("Bulan yang ditampilkan").select_option("2026-05")
    expect(card.get_by_text("Grafik belum bisa dimuat")).to_be_visible()
    expect(page.locator("#home-comb")).to_be_hidden()  # it would show another month
    expect(page.locator("#home-headline")).not_to_contain_text("45,2")
    page.unroute(re.compile("/grafik/opd"))
    card.get_by_role("button", name="Coba sekarang").click()
    expect(page.locator("#home-comb .main-svg").first).to_be_visible()
    expect(card.get_by_text("Grafik belum bisa dimuat")).to_be_hidden()
    complaints.clear()


def test_an_empty_shelf_shows_the_way_back(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    page = home(open_browser(), site, login[screens.ASN])
    page.get_by_label("Cari produk").fill("rengginang lorjuk emas")
    expect(page.get_by_text("Belum ada “rengginang lorjuk emas”")).to_be_visible()
    page.get_by_role("button", name="Lihat semua produk").click()
    expect(page.locator(".product")).to_have_count(24)
    expect(page.get_by_label("Cari produk")).to_have_value("")
    page.get_by_role("button", name="Tampilkan lebih banyak").click()
    expect(page.locator(".product")).to_have_count(48)


def test_the_comb_is_eight_cells_wide_where_there_is_little_room(
    site: str, login: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    for width, columns in ((1440, 10), (1100, 8)):
        page = home(
            open_browser(viewport={"width": width, "height": 800}), site, login[screens.ASN]
        )
        screens.wait_for_charts(page)
        right = page.evaluate(
            "() => document.querySelector('#home-comb .js-plotly-plot').layout.xaxis.range[1]"
        )
        assert int(right) == columns
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0


def test_the_honey_screen_comes_once_when_the_minimum_is_reached(
    site: str, login: dict[str, str], open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page, verifier = open_browser(), open_browser()
    home(page, site, login["DKUPP kedua"])
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_hidden()
    form.fill(page, "100000", screens.a_receipt(tmp_path, "lunas.jpg"))
    form.send(page)
    number = form.sent_number(page)
    screens.sign_in(verifier, site, login[screens.DKUPP])
    verifier.goto(f"{site}/verifikasi")
    verifier.get_by_label("Urutan").select_option("terbaru dulu")
    newest = verifier.locator(".queue-row").filter(has_text="Rp 100.000").first
    expect(newest).to_contain_text("baru saja")
    newest.click()
    expect(verifier.locator(".claim-number")).to_contain_text(number)
    verifier.get_by_role("button", name="Setujui Rp 100.000").click()
    expect(dialog).to_contain_text("Kewajiban Juni terpenuhi", timeout=20_000)
    assert serious(page) == []
    page.get_by_role("button", name="Selesai").click()
    expect(dialog).to_be_hidden()
    page.reload()
    form.ready(page)
    expect(page.locator("#progress")).to_contain_text("Terpenuhi")
    expect(dialog).to_be_hidden()
