"""The NIP: true ones of PNS and PPPK pass, false ones are told what is wrong."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain import nip
from dashapp.domain.problems import BadValue

PNS = "198702142011012008"
PPPK = "199005172022211003"

TRUE = [
    PNS,
    PPPK,
    "198702142011121001",  # December
    "199005172022291001",  # ninth contract
    "199605172025212999",
    "198802292010011001",  # born on 29 February of a leap year
]

FALSE: list[tuple[object, str]] = [
    (None, "nip_empty"),
    ("", "nip_empty"),
    ("   ", "nip_empty"),
    ("19870214201101200", "nip_length"),
    ("1987021420110120088", "nip_length"),
    ("1", "nip_length"),
    ("9" * 10_000, "nip_length"),
    ("19870214201101200O", "nip_digits"),
    ("NIP198702142011012008", "nip_digits"),
    ("198702142011012008\n", "nip_digits"),
    ("198702142011\t012008", "nip_digits"),
    ("'198702142011012008", "nip_digits"),
    ("19870214-201101-2-008", "nip_digits"),
    ("+19870214201101200", "nip_digits"),
    ("198702142011012008\x00", "nip_digits"),
    ("\ud800", "nip_digits"),
    ("=198702142011012008", "nip_digits"),
    ("١٩٨٧٠٢١٤٢٠١١٠١٢٠٠٨", "nip_digits"),
    ("１９８７０２１４２０１１０１２００８", "nip_digits"),
    ("19870214201101200٨", "nip_digits"),
    (b"198702142011012008", "nip_digits"),
    ([PNS], "nip_digits"),
    ({}, "nip_digits"),
    (198702142011012008, "nip_number"),
    (1.98702142011012e17, "nip_number"),
    (True, "nip_number"),
    ("1.98603E+17", "nip_number"),
    ("1,98603E+17", "nip_number"),
    ("1.98702142011012e+17", "nip_number"),
    ("198702142011012000.0", "nip_number"),
    ("198713142011012008", "nip_birth"),  # month 13
    ("198702302011012008", "nip_birth"),  # 30 February
    ("198702292011012008", "nip_birth"),  # 1987 was no leap year
    ("000002142011012008", "nip_birth"),
    ("178702142011012008", "nip_birth"),
    ("198702142011002008", "nip_start"),  # month 0
    ("198702142011132008", "nip_start"),  # month 13 is neither month nor contract
    ("199005172022201003", "nip_start"),  # contract 0
    ("199005172022311003", "nip_start"),
    ("198702141987012008", "nip_start"),  # in service in the year of birth
    ("198702141950012008", "nip_start"),
    ("198702142011013008", "nip_sex"),
    ("198702142011010008", "nip_sex"),
    ("198702142011012000", "nip_serial"),
]


@pytest.mark.parametrize("number", TRUE)
def test_a_well_formed_nip_is_read_as_it_stands(number):
    assert nip.read(number) == number


@pytest.mark.parametrize(("value", "code"), FALSE, ids=lambda value: repr(value)[:26])
def test_a_false_nip_is_refused_with_its_reason(value, code):
    with pytest.raises(BadValue) as refused:
        nip.read(value)
    assert refused.value.problem.code == code


def test_a_nip_written_in_groups_is_read_without_the_spaces():
    assert nip.read(" 19870214 201101 2\u00a0008 ") == PNS


def test_a_wrong_length_is_told_with_the_digits_found():
    with pytest.raises(BadValue) as refused:
        nip.read("1987 0214 2011 01200")
    assert refused.value.problem.params == {"found": 17}


@pytest.mark.parametrize("contract", range(1, 10))
def test_a_pppk_has_the_contract_where_a_pns_has_the_month(contract):
    number = f"1990051720222{contract}1003"
    assert nip.read(number) == number


def test_a_nip_is_shown_in_groups():
    assert nip.grouped(PNS) == "19870214 201101 2 008"


def test_a_masked_nip_tells_neither_birth_date_nor_sex():
    assert nip.mask(PNS) == "•••••••• 201101 • 008"


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.from_regex(r"\d{18}")))
def test_nothing_but_eighteen_ascii_digits_ever_passes(value):
    with contextlib.suppress(BadValue):  # any other exception fails
        number = nip.read(value)
        assert len(number) == 18
        assert set(number) <= set("0123456789")
