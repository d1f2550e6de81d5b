"""What an import would change: who is new, moved, gone or back, and from which day on."""

from dataclasses import replace
from datetime import date

import pytest

from dashapp.domain.headers import Header
from dashapp.domain.levels import Level
from dashapp.domain.problems import Problem
from dashapp.domain.roster import Reading, RosterRow, RowProblem
from dashapp.domain.roster_changes import Change, Changes, Kind, MassLeaving, plan
from dashapp.domain.roster_known import BEGINNING, Details, KnownPerson, KnownPosting, Status

DAY = date(2025, 6, 10)
NIP = "198702142011012008"
ROW = RosterRow(
    row=2,
    nip=NIP,
    name="Sari",
    title_front="",
    title_back="",
    jenis_pegawai="PNS",
    kedudukan="Aktif",
    jenis_jabatan="Pelaksana",
    nama_jabatan="Pengolah Data",
    eselon="",
    tmt=None,
    unit="Bidang Gizi",
    opd="DINKES",
    level=Level.PELAKSANA,
    review=False,
    email="",
    phone="",
)
POSTING = KnownPosting(
    id=1,
    opd="DINKES",
    unit="Bidang Gizi",
    jenis_jabatan="Pelaksana",
    nama_jabatan="Pengolah Data",
    eselon="",
    level=Level.PELAKSANA,
    valid_from=date(2024, 3, 1),
    valid_to=None,
)
PERSON = KnownPerson(
    person_id=7,
    nips=(NIP,),
    details=Details("Sari", "", "", "", ""),
    postings=(POSTING,),
    statuses=(Status(BEGINNING, "Aktif", "PNS"),),
)
GONE = replace(PERSON, postings=(replace(POSTING, valid_to=date(2025, 4, 1)),))


def number(serial: int) -> str:
    return f"198702142011012{serial:03d}"


def somebody(serial: int, opd: str = "DINKES") -> KnownPerson:
    return replace(
        PERSON,
        person_id=serial,
        nips=(number(serial),),
        details=Details(f"Orang {serial}", "", "", "", ""),
        postings=(replace(POSTING, opd=opd),),
    )


def reading(*rows: RosterRow, refused: tuple[RowProblem, ...] = ()) -> Reading:
    nips = frozenset(row.nip for row in refused)
    return Reading(Header(0, {}, {}), rows, refused, nips)


def planned(known: list[KnownPerson], *rows: RosterRow) -> Changes:
    return plan(known, reading(*rows), DAY)


def only(known: list[KnownPerson], row: RosterRow) -> Change:
    (change,) = planned(known, row).changes
    return change


def test_a_new_person_begins_at_tmt_and_without_one_on_the_day_of_the_import() -> None:
    assert only([], replace(ROW, tmt=date(2023, 1, 1))).begins == date(2023, 1, 1)
    change = only([], ROW)
    assert (change.kind, change.begins) == (Kind.NEW, DAY)
    assert change.statuses == (Status(BEGINNING, "Aktif", "PNS"),)


def test_the_same_row_again_changes_nothing_whatever_its_tmt_says() -> None:
    change = only([PERSON], replace(ROW, tmt=date(2025, 5, 1), name="Sari", unit="BIDANG GIZI"))
    assert (change.kind, change.begins, change.details, change.statuses) == (
        Kind.UNCHANGED,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("tmt", "begins"),
    [
        (date(2025, 5, 1), date(2025, 5, 1)),  # later than the running posting
        (date(2025, 7, 1), date(2025, 7, 1)),  # to come
        (date(2024, 3, 1), DAY),  # not later
        (date(2020, 1, 1), DAY),
        (None, DAY),
    ],
)
def test_a_changed_posting_begins_at_tmt_only_when_that_is_later_than_the_running_one(
    tmt: date | None, begins: date
) -> None:
    change = only([PERSON], replace(ROW, opd="DKUPP", tmt=tmt))
    assert (change.kind, change.begins, change.cut) == (Kind.MOVED, begins, begins)
    assert change.old == POSTING


@pytest.mark.parametrize(
    "over",
    [
        {"nama_jabatan": "Analis"},
        {"unit": "Puskesmas Paiton"},
        {"jenis_jabatan": "Fungsional Umum"},
    ],
)
def test_another_title_or_unit_is_another_posting_of_the_same_opd(over: dict[str, str]) -> None:
    change = only([PERSON], replace(ROW, **over))  # type: ignore[arg-type]
    assert (change.kind, change.begins, change.level_changed) == (Kind.CHANGED, DAY, False)


def test_an_empty_cell_says_nothing_and_changes_nothing() -> None:
    silent = replace(ROW, unit="", nama_jabatan="", kedudukan="", jenis_pegawai="")
    assert only([PERSON], silent).kind is Kind.UNCHANGED


def test_a_changed_level_is_counted_beside_the_kind_of_change() -> None:
    raised = replace(ROW, level=Level.ESELON_IV, eselon="IV.a")
    counts = planned([PERSON], raised).counts()
    assert (counts["changed"], counts["level_changed"], counts["moved"]) == (1, 1, 0)
    counts = planned([PERSON], replace(raised, opd="DKUPP")).counts()
    assert (counts["changed"], counts["level_changed"], counts["moved"]) == (0, 1, 1)


