"""What a browser calls itself, in words that its owner recognises."""

import pytest

from dashapp.ui.devices import describe

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/1"
TABLET = "Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15 Safari/604"


@pytest.mark.parametrize(
    ("agent", "words", "icon"),
    [
        (CHROME, "Chrome, Windows", "desktop"),
        (CHROME + " Edg/130.0", "Edge, Windows", "desktop"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Firefox/131.0", "Firefox, Linux", "desktop"),
        (PHONE, "Chrome, Android", "phone-screen"),
        (TABLET, "Chrome, Android", "tablet"),
        (IPHONE, "Safari, iPhone", "phone-screen"),
        ("", "Perangkat tidak dikenal", "desktop"),
        ("<script>alert(1)</script>", "Perangkat tidak dikenal", "desktop"),
    ],
)
def test_a_browser_is_recognised(agent: str, words: str, icon: str) -> None:
    found = describe(agent)
    assert (found.words, found.icon) == (words, icon)
