"""Commands for the links that open the large screen."""

from __future__ import annotations

import click
from flask import current_app

from dashapp import clock
from dashapp.cli_tools import Answer, Group, command
from dashapp.domain.people import SYSTEM_CLI
from dashapp.services import screen_links

screen_group = Group("screen-link", help="Tautan layar dinding.")


@command("add", group=screen_group)
@click.argument("name")
@click.option("--address", metavar="ALAMAT", help="Alamat SiMadu, misalnya https://simadu.go.id.")
def add(*, as_json: bool, name: str, address: str | None) -> Answer:
    """Buat tautan bagi layar NAME; tautannya hanya tampil sekali ini."""
    made = screen_links.add(name, by=SYSTEM_CLI, now=clock.now())
    base = address or f"http://localhost:{current_app.config['SIMADU'].port}"
    url = f"{base.rstrip('/')}/layar/{made.token}"
    lines = [
        f"Tautan layar {made.name} dibuat. Buka sekali di layar itu:",
        url,
        "Simpan baik-baik: SiMadu tidak dapat menampilkannya lagi.",
    ]
    return Answer({"name": made.name, "url": url, "token": made.token}, lines)


@command("revoke", group=screen_group)
@click.argument("name")
def revoke(*, as_json: bool, name: str) -> Answer:
    """Cabut tautan layar NAME; layarnya gelap dalam satu menit."""
    screen_links.revoke(name, by=SYSTEM_CLI, now=clock.now())
    return Answer({"name": name, "revoked": True}, [f"Tautan layar {name} dicabut."])


COMMANDS = (screen_group,)
