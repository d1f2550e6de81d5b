"""Serving one process: makes the database ready, starts jobs, then listens with waitress."""

from __future__ import annotations

import resource
import stat
import sys
import threading
from pathlib import Path
from typing import Any

import structlog
import waitress
from dash import Dash

from dashapp import clock, jobs, live, migrate
from dashapp.config import Config
from dashapp.services import accounts, demo
from db import session

OTHER_FILES = 200  # of the process itself: libraries, log, writing connection, photo workers
LARGEST_BODY = 64_000_000  # bytes: above Flask's own limit, so that its answer is ours
PATIENCE = 20.0  # seconds that the first visitors may wait for small files instead of large ones
log = structlog.get_logger("simadu")


def serve(app: Dash) -> None:
    """Serve until the process is told to end; leaves with exit code 2 when it must not start."""
    config: Config = app.server.config["SIMADU"]
    pack = app.server.extensions["simadu_statics"].precompress
    packing = threading.Thread(target=pack, name="precompress", daemon=True)
    packing.start()
    prepare(config)
    packing.join(PATIENCE)
    session.after_commit(live.FEED.nudge)
    jobs.open_month()
    jobs.start()
    server = waitress.create_server(app.server, **_limits(config))
    _say(_welcome(config))
    server.run()


def prepare(config: Config) -> None:
    """Make the database ready, or say why not: the demo migrates and fills an empty one itself."""
    if config.demo:
        _prepare_demo()
        return
    if not migrate.is_current():
        _stop("Basis data belum dimutakhirkan. Jalankan: flask --app app:server db upgrade")
    if (exposed := _open_to_all()) is not None:
        _stop(
            f"{exposed} dapat dibaca semua pengguna komputer ini. "
            f"Jalankan: chmod -R go= {exposed.parent}"
        )
    if accounts.has_demo_accounts():
        _stop("Basis data ini berisi akun demo. Pakai basis data lain untuk produksi.")


def _open_to_all() -> Path | None:
    """The SQLite database, when every user of this machine can read it."""
    path = session.file_path()
    if path is None or not path.stat().st_mode & stat.S_IROTH:
        return None
    return path if path.parent.stat().st_mode & stat.S_IXOTH else None


def _prepare_demo() -> None:
    """Only a database that was empty gets the demo; a load that was cut off is begun anew."""
    fresh = migrate.is_empty()
    if fresh or not migrate.is_current():
        _say("Menyiapkan basis data …")
        migrate.upgrade()
    if fresh:
        demo.intend()
    if demo.is_due():
        _say("Memuat kabupaten demo …")
        demo.load(today=clock.today(), now=clock.now(), progress=demo.Bar(sys.stderr))
        _say("")


def _limits(config: Config) -> dict[str, Any]:
    limits: dict[str, Any] = {
        "host": config.host,
        "port": config.port,
        "threads": config.threads,
        "connection_limit": _connections(config.threads),
        "channel_timeout": 60,
        "max_request_body_size": LARGEST_BODY,
        "asyncore_use_poll": True,
        "ident": None,
    }
    if config.trusted_proxy:
        limits["trusted_proxy"] = config.trusted_proxy
        limits["trusted_proxy_headers"] = {"x-forwarded-for", "x-forwarded-proto"}
        limits["clear_untrusted_proxy_headers"] = True
    return limits


def _connections(threads: int) -> int:
    """How many connections may be open at once, after making room for their files.

    Where files run out nothing can be accepted or read any more: idle connections alone, which
    cost a stranger nothing, would stop the server under a system's usual limit of 1024.
    """
    wanted = threads * 4 + 400
    reading = threads * 3 + OTHER_FILES  # each reader holds the database, its log and its index
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = reading + wanted * 2  # a connection and the file of a large body
    if soft < needed:
        soft = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(threads + 20, min(wanted, (soft - reading) // 2))


def _welcome(config: Config) -> str:
    lines = ["", f"SiMadu siap di http://localhost:{config.port}"]
    people = demo.people() if config.demo else []
    if people:
        lines += ["", "Masuk dengan satu klik di halaman masuk, atau dengan kata sandi, sebagai:"]
        lines += [f"  {one.role_label:<16} {one.login:<20} {one.name}" for one in people]
        lines += ["", f"Kata sandi semua akun demo: {demo.PASSWORD}"]
    return "\n".join([*lines, "", "Hentikan dengan Ctrl+C."])


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def _stop(words: str) -> None:
    _say(words)
    raise SystemExit(2)
