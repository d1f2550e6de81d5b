"""What the large screen is given: sums of the month, no person, no group under 5."""

from __future__ import annotations

import json

import pytest

from dashapp.domain.people import Actor
from dashapp.services import purchases, screen, verification
from pages.screen.snapshot import snapshot
from tests.factories import (
    JUNE,
    a_draft,
    a_key,
    a_product,
    a_verifier,
    an_asn,
    lines,
    open_month,
    wib,
)

pytestmark = pytest.mark.usefixtures("db")

NOW = wib(24)


def buys(buyer: Actor, verifier: Actor, **over: object) -> None:
    saved = purchases.record(a_draft(buyer, **over), by=buyer, now=NOW, key=a_key())
    verification.approve(saved.id, by=verifier, now=NOW)


def crowd(opd: str, number: int) -> list[Actor]:
    return [an_asn(opd=opd, name="Rahasia") for _ in range(number)]


def shown() -> dict[str, object]:
    return snapshot(screen.of(NOW), NOW)


def cell(code: str) -> dict[str, object]:
    return next(each for each in shown()["cells"] if each["code"] == code)  # type: ignore[attr-defined]


def test_an_opd_of_four_has_no_figure_and_none_can_be_worked_out() -> None:
    verifier = a_verifier()  # of DKUPP: a group of one
    small, middle, _large = crowd("SETDA-HUKUM", 4), crowd("SETDA-UMUM", 5), crowd("DINKES", 12)
    for buyer in (*small, *middle[:2]):
        buys(buyer, verifier, amount="100.000")
    for code in ("SETDA-HUKUM", "DKUPP"):
        assert {cell(code)[key] for key in ("percent", "shade", "part", "rest", "week")} == {None}
    # 6 of 22 in all; with the fractions of both others those of the small ones would be known
    assert (cell("SETDA-UMUM")["percent"], cell("SETDA-UMUM")["part"]) == (40, None)
    assert (cell("DINKES")["percent"], cell("DINKES")["part"]) == (0, "0")
    told = shown()
    assert told["total"]["part"] == "6"  # type: ignore[index]
    assert [each["name"] for each in told["lowest"]] == ["Dinas Kesehatan", "Bag. Umum"]  # type: ignore[attr-defined]


def test_a_sale_names_the_opd_only_from_ten_people_on_and_nobody_ever() -> None:
    verifier = a_verifier()
    nine, ten = crowd("SETDA-UMUM", 9), crowd("DINKES", 10)
    honey = a_product(name="Madu Hutan", price=65_000)
    buys(nine[0], verifier, amount="", lines=lines((honey, 1)))
    buys(ten[0], verifier, amount="70.000")
    assert [(each["what"], each["opd"], each["says"]) for each in shown()["sales"]] == [  # type: ignore[attr-defined]
        ("Belanja di Galeri Dekranasda Kraksaan", "DINKES", "Rp\u00a070.000"),
        ("Madu Hutan", None, "Rp\u00a065.000"),
    ]
    everything = json.dumps(shown())
    assert "Rahasia" not in everything
    assert "1987" not in everything  # how each NIP begins


def test_until_the_tenth_the_reports_of_last_month_are_the_next_that_are_due() -> None:
    crowd("DINKES", 5)
    open_month(JUNE)
    on_the_8th = snapshot(screen.of(wib(8, month=7)), wib(8, month=7))["deadlines"]
    assert [(each["name"], each["urgent"]) for each in on_the_8th] == [
        ("Belanja Juli sampai 31 Juli", False),
        ("Lapor Juni sampai 10 Juli", True),
    ]
    assert on_the_8th[1]["end"] == round(wib(11, 0, month=7).timestamp() * 1000)
    on_the_11th = snapshot(screen.of(wib(11, month=7)), wib(11, month=7))["deadlines"]
    assert on_the_11th[1]["name"] == "Lapor sampai 10 Agustus"
