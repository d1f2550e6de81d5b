"""Commands that end a month: closing it, and reopening it by two."""

from __future__ import annotations

from dataclasses import asdict

import click

from dashapp import clock
from dashapp.cli_months import months_group
from dashapp.cli_tools import FINDING, Answer, command, read_month
from dashapp.domain import rupiah
from dashapp.domain.calendar import write_month
from dashapp.domain.people import SYSTEM_CLI
from dashapp.domain.problems import Rejected
from dashapp.services import closing
from dashapp.services.closing import Waiting
from dashapp.ui.words import count, month_name

WAITS = "month_still_waits"
COMMANDS: tuple[click.Command, ...] = ()  # they stand in the group of months


@command("close", group=months_group)
@click.argument("month")
@click.option("--force", is_flag=True, help="Tutup walau masih ada yang menunggu.")
@click.option("--reason", default="", metavar="ALASAN", help="Wajib dengan --force.")
def close(*, as_json: bool, month: str, force: bool, reason: str) -> Answer:
    """Tutup MONTH (misalnya 2025-01) sesudah batas lapornya; angkanya dibekukan."""
    wanted = read_month(month)
    name, document = month_name(wanted), {"month": write_month(wanted), "closed": True}
    try:
        done = closing.close(wanted, by=SYSTEM_CLI, now=clock.now(), force=force, reason=reason)
    except Rejected as refused:
        if refused.problems.keys() != {"month"} or refused.problems["month"].code != WAITS:
            raise
        left = closing.waiting(wanted, by=SYSTEM_CLI)
        line = f"{name} belum ditutup: masih ada yang menunggu. Selesaikan, atau --force --reason."
        document |= {"closed": False, "waiting": [asdict(each) for each in left]}
        return Answer(document, [line, *map(_line, left)], FINDING)
    document |= {"waiting": [asdict(each) for each in done.waiting], "sha256": done.sha256}
    line = f"{name} ditutup. Angkanya dibekukan ({done.sha256[:12]})."
    return Answer(document, [line, *map(_line, done.waiting)])


def _line(left: Waiting) -> str:
    return f"Menunggu di {left.opd}: {count(left.purchases)}, {rupiah.write(left.amount)}"


@command("reopen", group=months_group)
@click.argument("month")
@click.option("--reason", required=True, metavar="ALASAN", help="Mengapa dibuka kembali.")
@click.option("--second", required=True, metavar="NIP", help="Petugas DKUPP yang menyetujui.")
def reopen(*, as_json: bool, month: str, reason: str, second: str) -> Answer:
    """Buka kembali MONTH yang sudah ditutup."""
    wanted = read_month(month)
    other = closing.of_dkupp(second, today=clock.today())
    closing.ask_reopening(wanted, reason, by=SYSTEM_CLI, now=clock.now())
    closing.agree_reopening(wanted, by=other, now=clock.now())
    line = f"{month_name(wanted)} dibuka kembali, disetujui {other.name}."
    return Answer({"month": write_month(wanted), "reopened": True}, [line])
