"""What DKUPP takes in of a seller: every fault by field, and nothing from the city next door."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashapp.domain import curation
from dashapp.domain.curation import Curation, NewSeller, SellerDraft
from dashapp.domain.problems import Rejected

DISTRICTS = {"3513.19", "3513.09"}
DRAFT = SellerDraft(
    "Camilan Barokah", "Siti Aminah", "+62 812-0000-4471", "0220 1034 5671 8", "3513.09", "Dsn. A 1"
)


def codes(draft: SellerDraft) -> dict[str, str]:
    with pytest.raises(Rejected) as refused:
        curation.accept(draft, DISTRICTS)
    return {field: problem.code for field, problem in refused.value.problems.items()}


def test_a_seller_is_kept_in_normal_form() -> None:
    assert curation.accept(DRAFT, DISTRICTS) == NewSeller(
        "Camilan Barokah", "Siti Aminah", "081200004471", "0220103456718", "3513.09", "Dsn. A 1"
    )


def test_a_seller_may_still_lack_a_nib() -> None:
    assert curation.accept(replace(DRAFT, nib=""), DISTRICTS).nib == ""


def test_every_empty_field_is_told_at_once() -> None:
    assert codes(SellerDraft()) == {
        "name": "seller_name_empty",
        "owner": "seller_owner_empty",
        "phone": "phone_empty",
        "kecamatan": "kecamatan_empty",
        "address": "seller_address_empty",
    }


@pytest.mark.parametrize("phone", ["12345", "8123", "0812abc", "08120000447100000", 81200004471])
def test_what_is_no_phone_number_is_refused(phone: object) -> None:
    assert codes(replace(DRAFT, phone=phone)) == {"phone": "phone_unreadable"}


@pytest.mark.parametrize(
    ("kecamatan", "code"),
    [
        ("3574", "kecamatan_city"),
        ("3574.02", "kecamatan_city"),
        ("3513.99", "kecamatan_unknown"),
        (351309, "kecamatan_empty"),
        ({}, "kecamatan_empty"),
    ],
)
def test_only_the_kecamatan_of_the_kabupaten_are_taken(kecamatan: object, code: str) -> None:
    assert codes(replace(DRAFT, kecamatan=kecamatan)) == {"kecamatan": code}


@pytest.mark.parametrize(
    "address",
    ["Jl. Panglima Sudirman 4, Kota Probolinggo", "Kec. Kanigaran", "kecamatan  Mayangan, RT 2"],
)
def test_an_address_in_the_city_is_refused(address: str) -> None:
    assert codes(replace(DRAFT, address=address)) == {"address": "address_city"}


@pytest.mark.parametrize("name", ["a\x00b", "a" * 81, 5, "x\u202ey"])
def test_names_that_are_no_names_are_refused(name: object) -> None:
    assert set(codes(replace(DRAFT, name=name))) == {"name"}


def test_markup_and_formulas_are_kept_as_they_were_typed() -> None:
    kept = curation.accept(replace(DRAFT, name="<script>", owner='=HYPERLINK("x")'), DISTRICTS)
    assert (kept.name, kept.owner) == ("<script>", '=HYPERLINK("x")')


def test_only_what_was_proposed_waits_for_a_decision() -> None:
    waiting = [each for each in Curation if curation.may_decide(each)]
    assert waiting == [Curation.PROPOSED]
