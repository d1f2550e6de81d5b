"""Commands of whoever runs SiMadu: database, accounts, check, demo."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from dashapp import clock, migrate
from dashapp.cli_tools import DONE, FINDING, Answer, Group, Stop, command, read_day
from dashapp.domain.people import SYSTEM_CLI
from dashapp.services import accounts, checks, outbox
from dashapp.services import demo as demo_service
from dashapp.ui.words import count

SHOWN = 50  # differences that people read; --json has all of them

db_group = Group("db", help="Basis data.")
user_group = Group("user", help="Akun dan peran.")


@command("upgrade", group=db_group, unmigrated=True)
def upgrade(*, as_json: bool) -> Answer:
    """Mutakhirkan basis data dan muat tabel acuan; dijalankan lagi tidak mengubah apa pun."""
    migrate.upgrade()
    return Answer({"current": migrate.is_current()}, ["Basis data mutakhir."])


@command("add", group=user_group)
@click.argument("login")
@click.option("--role", required=True, metavar="PERAN", help="Misalnya dkupp, kasir, admin.")
@click.option("--opd", metavar="KODE", help="OPD, untuk kepala_opd dan operator_opd.")
@click.option("--gallery", metavar="KODE", help="Galeri, untuk kasir.")
@click.option("--umkm", metavar="ID", help="UMKM, untuk peran umkm.")
@click.option("--from", "first", metavar="TANGGAL", help="Hari pertama; bila kosong hari ini.")
@click.option("--until", "last", metavar="TANGGAL", help="Hari terakhir; bila kosong seterusnya.")
@click.option("--name", metavar="NAMA", help="Nama yang tampil, untuk akun di luar pegawai.")
def add_user(
    *,
    as_json: bool,
    login: str,
    role: str,
    opd: str | None,
    gallery: str | None,
    umkm: str | None,
    first: str | None,
    last: str | None,
    name: str | None,
) -> Answer:
    """Beri LOGIN (NIP, nomor HP, atau nama akun) sebuah peran dan kata sandi sekali pakai."""
    made = accounts.add_account(
        login,
        role,
        by=SYSTEM_CLI,
        now=clock.now(),
        today=clock.today(),
        opd=opd,
        gallery=gallery,
        umkm=umkm,
        name=name,
        first_day=read_day(first),
        last_day=read_day(last),
    )
    told = {
        "login": made.login,
        "role": made.role.value,
        "scope": made.scope,
        "password": made.password,
    }
    lines = [f"{made.login} kini {made.role.value}{f' ({made.scope})' if made.scope else ''}."]
    if made.password is None:
        lines.append("Kata sandinya tetap yang lama.")
    else:
        lines.append(f"Kata sandi sekali pakai: {made.password}")
        lines.append(f"Berlaku {accounts.ONE_TIME_HOURS} jam, lalu wajib diganti.")
    return Answer(told, lines)


@command("check")
def check(*, as_json: bool) -> Answer:
    """Hitung ulang semua angka dari pembelian dan bandingkan."""
    found = checks.run()
    engine = checks.engine()
    told = {
        "database": asdict(engine),
        "count": len(found),
        "differences": [
            {name: _plain(value) for name, value in asdict(difference).items()}
            for difference in found
        ],
    }
    lines = [f"{count(len(found))} perbedaan."]
    for difference in found[:SHOWN]:
        stored, expected = difference.stored, difference.expected
        lines.append(f"  {difference.what} {difference.where}: {stored}, seharusnya {expected}")
    lines.append(_engine(engine))
    return Answer(told, lines, FINDING if found else DONE)


@command("demo", unmigrated=True)
@click.option("--seed", type=int, default=1, metavar="ANGKA", help="Bibit acak.")
def demo(*, as_json: bool, seed: int) -> Answer:
    """Muat kabupaten contoh ke basis data yang masih kosong."""
    if not migrate.is_current():
        migrate.upgrade()
    bar = demo_service.Bar(sys.stderr)
    done = demo_service.load(today=clock.today(), now=clock.now(), seed=seed, progress=bar)
    told = asdict(done)
    if done.outcome == "other":
        raise Stop("Basis data ini sudah berisi pegawai lain. Pakai basis data kosong untuk demo.")
    if done.outcome == "already":
        return Answer(told, [f"Demo sudah dimuat: {count(done.people)} orang."])
    people, bought = count(done.people), count(done.purchases)
    return Answer(told, [f"Demo dimuat: {people} orang, {done.months} bulan, {bought} pembelian."])


def _engine(engine: checks.Engine) -> str:
    if engine.rule == "event_head":
        return f"PostgreSQL {engine.version}: penulis bergiliran pada kepala rantai peristiwa."
    why = (
        " Versi di bawah 3.51.3 dapat merusak log WAL tanpa aturan ini." if engine.wal_fault else ""
    )
    return (
        f"SQLite {engine.version}, jurnal {engine.journal}: satu penulis pada satu saat, dan hanya"
        f" penulis itu yang melakukan checkpoint.{why}"
    )


def _plain(value: object) -> object:
    return value if isinstance(value, (int, str, dict, type(None))) else str(value)


@command("outbox")
def show_outbox(*, as_json: bool) -> Answer:
    """Surel yang menunggu, terkirim, dan tidak terkirim; kode keluar 1 bila ada yang gagal."""
    found = outbox.counts()
    way = "Surel dikirim." if outbox.is_on() else "SIMADU_SEND_URL kosong: tidak ada surel keluar."
    lines = [
        way,
        f"Menunggu {count(found.waiting)}, terkirim {count(found.sent)},"
        f" tidak terkirim {count(found.given_up)}.",
        *(f"  {fault}: {count(number)}" for fault, number in found.faults.items()),
    ]
    document = {"on": outbox.is_on(), **asdict(found)}
    return Answer(document, lines, FINDING if found.given_up else DONE)


COMMANDS = (db_group, user_group, check, demo, show_outbox)
