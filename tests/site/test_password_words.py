"""A password has one name on every page: kata sandi."""

from __future__ import annotations

import re

import pytest

from tests.site.test_contracts import ROOT

SHOWN = sorted(
    path
    for folder in ("dashapp", "pages", "callbacks", "assets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".typ", ".po", ".js"} and "min.js" not in path.name
)
OTHER = re.compile(r"(?<!kata )(?<!kata-)\bsandi\b", re.I)
BROKEN = re.compile(r'"\n\s*"')  # a sentence that goes on in the next line of the source


@pytest.mark.parametrize(
    ("words", "is_other"),
    [
        ("Mengganti sandi", True),
        ("Sandi sekali pakai", True),
        ("Mengganti kata sandi", False),
        ("/masuk/kata-sandi", False),
        ("Statistik dan Persandian", False),
    ],
)
def test_the_search_finds_another_name(words: str, is_other: bool) -> None:
    assert bool(OTHER.search(words)) is is_other


def test_nothing_calls_a_password_otherwise() -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), line.strip())
        for path in SHOWN
        for line in BROKEN.sub("", path.read_text()).splitlines()
        if OTHER.search(line)
    ]
    assert len(SHOWN) > 100
    assert found == []
