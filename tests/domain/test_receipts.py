"""What is read from a receipt, from pieces of text as a machine finds them on photos."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain import receipts
from dashapp.domain.receipt_days import day as day_of
from dashapp.domain.receipt_sums import amounts
from dashapp.domain.receipt_words import Kind, kind, rows
from dashapp.domain.receipts import Piece, Reading, place_of

FIRST, TODAY = date(2025, 1, 1), date(2026, 6, 24)
SIGN, HEIGHT, PITCH = 12, 24, 40  # pixels: a letter's width, the print's height, from row to row


def piece(text: str, left: float, top: float, *, tilt: float = 0.0, sure: float = 0.97) -> Piece:
    """A piece on a paper that falls by `tilt` per pixel to the right."""
    width = SIGN * len(text)
    corners = [
        (left, top + tilt * left),
        (left + width, top + tilt * (left + width)),
        (left + width, top + HEIGHT + tilt * (left + width)),
        (left, top + HEIGHT + tilt * left),
    ]
    return Piece(text, tuple(corners), sure)  # type: ignore[arg-type]


def slip(*printed: str, tilt: float = 0.0) -> list[Piece]:
    """Rows of print; "|" parts what stands left from what stands at the right edge."""
    found = []
    for number, text in enumerate(printed):
        left, _, right = text.partition("|")
        if left:
            found.append(piece(left, 40, number * PITCH, tilt=tilt))
        if right:
            found.append(piece(right, 640 - SIGN * len(right), number * PITCH, tilt=tilt))
    return found


def read(*printed: str, tilt: float = 0.0) -> Reading:
    return receipts.read(slip(*printed, tilt=tilt), first=FIRST, today=TODAY)


TILL = (
    "GALERI DEKRANASDA",
    "Kraksaan, Probolinggo",
    "22-06-202609:41Kasir02",
    "Terasi Udang Lekok",
    "2x20.000|40.000",
    "Keripik Tempe",
    "1x17.000|17.000",
    "Potongan|-5.000",
    "TOTAL|52.000",
    "Tunai|60.000",
    "Kembali|8.000",
)


def test_the_receipt_of_a_till_is_read_and_confirms_itself() -> None:
    assert read(*TILL) == Reading(52_000, date(2026, 6, 22), "GALERI DEKRANASDA", 99)


@pytest.mark.parametrize("tilt", [-0.3, -0.1, 0.08, 0.3])
def test_a_paper_that_lies_askew_reads_the_same(tilt: float) -> None:
    assert read(*TILL, tilt=tilt) == read(*TILL)


def test_the_order_of_the_pieces_does_not_matter() -> None:
    assert receipts.read(slip(*TILL)[::-1], first=FIRST, today=TODAY) == read(*TILL)


@pytest.mark.parametrize(
    ("printed", "total"),
    [
        (("TOTAL|52.000",), 52_000),
        (("T0TAI|52.OOO",), 52_000),
        (("TOTAL Rp52.000",), 52_000),
        (("TOTALRp.52.000,-",), 52_000),
        (("JumlahRp.108.000,00",), 108_000),
        (("JUMIAH|1.25O.000",), 1_250_000),
        (("GRANDTOTAL|52,000",), 52_000),
        (("GRAND TOTAI|l5.000",), 15_000),
        (("Total Bayar|Rp 52. 000",), 52_000),
        (("TOTAL BELANIA :|52.000",), 52_000),  # one letter wrong in a long word
        (("Subtotal|57.000", "Diskon|5.000", "Total|52.000"), 52_000),
        (("Sub Total|57.000", "Total|52.000", "QRIS|52.000"), 52_000),
        (("HARGA JUAL :|57.000", "TOTAL ITEM :|3", "TOTAL BELANJA :|52.000"), 52_000),
        (("TOTAL 3 ITEM|52.000", "TUNAI|60.000"), 52_000),
        (("TOTAL|52.000", "PPN|5.153", "DPP|46.847"), 52_000),
        (("TOTAL|52.000", "TOTAL POIN|1.200"), 52_000),
        (("Banyak Nama Barang|Harga Jumlah", "3 Abon|28.000 84.000", "Jumlah|84.000"), 84_000),
        (("QRIS|52.000",), 52_000),
        (("Abon|28.000", "Tunai|50.000", "Kembali|22.000"), 28_000),  # none is named
        (("TOTAL|52000",), 52_000),
        (("Abon|28.000", "Tunai|50.000"), None),
        (("Abon|28.000", "Subtotal|28.000"), None),
        (("TOTAL ITEM|3",), None),
        (("Telp 0335-841234", "Ref 855844884316983", "HP 0811 1500 280"), None),
        (("TOTAL|250",), None),
        (("TOTAL|100.000.001",), None),
    ],
)
def test_the_total_is_found_among_the_traps(printed: tuple[str, ...], total: int | None) -> None:
    assert read(*printed).total == total


def test_a_total_is_called_sure_only_where_the_receipt_confirms_it() -> None:
    assert read("TOTAL|52.000").sure == 68
    assert read("Grand Total|52.000").sure == 74
    assert read("TOTAL|52.000", "Tunai|60.000", "Kembali|8.000").sure == 84
    assert read("TOTAL|52.000", "QRIS|52.000").sure == 84
    assert read("Subtotal|57.000", "Diskon|5.000", "TOTAL|52.000").sure == 84
    assert read("Abon|28.000", "Terasi|24.000", "TOTAL|52.000").sure == 84
    assert read("TOTAL|52.000", "Tunai|60.000", "Kembali|9.000").sure == 68  # does not add up


def test_two_totals_make_either_doubtful() -> None:
    found = read("TOTAL|57.000", "TOTAL|52.000")
    assert found.total == 52_000  # the lower one
    assert not found.is_sure


def test_digits_without_points_or_with_one_glued_on_make_it_doubtful() -> None:
    assert read("TOTAL|52000").sure == 46
    assert read("TOTAL|1250.000") == Reading(250_000, None, None, 46)


def test_faint_print_makes_it_doubtful() -> None:
    faint = [piece("TOTAL", 40, 0), piece("52.000", 500, 0, sure=0.6)]
    assert receipts.read(faint, first=FIRST, today=TODAY).sure == 43  # 68 less 25


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20.00040.000", [20_000, 40_000]),
        ("2xRp185.000", [185_000]),
        ("1.250.000", [1_250_000]),
        ("250.500.00", [250_500]),
        ("250.500,00", [250_500]),
        ("12.50", []),
        ("0811 1500 280", [1_500]),  # only a row that names a sum is asked for such a one
        ("", []),
    ],
)
def test_amounts_are_read_as_receipts_write_them(text: str, expected: list[int]) -> None:
    assert [amount for amount, _clean in amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22-06-2026", date(2026, 6, 22)),
        ("22/06/26 09:41", date(2026, 6, 22)),
        ("22.06.2026", date(2026, 6, 22)),
        ("2026-06-22", date(2026, 6, 22)),
        ("22 Jun 2026", date(2026, 6, 22)),
        ("22Juni2026", date(2026, 6, 22)),
        ("Kraksaan,22 Juni 2026", date(2026, 6, 22)),
        ("31 Me1 2026", date(2026, 5, 31)),
        ("15Mel2026 16:22", date(2026, 5, 15)),
        ("22Jun12026", date(2026, 6, 22)),
        ("17 Agustus 2025", date(2025, 8, 17)),
        ("1 Nopember 2025", date(2025, 11, 1)),
        ("31-05-202619:19Kasir01", date(2026, 5, 31)),
        ("21/02/2617:07", date(2026, 2, 21)),
        ("O1-O6-2O26", date(2026, 6, 1)),
        ("l2/06/2026", date(2026, 6, 12)),
        ("2026-0420", date(2026, 4, 20)),
        ("0905/2026", date(2026, 5, 9)),
        ("25-06-2026", None),  # tomorrow
        ("31-12-2024", None),  # before the programme
        ("31-06-2026", None),
        ("2.1.8513788", None),
        ("No. 0373/0526", None),
        ("0335-841234", None),
        ("22 ikan 2026", None),
    ],
)
def test_the_day_is_read_however_it_is_written(text: str, expected: date | None) -> None:
    assert day_of(rows(slip(text)), first=FIRST, today=TODAY) == expected


def test_of_two_days_the_one_beside_a_time_holds_and_of_two_such_none() -> None:
    assert read("Berlaku sampai 20-06-2026", "Tgl 22-06-2026 09:41").day == date(2026, 6, 22)
    assert read("20-06-2026 08:00", "22-06-2026 09:41").day is None


def test_the_shop_is_the_largest_name_above() -> None:
    large = Piece("TOKO BERKAH", ((100, 40), (500, 40), (500, 90), (100, 90)), 0.98)
    small = [
        piece("NOTA", 500, 40),
        piece("Jl. Raya Dringu", 40, 110),
        piece("0335-841234", 40, 150),
    ]
    assert receipts.read([*small, large], first=FIRST, today=TODAY).shop == "TOKO BERKAH"
    assert read("QRIS PEMBAYARAN", "TOTAL|52.000").shop is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TOTAL", Kind.SUM),
        ("SUBTOTAL", Kind.GROSS),
        ("Total Item :", Kind.COUNT),
        ("Kembalian", Kind.CHANGE),
        ("Tunai", Kind.PAID),
        ("Tunal", Kind.PAID),
        ("Jumlah Bayar", Kind.TOTAL),
        ("Terasi Udang", None),
    ],
)
def test_words_name_kinds_of_sums(text: str, expected: Kind | None) -> None:
    assert kind(text) is expected


def test_a_total_is_filled_in_from_the_sureness_at_which_it_is_put_beside_a_claim() -> None:
    assert Reading(52_000, None, None, 70).is_sure
    assert not Reading(52_000, None, None, 69).is_sure
    assert not Reading(None, None, None, 0).is_sure


PLACES = [
    ("DEK-KRAKSAAN", "Galeri Dekranasda Kraksaan"),
    ("DEK-TONGAS", "Galeri Dekranasda Tongas"),
    ("U-1", "Toko Berkah"),
    ("U-2", "Toko Berkah Jaya"),
]


@pytest.mark.parametrize(
    ("shop", "expected"),
    [
        ("TOKO BERKAH", "U-1"),
        ("T0KO BERKAH", "U-1"),
        ("GALERI DEKRANASDA KRAKSAAN", "DEK-KRAKSAAN"),
        ("GALERI DEKRANASDA T", "DEK-TONGAS"),
        ("GALERI DEKRANASDA", None),  # which of them?
        ("TOKO BERKAH JAYA ABADI", None),
        ("TOK", None),
        (None, None),
    ],
)
def test_the_place_is_the_one_that_bears_the_shops_name(
    shop: str | None, expected: str | None
) -> None:
    assert place_of(shop, PLACES) == expected


NOWHERE = ((0.0, 0.0), (math.nan, 0.0), (10.0, 10.0), (0.0, 10.0))
FAR = ((0.0, 0.0), (1e300, 0.0), (1e300, 1e300), (0.0, 1e300))


def test_pieces_at_places_that_cannot_be_are_passed_over() -> None:
    odd = [Piece("TOTAL 1.000", NOWHERE, 0.9), Piece("TOTAL 2.000", FAR, 0.9)]
    odd += [Piece("TOTAL 3.000", FAR, math.inf), Piece(" ", piece("x", 0, 0).corners, 0.9)]
    assert receipts.read([*odd, *slip("TOTAL|52.000")], first=FIRST, today=TODAY).total == 52_000
    assert receipts.read(odd, first=FIRST, today=TODAY).is_empty


POINTS = st.tuples(st.floats(), st.floats())
PIECES = st.builds(
    Piece,
    text=st.text(alphabet="TOTAL JUMLAH Rp0123456789.,-/:|lOI\0é٣", max_size=40),
    corners=st.tuples(POINTS, POINTS, POINTS, POINTS),
    sure=st.floats(),
)
PLACED = st.builds(
    piece,
    text=st.text(alphabet="TOTALJUMRp0123456789.,-/: lOI", min_size=1, max_size=30),
    left=st.floats(-100, 2000),
    top=st.floats(-100, 2000),
    tilt=st.floats(-2, 2),
)


@given(st.lists(PIECES | PLACED, max_size=30))
def test_whatever_the_machine_sends_gives_a_reading_within_bounds(pieces: list[Piece]) -> None:
    found = receipts.read(pieces, first=FIRST, today=TODAY)
    assert found.total is None or 500 <= found.total <= 100_000_000
    assert found.day is None or FIRST <= found.day <= TODAY
    assert 0 <= found.sure <= 99
    assert (found.total is None) == (found.sure == 0)
    assert len(found.shop or "") <= receipts.SHOP_LONGEST


def test_a_photo_full_of_text_is_read_in_no_time() -> None:
    many = [piece("9" * 500, 10 * number, 7 * number) for number in range(5_000)]
    assert receipts.read(many, first=FIRST, today=TODAY).is_empty
