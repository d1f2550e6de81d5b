"""A product on its way in: from a draft that may lack anything to one that lacks nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashapp.domain import cells, rupiah, texts
from dashapp.domain.curation import Curation
from dashapp.domain.problems import BadValue, Problem, Rejected

__all__ = [
    "CATEGORIES",
    "CURATED",
    "FEW_LEFT",
    "MOST_PRODUCTS",
    "Curation",
    "NewProduct",
    "ProductDraft",
    "accept",
    "after_change",
    "changed",
    "key_of",
]

CATEGORIES = ("Makanan", "Minuman", "Kerajinan", "Hasil kebun")
NAME_LEAST, NAME_LIMIT = 3, 80  # characters
UNIT_LIMIT = 30
PRICE_LEAST, PRICE_MOST = 100, 10_000_000  # rupiah for one piece
FEW_LEFT = 5  # pieces: from here on the stock is thin
MOST_PRODUCTS = 300  # of one seller

_PHOTO_KEY = re.compile(r"[A-Za-z0-9_-]{1,128}")
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class ProductDraft:
    """What a seller typed, raw: any part may be missing or of any type."""

    name: object = None
    category: object = None
    unit: object = None
    price: object = None
    photo: object = None


@dataclass(frozen=True)
class NewProduct:
    """A product that can be saved; `photo`: the key of the seller's picture, if there is one."""

    name: str
    category: str
    unit: str
    price: int
    photo: str | None


# What DKUPP has accepted a product for; with another one of these it is looked at again.
CURATED = ("name", "category", "unit")


def accept(draft: ProductDraft) -> NewProduct:
    """The product of a draft (docs/rules.md §14); raises Rejected with one problem by field."""
    problems: dict[str, Problem] = {}
    name = _try(problems, "name", lambda: read_name(draft.name))
    category = _try(problems, "category", lambda: read_category(draft.category))
    unit = _try(problems, "unit", lambda: read_unit(draft.unit))
    price = _try(problems, "price", lambda: read_price(draft.price))
    photo = _try(problems, "photo", lambda: _read_photo(draft.photo))
    if name is None or category is None or unit is None or price is None or problems:
        raise Rejected(problems)
    return NewProduct(name, category, unit, price, photo)


def read_name(value: object) -> str:
    """The name on one line. Raises BadValue product_name_empty, _short, _too_long, _unreadable."""
    name = texts.read_paragraph(value, field="product_name", limit=NAME_LIMIT)
    if name is None:
        raise BadValue("product_name_empty")
    if len(name) < NAME_LEAST:
        raise BadValue("product_name_short", limit=NAME_LEAST)
    return name


def read_category(value: object) -> str:
    """One of CATEGORIES, however its letters are written."""
    if not isinstance(value, str) or not value.strip():
        raise BadValue("category_empty")
    known = {category.casefold(): category for category in CATEGORIES}
    found = known.get(" ".join(value.split()).casefold())
    if found is None:
        raise BadValue("category_unknown", known=", ".join(CATEGORIES))
    return found


def read_unit(value: object) -> str:
    """What one piece is: "150 g", "1 botol"."""
    unit = texts.read_paragraph(value, field="unit", limit=UNIT_LIMIT)
    if unit is None:
        raise BadValue("unit_empty")
    return unit


def read_price(value: object) -> int:
    """Whole rupiah for one piece, by the one reader of amounts.

    Raises BadValue price_empty, price_unreadable, price_cents, price_too_low(limit) or
    price_too_high(limit).
    """
    try:
        price = rupiah.read(value)
    except BadValue as bad:
        raise _of_price(bad.problem.code) from bad
    if price < PRICE_LEAST:
        raise BadValue("price_too_low", limit=PRICE_LEAST)
    if price > PRICE_MOST:
        raise BadValue("price_too_high", limit=PRICE_MOST)
    return price


def _of_price(code: str) -> BadValue:
    if code == "amount_not_positive":
        return BadValue("price_too_low", limit=PRICE_LEAST)
    if code == "amount_too_large":
        return BadValue("price_too_high", limit=PRICE_MOST)
    return BadValue(code.replace("amount", "price", 1))


def key_of(name: str, unit: str) -> str:
    """What two products of one seller may not share: name and unit, however they are written."""
    return f"{cells.key(name)}/{cells.key(unit)}"


def changed(before: Mapping[str, object], new: NewProduct) -> frozenset[str]:
    """Which of name, category, unit, price and photo differ from what stands there."""
    return frozenset(field for field in before if before[field] != getattr(new, field))


def after_change(curation: Curation, changes: frozenset[str]) -> Curation:
    """Where a product stands once its seller has changed it (docs/rules.md §14).

    Mending a returned one proposes it again; so does another name, category or unit of an accepted
    one. Raises Rejected product_refused for one that DKUPP has refused.
    """
    if curation is Curation.REFUSED:
        raise Rejected({"": Problem("product_refused")})
    if curation is Curation.RETURNED or changes & frozenset(CURATED):
        return Curation.PROPOSED
    return curation


def _read_photo(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _PHOTO_KEY.fullmatch(value):
        raise BadValue("picture_unreadable")
    return value


def _try(problems: dict[str, Problem], field: str, read: Callable[[], _Read]) -> _Read | None:
    try:
        return read()
    except BadValue as bad:
        problems[field] = bad.problem
        return None
