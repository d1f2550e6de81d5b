"""NIB, PIRT and halal: how each stands on a day, and which numbers are ones."""

from __future__ import annotations

from datetime import date

import pytest

from dashapp.domain import papers
from dashapp.domain.papers import Kind, Mark, Paper, PaperDraft, State
from dashapp.domain.problems import BadValue, Rejected

DAY = date(2026, 6, 24)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, Mark.VALID),
        (date(2026, 7, 25), Mark.VALID),  # 31 days off
        (date(2026, 7, 24), Mark.ENDING),  # 30 days off
        (date(2026, 6, 24), Mark.ENDING),  # today is its last day
        (date(2026, 6, 23), Mark.ENDED),
    ],
)
def test_a_paper_ends_after_its_last_day_and_is_told_thirty_days_before(
    until: date | None, expected: Mark
) -> None:
    assert papers.mark(Paper(State.HELD, "1", until), needed=True, day=DAY) is expected


def test_what_was_not_written_down_is_missing_where_it_is_needed() -> None:
    assert papers.mark(None, needed=True, day=DAY) is Mark.MISSING
    assert papers.mark(None, needed=False, day=DAY) is Mark.NOT_NEEDED


def test_an_ended_paper_that_nobody_needs_is_no_matter() -> None:
    ended = Paper(State.HELD, "1", date(2026, 1, 1))
    assert papers.mark(ended, needed=False, day=DAY) is Mark.NOT_NEEDED


@pytest.mark.parametrize(
    ("categories", "needing"),
    [
        (["Makanan"], {Kind.NIB, Kind.PIRT, Kind.HALAL}),
        (["Kerajinan", "Minuman"], {Kind.NIB, Kind.PIRT, Kind.HALAL}),
        (["Kerajinan"], {Kind.NIB}),
        ([], {Kind.NIB}),
    ],
)
def test_only_what_is_eaten_or_drunk_needs_pirt_and_halal(
    categories: list[str], needing: set[Kind]
) -> None:
    found = papers.marks({}, categories, DAY)
    assert {kind for kind, mark in found.items() if mark is Mark.MISSING} == needing


def test_papers_in_process_are_not_complete_but_nothing_to_look_at() -> None:
    found = {Kind.NIB: Mark.VALID, Kind.PIRT: Mark.ENDING, Kind.HALAL: Mark.PENDING}
    assert not papers.is_complete(found)
    assert papers.worst(found) is Kind.PIRT
    assert papers.worst(found | {Kind.PIRT: Mark.VALID}) is None


def test_an_ended_paper_weighs_more_than_a_missing_one() -> None:
    found = {Kind.NIB: Mark.MISSING, Kind.PIRT: Mark.ENDING, Kind.HALAL: Mark.ENDED}
    assert papers.worst(found) is Kind.HALAL


@pytest.mark.parametrize(
    ("kind", "typed", "normal"),
    [
        (Kind.NIB, "0220103456718", "0220103456718"),
        (Kind.NIB, " 0220 1034 5671 8 ", "0220103456718"),
        (Kind.NIB, "NIB: 0220-1034-5671-8", "0220103456718"),
        (Kind.PIRT, "206351301012326", "2063513010123-26"),
        (Kind.PIRT, "P-IRT No. 2063513010123-26", "2063513010123-26"),
        (Kind.HALAL, "id35110000123450526", "ID35110000123450526"),
    ],
)
def test_numbers_are_read_in_every_usual_writing(kind: Kind, typed: str, normal: str) -> None:
    assert papers.read_number(kind, typed) == normal


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Kind.NIB, "022010345671", "nib_number"),  # twelve
        (Kind.NIB, "02201034567189", "nib_number"),
        (Kind.NIB, "0220103456A18", "nib_number"),
        (Kind.NIB, "٠٢٢٠١٠٣٤٥٦٧١٨", "nib_number"),  # digits of another script
        (Kind.NIB, 220103456718, "nib_number"),  # a number has lost its zero
        (Kind.NIB, "1" * 500, "nib_number"),
        (Kind.NIB, "02201034\x005671", "nib_number"),
        (Kind.PIRT, "20635130101232", "pirt_number"),
        (Kind.PIRT, "=HYPERLINK(1)", "pirt_number"),
        (Kind.HALAL, "35110000123450526", "halal_number"),
        (Kind.NIB, "  ", "paper_number_empty"),
        (Kind.NIB, None, "paper_number_empty"),
    ],
)
def test_what_is_no_number_is_refused(kind: Kind, typed: object, code: str) -> None:
    with pytest.raises(BadValue) as bad:
        papers.read_number(kind, typed)
    assert bad.value.problem.code == code


def test_a_number_that_may_be_missing_may_be_missing() -> None:
    assert papers.read_number(Kind.HALAL, "", needed=False) == ""


def test_all_faults_of_a_paper_are_told_by_field() -> None:
    with pytest.raises(Rejected) as refused:
        papers.accept(Kind.PIRT, PaperDraft("berlaku", "12", None))
    codes = {field: problem.code for field, problem in refused.value.problems.items()}
    assert codes == {"number": "pirt_number", "until": "paper_until_empty"}


@pytest.mark.parametrize(
    ("kind", "draft", "expected"),
    [
        (Kind.HALAL, PaperDraft("diproses", "", "2026-12-01"), Paper(State.PENDING)),
        (Kind.PIRT, PaperDraft("tidak_perlu", "x", None), Paper(State.NOT_NEEDED)),
        (Kind.NIB, PaperDraft("belum_ada", None, None), None),
        (
            Kind.NIB,
            PaperDraft("berlaku", "0220103456718", ""),
            Paper(State.HELD, "0220103456718"),
        ),
    ],
)
def test_a_state_keeps_only_what_belongs_to_it(
    kind: Kind, draft: PaperDraft, expected: Paper | None
) -> None:
    assert papers.accept(kind, draft) == expected


@pytest.mark.parametrize(
    ("kind", "state", "code"),
    [
        (Kind.NIB, "tidak_perlu", "nib_always_needed"),
        (Kind.PIRT, "sah", "paper_state_empty"),
        (Kind.PIRT, None, "paper_state_empty"),
        (Kind.PIRT, 7, "paper_state_empty"),
    ],
)
def test_a_state_that_cannot_be_is_refused(kind: Kind, state: object, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        papers.accept(kind, PaperDraft(state))
    assert refused.value.problems["state"].code == code
