"""Pictures of every page and state: `./run shot [FOLDER [NAME ...]]`, build/shots by default."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

from tests import chromium
from tests.browser import home_screen, screens, server, states
from tests.browser.states import State
from tests.browser.visits import Visits, serving_both

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
    "pesanan": (screens.ASN, "/pesanan"),
    "promosi": (screens.ASN, "/promosi"),
    "toko": (screens.SELLER, "/umkm"),
    "aturan": (screens.DKUPP, "/aturan"),
    "katalog": (screens.DKUPP, "/katalog"),
    "rekap": (screens.DKUPP, "/rekap"),
    "pegawai": (screens.DKUPP, "/pegawai"),
}


def every_state() -> dict[str, State]:
    """The sign-in form, each page, and each state, by the name of the picture."""
    pages = {name: State(who, path) for name, (who, path) in PAGES.items()}
    return {"masuk": State(states.STRANGER, "/masuk"), **pages, **states.STATES}


def main(folder: Path, names: Collection[str] = ()) -> None:
    """Write one PNG per state and size into `folder`; of `names` alone when there are any."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: state for name, state in every_state().items() if not names or name in names}
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as served:
        regency = server.make_regency(Path(made))
        with serving_both(regency, Path(served)) as places, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.path(), args=["--no-sandbox", "--disable-gpu"]
            )
            visits = Visits(browser, places)
            for size, (width, height) in SIZES.items():
                window: dict[str, Any] = {"viewport": {"width": width, "height": height}}
                if width <= WIDEST_PHONE:
                    window = home_screen.phone(playwright, width, height)
                for name, state in wanted.items():
                    take(visits, state, window, folder / f"{name}-{size}.png")
            browser.close()


def take(visits: Visits, state: State, window: Mapping[str, Any], target: Path) -> None:
    """One picture; a state that cannot be reached is said, and the others go on."""
    try:
        with visits.at(state, window, settle=2000) as page:  # pictures, fonts and charts
            page.on("console", lambda said: print(f"{target.name}: {said.type}: {said.text}"))
            _reach(page, state, target)
            page.screenshot(path=target)
            print(target, flush=True)
    except Error as error:  # the page itself did not come
        print(f"{target.name}: {str(error).splitlines()[0]}")


def _reach(page: Page, state: State, target: Path) -> None:
    if state.act is None:
        return
    try:
        state.act(page)
        page.wait_for_timeout(1000)
    except (Error, AssertionError) as error:
        print(f"{target.name}: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots"), sys.argv[2:])
