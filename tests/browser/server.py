"""A SiMadu of its own with the demo regency, served as `python app.py` serves it."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dashapp import migrate
from dashapp.domain import calendar
from dashapp.services import demo, photos
from db import session
from tests.readers.pictures import FAKE

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 6, 24, 2, 41, tzinfo=UTC)  # 09.41 WIB, as in the pictures of the design


PACK = "import app; app.server.extensions['simadu_statics'].precompress()"


def make_regency(folder: Path) -> Path:
    """A database with the demo regency as of NOW, whole without its log; photos, packed files."""
    path = folder / "simadu.db"
    settings = os.environ | {"SIMADU_DATA_DIR": str(folder)}
    with subprocess.Popen([sys.executable, "-c", PACK], cwd=ROOT, env=settings) as packing:
        session.configure(f"sqlite:///{path}")
        photos.configure(folder)
        migrate.upgrade()
        demo.load(today=calendar.wib_day(NOW), now=NOW)
        session.dispose()
    if packing.returncode:
        raise RuntimeError("static files were not packed")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@contextmanager
def serving(regency: Path, folder: Path) -> Iterator[str]:
    """Serve a copy of `regency` that lies in `folder`; the address. Fails on a logged traceback."""
    shutil.copy(regency, folder / "simadu.db")
    for part in ("foto", "cache"):
        shutil.copytree(regency.parent / part, folder / part)
    port = _free_port()
    settings = {
        "SIMADU_DATA_DIR": str(folder),
        "SIMADU_PORT": str(port),
        "SIMADU_NOW": NOW.isoformat(),
        "SIMADU_THREADS": "64",
        "SIMADU_READER": str(FAKE),
    }
    log = folder / "server.log"
    with log.open("w") as stream:
        server = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env=os.environ | settings,
            stderr=stream,
            stdout=stream,
        )
        try:
            address = f"http://localhost:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=60)
    assert "Traceback" not in log.read_text()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + 180  # other workers keep the cores busy
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer")
