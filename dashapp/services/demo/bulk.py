"""Writes many rows at once: prepared values straight to the driver, COPY on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

from sqlalchemy import Connection, Table, text

CHUNK = 20_000  # rows turned into the driver's values at a time: bounds the memory

Row = tuple[Any, ...]


def insert(connection: Connection, model: Any, names: str, rows: Iterable[Row]) -> int:
    """Insert `rows`, whose values stand in the order of `names` ("id name opd"); how many it were.

    A column that is not named gets NULL: the defaults of the models are not applied.
    """
    table: Table = model.__table__
    columns = names.split()
    into = f'"{table.name}" ({", ".join(columns)})'
    turned = _as_driver_wants(connection, table, columns, rows)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        return _executemany(connection, f"INSERT INTO {into} VALUES ({marks})", turned)
    return _copy(connection, f"COPY {into} FROM STDIN", turned)


def follow_ids(connection: Connection, models: Sequence[Any]) -> None:
    """Let PostgreSQL give out ids after those that were inserted; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for model in models:
        table: Table = model.__table__
        key = next(iter(table.primary_key.columns)).name
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key}'),"
                f' (SELECT coalesce(max({key}), 0) + 1 FROM "{table.name}"), false)'
            )
        )


def _as_driver_wants(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]
) -> Iterator[Row]:
    """Apply the column types once per column instead of once per statement."""
    turns = [table.c[name].type.bind_processor(connection.dialect) for name in columns]
    needed = [(place, turn) for place, turn in enumerate(turns) if turn is not None]
    if not needed:
        yield from rows
        return
    for row in rows:
        values = list(row)
        for place, turn in cast(list[tuple[int, Callable[[Any], Any]]], needed):
            values[place] = turn(values[place])
        yield tuple(values)


def _executemany(connection: Connection, statement: str, rows: Iterator[Row]) -> int:
    count = 0
    while part := list(islice(rows, CHUNK)):
        connection.exec_driver_sql(statement, part)
        count += len(part)
    return count


def _copy(connection: Connection, statement: str, rows: Iterator[Row]) -> int:
    count = 0
    cursor: Any = connection.connection.cursor()
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    cursor.close()
    return count
