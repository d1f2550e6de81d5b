"""Cards, forms, frame and verification parts as data."""

from datetime import date
from typing import Any

from dashapp.domain.compliance import Rate, Status
from dashapp.domain.problems import Problem
from dashapp.domain.purchases import Fund
from dashapp.ui import cards, charts, entry, forms, frame, gallery, home_charts, tables
from tests.ui.tree import of_class, of_type, walk, words

IDS = entry.EntryIds("pl", "ln", "dy", "am", "rn", "fd", "ph", "rs", "sm", "sb")
TERASI = cards.ProductTile(7, "Terasi Udang", "Pesisir", "Gending", 10_000, "Makanan")


def ids_of(part: object) -> list[Any]:
    return [vars(one)["id"] for one in walk(part) if getattr(one, "id", None) is not None]


def test_a_product_shows_name_maker_price_and_one_add_button() -> None:
    card = cards.product_card(TERASI)
    shown = words(card).replace("Kurangi", "").replace("Tambah", "")  # words of phones
    assert shown == "Terasi UdangPesisir · GendingRp\u00a010.0000"
    assert len(of_class(card, "is-empty")) == 1  # CSS then leaves the plus alone


def test_a_chosen_product_has_a_stepper() -> None:
    tile = cards.ProductTile(7, "Kopi", "P", "G", 10_000, "Minuman", chosen=2)
    buttons = of_type(cards.product_card(tile), "Button")
    assert [one.id["type"] for one in buttons] == ["home-less", "home-add"]
    assert [getattr(one, "aria-label") for one in buttons] == ["Kurangi Kopi", "Tambah Kopi"]
    assert words(of_class(cards.product_card(tile), "stepper-number")) == "2"
    assert of_class(cards.product_card(tile), "is-empty") == []


def test_five_or_fewer_are_said_and_fitting_ones_marked() -> None:
    tile = cards.ProductTile(7, "T", "P", "G", 10_000, "Makanan", left=5, fits=True)
    assert words(of_class(cards.product_card(tile), "tile")[0]) == "Pas!Sisa 5"
    many = cards.ProductTile(7, "T", "P", "G", 10_000, "Makanan", left=6)
    assert words(of_class(cards.product_card(many), "tile")[0]) == ""


def test_a_stored_picture_is_an_address_only_when_it_is_safe() -> None:
    evil = cards.ProductTile(7, "Kopi", "P", "G", 1, "Minuman", picture="javascript:x")
    [drawn] = of_class(cards.product_card(evil), "tile-drawing")
    assert drawn.style == {"backgroundImage": 'url("/assets/products/cup.webp")'}
    quoted = cards.ProductTile(7, "Kopi", "P", "G", 1, "Minuman", picture='https://x/a"),url("y')
    [shown] = of_class(cards.product_card(quoted), "tile-photo")
    assert shown.style == {"backgroundImage": 'url("https://x/a%22),url(%22y")'}


def test_the_fitting_chip_is_gone_when_nothing_is_missing() -> None:
    assert words(gallery.filter_chips(["Makanan"], "semua", gap=0, fitting=9)) == "SemuaMakanan"
    chips = gallery.filter_chips(["Makanan"], "pas", gap=10_000, fitting=14)
    assert words(chips[0]) == "Pas untuk Rp\u00a010.000 · 14"
    assert [getattr(chip, "aria-pressed") for chip in chips] == ["true", "false", "false"]


def test_every_control_of_the_entry_form_has_label_and_place_for_its_error() -> None:
    card = entry.entry_card(IDS, places=[("A", "Galeri")], place="A", today=date(2026, 6, 24))
    labelled = {one.htmlFor for one in of_type(card, "Label")}
    assert {"pl", "dy", "am", "rn"} <= labelled
    known = set(map(str, ids_of(card)))
    assert {forms.error_id(control) for _label, control in IDS.fields().values()} <= known
    assert len(of_class(card, "btn-madu")) == 1


def test_the_date_ends_today_and_begins_with_the_programme() -> None:
    box = forms.day("dy", date(2026, 6, 24), first=date(2025, 1, 1), last=date(2026, 6, 24))
    field = of_type(box, "Input")[0]
    assert (field.min, field.max, field.value) == ("2025-01-01", "2026-06-24", "2026-06-24")
    assert words(box) == "24 Juni 2026"


def test_the_summary_links_each_problem_to_its_field_in_the_forms_order() -> None:
    problems = {"photo": Problem("photo_empty"), "amount": Problem("amount_empty")}
    summary = forms.error_summary(problems, IDS.fields())
    assert [one.href for one in of_type(summary, "A")] == ["#am", "#ph"]
    assert words(summary).startswith("Ada 2 isian yang perlu diperbaiki")
    assert forms.error_summary({}, IDS.fields()) is None


