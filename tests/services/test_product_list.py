"""A shop's list of products goes out, is changed in a spreadsheet, is looked at and comes in."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlsxwriter

from dashapp.domain import product_rows
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.products import ProductDraft
from dashapp.services import product_list, products, shop
from db.models import Event, Product
from db.session import reading, transaction
from tests.factories import a_seller, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(24, 9, 41)
HEAD = "NOMOR;NAMA;KATEGORI;SATUAN;HARGA;TAMPIL"


def say(curation: str) -> str:
    return str(curation)


def csv(*lines: str, head: str = HEAD) -> bytes:
    return ("\ufeff" + "\r\n".join((head, *lines))).encode()


def take(content: bytes, by: Actor) -> product_list.Done:
    rows = product_list.read(content)
    seen = product_list.preview(rows, None, by=by, now=NOW).seen
    return product_list.apply(rows, None, seen=seen, by=by, now=NOW)


def names(by: Actor) -> list[tuple[str, int, str, bool]]:
    found = products.listing(None, by=by, now=NOW)
    return [(each.name, each.price, each.curation.value, each.active) for each in found]


def accepted(by: Actor) -> None:
    with transaction() as session:
        for product in session.query(Product):
            product.curation = "diterima"


def test_a_csv_with_semicolons_and_byte_order_mark_adds_products_that_wait_for_dkupp() -> None:
    nur = a_seller()
    done = take(
        csv(";Dodol Mangga;makanan;250 g;18.000,00;", ";Kopi;Minuman;200 g;38rb;tidak"), nur
    )
    assert done == product_list.Done(added=2, changed=0, same=0, refused=0)
    assert names(nur) == [
        ("Dodol Mangga", 18_000, "diajukan", True),
        ("Kopi", 38_000, "diajukan", False),
    ]


def test_a_preview_writes_nothing() -> None:
    nur = a_seller()
    rows = product_list.read(csv(";Dodol;Makanan;250 g;18.000;"))
    plan = product_list.preview(rows, None, by=nur, now=NOW).plan
    assert (len(plan.added), names(nur)) == (1, [])


def test_a_price_changes_at_once_and_a_name_goes_to_dkupp_again() -> None:
    nur = a_seller()
    take(csv(";Dodol;Makanan;250 g;18.000;", ";Kopi;Minuman;200 g;38.000;"), nur)
    accepted(nur)
    dodol, kopi = (each.id for each in products.listing(None, by=nur, now=NOW))
    done = take(csv(f"{dodol};;;;19.500;", f"{kopi};Kopi Tiris;;;38000;"), nur)
    assert (done.changed, done.same) == (2, 0)
    assert names(nur) == [
        ("Dodol", 19_500, "diterima", True),
        ("Kopi Tiris", 38_000, "diajukan", True),
    ]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_goes_out_and_comes_back_changes_nothing(form: str) -> None:
    nur = a_seller()
    for name in ("=HYPERLINK(A1)", "<script>alert(1)</script>", "+62 Kopi", "Kopi; Teh"):
        draft = ProductDraft(name, "Minuman", "-1 gelas", 5_000)
        products.add(draft, None, by=nur, now=NOW)
    before = names(nur)
    content = product_list.export(form, None, by=nur, now=NOW, say=say)
    done = take(content, nur)
    assert done == product_list.Done(added=0, changed=0, same=4, refused=0)
    assert names(nur) == before


def test_no_cell_of_the_workbook_is_a_formula_and_none_of_the_csv_begins_as_one() -> None:
    nur = a_seller()
    products.add(ProductDraft("=1+1", "Makanan", "@1", 5_000), None, by=nur, now=NOW)
    book = openpyxl.load_workbook(
        io.BytesIO(product_list.export("xlsx", None, by=nur, now=NOW, say=say))
    )
    row = list(book.active[2])
    assert {cell.data_type for cell in row} <= {"s", "n"}
    assert (row[1].value, row[4].value) == ("=1+1", 5_000)
    text = product_list.export("csv", None, by=nur, now=NOW, say=say).decode("utf-8-sig")
    assert "'=1+1;" in text
    assert "'@1;" in text


def test_formula_cells_of_a_workbook_are_read_as_what_they_show() -> None:
    nur = a_seller()
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD.split(";"))
        sheet.write_row(1, 1, ["Dodol", "Makanan", "250 g"])
        sheet.write_formula(1, 4, "=9000*2", None, 18_000)
    assert take(kept.getvalue(), nur).added == 1
    assert names(nur)[0][1] == 18_000


def test_bad_rows_come_back_with_their_line_and_reason_and_stop_no_good_one() -> None:
    nur = a_seller()
    rows = product_list.read(
        csv(";Dodol;Makanan;250 g;delapan;", ";Kopi;Minuman;200 g;38.000;", "99;Teh;Minuman;1;900;")
    )
    plan = product_list.preview(rows, None, by=nur, now=NOW).plan
    assert [(bad.row, bad.name, bad.problems[0].code) for bad in plan.refused] == [
        (2, "Dodol", "price_unreadable"),
        (4, "Teh", "number_unknown"),
    ]
    assert len(plan.added) == 1


def test_another_sellers_number_is_unknown() -> None:
    nur, other = a_seller(), a_seller()
    take(csv(";Dodol;Makanan;250 g;18.000;"), other)
    theirs = products.listing(None, by=other, now=NOW)[0].id
    done = take(csv(f"{theirs};Dodol;Makanan;250 g;1.000;"), nur)
    assert (done.refused, done.changed) == (1, 0)
    assert names(other)[0][1] == 18_000


def test_a_list_that_would_do_something_else_by_now_is_looked_at_again() -> None:
    nur = a_seller()
    rows = product_list.read(csv(";Dodol;Makanan;250 g;18.000;"))
    seen = product_list.preview(rows, None, by=nur, now=NOW).seen
    product_list.apply(rows, None, seen=seen, by=nur, now=NOW)
    with pytest.raises(Rejected) as caught:  # the second press of the same button
        product_list.apply(rows, None, seen=seen, by=nur, now=NOW)
    assert caught.value.problems[""].code == "list_changed"
    assert len(names(nur)) == 1


def test_rows_changed_in_the_browser_are_judged_anew() -> None:
    nur = a_seller()
    kept = product_rows.for_browser(product_list.read(csv(";Dodol;Makanan;250 g;18.000;")))
    seen = product_list.preview(product_rows.from_browser(kept), None, by=nur, now=NOW).seen
    kept[0][5] = 1
    with pytest.raises(Rejected):
        product_list.apply(product_rows.from_browser(kept), None, seen=seen, by=nur, now=NOW)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7", "file_other_format"),
        (b"<html><body>", "file_is_page"),
        (csv(head="a;b;c"), "header_not_found"),
        (csv(), "list_empty"),
        (b"x" * 2_000_001, "file_too_large"),
        (csv(*[f";Produk {n};Makanan;1;900;" for n in range(501)]), "file_too_many_rows"),
        (csv(*[f";Produk {n};Makanan;1;900;" for n in range(700)]), "file_too_many_rows"),
    ],
)
def test_what_is_no_list_is_refused_whole(content: bytes, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        product_list.read(content)
    assert caught.value.problems["file"].code == code


def test_more_products_than_a_shop_may_have_are_refused_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashapp.domain.products.MOST_PRODUCTS", 1)
    nur = a_seller()
    with pytest.raises(Rejected) as caught:
        take(csv(";Dodol;Makanan;250 g;18.000;", ";Kopi;Minuman;200 g;38.000;"), nur)
    assert caught.value.problems[""].code == "products_too_many"
    assert names(nur) == []


def test_only_the_own_shop_is_listed_and_taken_in() -> None:
    theirs = shop.one(None, by=a_seller()).id
    rows = product_list.read(csv(";Dodol;Makanan;250 g;18.000;"))
    for who, shop_id in ((an_asn(), None), (Actor(), None), (a_seller(), theirs)):
        for act in (
            lambda who=who, s=shop_id: product_list.export("csv", s, by=who, now=NOW, say=say),
            lambda who=who, s=shop_id: product_list.preview(rows, s, by=who, now=NOW),
            lambda who=who, s=shop_id: product_list.apply(rows, s, seen="", by=who, now=NOW),
        ):
            with pytest.raises(NotAllowed):
                act()
    with reading() as session:
        assert session.query(Event).count() == 0
