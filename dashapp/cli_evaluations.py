"""The command that evaluates everybody over a period."""

from __future__ import annotations

from pathlib import Path

import click

from dashapp import clock
from dashapp.cli_tools import Answer, Stop, command, read_month
from dashapp.domain.people import SYSTEM_CLI
from dashapp.reports import evaluation_sheets
from dashapp.services import evaluations
from dashapp.services.evaluations import Evaluations
from dashapp.ui.words import count, month_name


@command("evaluations")
@click.argument("first")
@click.argument("last")
@click.option("--xlsx", metavar="FILE", help="Tulis juga sebagai XLSX.")
@click.option("--csv", metavar="FILE", help="Tulis juga sebagai CSV, untuk e-Kinerja dan TPP.")
def evaluate(*, as_json: bool, first: str, last: str, xlsx: str | None, csv: str | None) -> Answer:
    """Evaluasi setiap ASN dari bulan FIRST sampai LAST, misalnya 2025-01 2025-12."""
    found = evaluations.of_period(
        read_month(first), read_month(last), by=SYSTEM_CLI, now=clock.now()
    )
    if xlsx is not None:
        _write(xlsx, evaluation_sheets.xlsx(found))
    if csv is not None:
        _write(csv, evaluation_sheets.csv(found))
    return Answer(found.document(), [] if as_json else _lines(found))


def _write(path: str, content: bytes) -> None:
    try:
        Path(path).write_bytes(content)
    except OSError:
        raise Stop(f"Berkas {path} tidak dapat ditulis. Periksa folder dan izinnya.") from None


def _lines(found: Evaluations) -> list[str]:
    owing = [row for row in found.rows if row.owed]
    full = sum(row.on_time == row.owed for row in owing)
    return [
        f"Evaluasi {month_name(found.first)} sampai {month_name(found.last)}",
        f"{count(len(found.rows))} ASN, {count(len(owing))} dengan bulan wajib yang sudah lewat"
        " batas lapornya.",
        f"{count(full)} tepat waktu setiap bulan.",
        f"Aturan {evaluations.RULE}, SHA-256 {found.sha256}",
    ]


COMMANDS = (evaluate,)