def test_a_problem_of_the_whole_form_is_said_without_a_link() -> None:
    summary = forms.error_summary({"": Problem("key_unusable")}, IDS.fields())
    assert of_type(summary, "A") == []
    assert words(summary).startswith("Pembelian belum terkirim.")


def test_lines_show_number_and_sum() -> None:
    lines = [entry.EntryLine(2, "Jamu <b>", 2, 10_000)]
    assert words(entry.entry_lines(lines)).startswith("Jamu <b>220.000Jumlahnya menjadi nominal.")


def test_without_lines_there_is_a_way_to_the_gallery_where_there_is_one() -> None:
    assert words(entry.entry_lines([])) == "Tidak dirinci: nominal saja yang dicatat."
    (way,) = of_type(entry.entry_lines([], "gallery"), "A")
    assert (way.href, words(way)) == ("#gallery", "Pilih dari galeri")


def test_the_effect_is_told_before_sending() -> None:
    strip = entry.effect_strip(entry.Effect(85_000, 75_000, Status.FULFILLED))
    assert words(strip) == ("Setelah diverifikasiRp\u00a085.000 dari Rp\u00a075.000Terpenuhi")
    other = entry.effect_strip(entry.Effect(0, 75_000, Status.NONE, Fund.BELANJA_OPD))
    assert "di luar kewajiban pribadi" in words(other)
    assert entry.effect_strip(None) is None


def test_a_page_has_one_h1_one_main_and_skip_links() -> None:
    page = frame.frame("Beranda", "Siti R", "Eselon IV", [("Beranda", "/", "house", True)], "isi")
    assert len(of_type(page, "H1")) == 1
    assert [one.id for one in of_type(page, "Main")] == ["main"]
    assert of_type(page, "A")[0].href == "#main"


def test_signing_out_is_a_form_with_its_token() -> None:
    page = frame.frame("Beranda", "Siti R", "", [], "isi", csrf="t0k")
    form = of_type(page, "Form")[0]
    assert (form.action, form.method) == ("/keluar", "POST")
    assert [(one.name, one.value) for one in of_type(form, "Input")] == [("csrf", "t0k")]


def test_the_open_page_is_marked_in_the_menu() -> None:
    menu: list[Any] = [
        ("Beranda", "/", "house", True),
        frame.MenuItem("Verifikasi", "/v", "table", badge="3"),
    ]
    page = frame.frame("B", "S", "", menu, "isi")
    links = of_class(page, "menu-link")
    assert [getattr(one, "aria-current", None) for one in links] == ["page", None]
    on_a_phone = of_type(of_class(page, "actor-pages")[0], "A")
    assert [(one.href, getattr(one, "aria-current", None)) for one in on_a_phone] == [
        ("/", "page"),
        ("/v", None),
    ]
    assert words(links[1]) == "Verifikasi3"


def test_initials_leave_titles_out() -> None:
    assert frame.initials("Siti Rahmawati, S.Kom.") == "SR"
    assert frame.initials("7") == "?"


def test_a_table_marks_the_own_row_and_carries_the_fraction() -> None:
    rows = [tables.RateRow("Dinkes", Rate(41, 58), own=True), tables.RateRow("X", Rate(0, 0))]
    shown = tables.rate_table(rows, caption="c", first="OPD")
    assert words(of_type(shown, "Tbody")) == "Dinkes (Anda)41 dari 5870,6%X0 dari 0–"
    assert len(of_class(shown, "is-own")) == 1


def test_a_chart_is_also_a_sentence() -> None:
    assert charts.rate_sentence("Eselon IV", Rate(72, 100), Rate(69, 100), "Mei") == (
        "Kepatuhan Eselon IV 72%, naik 3 poin dari Mei."
    )
    assert charts.rate_sentence("X", Rate(1, 2), Rate(6, 10), "Mei").endswith(
        "turun 10 poin dari Mei."
    )
    assert charts.rate_sentence("X", Rate(1, 2)) == "Kepatuhan X 50%."
    assert charts.rate_sentence("X", Rate(0, 0)) == "Kepatuhan X: tidak ada kewajiban."


def test_an_opd_without_rank_says_so() -> None:
    assert words(home_charts.own_opd("Dinkes", Rate(2, 4), None)).endswith("50%tanpa peringkat")


def test_the_bar_leads_aside_to_the_other_half_of_somebodys_pages() -> None:
    aside = frame.MenuItem("Belanja saya", "/", "basket")
    pages = [frame.MenuItem("Verifikasi", "/verifikasi", "seal-check"), aside]
    made = frame.frame("Verifikasi", "Rudi", "DKUPP", pages[:1], [], aside=aside, pages=pages)
    (link,) = of_class(made, "topbar-aside")
    assert (words(link), link.href) == ("Belanja saya", "/")
    (listed,) = of_class(made, "actor-pages")  # phones have no room for a bar
    assert [each.href for each in of_type(listed, "A")] == ["/verifikasi", "/"]
