"""The command line as people and programs use it: one answer, exit codes, words in Indonesian."""

import dataclasses
import os
import pty
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dashapp.services import demo
from tests import rosters
from tests.command_line import ROOT, CommandLine, Done
from tests.rosters import a_line, a_nip

A, B = a_nip(1), a_nip(2)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def run(database_url: str, tmp_path: Path) -> CommandLine:
    return CommandLine(database_url, tmp_path)


def a_roster(run: CommandLine, *lines: rosters.Line, name: str = "pegawai.csv") -> str:
    return rosters.write_csv(run.folder / name, lines).name


def loaded(run: CommandLine) -> CommandLine:
    """A and B serve from January on, and January is open."""
    done = run(
        "roster", "import", a_roster(run, a_line(A), a_line(B)), "--date", "2025-01-01", "--yes"
    )
    assert done.code == 0, done.err
    assert run("months", "open", "2025-01").code == 0
    return run


def purchases(run: CommandLine, *rows: dict[str, str]) -> str:
    path = run.folder / "pembelian.csv"
    return rosters.write_csv(path, rows, headers=rosters.PURCHASE_HEADERS).name


def a_purchase(nip: str = A, **cells: str) -> dict[str, str]:
    told = {"NIP": nip, "TANGGAL": "10/01/2025", "TEMPAT": "DEK-BUPATI", "NOMINAL": "50.000"}
    return told | cells


# roster


def test_a_roster_import_says_in_json_what_it_did(run: CommandLine) -> None:
    bad = a_line(a_nip(3), "Dinas Entah")
    name = a_roster(run, a_line(A), bad, a_line(B))
    done = run("roster", "import", name, "--date", "2025-01-01", "--yes", "--json")
    assert done.code == 1
    told = done.document
    refused = run.folder / "pegawai-ditolak.csv"
    assert told == {
        "file": "pegawai.csv",
        "date": "2025-01-01",
        "read": 3,
        "new": 2,
        "returned": 0,
        "moved": 0,
        "changed": 0,
        "left": 0,
        "unchanged": 0,
        "level_changed": 0,
        "nip_changed": 0,
        "errors": [
            {"row": 5, "nip": a_nip(3), "reason": "OPD tidak dikenali: Dinas Entah."},
        ],
        "mass_leaving": [],
        "applied": True,
        "batch": 1,
        "refused_file": str(refused),
    }
    assert a_nip(3) in refused.read_text(encoding="utf-8-sig")


def test_refused_files_never_overwrite_one_that_somebody_is_mending(run: CommandLine) -> None:
    name = a_roster(run, a_line("12"))
    first = run("roster", "import", name, "--yes", "--json").document["refused_file"]
    second = run("roster", "import", name, "--yes", "--json").document["refused_file"]
    assert [Path(path).name for path in (first, second)] == [
        "pegawai-ditolak.csv",
        "pegawai-ditolak-2.csv",
    ]


def test_without_yes_and_without_a_terminal_nothing_happens(run: CommandLine) -> None:
    name = a_roster(run, a_line(A))
    done = run("roster", "import", name)
    assert done.code == 2
    assert "baru" in done.out
    assert "--yes" in done.err
    told = run("roster", "import", name, "--json")
    assert (told.code, told.document["applied"], told.document["new"]) == (2, False, 1)


def test_differences_name_people_with_their_whole_nip(run: CommandLine) -> None:
    loaded(run)
    name = a_roster(run, a_line(A, "Dinas Sosial", TMT_JABATAN="01-02-2025"))
    done = run("roster", "import", name, "--yes")
    assert done.code == 0
    assert f"{A}  Pegawai {A[-6:]}: DINKES pelaksana → DINSOS pelaksana sejak 1 Februari 2025" in (
        done.out
    )
    assert f"{B}  Pegawai {B[-6:]}: keluar dari DINKES 5 Maret 2025" in done.out


def test_many_people_missing_are_named_and_yes_answers_the_question(run: CommandLine) -> None:
    run("roster", "import", a_roster(run, *(a_line(a_nip(n)) for n in range(30))), "--yes")
    shorter = a_roster(run, *(a_line(a_nip(n)) for n in range(25)))
    asked = run("roster", "import", shorter, "--json")
    assert (asked.code, asked.document["left"]) == (2, 5)
    assert asked.document["mass_leaving"] == [
        {"opd": None, "leaving": 5, "people": 30},
        {"opd": "DINKES", "leaving": 5, "people": 30},
    ]
    assert "5 dari 30 orang dari DINKES" in run("roster", "import", shorter).out
    assert run("roster", "import", shorter, "--yes").code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><table>", "halaman web"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"", "kosong"),
        (b"NIP;NAMA\n1;2\n", "NAMA UNOR / UNOR INDUK"),
        (b"PK\x03\x04", "rusak"),
    ],
)
def test_a_file_that_is_no_roster_is_wrong_use(
    run: CommandLine, content: bytes, words: str
) -> None:
    (run.folder / "x.xlsx").write_bytes(content)
    done = run("roster", "import", "x.xlsx", "--yes", "--json")
    assert done.code == 2
    assert words in done.document["error"]


