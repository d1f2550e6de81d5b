"""Every page in a browser: nothing serious for axe, nothing from elsewhere, no sideways scroll."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import screens, shots

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("name", ["masuk", *shots.PAGES])
def test_a_page_keeps_the_house_rules_on_a_laptop_and_on_a_small_phone(
    name: str, site: str, demo_database: Path, open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    if name == "masuk":
        page.goto(f"{site}/masuk")
    else:
        who, path = shots.PAGES[name]
        screens.sign_in(page, site, screens.logins(f"sqlite:///{demo_database}")[who])
        page.goto(site + path)
    for width, height in ((1440, 900), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)  # charts have been drawn anew
        assert faults(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px on {width}"
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "id"
    assert hosts - {""} == {urlsplit(site).netloc}  # "": pictures that lie in the page itself


def faults(page: Page) -> list[str]:
    """What axe finds serious or critical."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]
