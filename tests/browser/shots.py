"""Takes pictures of every page in a real browser: `./run shot [FOLDER]`, build/shots by default."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import home_screen, screens, server, states, trade_states

SIZES = {
    "1440": (1440, 900),
    "1280": (1280, 800),
    "992": (992, 800),
    "390": (390, 844),
    "320": (320, 640),
}
WIDEST_PHONE = 500  # px
# Name of the picture: who looks, and at which page.
PAGES = {
    "beranda": (screens.ASN, "/"),
    "beranda-camat": (screens.CAMAT, "/"),
    "riwayat": (screens.ASN, "/riwayat"),
    "verifikasi": (screens.DKUPP, "/verifikasi"),
    "ringkasan": ("Kantor Bupati", "/ringkasan"),
    "opd": ("Kepala OPD", "/opd"),
    "akun": ("Admin", "/akun"),
    "akun-dkupp": (screens.DKUPP, "/akun"),
    "profil": (screens.ASN, "/profil"),
    "kasir": ("Kasir galeri", "/kasir"),
    "katalog": (screens.DKUPP, "/katalog"),
    "toko": (screens.SELLER, "/umkm"),
}


def main(folder: Path) -> None:
    """Write one PNG per page and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as served:
        regency = server.make_regency(Path(made))
        login = screens.logins(f"sqlite:///{regency}")
        with server.serving(regency, Path(served)) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            for size, (width, height) in SIZES.items():
                window: dict[str, Any] = {"viewport": {"width": width, "height": height}}
                if width <= WIDEST_PHONE:
                    window = home_screen.phone(playwright, width, height)
                _take(browser, site, folder / f"masuk-{size}.png", window)
                for name, (who, path) in PAGES.items():
                    target = folder / f"{name}-{size}.png"
                    _take(browser, site, target, window, login[who], path)
                for name, act in states.HOME.items():
                    target = folder / f"{name}-{size}.png"
                    _take(browser, site, target, window, login[screens.ASN], "/", act)
                for who, path, acts in trade_states.GROUPS:
                    for name, act in acts.items():
                        target = folder / f"{name}-{size}.png"
                        _take(browser, site, target, window, login[who], path, act)
            browser.close()


def _take(
    browser: Browser,
    site: str,
    target: Path,
    window: dict[str, Any],
    login: str | None = None,
    path: str = "/masuk",
    act: states.Act | None = None,
) -> None:
    context = browser.new_context(**window, locale="id-ID", timezone_id="Asia/Jakarta")
    page: Page = context.new_page()
    page.on("console", lambda message: print(f"{target.name}: {message.type}: {message.text}"))
    if login is not None:
        screens.sign_in(page, site, login)
    page.goto(site + path)
    page.wait_for_load_state("load")
    page.wait_for_timeout(2500)  # pictures, fonts and charts have settled
    if act is not None:
        act(page)
        page.wait_for_timeout(1500)
    page.screenshot(path=target)
    print(target)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots"))
