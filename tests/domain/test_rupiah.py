"""Amounts as people write them, and as SiMadu writes them back."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain import rupiah
from dashapp.domain.problems import BadValue

ACCEPTED = [
    ("50000", 50_000),
    ("50.000", 50_000),
    ("Rp 50.000", 50_000),
    ("Rp\u00a050.000", 50_000),
    ("Rp\u202f50.000", 50_000),
    ("Rp50.000", 50_000),
    ("Rp. 50.000", 50_000),
    ("Rp.50.000", 50_000),
    ("rp 50.000", 50_000),
    ("RP50000", 50_000),
    ("IDR 50.000", 50_000),
    ("Rp50.000,00", 50_000),
    ("50.000,00", 50_000),
    ("50000,00", 50_000),
    ("50000.00", 50_000),  # a DECIMAL column as databases export it
    ("7500.0", 7_500),
    ("Rp 50.000,-", 50_000),
    ("50.000,--", 50_000),
    ("50.000.-", 50_000),
    ("50.000 rupiah", 50_000),
    ("50.000rupiah", 50_000),
    ("Rp50rb", 50_000),
    ("50rb", 50_000),
    ("50 rb", 50_000),
    ("50 ribu", 50_000),
    ("50RIBU", 50_000),
    ("50 ribu rupiah", 50_000),
    ("50k", 50_000),
    ("50K", 50_000),
    ("7,5 ribu", 7_500),
    ("7,55rb", 7_550),
    ("1500 ribu", 1_500_000),
    ("1,5 juta", 1_500_000),
    ("1.5jt", 1_500_000),
    ("1,25 juta", 1_250_000),
    ("0,5 juta", 500_000),
    ("2 jt", 2_000_000),
    ("Rp 100 juta", 100_000_000),
    ("1.000.000", 1_000_000),
    ("12.345.678", 12_345_678),
    ("100.000.000", 100_000_000),
    ("1", 1),
    ("50", 50),
    ("50,00", 50),
    (" 50000 ", 50_000),
    ("\t50.000\n", 50_000),
    (50_000, 50_000),
    (100_000_000, 100_000_000),
]

REFUSED = [
    (None, "amount_empty"),
    ("", "amount_empty"),
    ("   ", "amount_empty"),
    ("\u00a0", "amount_empty"),
    ("0", "amount_not_positive"),
    ("000", "amount_not_positive"),
    ("0 juta", "amount_not_positive"),
    (0, "amount_not_positive"),
    ("-5", "amount_not_positive"),
    ("-50.000", "amount_not_positive"),
    ("Rp -5", "amount_not_positive"),
    (-50_000, "amount_not_positive"),
    ("50.000,5", "amount_cents"),
    ("50.000,50", "amount_cents"),
    ("50000,05", "amount_cents"),
    ("1,5", "amount_cents"),
    (100_000_001, "amount_too_large"),
    ("100.000.001", "amount_too_large"),
    ("101 juta", "amount_too_large"),
    ("9" * 40, "amount_too_large"),
    (10**4000, "amount_too_large"),
    # English, or a slip: the readings lie a factor of 1000 apart, so the reader asks again
    ("50,000", "amount_unreadable"),
    ("50,000.00", "amount_unreadable"),
    ("1,500,000", "amount_unreadable"),
    ("50.00", "amount_unreadable"),
    ("50.0", "amount_unreadable"),
    ("50.0000", "amount_unreadable"),
    ("50,0", "amount_unreadable"),
    ("50.000.00", "amount_unreadable"),
    ("1.50.000", "amount_unreadable"),
    ("0.500", "amount_unreadable"),
    ("1.500 ribu", "amount_unreadable"),
    ("1,500 juta", "amount_unreadable"),
    ("50.000rb", "amount_unreadable"),
    ("50000 ribu", "amount_unreadable"),
    ("50 000", "amount_unreadable"),
    ("5 0rb", "amount_unreadable"),
    ("50\n000", "amount_unreadable"),
    ("0812345678", "amount_unreadable"),
    # other digits, other notations
    ("٥٠", "amount_unreadable"),
    ("５０", "amount_unreadable"),
    ("५०", "amount_unreadable"),
    ("50²", "amount_unreadable"),
    ("50\u212a", "amount_unreadable"),  # the Kelvin sign is no k
    ("1_000", "amount_unreadable"),
    ("5e4", "amount_unreadable"),
    ("0x50", "amount_unreadable"),
    ("+50000", "amount_unreadable"),
    ("−50000", "amount_unreadable"),
    ("50000.5", "amount_unreadable"),
    ("500.00", "amount_unreadable"),
    ("50000.000", "amount_unreadable"),
    ("0812345.00", "amount_unreadable"),
    ("50'000", "amount_unreadable"),
    ("5M", "amount_unreadable"),
    ("1 miliar", "amount_unreadable"),
    ("$50", "amount_unreadable"),
    ("USD 50", "amount_unreadable"),
    ("Rp", "amount_unreadable"),
    ("ribu", "amount_unreadable"),
    ("lima puluh ribu", "amount_unreadable"),
    ("50.000 dan 20.000", "amount_unreadable"),
    ("=50000", "amount_unreadable"),
    ("<b>50000</b>", "amount_unreadable"),
    ("50000\x00", "amount_unreadable"),
    ("\ud800", "amount_unreadable"),
    ("9" * 10_000, "amount_unreadable"),
    ("nan", "amount_unreadable"),
    (True, "amount_unreadable"),
    (False, "amount_unreadable"),
    (50_000.0, "amount_unreadable"),
    (float("nan"), "amount_unreadable"),
    (b"50000", "amount_unreadable"),
    ([50_000], "amount_unreadable"),
    ({"amount": 50_000}, "amount_unreadable"),
]


@pytest.mark.parametrize(("written", "amount"), ACCEPTED, ids=lambda value: repr(value)[:20])
def test_a_usual_writing_is_read_to_the_rupiah(written, amount):
    assert rupiah.read(written) == amount


@pytest.mark.parametrize(("written", "code"), REFUSED, ids=lambda value: repr(value)[:20])
def test_anything_else_is_refused_with_its_reason(written, code):
    with pytest.raises(BadValue) as refused:
        rupiah.read(written)
    assert refused.value.problem.code == code


def test_too_large_an_amount_is_refused_with_the_limit():
    with pytest.raises(BadValue) as refused:
        rupiah.read("100.000.001")
    assert refused.value.problem.params == {"limit": 100_000_000}


@given(st.integers(1, rupiah.MAX_AMOUNT))
def test_what_is_written_is_read_back_the_same(amount):
    plain = rupiah.plain(amount)
    writings = [
        str(amount),
        plain,
        rupiah.write(amount),
        rupiah.letter(amount),
        f"Rp. {plain}",
        f"rp{plain},-",
        f"{plain} rupiah",
        f"  {amount},00 ",
    ]
    assert [rupiah.read(writing) for writing in writings] == [amount] * len(writings)


@given(st.integers(1, 9_999))
def test_thousands_written_with_ribu_are_read_back_the_same(thousands):
    assert rupiah.read(f"{thousands} ribu") == thousands * 1000
    assert rupiah.read(f"Rp{thousands}rb") == thousands * 1000


@given(st.text(alphabet="0123456789.,- Rprbutajk", max_size=16))
def test_no_writing_is_read_as_another_number_than_its_digits_say(text):
    try:
        amount = rupiah.read(text)
    except BadValue:
        return
    digits = "".join(sign for sign in text if sign.isdigit())
    # whatever is accepted is its own digits, with zeros taken off or put on behind, no more
    assert digits.strip("0") == str(amount).strip("0")


@given(st.one_of(st.text(), st.floats(), st.binary(), st.none(), st.lists(st.integers())))
def test_nothing_that_comes_in_can_break_the_reader(value):
    with contextlib.suppress(BadValue):  # any other exception fails
        assert 1 <= rupiah.read(value) <= rupiah.MAX_AMOUNT


@pytest.mark.parametrize(
    ("amount", "written", "plain", "letter"),
    [
        (0, "Rp\u00a00", "0", "Rp0,00"),
        (999, "Rp\u00a0999", "999", "Rp999,00"),
        (50_000, "Rp\u00a050.000", "50.000", "Rp50.000,00"),
        (1_234_567, "Rp\u00a01.234.567", "1.234.567", "Rp1.234.567,00"),
        (-2_500, "-Rp\u00a02.500", "-2.500", "-Rp2.500,00"),
    ],
)
def test_an_amount_is_written_with_points_for_thousands(amount, written, plain, letter):
    assert (rupiah.write(amount), rupiah.plain(amount), rupiah.letter(amount)) == (
        written,
        plain,
        letter,
    )


@pytest.mark.parametrize(
    ("amount", "short", "long"),
    [
        (999_999, "Rp 999.999", "Rp 999.999"),
        (1_000_000, "Rp 1 jt", "Rp 1 juta"),
        (1_099_999, "Rp 1 jt", "Rp 1 juta"),
        (386_299_999, "Rp 386,2 jt", "Rp 386,2 juta"),
        (999_999_999, "Rp 999,9 jt", "Rp 999,9 juta"),
        (2_599_999_999, "Rp 2,5 miliar", "Rp 2,5 miliar"),
        (1_250_000_000_000, "Rp 1,2 triliun", "Rp 1,2 triliun"),
        (-1_590_000, "-Rp 1,5 jt", "-Rp 1,5 juta"),
    ],
)
def test_large_amounts_are_rounded_down_and_never_say_m(amount, short, long):
    assert rupiah.short(amount).replace("\u00a0", " ") == short
    assert rupiah.long(amount).replace("\u00a0", " ") == long
