"""The roster in the database: imported once, compared afterwards, taken back when it was wrong."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from dashapp.domain.people import SYSTEM_CLI
from dashapp.domain.problems import Rejected
from dashapp.services import accounts, checks, months, roster, roster_undo
from dashapp.services.roster import Imported, Preview
from db.models import (
    Event,
    ImportBatch,
    Nip,
    Obligation,
    Person,
    Posting,
    Revision,
    ServiceStatus,
)
from db.session import reading, transaction
from tests import rosters
from tests.rosters import Line, a_line, a_nip

NOW = datetime(2025, 3, 5, 3, tzinfo=UTC)
JANUARY, FEBRUARY, MARCH = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)
HEADERS = tuple(header.upper() for header in rosters.HEADERS)
A, B, C = a_nip(1), a_nip(2), a_nip(3)

pytestmark = pytest.mark.usefixtures("db")


def content(*lines: Line) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(HEADERS)
    writer.writerows([[line[header] for header in HEADERS] for line in lines])
    return file.getvalue().encode()


def preview(*lines: Line, day: date = JANUARY) -> Preview:
    return roster.preview(content(*lines), "pegawai.csv", day=day)


def load(*lines: Line, day: date = JANUARY) -> Imported:
    return roster.confirm(preview(*lines, day=day), by=SYSTEM_CLI, now=NOW)


def open_month(month: date) -> None:
    with transaction() as session:
        months.open_month(session, month, by=SYSTEM_CLI, now=NOW)


def postings() -> list[tuple[Any, ...]]:
    """NIP, OPD, level, first day and first day without, of every posting."""
    query = (
        select(Nip.nip, Posting.opd, Posting.level, Posting.valid_from, Posting.valid_to)
        .join(Posting, Posting.person_id == Nip.person_id)
        .order_by(Nip.nip, Posting.valid_from)
    )
    with reading() as session:
        return [tuple(row) for row in session.execute(query)]


def everything() -> dict[str, list[Any]]:
    """All rows that an import may change, without their ids."""
    tables = (Person, Nip, Posting, ServiceStatus, Obligation)
    with reading() as session:
        return {
            table.__tablename__: sorted(
                (tuple(row) for row in session.execute(select(table.__table__))), key=str
            )
            for table in tables
        }


def test_a_first_import_makes_people_postings_and_status() -> None:
    line = a_line(A, TMT_JABATAN="01-02-2020", EMAIL="")
    imported = load(line, a_line(B, "Camat Paiton"))
    assert (imported.counts["new"], imported.counts["read"]) == (2, 2)
    assert postings() == [
        (A, "DINKES", "pelaksana", date(2020, 2, 1), None),
        (B, "KEC-PAITON", "pelaksana", JANUARY, None),
    ]
    with reading() as session:
        statuses = session.scalars(select(ServiceStatus)).all()
        assert {(row.valid_from, row.kedudukan, row.jenis_pegawai) for row in statuses} == {
            (date.min, "Aktif", "PNS")
        }
        assert session.scalars(select(Person.email)).all() == [None, None]


def test_an_import_leaves_one_event_and_moves_no_figure() -> None:
    imported = load(a_line(A))
    with reading() as session:
        event = session.scalars(select(Event)).one()
        assert (event.kind, event.actor) == ("roster_imported", "perintah")
        assert event.subject == f"import_batch:{imported.batch}"
        assert A not in event.data
        assert session.scalars(select(Revision.n)).one() == 0


def test_the_same_file_again_changes_nothing_at_all() -> None:
    load(a_line(A), a_line(B, TMT_JABATAN="01-02-2020"))
    before = everything()
    again = load(a_line(A), a_line(B, TMT_JABATAN="01-02-2020"), day=MARCH)
    assert (again.batch, again.counts["unchanged"]) == (None, 2)
    assert everything() == before
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(ImportBatch)) == 1


def test_a_preview_writes_nothing() -> None:
    before = everything()
    preview(a_line(A))
    assert everything() == before


def test_a_transfer_ends_one_posting_and_begins_the_next_on_the_same_day() -> None:
    load(a_line(A))
    load(a_line(A, "Dinas Sosial"), day=MARCH)
    assert postings() == [
        (A, "DINKES", "pelaksana", JANUARY, MARCH),
        (A, "DINSOS", "pelaksana", MARCH, None),
    ]


def test_a_change_on_the_day_a_posting_began_replaces_it() -> None:
    load(a_line(A))
    load(a_line(A, "Dinas Sosial"))
    assert postings() == [(A, "DINSOS", "pelaksana", JANUARY, None)]


def test_an_import_dated_before_what_is_known_replaces_what_came_after_its_day() -> None:
    load(a_line(A), day=JANUARY)
    load(a_line(A, "Dinas Sosial"), day=MARCH)
    load(a_line(A, "DKUPP"), day=FEBRUARY)
    assert postings() == [
        (A, "DINKES", "pelaksana", JANUARY, FEBRUARY),
        (A, "DKUPP", "pelaksana", FEBRUARY, None),
    ]
    assert checks.run() == []


def test_somebody_leaves_and_returns_with_a_gap_between() -> None:
    load(a_line(A), a_line(B))
    assert load(a_line(A), day=FEBRUARY).counts["left"] == 1
    assert load(a_line(A), a_line(B), day=MARCH).counts["returned"] == 1
    assert [row for row in postings() if row[0] == B] == [
        (B, "DINKES", "pelaksana", JANUARY, FEBRUARY),
        (B, "DINKES", "pelaksana", MARCH, None),
    ]


def test_a_new_posting_has_no_override_of_the_old_one() -> None:
    load(a_line(A))
    with transaction() as session:
        posting = session.scalars(select(Posting)).one()
        posting.override, posting.override_reason = "eselon_iii", "SK"
    assert load(a_line(A), day=FEBRUARY).counts["unchanged"] == 1
    load(a_line(A, NAMA_JABATAN="Analis"), day=MARCH)
    with reading() as session:
        query = select(Posting.override).order_by(Posting.valid_from)
        assert session.scalars(query).all() == ["eselon_iii", None]


def test_a_transfer_or_a_leaving_rewrites_no_opened_month() -> None:
    load(a_line(A), a_line(B))
    open_month(JANUARY)
    before = everything()["obligation"]
    load(a_line(A, "Dinas Sosial"), day=JANUARY)
    assert everything()["obligation"] == before
    open_month(MARCH)
    with reading() as session:
        query = select(Obligation.opd).where(Obligation.month == MARCH)
        assert session.scalars(query).all() == ["DINSOS"]
    assert checks.run() == []


def test_a_preview_is_refused_when_another_import_came_between() -> None:
    load(a_line(A))
    old = preview(a_line(A), a_line(B))
    load(a_line(A), a_line(C))
    with pytest.raises(Rejected) as refused:
        roster.confirm(old, by=SYSTEM_CLI, now=NOW)
    assert refused.value.problems[""].code == "roster_changed"
    assert {row[0] for row in postings()} == {A, C}


def test_a_preview_is_refused_when_an_undo_came_between() -> None:
    load(a_line(A))
    second = load(a_line(A), a_line(B))
    old = preview(a_line(A), a_line(B), a_line(C))
    roster_undo.undo(second.batch or 0, by=SYSTEM_CLI, now=NOW)
    with pytest.raises(Rejected):
        roster.confirm(old, by=SYSTEM_CLI, now=NOW)


def test_an_undo_puts_everything_back_as_it_was() -> None:
    status = "Tugas Belajar"
    load(a_line(A), a_line(B), a_line(C), a_line(a_nip(4)))
    open_month(JANUARY)
    before = everything()
    second = load(
        a_line(A, "Dinas Sosial"),  # replaced on its first day
        a_line(B, NAMA="Nama Baru", EMAIL="b@contoh.id", KEDUDUKAN_HUKUM=status),
        a_line(a_nip(5)),
        a_line(a_nip(4), NAMA_JABATAN="Analis", TMT_JABATAN="01-02-2025"),
    )
    assert everything() != before
    undone = roster_undo.undo(second.batch or 0, by=SYSTEM_CLI, now=NOW)
    assert (undone.people, undone.kept) == (1, 0)
    assert everything() == before
    assert checks.run() == []


def test_a_pppk_with_the_nip_of_a_new_contract_stays_the_same_person_until_it_is_undone() -> None:
    old, new = "199003042021211007", "199003042021221007"  # first and second contract
    guru = {"NAMA": "Sari Contoh", "JENIS_PEGAWAI": "PPPK", "KEDUDUKAN_HUKUM": "PPPK Aktif"}
    load(a_line(old, **guru), a_line(A))
    open_month(JANUARY)
    before = everything()
    imported = load(a_line(new, **guru), a_line(A), day=FEBRUARY)
    changed = {name: imported.counts[name] for name in ("new", "left", "changed", "nip_changed")}
    assert changed == {"new": 0, "left": 0, "changed": 1, "nip_changed": 1}
    with reading() as session:
        rows = session.execute(select(Nip.nip, Nip.current, Nip.person_id).where(Nip.nip != A))
        numbers = {row.nip: (row.current, row.person_id) for row in rows}
    assert numbers == {old: (False, numbers[new][1]), new: (True, numbers[new][1])}
    assert load(a_line(new, **guru), a_line(A), day=FEBRUARY).batch is None
    roster_undo.undo(imported.batch or 0, by=SYSTEM_CLI, now=NOW)
    assert everything() == before


def test_a_new_number_is_nobodys_known_when_it_could_be_several_or_was_a_pns() -> None:
    old, other = "199003042021211007", "199003042022211008"
    same = {"NAMA": "Sari Contoh"}
    load(a_line(old, **same), a_line(other, **same), a_line(A, **same))
    fresh = load(a_line("199003042021221007", **same), a_line(f"{A[:-3]}999", **same))
    assert [fresh.counts[name] for name in ("new", "left", "nip_changed")] == [2, 3, 0]


def test_only_the_latest_import_is_undone_and_only_once() -> None:
    first = load(a_line(A))
    second = load(a_line(A), a_line(B))
    assert first.batch
    assert second.batch
    assert undo_refusal(first.batch) == "batch_not_latest"
    assert undo_refusal(99) == "batch_unknown"
    roster_undo.undo(second.batch, by=SYSTEM_CLI, now=NOW)
    assert undo_refusal(second.batch) == "batch_undone"
    roster_undo.undo(first.batch, by=SYSTEM_CLI, now=NOW)
    assert postings() == []


def test_an_import_stays_once_a_month_has_opened_after_it() -> None:
    load(a_line(A))
    open_month(JANUARY)
    second = load(a_line(A), a_line(B), day=FEBRUARY)
    open_month(FEBRUARY)
    assert undo_refusal(second.batch or 0) == "batch_month_opened"
    assert len(postings()) == 2


def test_a_new_person_with_an_account_stays_without_a_posting() -> None:
    imported = load(a_line(A), a_line(B))
    accounts.add_account(A, "dkupp", by=SYSTEM_CLI, now=NOW, today=JANUARY)
    undone = roster_undo.undo(imported.batch or 0, by=SYSTEM_CLI, now=NOW)
    assert (undone.people, undone.kept) == (1, 1)
    assert postings() == []
    assert load(a_line(A), day=FEBRUARY).counts["returned"] == 1


def undo_refusal(batch: int) -> str:
    with pytest.raises(Rejected) as refused:
        roster_undo.undo(batch, by=SYSTEM_CLI, now=NOW)
    return refused.value.problems["batch"].code


def test_thirteen_thousand_people_are_imported_whole() -> None:
    lines = [a_line(a_nip(serial), TMT_JABATAN="01-02-2020") for serial in range(13_000)]
    imported = load(*lines)
    assert imported.counts["new"] == 13_000
    moved = load(*(a_line(line["NIP"], "Dinas Sosial") for line in lines), day=FEBRUARY)
    assert moved.counts["moved"] == 13_000
    roster_undo.undo(moved.batch or 0, by=SYSTEM_CLI, now=NOW)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Posting)) == 13_000
        assert session.scalar(select(func.count()).where(Posting.valid_to.is_not(None))) == 0
