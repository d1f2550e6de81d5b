"""The start of the server: production refuses what is unsafe, the demo makes itself ready."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashapp import migrate, serving
from dashapp.config import ROOT, Config
from dashapp.services import accounts
from dashapp.services.logins import Way
from db import session

GOOD = "kJ8sd9fLq2mZx7Wv4Tn1Bc6Hy3Gp0Ra5"
NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)


@pytest.mark.usefixtures("db")
def test_production_takes_a_migrated_database_without_demo_people(tmp_path: Path) -> None:
    serving.prepare(Config(GOOD, "production", tmp_path))
    assert migrate.is_current()


def test_production_names_the_command_for_an_unmigrated_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = Config(GOOD, "production", tmp_path)
    session.configure(config.database_url)
    try:
        with pytest.raises(SystemExit) as ended:
            serving.prepare(config)
        assert ended.value.code == 2
        assert "flask --app app:server db upgrade" in capsys.readouterr().err
        assert migrate.is_empty()
    finally:
        session.dispose()


@pytest.mark.usefixtures("db")
def test_production_refuses_demo_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with session.transaction() as open_session:
        accounts.add_demo(
            open_session, way=Way.NAME, login="demo.satu", name="Demo", now=NOW,
            today=date(2026, 6, 24), hashed="x",
        )  # fmt: skip
    with pytest.raises(SystemExit):
        serving.prepare(Config(GOOD, "production", tmp_path))
    assert "akun demo" in capsys.readouterr().err


@pytest.mark.usefixtures("db")
def test_production_refuses_a_database_that_all_users_of_the_machine_can_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = session.file_path()
    assert file is not None
    file.parent.chmod(0o755)
    file.chmod(0o644)
    with pytest.raises(SystemExit):
        serving.prepare(Config(GOOD, "production", tmp_path))
    assert f"chmod -R go= {file.parent}" in capsys.readouterr().err
    file.chmod(0o640)
    serving.prepare(Config(GOOD, "production", tmp_path))


@pytest.mark.usefixtures("db")
def test_the_demo_leaves_a_migrated_database_as_it_is(tmp_path: Path) -> None:
    serving.prepare(Config(GOOD, "demo", tmp_path))
    assert not accounts.has_demo_accounts()


@pytest.mark.usefixtures("db")
def test_a_demo_load_that_was_cut_off_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[date] = []
    monkeypatch.setattr(serving.demo, "load", lambda *, today, **_: loads.append(today))
    serving.demo.intend()
    serving.prepare(Config(GOOD, "demo", tmp_path))
    serving.prepare(Config(GOOD, "demo", tmp_path))
    assert len(loads) == 2  # the stand-in finishes neither


def run(code: str, folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if "SIMADU" not in name}
    environment |= {"SIMADU_DATA_DIR": str(folder), **given}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def test_making_the_application_starts_nothing_and_needs_no_database(tmp_path: Path) -> None:
    code = (
        "import threading, app, sys; "
        "sys.stdout.write(f'{threading.active_count()} {app.server.name}')"
    )
    done = run(code, tmp_path, SIMADU_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert done.stdout == "1 dashapp", done.stderr


def test_a_wrong_setting_stops_the_entrance_without_a_trace(tmp_path: Path) -> None:
    done = run("import app", tmp_path, SIMADU_MODE="production")
    assert done.returncode == 2
    assert "SIMADU_SECRET_KEY belum diisi" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["DASH_MCP_ENABLED", "DASH_DEBUG", "FLASK_DEBUG"])
def test_the_environment_cannot_switch_debugging_helpers_on(tmp_path: Path, name: str) -> None:
    code = (
        "import app, sys; client = app.server.test_client(); "
        "codes = [client.get(p).status_code for p in ('/_mcp', '/_reload-hash', '/console')]; "
        "sys.stdout.write(f'{codes} {app.server.debug}')"
    )
    done = run(code, tmp_path, **{name: "true"})
    assert done.stdout.startswith("[401, 401, 302]"), done.stderr


def test_whatever_the_entrance_makes_is_for_its_own_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    code = "import os; os.umask(0o022); import app; from dashapp import migrate; migrate.upgrade()"
    done = run(code, folder)
    assert done.returncode == 0, done.stderr
    found = {path.name: path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())}
    assert {"data", "simadu.db", "secret.key"} <= set(found)
    assert set(found.values()) == {0}


def connections(folder: Path, soft: int, hard: int) -> list[int]:
    """Connections allowed and the soft limit of open files afterwards, for 300 threads."""
    code = (
        "import resource, sys; from dashapp import serving; files = resource.RLIMIT_NOFILE; "
        f"resource.setrlimit(files, ({soft}, {hard})); "
        "sys.stdout.write(f'{serving._connections(300)} {resource.getrlimit(files)[0]}')"
    )
    done = run(code, folder)
    return [int(number) for number in done.stdout.split()]


def test_idle_connections_cannot_use_up_the_files_that_answers_need(tmp_path: Path) -> None:
    """300 readers hold three files each, 200 are spare, a connection may hold two."""
    assert connections(tmp_path, 1024, 4300) == [1600, 4300]
    assert connections(tmp_path, 1024, 2100) == [500, 2100]
    assert connections(tmp_path, 512, 512) == [320, 512]
