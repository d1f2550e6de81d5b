"""Every state of a page: reached as its words say, nothing serious for axe, no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import roster_states, states, trade_states, visits
from tests.browser.test_house_rules import faults
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser
DESK, PHONE = 1440, 320
WINDOWS: dict[int, dict[str, Any]] = {
    DESK: {"viewport": {"width": DESK, "height": 900}},
    PHONE: {"viewport": {"width": PHONE, "height": 640}, "has_touch": True},
}
# What axe reads there is in another state too, or, of a photo, is the browser's own.
ALIKE = {
    "masuk-umkm", "masuk-sandi-baru", "beranda-catat", "beranda-pas", "beranda-peringkat",
    "riwayat-nota", "riwayat-segala", "riwayat-perbaiki", "riwayat-ditutup", "akun-isian",
    "akun-pegawai", "profil-kasir", "profil-bawah", "ringkasan-bawah", "opd-bawah",
    "promosi-isian", "promosi-daftar", "promosi-grafik", "promosi-ditutup",
}  # fmt: skip
ELSEWHERE = {
    *trade_states.SHOP,
    *trade_states.CATALOGUE,
    *roster_states.ROSTER,
}  # by the tests of these pages
TRIED = [name for name in states.STATES if name not in ALIKE | ELSEWHERE]


@pytest.fixture(scope="module")
def guest(
    browser: Browser, demo_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visits]:
    """Visits of the demo in which somebody knows every state, and of a SiMadu at its first use."""
    with visits.serving_both(demo_database, tmp_path_factory.mktemp("states")) as places:
        yield Visits(browser, places)


@pytest.mark.parametrize("name", TRIED)
def test_a_state_is_reached_and_keeps_the_house_rules(name: str, guest: Visits) -> None:
    width = PHONE if TRIED.index(name) % 2 else DESK
    state = states.STATES[name]
    with guest.at(state, WINDOWS[width], settle=300) as page:
        if state.act is not None:
            state.act(page)
            page.wait_for_timeout(300)  # nothing fades any more
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
