"""A list of products that comes in: looked at, and taken in as it was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashapp.domain.problems import BadValue, Rejected
from dashapp.domain.product_rows import RawRow, from_browser
from dashapp.services import product_list
from dashapp.services.product_list import Done, Preview
from dashapp.ui.elements import Child
from dashapp.ui.notices import strip
from dashapp.ui.words import _, count
from pages.seller.acts import who
from pages.seller.shown import shop_id


def file_words(sent: Mapping[str, Any] | None) -> list[Child]:
    """What was wrong with a file that was not even read, as its upload was answered."""
    words = (sent or {}).get("message")
    if not isinstance(words, str):
        return []
    return [strip(words[:500], tone="bata", icon_name="warning-circle")]


def list_preview(sent: Mapping[str, Any] | None, shop: str | None) -> Preview:
    """What the rows of a file would do; Rejected also when the file itself was."""
    return product_list.preview(_rows(sent), shop_id(shop), **who())


def list_apply(sent: Mapping[str, Any] | None, shop: str | None, seen: str | None) -> str:
    """Take the rows in; what to say of it."""
    done = product_list.apply(_rows(sent), shop_id(shop), seen=seen or "", **who())
    return _list_words(done)


def _list_words(done: Done) -> str:
    words = _(
        "%(added)s produk baru, %(changed)s berubah",
        added=count(done.added),
        changed=count(done.changed),
    )
    if done.refused:
        words += _(", %(refused)s baris tidak diterima", refused=count(done.refused))
    return words


def _rows(sent: Mapping[str, Any] | None) -> list[RawRow]:
    """The rows that the page has kept; none when the file was refused, for the reason it told."""
    try:
        return from_browser((sent or {}).get("rows"))
    except BadValue as bad:
        raise Rejected({"": bad.problem}) from bad
