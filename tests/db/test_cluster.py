"""The PostgreSQL that the other tests stand on."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.postgres import OLDEST, Copies, Server, connect

pytestmark = pytest.mark.postgres


def test_a_real_server_of_a_promised_version_answers(postgres_server: Server) -> None:
    with connect(postgres_server.url) as connection:
        row = connection.execute("SHOW server_version_num").fetchone()
    assert row is not None
    assert int(row[0]) >= OLDEST * 10_000


def test_two_databases_of_one_template_are_independent(postgres_server: Server) -> None:
    template = postgres_server.create("cluster_template")
    with connect(template) as connection:
        connection.execute("CREATE TABLE note (text text)")
        connection.execute("INSERT INTO note VALUES ('from the template')")
    left = postgres_server.create("cluster_left", template="cluster_template")
    right = postgres_server.create("cluster_right", template="cluster_template")
    with connect(left) as connection:
        connection.execute("UPDATE note SET text = 'changed'")
    with connect(right) as connection:
        assert connection.execute("SELECT text FROM note").fetchall() == [("from the template",)]
    for name in ("cluster_left", "cluster_right", "cluster_template"):
        postgres_server.drop(name)


def test_a_dropped_database_is_gone_even_while_someone_is_connected(
    postgres_server: Server,
) -> None:
    url = postgres_server.create("cluster_dropped")
    with connect(url) as connection:
        postgres_server.drop("cluster_dropped")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(url)


WHICH = "SELECT oid FROM pg_database WHERE datname = current_database()"
A_PERSON = "INSERT INTO person (name, title_front, title_back) VALUES ('Contoh', '', '')"


def test_a_used_database_is_made_equal_to_its_template_under_a_new_name(
    postgres_server: Server, postgres_template: str
) -> None:
    copies = Copies(postgres_server, postgres_template)
    used = copies.take()
    with connect(used) as connection:
        mark = connection.execute(WHICH).fetchone()
        connection.execute("DELETE FROM level_rule")
        connection.execute("UPDATE opd SET name = 'changed'")
        connection.execute(A_PERSON)
    copies.give_back(used)
    again = copies.take()
    assert again != used
    with connect(again) as there, connect(postgres_server.url_of(postgres_template)) as template:
        assert there.execute(WHICH).fetchone() == mark
        for table in ("opd", "level_rule", "person", "event"):
            question = f"SELECT * FROM {table} ORDER BY 1"
            assert there.execute(question).fetchall() == template.execute(question).fetchall()
        assert there.execute(f"{A_PERSON} RETURNING id").fetchone() == (1,)
    copies.give_back(again)
    copies.close()


def test_a_database_of_another_shape_is_not_used_again(
    postgres_server: Server, postgres_template: str
) -> None:
    copies = Copies(postgres_server, postgres_template)
    used = copies.take()
    with connect(used) as connection:
        connection.execute("ALTER TABLE person ADD COLUMN note text")
    copies.give_back(used)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(used)


KILLED = """
from tests.postgres import private_server
with private_server() as server:
    print(server.url, flush=True)
    input()
"""


def test_a_server_does_not_outlive_tests_that_were_killed() -> None:
    tests = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with tests:
        assert tests.stdout is not None
        url = tests.stdout.readline().strip()
        with connect(url) as connection:
            assert connection.execute("SELECT 1").fetchall() == [(1,)]
        tests.kill()
        tests.stdout.read()  # ends when the last process that holds it has ended
    with pytest.raises(psycopg.OperationalError, match="No such file"):
        connect(url)
    assert not Path(url.partition("host=")[2]).exists()