def test_a_missing_file_is_wrong_use(run: CommandLine) -> None:
    assert "tidak ditemukan" in run("roster", "import", "tidak-ada.csv", "--yes").err


def test_an_import_can_be_undone_until_a_month_has_opened(run: CommandLine) -> None:
    name = a_roster(run, a_line(A))
    batch = run("roster", "import", name, "--date", "2025-01-01", "--yes", "--json").document[
        "batch"
    ]
    undone = run("roster", "undo", str(batch), "--json")
    assert (undone.code, undone.document["undone"]) == (0, True)
    assert run("roster", "undo", str(batch)).code == 2
    again = run("roster", "import", name, "--date", "2025-01-01", "--yes", "--json").document
    run("months", "open", "2025-01")
    late = run("roster", "undo", str(again["batch"]))
    assert late.code == 2
    assert "Januari 2025" in late.err


# months and compliance


def test_a_month_opens_once(run: CommandLine) -> None:
    loaded(run)
    again = run("months", "open", "2025-01", "--json")
    assert again.code == 0
    assert again.document == {"month": "2025-01", "opened": False, "already": True, "people": 2}


def test_a_month_without_anybody_is_not_opened(run: CommandLine) -> None:
    done = run("months", "open", "2025-01", "--json")
    assert (done.code, done.document["opened"]) == (1, False)


@pytest.mark.parametrize("month", ["2025-04", "2024-12", "2025-13", "januari"])
def test_a_month_that_cannot_be_opened_is_wrong_use(run: CommandLine, month: str) -> None:
    assert run("months", "open", month).code == 2


def test_a_month_is_closed_when_nothing_waits_or_by_force_and_reopened_by_a_second(
    run: CommandLine,
) -> None:
    loaded(run)
    run("purchases", "import", purchases(run, a_purchase()), "--yes")
    run("user", "add", B, "--role", "dkupp", "--from", "2025-01-01")
    late = dataclasses.replace(run, today="2025-02-11")
    assert dataclasses.replace(run, today="2025-02-10")("months", "close", "2025-01").code == 2
    refused = late("months", "close", "2025-01", "--json")
    assert (refused.code, refused.document["closed"]) == (1, False)
    assert [each["amount"] for each in refused.document["waiting"]] == [50_000]
    closed = late("months", "close", "2025-01", "--force", "--reason", "Tenggat", "--json")
    assert (closed.code, closed.document["closed"]) == (0, True)
    again = ("months", "reopen", "2025-01", "--reason", "Nota terlewat", "--second")
    assert late(*again, A).code == 2  # not of DKUPP
    assert late(*again, B).code == 0
    assert late("check").code == 0


