"""Commands of DKUPP's decisions: minimums and exemptions."""

from __future__ import annotations

import click

from dashapp import clock
from dashapp.cli_tools import DONE, FINDING, Answer, Group, command, read_day, read_month
from dashapp.domain import rupiah
from dashapp.domain.calendar import write_month
from dashapp.domain.people import SYSTEM_CLI
from dashapp.services import exemptions, rules
from dashapp.ui.words import day_long, month_name

rules_group = Group("rules", help="Nominal minimum menurut jenjang.")
exemptions_group = Group("exemptions", help="Pembebasan dari kewajiban.")
COMMANDS = (rules_group, exemptions_group)


@command("set", group=rules_group)
@click.argument("level")
@click.argument("amount")
@click.option("--from", "first", required=True, metavar="TANGGAL", help="Hari mulai berlaku.")
@click.option("--document", required=True, metavar="NOMOR", help="Nomor dokumen.")
def set_rule(*, as_json: bool, level: str, amount: str, first: str, document: str) -> Answer:
    """Tetapkan nominal minimum AMOUNT untuk jenjang LEVEL."""
    day = read_day(first)
    assert day is not None  # the option is required
    rule = rules.set_minimum(level, amount, day, document, by=SYSTEM_CLI, now=clock.now())
    unchanged = rules.months_named(rule.unchanged)
    lines = [
        f"Minimum {rule.level.value} {rupiah.write(rule.amount)} berlaku untuk bulan yang dibuka"
        f" mulai sekarang dan dimulai pada atau sesudah {day_long(rule.valid_from)}."
    ]
    if unchanged:
        lines.append(f"Bulan yang sudah dibuka tidak berubah: {', '.join(unchanged)}.")
    told = {
        "level": rule.level.value,
        "amount": rule.amount,
        "from": rule.valid_from.isoformat(),
        "document": rule.document,
        "unchanged": unchanged,
    }
    return Answer(told, lines)


@command("add", group=exemptions_group)
@click.argument("nip")
@click.option("--from", "first", required=True, metavar="BULAN", help="Bulan pertama.")
@click.option("--to", "last", required=True, metavar="BULAN", help="Bulan terakhir.")
@click.option("--reason", required=True, metavar="ALASAN", help="Misalnya tugas_belajar.")
@click.option("--document", required=True, metavar="NOMOR", help="Nomor dokumen.")
def add_exemption(
    *, as_json: bool, nip: str, first: str, last: str, reason: str, document: str
) -> Answer:
    """Bebaskan NIP dari kewajiban beberapa bulan; bulan pertama dan terakhir ikut."""
    begins, ends = read_month(first), read_month(last)
    done = exemptions.add(nip, reason, begins, ends, document, by=SYSTEM_CLI, now=clock.now())
    lines = [f"{done.name} dibebaskan {month_name(begins)} sampai {month_name(ends)}."]
    if done.corrected:
        lines.append(f"Dikoreksi: {', '.join(map(month_name, done.corrected))}.")
    if done.already:
        lines.append(f"Sudah dibebaskan: {', '.join(map(month_name, done.already))}.")
    if done.closed:
        names = ", ".join(map(month_name, done.closed))
        lines.append(f"Sudah ditutup, tidak berubah sebelum dibuka kembali: {names}.")
    told = {
        "nip": nip,
        "reason": done.reason.value,
        "from": write_month(begins),
        "to": write_month(ends),
        "document": done.document,
        "corrected": [write_month(month) for month in done.corrected],
        "already_exempt": [write_month(month) for month in done.already],
        "closed": [write_month(month) for month in done.closed],
    }
    return Answer(told, lines, FINDING if done.closed else DONE)
