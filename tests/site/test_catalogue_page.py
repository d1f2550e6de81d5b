"""The catalogue over HTTP: decisions, hand-made requests, the file; nothing for anybody else."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
import python_calamine
from dash import Dash
from sqlalchemy import select

from db.models import Event, Price, Product, Umkm, UmkmPaper
from db.session import reading, transaction
from tests.site.conftest import NOON
from tests.site.driver import EVERYONE, Browser, gate_of, honest_body

FORMULA = '=HYPERLINK("http://jahat","x")'


@pytest.fixture
def app(fresh_app: Dash) -> Dash:
    return fresh_app


@pytest.fixture
def person(signed_in: Callable[[str], Browser]) -> Callable[[str], Browser]:
    return signed_in


def a_seller(name: str = "Camilan Barokah", **over: Any) -> int:
    with transaction() as writing:
        facts = {"kecamatan": "3513.09", "owner": "Siti", "address": "Dusun Krajan"}
        seller = Umkm(code=f"U-{name[:8]}", name=name, **(facts | over))
        writing.add(seller)
        writing.flush()
        return seller.id


def a_product(of: int, name: str = "Keripik Talas", **over: Any) -> int:
    with transaction() as writing:
        facts = {"category": "Makanan", "unit": "150 g", "picture": "sweet-potato"}
        product = Product(umkm_id=of, name=name, **(facts | over))
        writing.add(product)
        writing.flush()
        writing.add(Price(product_id=product.id, amount=14_000, since=NOON))
        return product.id


def a_proposal(of: int, **over: Any) -> int:
    return a_product(of, curation="diajukan", proposed_at=NOON, **over)


def fire(app: Dash, by: Browser, part: str, values: dict[str, Any]) -> tuple[int, str]:
    """Fire the callback whose output holds `part` with these values of its inputs and states."""
    output = next(each for each in gate_of(app).guards if part in each)
    answer = by.fire(honest_body(app, output, values))
    return answer.status_code, answer.text


def press(app: Dash, by: Browser, act: Any, target: Any, seen: Any = "") -> tuple[int, str]:
    pressed = {"act": act, "target": target, "seen": seen, "at": 1}
    output = next(
        each
        for each in gate_of(app).guards
        if each.startswith("..catalogue-toasts.children") and "catalogue-secret.is_open" in each
    )
    answer = by.fire(honest_body(app, output, {"catalogue-act.data": pressed}))
    return answer.status_code, answer.text


def explain(app: Dash, by: Browser, act: Any, target: Any, reason: Any) -> tuple[int, str]:
    values = {
        "catalogue-reason-confirm.n_clicks": 1,
        "catalogue-act.data": {"act": act, "target": target, "seen": "", "at": 1},
        "catalogue-reason-text.value": reason,
    }
    return fire(app, by, "catalogue-reason-text-error.children@", values)


def side(app: Dash, by: Browser, key: Any) -> tuple[int, str]:
    return fire(app, by, "catalogue-side.children", {"catalogue-selected.data": key})


def curation(number: int) -> str:
    with reading() as found:
        return found.get_one(Product, number).curation


def kinds() -> list[str]:
    with reading() as found:
        events = found.scalars(select(Event.kind).order_by(Event.seq))
        return [kind for kind in events if kind != "signed_in"]


def test_a_proposal_that_changed_since_it_was_seen_is_not_accepted(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    dkupp, number = person("dkupp"), a_proposal(a_seller())
    status, text = press(app, dkupp, "accept", f"produk:{number}", "another state")
    assert (status, "baru saja berubah" in text) == (200, True)
    assert curation(number) == "diajukan"


def test_a_return_without_a_reason_is_asked_for_at_its_field(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    dkupp, number = person("dkupp"), a_proposal(a_seller())
    status, text = explain(app, dkupp, "return_product", str(number), "  ")
    assert (status, "Alasan masih kosong" in text) == (200, True)
    assert (curation(number), kinds()) == ("diajukan", [])


ACTS = ("accept", "raja", "delete", "merge", "")
TARGETS = ("", "x", "produk:", "produk:1 or 1=1", "umkm:-1", "9" * 40, "1-1", "produk:999999")


def test_an_act_on_what_is_no_target_does_nothing(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    dkupp, number = person("dkupp"), a_proposal(a_seller())
    for act, target in product(ACTS, TARGETS):
        assert press(app, dkupp, act, target)[0] in {200, 204, 403, 404}, (act, target)
        assert explain(app, dkupp, act, target, "alasan")[0] in {200, 204, 403, 404}, (act, target)
    assert (curation(number), kinds()) == ("diajukan", [])


def test_a_line_that_is_none_opens_nothing_and_breaks_nothing(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    dkupp = person("dkupp")
    for key in (7, "produk:x", "ganda:1", "ganda:1-2", "apa:1", "\x00", "x" * 999):
        assert side(app, dkupp, key)[0] < 500, key


def test_what_was_decided_meanwhile_is_said_and_no_fault(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    number = a_product(a_seller())
    status, text = side(app, person("dkupp"), f"produk:{number}")
    assert (status, "Sudah diputuskan" in text) == (200, True)


def test_the_form_tells_every_fault_and_refuses_the_city(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    values = {
        "catalogue-form-save.n_clicks": 1,
        "catalogue-form.data": {"umkm": None, "at": 1},
        "catalogue-name.value": "Sari Laut",
        "catalogue-phone.value": "12",
        "catalogue-kecamatan.value": "3574",
    }
    status, text = fire(app, person("dkupp"), "catalogue-form-trouble.children@", values)
    assert status == 200
    said = json.dumps(json.loads(text), ensure_ascii=False)
    for words in (
        "Kota Probolinggo adalah pemerintah lain",
        "Nomor HP belum terbaca",
        "Nama pemilik masih kosong",
        "Alamat masih kosong",
        "Ada 4 isian",
    ):
        assert words in said
    assert kinds() == []


def test_a_form_of_what_is_no_seller_is_refused(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    dkupp, parts = person("dkupp"), ("catalogue-form-trouble.children@", "catalogue-form-title")
    for umkm, part in product(("1", True, 10**30, -4, [1], {"a": 1}), parts):
        values = {"catalogue-form-save.n_clicks": 1, "catalogue-form.data": {"umkm": umkm}}
        assert fire(app, dkupp, part, values)[0] in {400, 403, 404}, (umkm, part)


def test_a_paper_that_there_is_not_is_refused(app: Dash, person: Callable[[str], Browser]) -> None:
    dkupp, seller = person("dkupp"), a_seller()
    for kind in ("sim", "", None, 5, ["nib"]):
        values = {
            "catalogue-paper-save.n_clicks": 1,
            "catalogue-paper.data": {"umkm": seller, "kind": kind},
            "catalogue-paper-state.value": "berlaku",
        }
        status, _text = fire(app, dkupp, "catalogue-paper-trouble.children@", values)
        assert status in {403, 404}, kind


def test_a_number_that_is_none_is_said_at_its_field(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    seller = a_seller()
    values = {
        "catalogue-paper-save.n_clicks": 1,
        "catalogue-paper.data": {"umkm": seller, "kind": "nib"},
        "catalogue-paper-state.value": "berlaku",
        "catalogue-paper-number.value": "123",
    }
    status, text = fire(app, person("dkupp"), "catalogue-paper-trouble.children@", values)
    assert (status, "NIB berisi 13 angka. Yang diisi 3 angka" in text) == (200, True)
    with reading() as found:
        assert found.get(UmkmPaper, (seller, "nib")) is None


def test_the_file_holds_every_seller_as_text_and_taking_it_is_an_event(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    seller = a_seller(FORMULA, phone="080012345678", owner="+1+1")
    a_product(seller, name="@SUM(1)")
    answer = person("dkupp").post("/katalog/unduh")
    assert (answer.status_code, answer.mimetype) == (
        200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
    assert 'filename="katalog-umkm-2026-06-24.xlsx"' in answer.headers["Content-Disposition"]
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    sellers = book.get_sheet_by_name("UMKM").to_python()
    row = dict(zip(sellers[0], sellers[1], strict=True))
    assert (row["Nama UMKM"], row["Pemilik"], row["Telepon"]) == (FORMULA, "+1+1", "080012345678")
    assert (row["NIB"], row["PIRT"], row["Pernah laku"]) == ("belum ada", "belum ada", "belum")
    [_titles, goods] = book.get_sheet_by_name("Produk").to_python()
    assert goods[2:6] == ["@SUM(1)", "Makanan", "150 g", 14_000]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
        sheets = "".join(
            parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name
        )
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets
    assert kinds() == ["catalogue_taken"]


def test_the_file_needs_the_token_of_the_page(app: Dash, person: Callable[[str], Browser]) -> None:
    assert person("dkupp").client.post("/katalog/unduh").status_code == 403
    assert kinds() == []


def test_nobody_else_gets_anything_of_the_catalogue(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    number = a_proposal(a_seller())
    for role in sorted(set(EVERYONE) - {"dkupp"}):
        other, refused = person(role), 401 if role == "anonymous" else 403
        assert other.open("/katalog").status_code in {302, 403}, role
        assert other.post("/katalog/unduh").status_code == refused, role
        assert press(app, other, "accept", f"produk:{number}")[0] == refused, role
        status, text = side(app, other, f"produk:{number}")
        assert (status, "Barokah" in text) == (refused, False), role
    assert curation(number) == "diajukan"


def test_names_that_are_markup_reach_the_page_as_words(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    seller = a_seller("<script>alert(1)</script>")
    number = a_proposal(seller, name="<img src=x onerror=alert(1)>")
    status, text = side(app, person("dkupp"), f"produk:{number}")
    assert (status, '"type":"Script"' in text) == (200, False)
    assert "<img src=x" in json.loads(text)["response"]["catalogue-side"]["children"].__repr__()


def test_a_seller_is_registered_with_a_password_that_is_said_once(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    values = {
        "catalogue-form-save.n_clicks": 1,
        "catalogue-form.data": {"umkm": None, "at": 1},
        "catalogue-name.value": "Sari Laut",
        "catalogue-owner.value": "Nurul",
        "catalogue-phone.value": "0800 7000 0001",
        "catalogue-kecamatan.value": "3513.09",
        "catalogue-address.value": "Dusun Krajan RT 02",
    }
    dkupp = person("dkupp")
    status, text = fire(app, dkupp, "catalogue-form-trouble.children@", values)
    assert (status, "UMKM terdaftar" in text, "080070000001" in text) == (200, True, True)
    with reading() as found:
        seller = found.scalars(select(Umkm)).one()
    assert (seller.name, seller.phone, seller.curation) == ("Sari Laut", "080070000001", "diterima")
    _status, text = side(app, dkupp, f"penjual:{seller.id}")
    assert "Sari Laut" in text
    _status, again = fire(app, dkupp, "catalogue-form-trouble.children@", values)
    assert "Nomor HP" in again  # of the seller who has it now
    with reading() as found:
        assert len(found.scalars(select(Umkm)).all()) == 1


def test_a_search_that_finds_nothing_says_so(app: Dash, person: Callable[[str], Browser]) -> None:
    a_proposal(a_seller())
    values = {"catalogue-search.value": "rengginang emas", "catalogue-filter.data": "semua"}
    status, text = fire(app, person("dkupp"), "catalogue-foot.children", values)
    assert (status, "Tidak ditemukan" in text, "Barokah" in text) == (200, True, False)
