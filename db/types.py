"""Column types that mean the same in SQLite's STRICT tables and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine


def _is_sqlite(dialect: Dialect) -> bool:
    return dialect.name == "sqlite"


class Day(TypeDecorator[date]):
    """A calendar day; TEXT ``YYYY-MM-DD`` on SQLite, where it sorts as written."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if _is_sqlite(dialect) else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        if value is None or not _is_sqlite(dialect):
            return value
        return value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        if value is None or not _is_sqlite(dialect):
            return value
        return date.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; TEXT of fixed width on SQLite, so that text order is time order."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = _is_sqlite(dialect)
        return dialect.type_descriptor(Text() if sqlite else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.isoformat(timespec="microseconds") if _is_sqlite(dialect) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if _is_sqlite(dialect):
            value = datetime.fromisoformat(value)
        return value.astimezone(UTC)


class Flag(TypeDecorator[bool]):
    """Yes or no; INTEGER 0/1 on SQLite."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if _is_sqlite(dialect) else Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        if value is None or not _is_sqlite(dialect):
            return value
        return int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Code(TypeDecorator[str]):
    """A short name from a closed list, or any other text: TEXT everywhere."""

    impl = Text
    cache_ok = True


class Whole(TypeDecorator[int]):
    """A whole number of 64 bits: ids and counts."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if _is_sqlite(dialect) else BigInteger())


class Rupiah(Whole):
    """Whole rupiah, never a fraction."""

    cache_ok = True
