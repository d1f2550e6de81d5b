"""The command line before the database is ready, and when there is none."""

from pathlib import Path

import pytest

from tests import postgres
from tests.command_line import CommandLine


def test_an_unmigrated_database_is_named_and_the_command_that_mends_it(tmp_path: Path) -> None:
    run = CommandLine(f"sqlite:///{tmp_path}/baru.db", tmp_path)
    for words in (("check",), ("compliance", "2025-01"), ("months", "open", "2025-01")):
        done = run(*words)
        assert done.code == 2
        assert "db upgrade" in done.err
    assert run("db", "upgrade", "--json").document == {"current": True}
    assert run("db", "upgrade").code == 0
    assert run("check").code == 0
    assert run("compliance", "2025-01", "--json").document["rows"] == []


def test_an_unreachable_database_is_named(tmp_path: Path) -> None:
    run = CommandLine("postgresql://nobody@127.0.0.1:9/none?connect_timeout=1", tmp_path)
    done = run("check")
    assert (done.code, "SIMADU_DATABASE_URL" in done.err) == (2, True)


@pytest.mark.postgres
def test_check_on_postgresql_names_its_version_and_rule(
    postgres_server: postgres.Server, postgres_template: str, tmp_path: Path
) -> None:
    url = postgres_server.create("simadu_named", template=postgres_template)
    told = CommandLine(url, tmp_path)("check", "--json").document["database"]
    postgres_server.drop("simadu_named")
    assert (told["name"], told["rule"], told["wal_fault"]) == ("postgresql", "event_head", False)
    assert int(told["version"].split(".")[0]) >= postgres.OLDEST
