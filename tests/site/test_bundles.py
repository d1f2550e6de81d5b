"""What a page loads: the common styles and scripts, its own, and nothing of other pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import Dash

from dashapp import bundles, site
from tests.site.driver import Browser


def loaded(text: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/assets/[^"?]+)', text)


def test_a_page_loads_the_common_files_and_its_own_and_no_single_file(
    cast: dict[str, Browser],
) -> None:
    assert loaded(cast["asn"].open("/").text) == [
        "/assets/bundel/umum.css",
        "/assets/bundel/home.css",
        "/assets/bundel/umum.js",
        "/assets/bundel/home.js",
    ]
    assert loaded(cast["asn"].open("/riwayat").text) == [
        "/assets/bundel/umum.css",
        "/assets/bundel/home.css",
        "/assets/bundel/history.css",
        "/assets/bundel/umum.js",
        "/assets/bundel/home.js",
        "/assets/bundel/history.js",
    ]


def test_the_signin_form_loads_what_pages_share_and_its_own(cast: dict[str, Browser]) -> None:
    found = loaded(cast["anonymous"].open("/masuk").text)
    assert found[:2] == ["/assets/bundel/umum.css", "/assets/bundel/signin.css"]


@pytest.mark.parametrize(
    ("file", "owner"),
    [
        ("41-home-narrow.css", "home"),
        ("home-draft.js", "home"),
        ("55-history.css", "history"),
        ("20-form.js", bundles.COMMON),
        ("live.js", bundles.COMMON),  # a group of addresses, but no page
        ("notice.css", bundles.COMMON),
    ],
)
def test_the_first_word_of_a_file_names_the_page_it_belongs_to(file: str, owner: str) -> None:
    assert bundles.owner(Path(file)) == owner


def test_every_style_and_script_is_in_exactly_one_bundle() -> None:
    whole = b"".join(bundle.body for bundle in bundles.every())
    for file in bundles.ASSETS.iterdir():
        if file.suffix in {".css", ".js"} and file.name not in bundles.ALONE:
            assert whole.count(file.read_bytes()) == 1, file.name


def test_what_a_page_borrows_is_a_page() -> None:
    names = {page.name for page in site.SITE if page.path}
    assert {name for page in site.SITE for name in page.borrows} <= names


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_a_bundle_is_served_to_everyone_and_kept_for_ever(
    app: Dash, cast: dict[str, Browser], accepted: str
) -> None:
    for bundle in bundles.every():
        answer = cast["anonymous"].client.get(bundle.address, headers={"Accept-Encoding": accepted})
        assert answer.status_code == 200
        assert answer.mimetype in {"text/css", "text/javascript"}
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.data  # plain until the server has packed it
    assert cast["anonymous"].client.get("/assets/bundel/tidak-ada.css").status_code == 404


def test_its_address_changes_with_its_content() -> None:
    one, other = bundles.Bundle("x", ".css", b"a{}"), bundles.Bundle("x", ".css", b"b{}")
    assert one.path == other.path
    assert one.address != other.address
