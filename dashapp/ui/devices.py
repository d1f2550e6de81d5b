"""A browser's name for itself in words that its owner recognises: "Chrome, Windows"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashapp.ui.words import _

# In this order: most browsers also claim to be another one.
_BROWSERS: Sequence[tuple[str, str]] = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Sequence[tuple[str, str]] = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class DeviceWords:
    """Words and the icon's name (assets/65-accounts.css): desktop, phone or tablet."""

    words: str
    icon: str


def describe(agent: str) -> DeviceWords:
    """What a User-Agent header says, as far as it can be told."""
    browser = _first(_BROWSERS, agent) or _("Peramban")
    system = _first(_SYSTEMS, agent)
    words = f"{browser}, {system}" if system else _("Perangkat tidak dikenal")
    return DeviceWords(words, _kind(agent))


def _first(known: Sequence[tuple[str, str]], agent: str) -> str | None:
    return next((name for mark, name in known if mark in agent), None)


def _kind(agent: str) -> str:
    if "iPad" in agent or ("Android" in agent and "Mobile" not in agent):
        return "tablet"
    return "phone-screen" if "Mobile" in agent else "desktop"
