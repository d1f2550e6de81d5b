"""Dates, times and days left, and that words work without an application."""

from datetime import UTC, date, datetime

import pytest

from dashapp.ui import words


def test_words_work_outside_of_a_request() -> None:
    assert words._("Lihat tabel") == "Lihat tabel"
    assert words._("%(days)d hari lagi", days=3) == "3 hari lagi"
    assert words._("100% terpenuhi") == "100% terpenuhi"


def test_months_have_their_indonesian_names() -> None:
    assert words.month_name(date(2026, 11, 1)) == "November 2026"
    assert words.month_only(date(2026, 8, 1)) == "Agustus"
    assert words.day_long(date(2026, 6, 24)) == "24 Juni 2026"
    assert words.day_short(date(2026, 8, 4)) == "4 Agu"
    assert words.day_month(date(2026, 6, 24)) == "24 Juni"


def test_a_time_is_wib_with_a_point() -> None:
    assert words.clock_time(datetime(2026, 6, 24, 2, 41, tzinfo=UTC)) == "09.41"
    assert words.moment(datetime(2026, 6, 23, 17, 5, tzinfo=UTC)) == "24 Jun 2026, 00.05"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 6, 24), "16 hari lagi"),
        (date(2026, 7, 9), "1 hari lagi"),
        (date(2026, 7, 10), "hari ini, sampai 23.59"),
        (date(2026, 7, 11), "sudah lewat"),
    ],
)
def test_days_left_until_a_deadline(today: date, said: str) -> None:
    assert words.days_left(date(2026, 7, 10), today) == said


def test_counts_have_points() -> None:
    assert words.count(6072) == "6.072"
    assert words.count(7) == "7"
