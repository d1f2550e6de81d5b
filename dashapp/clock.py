"""The one reader of the clock: what day and what moment it is for SiMadu."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dashapp.config import Config

WIB = ZoneInfo("Asia/Jakarta")


def now() -> datetime:
    """The present moment, in UTC."""
    return _read()


def today() -> date:
    """The present day in WIB (Asia/Jakarta)."""
    return _read().astimezone(WIB).date()


def configure(config: Config) -> None:
    """Take the clock that the settings ask for; without them the machine's own.

    SIMADU_NOW freezes the instant, SIMADU_TODAY the date (the time of day runs on);
    SIMADU_CLOCK_RATE lets the clock run from there, that many times as fast.
    """
    global _read  # one process has one clock
    _read = _clock(config)


def _machine() -> datetime:
    return datetime.now(UTC)


_read: Callable[[], datetime] = _machine


def _clock(config: Config) -> Callable[[], datetime]:
    if config.clock_rate is not None:
        return _running(_start(config), config.clock_rate)
    if (frozen := config.now) is not None:
        return lambda: frozen
    if (day := config.today) is not None:
        return lambda: datetime.combine(day, _machine().astimezone(WIB).timetz()).astimezone(UTC)
    return _machine


def _start(config: Config) -> datetime:
    if config.now is not None:
        return config.now
    if config.today is not None:
        return datetime.combine(config.today, datetime.min.time(), WIB).astimezone(UTC)
    return _machine()


def _running(start: datetime, rate: float) -> Callable[[], datetime]:
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=(time.monotonic() - begun) * rate)
