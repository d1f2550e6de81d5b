"""Writes many rows at once: prepared values straight to the driver, COPY on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, text

from db.types import Day, Flag, Instant

Row = tuple[Any, ...]
Turn = Callable[[Any], Any]


class _Known(dict[Any, Any]):
    """What the driver wants for a value, worked out once: the same moments come back often."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self._turn = turn

    def __missing__(self, value: Any) -> Any:
        turned = self[value] = self._turn(value)
        return turned


class Bulk:
    """Inserts into the tables of one connection, within its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sqlite = connection.dialect.name == "sqlite"
        self._known: dict[type, _Known] = {}

    def insert(self, model: Any, names: str, rows: Iterable[Row]) -> None:
        """Insert `rows`, whose values stand in the order of `names` ("id name opd").

        A column that is not named gets NULL: the defaults of the models are not applied.
        """
        table: Table = model.__table__
        columns = names.split()
        into = f'"{table.name}" ({", ".join(columns)})'
        cursor: Any = self._connection.connection.cursor()
        try:
            if self._sqlite:
                marks = ", ".join("?" * len(columns))
                turned = self._as_sqlite_wants(table, columns, rows)
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", turned)
                return
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        finally:
            cursor.close()

    def follow_ids(self, models: Sequence[Any]) -> None:
        """Let PostgreSQL give out ids after those just inserted; SQLite does so by itself."""
        for model in [] if self._sqlite else models:
            table: Table = model.__table__
            key = next(iter(table.primary_key.columns)).name
            self._connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key}'),"
                    f' (SELECT coalesce(max({key}), 0) + 1 FROM "{table.name}"), false)'
                )
            )

    def _as_sqlite_wants(
        self, table: Table, columns: Sequence[str], rows: Iterable[Row]
    ) -> Iterator[Sequence[Any]]:
        """Apply the column types; PostgreSQL has these types itself."""
        kinds = [(place, type(table.c[name].type)) for place, name in enumerate(columns)]
        turns = [
            (place, self._known_for(table.c[columns[place]].type))
            for place, kind in kinds
            if kind in (Day, Flag, Instant)
        ]
        for row in rows:
            values = list(row)
            for place, known in turns:
                values[place] = known[values[place]]
            yield values

    def _known_for(self, column_type: Any) -> _Known:
        kind = type(column_type)
        if kind not in self._known:
            dialect = self._connection.dialect
            self._known[kind] = _Known(lambda value: column_type.process_bind_param(value, dialect))
        return self._known[kind]
