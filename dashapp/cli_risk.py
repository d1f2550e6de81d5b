"""The command that weighs what waits: after an import, and when the rules of risk have changed."""

from __future__ import annotations

import click

from dashapp import clock
from dashapp.cli_tools import Answer, command
from dashapp.services import risk as services
from dashapp.ui.words import count


@command("risk")
@click.option("--all", "again", is_flag=True, help="Juga yang sudah dinilai.")
def risk(*, as_json: bool, again: bool) -> Answer:
    """Nilai risiko pembelian yang menunggu verifikasi dan belum dinilai."""
    now = clock.now()
    if again:
        done = services.weigh_all(now=now)
    else:
        done = 0
        while portion := services.catch_up(now=now):
            done += portion
    return Answer({"weighed": done}, [f"{count(done)} pembelian dinilai."])


COMMANDS = (risk,)
