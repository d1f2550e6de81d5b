"""Which styles and scripts a page loads: two or three files of each, none that only others need."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashapp import site
from dashapp.config import ROOT
from dashapp.page import Page

ASSETS = ROOT / "assets"
COMMON = "umum"  # the bundle of what every page needs
ORDER = re.compile(r"^\d+-")  # in front of a name: its place in the order of loading
SINGLES = re.compile(r'<(?:script src|link rel="stylesheet" href)="/assets/[^>]*>(?:</script>)?\n?')
TAGS = {".js": '<script src="{}"></script>', ".css": '<link rel="stylesheet" href="{}">'}
ALONE = frozenset({"signin.js"})  # the sign-in form names it itself


@dataclass(frozen=True)
class Bundle:
    """Files of one kind that load together, in the order of their names."""

    name: str
    suffix: str
    body: bytes

    @property
    def path(self) -> str:
        return f"/assets/bundel/{self.name}{self.suffix}"

    @property
    def address(self) -> str:
        """Changes with the content, so that it may be kept for ever."""
        return f"{self.path}?v={hashlib.sha256(self.body).hexdigest()[:12]}"


def owner(file: Path) -> str:
    """The page that a file belongs to: `home` for 41-home-narrow.css; COMMON for all the others.

    The first word of the name, its number aside, is the name of the page.
    """
    word = re.split(r"[-.]", ORDER.sub("", file.name))[0]
    return word if any(page.name == word and page.path for page in site.SITE) else COMMON


def for_page(page: Page, suffix: str) -> list[Bundle]:
    """The bundles of a page in the order of loading: common ones, those it borrows, its own."""
    names = [COMMON, *page.borrows, page.name]
    made = _made()
    return [made[name, suffix] for name in dict.fromkeys(names) if (name, suffix) in made]


def plain_styles() -> list[str]:
    """The style sheets of pages outside Dash; what all pages share is fetched once for them too."""
    return [bundle.address for bundle in for_page(site.SIGNIN, ".css")]


def put_in(tags: str, page: Page, suffix: str) -> str:
    """Dash's tags with the page's bundles where the single files of assets/ stood."""
    addresses = [bundle.address for bundle in for_page(page, suffix)]
    ours = "\n".join(TAGS[suffix].format(address) for address in addresses)
    first, *rest = SINGLES.split(tags)
    return f"{first}{ours}\n{''.join(rest)}"


def every() -> Iterable[Bundle]:
    """All bundles, for those who serve them."""
    return _made().values()


@cache
def _made() -> dict[tuple[str, str], Bundle]:
    parts: dict[tuple[str, str], list[bytes]] = {}
    for file in sorted(ASSETS.iterdir()):
        if file.suffix in {".css", ".js"} and file.name not in ALONE:
            parts.setdefault((owner(file), file.suffix), []).append(file.read_bytes())
    return {key: Bundle(*key, b"\n".join(texts)) for key, texts in parts.items()}
