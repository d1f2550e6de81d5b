"""Commands that bring tables in: the roster of people, and purchases kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask import current_app

from dashapp import clock
from dashapp.cli_tools import (
    DONE,
    FINDING,
    WRONG_USE,
    Answer,
    Group,
    agreed,
    command,
    read_day,
    read_file,
)
from dashapp.domain.calendar import write_month
from dashapp.domain.people import SYSTEM_CLI
from dashapp.domain.roster import RowProblem
from dashapp.domain.roster_changes import Change, Kind, MassLeaving
from dashapp.services import purchase_import, roster, roster_undo
from dashapp.services.purchase_import import Result
from dashapp.services.roster import Preview
from dashapp.services.roster_file import refused_file
from dashapp.ui.import_words import reason
from dashapp.ui.words import count, day_long

SHOWN = 20  # people named under each kind of difference; --json has the numbers, the page all
NOT_APPLIED = "Belum ada yang diubah. Tambahkan --yes untuk menerapkannya."
_WORDS = {
    Kind.NEW: "baru",
    Kind.RETURNED: "kembali",
    Kind.MOVED: "pindah OPD",
    Kind.CHANGED: "berubah",
    Kind.LEFT: "keluar",
    Kind.UNCHANGED: "tetap",
}

roster_group = Group("roster", help="Data pegawai (SIMPEG/SIASN).")
purchases_group = Group("purchases", help="Pembelian dari sistem lain.")
COMMANDS = (roster_group, purchases_group)


@command("import", group=roster_group)
@click.argument("file")
@click.option("--date", "day", metavar="TANGGAL", help="Tanggal impor; bila kosong hari ini.")
@click.option("--yes", is_flag=True, help="Terapkan tanpa bertanya.")
def import_roster(*, as_json: bool, file: str, day: str | None, yes: bool) -> Answer:
    """Impor data pegawai dari FILE (.xlsx atau .csv)."""
    wanted = read_day(day, clock.today()) or clock.today()
    shown = roster.preview(read_file(file), Path(file).name, day=wanted)
    lines = list(_differences(shown))
    refused = shown.changes.refused
    document: dict[str, Any] = {
        "file": shown.file_name,
        "date": wanted.isoformat(),
        "read": shown.reading.read,
        **shown.changes.counts(),
        "errors": [_error(row) for row in refused],
        "mass_leaving": [_mass(ask) for ask in shown.changes.asks],
        "applied": False,
        "batch": None,
        "refused_file": None,
    }
    question = "Terapkan perubahan ini?"
    if shown.changes.any and not agreed(question, lines, yes=yes, as_json=as_json):
        return Answer(document, lines, WRONG_USE, (NOT_APPLIED,))
    done = roster.confirm(shown, by=SYSTEM_CLI, now=clock.now())
    saved = _save_refused(shown, Path(file))
    document |= {"applied": True, "batch": done.batch, "refused_file": saved and str(saved)}
    lines.append(f"Impor {done.batch} tersimpan." if done.batch else "Tidak ada yang berubah.")
    if saved:
        lines.append(f"Baris yang ditolak: {saved}")
        lines.append("Perbaiki di berkas lengkapnya, lalu impor berkas lengkap itu lagi.")
    return Answer(document, lines, FINDING if refused else DONE)


@command("undo", group=roster_group)
@click.argument("batch", type=int)
def undo_roster(*, as_json: bool, batch: int) -> Answer:
    """Batalkan impor data pegawai BATCH, yang terakhir."""
    undone = roster_undo.undo(batch, by=SYSTEM_CLI, now=clock.now())
    document = {"batch": batch, "undone": True, "people": undone.people, "kept": undone.kept}
    lines = [f"Impor {batch} ({undone.file_name}) dibatalkan."]
    if undone.kept:
        lines.append(f"{undone.kept} orang baru tetap ada karena sudah punya akun atau catatan.")
    return Answer(document, lines)


@command("import", group=purchases_group)
@click.argument("file")
@click.option("--yes", is_flag=True, help="Terapkan tanpa bertanya.")
def import_purchases(*, as_json: bool, file: str, yes: bool) -> Answer:
    """Impor pembelian dari FILE (.xlsx atau .csv); baris yang sudah ada tidak berubah."""
    content, name = read_file(file), Path(file).name
    if not yes:
        tried = purchase_import.enter(content, name, now=clock.now(), apply=False)
        tried_lines = list(_purchase_lines(tried))
        question = "Catat pembelian ini?"
        if tried.new and not agreed(question, tried_lines, yes=False, as_json=as_json):
            return Answer(_purchase_document(tried), tried_lines, WRONG_USE, (NOT_APPLIED,))
    done = purchase_import.enter(content, name, now=clock.now(), apply=True)
    code = FINDING if done.refused or done.changed else DONE
    return Answer(_purchase_document(done), list(_purchase_lines(done)), code)


def _differences(shown: Preview) -> Iterator[str]:
    changes = shown.changes
    yield f"{shown.file_name}, tanggal impor {day_long(shown.day)}"
    yield f"{count(shown.reading.read)} baris dibaca"
    numbers = changes.counts()
    for kind, word in _WORDS.items():
        yield f"  {word:<14}{count(numbers[kind.value]):>8}"
    yield f"  {'jenjang berubah':<14}{count(numbers['level_changed']):>7}"
    if numbers["nip_changed"]:
        yield f"  {'NIP berubah':<14}{count(numbers['nip_changed']):>8}"
    yield f"  {'ditolak':<14}{count(len(changes.refused)):>8}"
    for kind in (Kind.MOVED, Kind.RETURNED, Kind.CHANGED, Kind.LEFT):
        yield from _named(_WORDS[kind], changes.of(kind), shown.day)
    yield from _refused_lines(changes.refused)
    for ask in changes.asks:
        where = f"dari {ask.opd}" if ask.opd else "dari seluruh pegawai"
        yield (
            f"PERHATIAN: {count(ask.leaving)} dari {count(ask.people)} orang {where} tidak ada"
            " di berkas ini dan akan dicatat keluar. Periksa apakah berkasnya lengkap."
        )


def _named(word: str, changes: Sequence[Change], day: date) -> Iterator[str]:
    if changes:
        yield f"{word.capitalize()}:"
    for change in changes[:SHOWN]:
        yield f"  {change.nip}  {change.name}{_became(change, day)}"
    if len(changes) > SHOWN:
        yield f"  … dan {count(len(changes) - SHOWN)} lagi"


def _became(change: Change, day: date) -> str:
    if change.row is None:
        return f": keluar dari {change.old.opd} {day_long(day)}" if change.old else ""
    if change.renumbered and change.person is not None:
        return f": NIP lama {change.person.nips[0]}"
    if change.begins is None:
        return ""
    old = f"{change.old.opd} {change.old.level.value} → " if change.old else ""
    new = f"{change.row.opd} {change.row.level.value}"
    return f": {old}{new} sejak {day_long(change.begins)}"


def _refused_lines(refused: Sequence[RowProblem]) -> Iterator[str]:
    if refused:
        yield "Ditolak:"
    for row in refused:
        yield f"  baris {row.row}  {row.nip}  {_reasons(row)}"


def _reasons(row: RowProblem) -> str:
    return " ".join(reason(problem) for problem in row.problems)


def _error(row: RowProblem) -> dict[str, Any]:
    return {"row": row.row, "nip": row.nip, "reason": _reasons(row)}


def _mass(ask: MassLeaving) -> dict[str, Any]:
    return {"opd": ask.opd, "leaving": ask.leaving, "people": ask.people}


def _save_refused(shown: Preview, source: Path) -> Path | None:
    """Save the refused rows beside the roster; where that is not allowed, in the data folder."""
    made = refused_file(shown, reason)
    if made is None:
        return None
    data_dir = current_app.config["SIMADU"].data_dir
    for folder in (source.resolve().parent, data_dir):
        for number in range(1, 1000):
            mark = f"-{number}" if number > 1 else ""
            path = folder / f"{source.stem}-ditolak{mark}{made.ending}"
            try:
                with path.open("xb") as file:
                    file.write(made.content)
            except FileExistsError:
                continue
            except OSError:
                break
            return path
    return None


def _purchase_lines(result: Result) -> Iterator[str]:
    yield f"{count(result.read)} baris dibaca"
    yield f"  {'baru':<14}{count(result.new):>8}"
    yield f"  {'sudah ada':<14}{count(result.known):>8}"
    yield f"  {'ditolak':<14}{count(len(result.refused)):>8}"
    if result.opened:
        names = ", ".join(write_month(month) for month in result.opened)
        yield (
            f"Bulan yang dibuka: {names}" if result.applied else f"Bulan yang akan dibuka: {names}"
        )
    yield from _refused_lines(result.refused)
    if result.changed:
        yield "STATUS berbeda dari yang tersimpan, tidak diubah:"
    for row in result.changed:
        yield f"  baris {row.row}  {row.nip}  {row.stored}, di berkas {row.told}"


def _purchase_document(result: Result) -> dict[str, Any]:
    return {
        "read": result.read,
        "new": result.new,
        "known": result.known,
        "refused": [_error(row) for row in result.refused],
        "changed": [
            {"row": row.row, "nip": row.nip, "stored": row.stored, "file": row.told}
            for row in result.changed
        ],
        "opened": [write_month(month) for month in result.opened],
        "applied": result.applied,
    }
