"""The number of a purchase, written and read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashapp.domain import numbers
from dashapp.domain.problems import BadValue


def test_a_number_names_the_day_in_wib_and_the_running_number() -> None:
    late = datetime(2026, 6, 22, 17, 30, tzinfo=UTC)  # half past midnight of the 23rd in WIB
    assert numbers.write(412, late) == "PB-260623-0412"
    assert numbers.write(1_200_000, late) == "PB-260623-1200000"


@pytest.mark.parametrize(
    "text", ["PB-260623-0412", " pb-260623-0412 ", "#PB-260623-0412", "PB2606230412"]
)
def test_a_number_is_read_as_people_copy_it(text: str) -> None:
    assert numbers.read(text) == (412, date(2026, 6, 23))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "number_empty"),
        ("  ", "number_empty"),
        ("412", "number_unreadable"),
        ("PB-261341-0412", "number_unreadable"),
        ("PB-260623-0412; DROP TABLE", "number_unreadable"),
        ("PB-260623-" + "9" * 30, "number_unreadable"),
        ("PB-26062٣-0412", "number_unreadable"),
        (412, "number_unreadable"),
        (["PB-260623-0412"], "number_unreadable"),
    ],
)
def test_anything_else_is_no_number(text: object, code: str) -> None:
    with pytest.raises(BadValue) as refused:
        numbers.read(text)
    assert refused.value.problem.code == code
