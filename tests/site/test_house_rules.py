"""House rules of every page for everyone who may open it: structure, labels, addresses, queries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from dash import Dash
from sqlalchemy import event
from sqlalchemy.engine import Engine

from dashapp import site
from dashapp.page import Page
from tests.site.driver import EVERYONE, Browser, honest_body
from tests.site.test_sweep import ROUTER, may, pages_with_layout

QUERIES = 40  # of one page; what a page asks must not grow with what it shows
FIELDS = {"Input", "Select", "Textarea"}
pytestmark = pytest.mark.parametrize("role", EVERYONE)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The SELECTs that run inside the block."""
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def drawn(app: Dash, someone: Browser, page: Page) -> Any:
    """The page as its components come over the line."""
    body = honest_body(app, ROUTER, {"_pages_location.pathname": page.path})
    return json.loads(someone.fire(body).text)["response"]["_pages_content"]["children"]


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every component in a tree of JSON."""
    if isinstance(node, list):
        for each in node:
            yield from parts(each)
    elif isinstance(node, dict):
        if "type" in node and "props" in node:
            yield node
        for each in node.values():
            yield from parts(each)


def opened(cast: dict[str, Browser], role: str) -> list[Page]:
    return [page for page in pages_with_layout() if may(cast[role], page)]


def test_each_page_has_one_heading_and_one_main(
    app: Dash, cast: dict[str, Browser], role: str
) -> None:
    for page in opened(cast, role):
        kinds = [part["type"] for part in parts(drawn(app, cast[role], page))]
        assert (page.name, kinds.count("H1"), kinds.count("Main")) == (page.name, 1, 1)


def test_each_field_has_a_label(app: Dash, cast: dict[str, Browser], role: str) -> None:
    for page in opened(cast, role):
        found = list(parts(drawn(app, cast[role], page)))
        labelled = {part["props"].get("htmlFor") for part in found if part["type"] == "Label"}
        for part in found:
            props = part["props"]
            if part["type"] in FIELDS and props.get("type") != "hidden":
                assert props.get("id") in labelled or props.get("aria-label"), (page.name, props)


def test_no_page_names_another_host_or_a_script(
    app: Dash, cast: dict[str, Browser], role: str
) -> None:
    for page in opened(cast, role):
        answer = cast[role].open(page.path or site.FRONT)
        assert "//cdn." not in answer.text
        assert "https://" not in answer.text.replace("https://dash.plotly.com", "")
        for part in parts(drawn(app, cast[role], page)):
            assert part["type"] not in {"Script", "Iframe", "ObjectEl", "Embed"}
            for name in ("href", "src", "action"):
                address = str(part["props"].get(name) or "/")
                assert address.startswith(("/", "#", "data:image/")), (page.name, address)


def test_no_page_asks_the_database_too_often(
    app: Dash, cast: dict[str, Browser], role: str
) -> None:
    for page in opened(cast, role):
        drawn(app, cast[role], page)  # what is asked once per process is not the page's
        with counted() as asked:
            drawn(app, cast[role], page)
        assert 0 < len(asked) <= QUERIES, (page.name, len(asked))
