"""Commands about months: opening one, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator

import click

from dashapp import clock
from dashapp.cli_tools import FINDING, Answer, Group, command, read_day, read_month
from dashapp.domain.calendar import write_month
from dashapp.domain.compliance import Counts
from dashapp.domain.people import SYSTEM_CLI
from dashapp.services import compliance as services
from dashapp.services import deadlines, opening
from dashapp.ui import labels
from dashapp.ui.words import count, day_long, month_name

_COLUMNS = ("wajib", "penuhi", "tunggu", "sebagian", "ditolak", "belum", "bebas")

months_group = Group("months", help="Bulan kewajiban.")


@command("open", group=months_group)
@click.argument("month")
def open_month(*, as_json: bool, month: str) -> Answer:
    """Buka MONTH (misalnya 2025-01); bulan yang sudah dibuka tidak berubah."""
    opened = opening.open_one(read_month(month), by=SYSTEM_CLI, now=clock.now())
    name = month_name(opened.month)
    document = {
        "month": write_month(opened.month),
        "opened": opened.people > 0 and not opened.already,
        "already": opened.already,
        "people": opened.people,
    }
    if opened.already:
        return Answer(document, [f"{name} sudah dibuka, tidak ada yang berubah."])
    document["exempt"] = opened.exempt
    if not opened.people:
        line = f"{name} tidak dibuka: tidak ada pegawai yang bertugas pada hari pertamanya."
        return Answer(document, [line], FINDING)
    people, exempt = count(opened.people), count(opened.exempt)
    return Answer(document, [f"{name} dibuka: {people} orang, {exempt} di antaranya dibebaskan."])


@command("extend", group=months_group)
@click.argument("month")
@click.option("--until", required=True, metavar="TANGGAL", help="Hari lapor terakhir, utuh.")
@click.option("--reason", required=True, metavar="ALASAN", help="Misalnya libur bersama.")
def extend(*, as_json: bool, month: str, until: str, reason: str) -> Answer:
    """Perpanjang batas lapor MONTH (misalnya 2025-01), juga sesudah lewat, sampai bulan ditutup."""
    day = read_day(until)
    assert day is not None  # a text was given
    done = deadlines.extend(read_month(month), day, reason, by=SYSTEM_CLI, now=clock.now())
    document = {
        "month": write_month(done.month),
        "before": done.before.isoformat(),
        "report_by": done.report_by.isoformat(),
        "changed": done.changed,
        "reason": done.reason,
    }
    name, last = month_name(done.month), day_long(done.report_by)
    if not done.changed:
        line = f"Batas lapor {name} sudah {last}, tidak ada yang berubah."
        return Answer(document, [line])
    line = f"Batas lapor {name} menjadi {last} pukul 23.59 WIB, semula {day_long(done.before)}."
    return Answer(document, [line])


@command("compliance")
@click.argument("month")
def compliance(*, as_json: bool, month: str) -> Answer:
    """Kepatuhan MONTH (misalnya 2025-01) menurut jenjang dan OPD."""
    wanted = read_month(month)
    document = services.document(wanted, now=clock.now())
    lines = [] if as_json else list(_table(services.standing(wanted, now=clock.now())))
    return Answer(document, lines)


def _table(standing: services.Standing) -> Iterator[str]:
    name = month_name(standing.month)
    if not standing.groups:
        yield f"{name} belum dibuka."
        return
    yield f"Kepatuhan {name}"
    yield f"{'':<22}" + "".join(f"{column:>9}" for column in _COLUMNS) + f"{'persen':>8}"
    for level, counts in standing.by_level().items():
        yield _line(labels.level(level), counts)
    yield ""
    for opd, counts in standing.by_opd().items():
        yield _line(opd, counts)
    yield ""
    yield _line("Kabupaten", standing.total)
    yield f"{standing.total.rate.fraction} ASN wajib terpenuhi"


def _line(name: str, counts: Counts) -> str:
    numbers = (
        counts.obliged,
        counts.fulfilled,
        counts.waiting,
        counts.partial,
        counts.rejected,
        counts.none,
        counts.exempt,
    )
    cells = "".join(f"{count(number):>9}" for number in numbers)
    return f"{name:<22.22}{cells}{counts.rate.text:>8}"


COMMANDS = (months_group, compliance)