def test_a_deadline_is_extended_with_a_reason_to_the_end_of_a_day(run: CommandLine) -> None:
    loaded(run)
    words = ("months", "extend", "2025-01", "--until", "12/02/2025", "--reason", "libur bersama")
    done = run(*words, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.document == {
        "month": "2025-01",
        "before": "2025-02-10",
        "report_by": "2025-02-12",
        "changed": True,
        "reason": "libur bersama",
    }
    again = run(*words)
    assert again.code == 0
    assert "sudah 12 Februari 2025, tidak ada yang berubah" in again.out
    earlier = run("months", "extend", "2025-01", "--until", "2025-02-11", "--reason", "salah")
    assert earlier.code == 2
    assert "Batas lapor sekarang 12 Februari 2025" in earlier.err
    unopened = run("months", "extend", "2025-02", "--until", "2025-03-12", "--reason", "libur")
    assert (unopened.code, "Februari 2025 belum dibuka" in unopened.err) == (2, True)
    assert run("months", "extend", "2025-01", "--until", "2025-02-13").code == 2  # no reason


def test_the_outbox_says_what_waits_and_what_was_given_up(run: CommandLine) -> None:
    done = run("outbox", "--json")
    assert done.code == 0
    assert done.document == {"on": False, "waiting": 0, "sent": 0, "given_up": 0, "faults": {}}
    assert "SIMADU_SEND_URL kosong" in run("outbox").out


def test_compliance_is_a_table_and_the_same_document_as_the_api(run: CommandLine) -> None:
    loaded(run)
    run("purchases", "import", purchases(run, a_purchase(STATUS="terverifikasi")), "--yes")
    table = run("compliance", "2025-01")
    assert table.code == 0
    assert "1 dari 2 ASN" in table.out
    document = run("compliance", "2025-01", "--json").document
    assert set(document) == {"month", "as_of", "revision", "rows"}
    assert document["rows"] == [
        {
            "opd": "DINKES",
            "level": "pelaksana",
            "headcount": 2,
            "exempt": 0,
            "fulfilled": 1,
            "waiting": 0,
            "partial": 0,
            "rejected": 0,
            "none": 1,
            "verified_amount": 50_000,
            "waiting_amount": 0,
        }
    ]


def test_a_month_never_opened_is_said_to_be_so(run: CommandLine) -> None:
    assert "belum dibuka" in run("compliance", "2025-02").out
    assert run("compliance", "2025-02", "--json").document["rows"] == []


# purchases


def test_a_purchase_import_says_in_json_what_it_did(run: CommandLine) -> None:
    loaded(run)
    name = purchases(run, a_purchase(), a_purchase(B, TEMPAT="Entah"))
    done = run("purchases", "import", name, "--yes", "--json")
    assert done.code == 1
    assert done.document == {
        "read": 2,
        "new": 1,
        "known": 0,
        "refused": [
            {
                "row": 5,
                "nip": B,
                "reason": "TEMPAT tidak dikenali: Entah. Pakai kode atau nama galeri atau UMKM.",
            }
        ],
        "changed": [],
        "opened": [],
        "applied": True,
    }
    good = purchases(run, a_purchase())
    again = run("purchases", "import", good, "--yes", "--json")
    assert (again.code, again.document["known"]) == (0, 1)


def test_a_changed_status_is_a_finding(run: CommandLine) -> None:
    loaded(run)
    run("purchases", "import", purchases(run, a_purchase()), "--yes")
    name = purchases(run, a_purchase(STATUS="terverifikasi"))
    done = run("purchases", "import", name, "--yes", "--json")
    assert done.code == 1
    assert done.document["changed"] == [
        {"row": 4, "nip": A, "stored": "diajukan", "file": "terverifikasi"}
    ]


def test_purchases_are_shown_and_not_entered_without_yes(run: CommandLine) -> None:
    loaded(run)
    name = purchases(run, a_purchase(TANGGAL="10/02/2025"))
    done = run("purchases", "import", name)
    assert done.code == 2
    assert "2025-02" in done.out
    assert run("compliance", "2025-02", "--json").document["rows"] == []


# rules, exemptions, accounts, check


def test_a_rule_names_the_months_it_does_not_change_and_is_done(run: CommandLine) -> None:
    loaded(run)
    words = ("rules", "set", "pelaksana", "60.000", "--from", "2025-01-01", "--document", "P/1")
    done = run(*words, "--json")
    assert done.code == 0
    assert done.document == {
        "level": "pelaksana",
        "amount": 60_000,
        "from": "2025-01-01",
        "document": "P/1",
        "unchanged": ["2025-01"],
    }
    assert "2025-01" in run(*words).out


@pytest.mark.parametrize(
    "typed",
    [
        "rules set eselon_v 60.000 --from 2025-01-01 --document P",
        "rules set pelaksana 60,000 --from 2025-01-01 --document P",
        "rules set pelaksana 60.000 --from kapan --document P",
        "rules set pelaksana 60.000 --from 2025-01-01",
        f"exemptions add {A} --from 2025-03 --to 2025-01 --reason cltn --document D",
        f"exemptions add {A} --from 2025-01 --to 2025-01 --reason malas --document D",
        f"exemptions add {A} --from 2025-01 --to 2025-01 --reason cltn --document D",
        "exemptions add 123 --from 2025-01 --to 2025-01 --reason cltn --document D",
        "user add dewi.k --role raja",
        "user add dewi.k --role kasir",
        "user add dewi.k --role kasir --gallery ENTAH",
        f"user add {A} --role dkupp",
        "roster undo satu",
        "roster undo 1",
        "roster import x.csv --date kapan",
        "compliance",
        "compliance 2025-01 --entah",
        "compliance 2025-01 lagi",
        "months entah",
    ],
)
def test_wrong_use_is_told_in_indonesian_and_exits_2(run: CommandLine, typed: str) -> None:
    done = run(*typed.split())
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    assert not {"Error", "Usage", "Missing", "Invalid", "Got"} & set(re.findall(r"\w+", done.err))


def test_an_exemption_corrects_what_is_open(run: CommandLine) -> None:
    loaded(run)
    period = ("--from", "2025-01", "--to", "2025-05", "--reason", "cuti_besar", "--document", "8/1")
    done = run("exemptions", "add", A, *period, "--json")
    assert done.code == 0
    assert done.document == {
        "nip": A,
        "reason": "cuti_besar",
        "from": "2025-01",
        "to": "2025-05",
        "document": "8/1",
        "corrected": ["2025-01"],
        "already_exempt": [],
        "closed": [],
    }
    assert run("compliance", "2025-01", "--json").document["rows"][0]["exempt"] == 1


def test_a_new_account_gets_a_one_time_password(run: CommandLine) -> None:
    done = run("user", "add", "dewi.kasir", "--role", "kasir", "--gallery", "DEK-BUPATI", "--json")
    assert done.code == 0
    told = done.document
    assert (told["login"], told["role"], told["scope"]) == ("dewi.kasir", "kasir", "DEK-BUPATI")
    assert len(told["password"]) > 8
    loaded(run)
    assert "sekali pakai" in run("user", "add", A, "--role", "dkupp", "--until", "31/12/2025").out


def test_check_finds_a_planted_total_and_nothing_else(run: CommandLine) -> None:
    loaded(run)
    clean = run("check", "--json").document
    assert (clean["count"], clean["differences"]) == (0, [])
    plant(run.url, "UPDATE obligation SET verified = 1 WHERE id = 1")
    found = run("check", "--json")
    assert (found.code, found.document["count"]) == (1, len(found.document["differences"]))
    assert found.document["differences"][0]["where"] == "obligation 1 verified"
    assert run("check").code == 1


def test_check_names_the_engine_and_the_rule_for_its_writers(run: CommandLine) -> None:
    told = run("check", "--json").document["database"]
    assert told == {
        "name": "sqlite",
        "version": sqlite3.sqlite_version,
        "journal": "wal",
        "rule": "one_writer",
        "wal_fault": sqlite3.sqlite_version_info < (3, 51, 3),
    }
    said = run("check").out
    assert f"SQLite {sqlite3.sqlite_version}, jurnal wal: satu penulis" in said


@pytest.mark.parametrize(
    "words",
    [
        ("rules", "set", "pelaksana", "50000", "--json"),
        ("rules", "set", "pelaksana", "-5", "--from", "2025-01-01", "--document", "1", "--json"),
        ("compliance", "--json"),
        ("months", "tutup", "2025-01", "--json"),
        ("roster", "import", "a.csv", "--entah", "--json"),
    ],
)
def test_wrong_use_with_json_is_one_document_too(run: CommandLine, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, set(done.document)) == (2, {"error"})
    assert done.document["error"] in done.err


def plant(url: str, statement: str) -> None:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        connection.execute(statement)
        connection.commit()


def test_the_demo_is_refused_where_other_people_are(run: CommandLine) -> None:
    loaded(run)
    done = run("demo", "--json")
    assert done.code == 2
    assert "pegawai lain" in done.document["error"]
    assert demo.PASSWORD not in done.out


# a process of its own


def test_typed_in_any_folder_stdout_holds_one_json_document(run: CommandLine) -> None:
    name = a_roster(run, a_line(A), a_line("12"))
    done = run.in_process("roster", "import", name, "--date", "2025-01-01", "--yes", "--json")
    assert done.code == 1, done.err
    assert (done.document["new"], len(done.document["errors"])) == (1, 1)
    assert run.in_process("compliance", "2025-01", "--json").document["month"] == "2025-01"


def test_at_a_terminal_an_import_asks_first(run: CommandLine) -> None:
    name = a_roster(run, a_line(A))
    refused = at_terminal(run, "t\n", "roster", "import", name)
    assert (refused.code, "Terapkan perubahan ini?" in refused.out) == (2, True)
    done = at_terminal(run, "y\n", "roster", "import", name)
    assert (done.code, "Impor 1 tersimpan." in done.out) == (0, True)
    assert done.out.count("baris dibaca") == 1


def at_terminal(run: CommandLine, typed: str, *words: str) -> Done:
    """Run a command whose stdin is a terminal at which `typed` is typed."""
    keyboard, terminal = pty.openpty()
    try:
        os.write(keyboard, typed.encode())
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app:server", *words],
            cwd=run.folder,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "SIMADU_DATABASE_URL": run.url,
                "SIMADU_DATA_DIR": str(run.folder),
                "SIMADU_TODAY": run.today,
            },
            stdin=terminal,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        os.close(keyboard)
        os.close(terminal)
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_link_of_the_screen_is_told_once_and_revoked_by_its_name(run: CommandLine) -> None:
    made = run("screen-link", "add", "Lobi Pendopo", "--json").document
    assert made["name"] == "Lobi Pendopo"
    assert made["url"] == f"http://localhost:8050/layar/{made['token']}"
    taken = run("screen-link", "add", "Lobi Pendopo")
    assert (taken.code, "sudah ada" in taken.err) == (2, True)
    assert run("screen-link", "revoke", "Lobi Pendopo").code == 0
    again = run("screen-link", "revoke", "Lobi Pendopo", "--json")
    assert (again.code, "sudah dicabut" in again.document["error"]) == (2, True)