def test_somebody_missing_has_left_on_the_day_of_the_import() -> None:
    (change,) = planned([PERSON]).changes
    assert (change.kind, change.cut, change.begins) == (Kind.LEFT, DAY, None)


def test_somebody_who_has_left_before_does_not_leave_again() -> None:
    assert planned([GONE]).changes == ()


@pytest.mark.parametrize(
    ("tmt", "begins"),
    [
        (date(2025, 4, 2), date(2025, 4, 2)),
        (date(2025, 4, 1), DAY),  # the day of leaving itself is not later
        (date(2024, 3, 1), DAY),
        (None, DAY),
    ],
)
def test_whoever_returns_begins_at_tmt_when_it_is_later_than_the_day_of_leaving(
    tmt: date | None, begins: date
) -> None:
    change = only([GONE], replace(ROW, tmt=tmt))
    assert (change.kind, change.begins) == (Kind.RETURNED, begins)


def test_a_change_of_status_holds_from_the_day_of_the_import() -> None:
    change = only([PERSON], replace(ROW, kedudukan="Cuti di luar tanggungan negara"))
    assert change.kind is Kind.CHANGED
    assert change.begins is None
    assert change.statuses == (
        Status(BEGINNING, "Aktif", "PNS"),
        Status(DAY, "Cuti di luar tanggungan negara", "PNS"),
    )


def test_the_first_known_status_holds_from_the_beginning_each_column_for_itself() -> None:
    known = replace(
        PERSON,
        statuses=(Status(BEGINNING, "", "CPNS"), Status(date(2025, 2, 1), "", "PNS")),
    )
    change = only([known], ROW)
    assert change.statuses == (
        Status(BEGINNING, "Aktif", "CPNS"),
        Status(date(2025, 2, 1), "Aktif", "PNS"),
    )


def test_a_second_change_of_status_on_the_same_day_replaces_the_first() -> None:
    known = replace(
        PERSON, statuses=(Status(BEGINNING, "Aktif", "PNS"), Status(DAY, "Tugas Belajar", "PNS"))
    )
    assert only([known], replace(ROW, kedudukan="MPP")).statuses == (
        Status(BEGINNING, "Aktif", "PNS"),
        Status(DAY, "MPP", "PNS"),
    )


def test_another_writing_of_the_same_status_is_no_change() -> None:
    assert only([PERSON], replace(ROW, kedudukan="AKTIF")).kind is Kind.UNCHANGED


def test_a_corrected_name_changes_the_person_and_no_posting() -> None:
    change = only([PERSON], replace(ROW, name="Sari Dewi", phone="0811"))
    assert (change.kind, change.begins) == (Kind.CHANGED, None)
    assert change.details == Details("Sari Dewi", "", "", "", "0811")


def test_a_person_is_known_by_an_earlier_nip_too_and_only_once_in_a_file() -> None:
    twice = replace(PERSON, nips=("198702142023212001", NIP))
    changes = planned([twice], ROW, replace(ROW, row=3, nip="198702142023212001"))
    assert [change.kind for change in changes.changes] == [Kind.UNCHANGED]
    assert [(row.row, row.problems[0].code) for row in changes.refused] == [(3, "person_doubled")]


def test_whoever_stands_in_a_refused_row_has_not_left() -> None:
    bad = RowProblem(2, NIP, "Sari", (Problem("opd_unknown"),))
    assert plan([PERSON], reading(refused=(bad,)), DAY).changes == ()


def test_a_row_with_a_broken_nip_keeps_whoever_bears_its_name() -> None:
    bad = RowProblem(2, "1.98702142011012E+17", "SARI", (Problem("nip_number"),))
    changes = plan([PERSON, somebody(2)], reading(refused=(bad,)), DAY)
    assert [change.name for change in changes.changes] == ["Orang 2"]


def test_more_than_a_tenth_leaving_is_asked_about() -> None:
    people = [somebody(serial, f"OPD{serial % 4}") for serial in range(1, 41)]  # 10 in each OPD
    rows = [replace(ROW, nip=person.nips[0], opd=person.postings[0].opd) for person in people]
    assert planned(people, *rows[4:]).asks == ()  # 4 of 40 is a tenth, not more
    assert planned(people, *rows[5:]).asks == (MassLeaving(None, 5, 40),)


def test_more_than_a_tenth_of_one_opd_with_twenty_people_is_asked_about() -> None:
    people = [somebody(serial, "BESAR" if serial <= 20 else "LAIN") for serial in range(1, 101)]
    rows = [replace(ROW, nip=person.nips[0], opd=person.postings[0].opd) for person in people]
    assert planned(people, *rows[2:]).asks == ()
    assert planned(people, *rows[3:]).asks == (MassLeaving("BESAR", 3, 20),)


def test_a_small_opd_may_lose_more_than_a_tenth_unasked() -> None:
    people = [somebody(serial, "KECIL" if serial <= 19 else "LAIN") for serial in range(1, 101)]
    rows = [replace(ROW, nip=person.nips[0], opd=person.postings[0].opd) for person in people]
    assert planned(people, *rows[5:]).asks == ()
