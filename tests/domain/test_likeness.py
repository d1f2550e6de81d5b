"""Two sellers that may be one: what is compared, and when they are shown side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashapp.domain import likeness
from dashapp.domain.likeness import Known

OLD = Known(
    1,
    "Brambang Makmur",
    "3513.19",
    owner="H. Sholeh",
    phone="081200004471",
    nib="9120306122645",
    address="Jl. Raya Dringu 18",
)
OTHER = Known(
    2,
    "Sari Laut",
    "3513.18",
    owner="Nurul Aini",
    phone="081200009999",
    nib="0220103456718",
    address="Dusun Krajan RT 02",
)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("CV Brambang Makmur", "brambang makmur"),
        ("UD. Brambang  Makmur", "brambang makmur"),
        ("Brambang-Makmur, PT", "brambang makmur"),
        ("H. Sholeh", "sholeh"),
        ("Bu Tini", "tini"),
        ("CV", "cv"),  # nothing else is left
        ("", ""),
    ],
)
def test_a_name_is_compared_without_its_form_and_titles(name: str, core: str) -> None:
    assert likeness.core(name) == core


@pytest.mark.parametrize("phone", ["0812-0000-4471", "+62 812 0000 4471", "62812 00004471"])
def test_one_phone_in_any_writing_makes_two_alike(phone: str) -> None:
    assert likeness.is_alike(OLD, replace(OTHER, phone=phone))


@pytest.mark.parametrize(
    "change",
    [
        {"nib": "9120306122645"},
        {"name": "CV Brambang Makmur", "kecamatan": "3513.19"},
        {"address": "jalan raya dringu no. 18", "kecamatan": "3513.19", "owner": "Sholeh"},
        {"name": "UD Brambang Makmur", "owner": "Hj. Sholeh"},
    ],
)
def test_two_are_alike_by_nib_by_name_in_one_kecamatan_or_by_two_fields(
    change: dict[str, Any],
) -> None:
    assert likeness.is_alike(OLD, replace(OTHER, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Brambang Makmur"},  # in another kecamatan
        {"address": "Jl. Raya Dringu 18", "kecamatan": "3513.19"},  # a shop house has many doors
        {"address": "Jl. Raya Dringu 18"},  # the same street elsewhere
        {"owner": "Sholeh"},
    ],
)
def test_one_weak_field_alone_makes_no_two_alike(change: dict[str, Any]) -> None:
    assert not likeness.is_alike(OLD, replace(OTHER, **change))


def test_empty_fields_are_equal_to_nothing() -> None:
    assert likeness.same(Known(1, "A", "x"), Known(2, "B", "x")) == frozenset()


def test_pairs_leave_out_those_found_to_be_two() -> None:
    twin = replace(OTHER, id=3, phone="+62812 0000 4471")
    third = replace(OTHER, id=4, nib="", phone="", owner="", address="")
    found = likeness.pairs([twin, OLD, OTHER, third])
    assert found == [(1, 3), (2, 3), (2, 4), (3, 4)]
    assert likeness.pairs([twin, OLD, OTHER, third], {(2, 3), (3, 4), (2, 4)}) == [(1, 3)]
