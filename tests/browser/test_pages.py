"""Pages in a real browser: nothing complains, and little is carried over a slow line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screens

pytestmark = pytest.mark.browser


class Weight:
    """Bytes that came over the line, answers from the browser's own cache left out."""

    def __init__(self, page: Page) -> None:
        self.total = 0
        self.by_file: dict[str, int] = {}
        self._names: dict[str, str] = {}
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.responseReceived", self._named)
        line.on("Network.loadingFinished", self._finished)

    def _named(self, event: dict) -> None:
        self._names[event["requestId"]] = event["response"]["url"]

    def _finished(self, event: dict) -> None:
        size = int(event["encodedDataLength"])
        self.total += size
        name = self._names.get(event["requestId"], "?").split("?")[0].rsplit("/", 1)[-1]
        self.by_file[name] = self.by_file.get(name, 0) + size

    def heaviest(self) -> str:
        files = sorted(self.by_file.items(), key=lambda entry: -entry[1])[:6]
        return ", ".join(f"{name} {size / 1000:.0f} kB" for name, size in files)


def test_the_home_page_is_light_at_first_and_lighter_again(
    site: str,
    demo_database: Path,
    open_browser: Callable[..., Page],
    capsys: pytest.CaptureFixture[str],
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.wait_for_packed_files(site)
    weight = Weight(page)
    screens.sign_in_by_form(page, site, login[screens.ASN])
    screens.wait_for_charts(page)
    page.wait_for_timeout(1500)  # late pictures
    first, heaviest = weight.total, weight.heaviest()
    weight.total, weight.by_file = 0, {}
    page.reload()
    screens.wait_for_charts(page)
    page.wait_for_timeout(1500)
    second = weight.total
    with capsys.disabled():
        print(f"\n  first load {first / 1000:.0f} kB ({heaviest})")
        print(f"  second load {second / 1000:.0f} kB ({weight.heaviest()})")
    assert 0 < second <= 60_000
    assert second < first <= 900_000


@pytest.mark.parametrize(
    ("who", "path", "says"),
    [
        (screens.ASN, "/", "Kewajiban belanja Juni 2026"),
        (screens.DKUPP, "/verifikasi", "Antrean verifikasi"),
        ("Kantor Bupati", "/ringkasan", "Ringkasan Juni 2026"),
        ("Kepala OPD", "/opd", "Pegawai memenuhi"),
        ("Kasir galeri", "/kasir", "Kode ambil"),
    ],
)
def test_a_page_opens_without_one_complaint_of_the_browser(
    who: str,
    path: str,
    says: str,
    site: str,
    demo_database: Path,
    open_browser: Callable[..., Page],
) -> None:
    login = screens.logins(f"sqlite:///{demo_database}")
    page = open_browser()
    screens.sign_in(page, site, login[who])
    page.goto(site + path)
    expect(page.get_by_text(says).first).to_be_visible()
    page.wait_for_timeout(1500)  # whatever would complain has had its time
    assert page.locator("h1").count() == 1


def test_one_click_signs_a_demo_person_in_and_sign_out_ends_it(
    site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    page.goto(f"{site}/masuk")
    page.locator(".signin-demo button").first.click()
    page.wait_for_url(f"{site}/")
    expect(page.locator("#home-progress")).to_contain_text("Kewajiban belanja")
    page.locator("details.actor summary").click()
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk ke SiMadu")).to_be_visible()
    page.goto(f"{site}/")
    expect(page.get_by_role("heading", name="Masuk ke SiMadu")).to_be_visible()
