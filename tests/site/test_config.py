"""Settings: what is wrong is refused in words; production takes nothing that is for demos."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashapp import clock
from dashapp.config import Config, WrongSetting, config_from_env

Timed = Callable[..., None]
GOOD = "kJ8sd9fLq2mZx7Wv4Tn1Bc6Hy3Gp0Ra5"


def read(folder: Path, **given: str) -> Config:
    return Config.from_env({"SIMADU_DATA_DIR": str(folder), **given})


def test_without_settings_it_is_the_demo_on_sqlite(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert (found.mode, found.port, found.threads) == ("demo", 8050, 300)
    assert found.database_url == f"sqlite:///{tmp_path}/simadu.db"


def test_the_demo_makes_its_key_once_and_for_itself_alone(tmp_path: Path) -> None:
    first, second = read(tmp_path / "new"), read(tmp_path / "new")
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 40
    mode = (tmp_path / "new" / "secret.key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_key_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("")
    assert len(read(tmp_path).secret_key) >= 40


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIMADU_MODE", "produksi"),
        ("SIMADU_PORT", "0"),
        ("SIMADU_PORT", "65536"),
        ("SIMADU_PORT", "８０５０"),
        ("SIMADU_PORT", "http"),
        ("SIMADU_THREADS", "7"),
        ("SIMADU_THREADS", "-300"),
        ("SIMADU_TODAY", "24-06-2026"),
        ("SIMADU_TODAY", "2026-02-30"),
        ("SIMADU_NOW", "2026-06-24T09:00:00"),
        ("SIMADU_NOW", "kemarin"),
        ("SIMADU_SEND_URL", "https://contoh.go.id"),
        ("SIMADU_CLOCK_RATE", "0"),
        ("SIMADU_CLOCK_RATE", "nan"),
        ("SIMADU_CLOCK_RATE", "cepat"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(WrongSetting) as refused:
        read(tmp_path, **{name: value})
    assert name in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"SIMADU_SECRET_KEY": ""},
        {"SIMADU_SECRET_KEY": "pendek"},
        {"SIMADU_SECRET_KEY": "a" * 64},
        {"SIMADU_SECRET_KEY": "changeme-changeme-changeme-please"},
        {"SIMADU_SECRET_KEY": GOOD, "SIMADU_TODAY": "2026-06-24"},
        {"SIMADU_SECRET_KEY": GOOD, "SIMADU_NOW": "2026-06-24T09:00:00+07:00"},
        {"SIMADU_SECRET_KEY": GOOD, "SIMADU_CLOCK_RATE": "60"},
        {"SIMADU_SECRET_KEY": GOOD, "FLASK_DEBUG": "1"},
        {"SIMADU_SECRET_KEY": GOOD, "DASH_DEBUG": "true"},
    ],
)
def test_production_refuses_weak_keys_made_up_clocks_and_debugging(
    tmp_path: Path, given: dict[str, str]
) -> None:
    with pytest.raises(WrongSetting):
        read(tmp_path, SIMADU_MODE="production", **given)
    assert not (tmp_path / "secret.key").exists()


def test_production_starts_with_a_good_key(tmp_path: Path) -> None:
    found = read(tmp_path, SIMADU_MODE="production", SIMADU_SECRET_KEY=GOOD)
    assert not found.demo


def test_a_wrong_setting_ends_the_program_with_2_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIMADU_PORT", "delapan ribu")
    with pytest.raises(SystemExit) as ended:
        config_from_env()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("SiMadu tidak dapat dijalankan. SIMADU_PORT harus")


@pytest.fixture
def timed(tmp_path: Path) -> Iterator[Timed]:
    """Configures the clock; the machine's own is back afterwards."""
    yield lambda **given: clock.configure(read(tmp_path, **given))
    clock.configure(Config(secret_key="x"))


def test_an_instant_that_is_set_stands_still(timed: Timed) -> None:
    timed(SIMADU_NOW="2026-06-30T23:59:59+07:00")
    assert clock.now() == datetime(2026, 6, 30, 16, 59, 59, tzinfo=UTC)
    assert clock.now() == clock.now()
    assert clock.today() == date(2026, 6, 30)


def test_the_day_is_that_of_wib(timed: Timed) -> None:
    timed(SIMADU_NOW="2026-06-30T17:00:00+00:00")
    assert clock.today() == date(2026, 7, 1)


def test_a_date_that_is_set_stays_while_the_time_of_day_runs(timed: Timed) -> None:
    timed(SIMADU_TODAY="2025-03-09")
    assert clock.today() == date(2025, 3, 9)
    assert clock.now().tzinfo is UTC


def test_a_fast_clock_begins_where_it_is_told(timed: Timed) -> None:
    timed(SIMADU_TODAY="2025-03-09", SIMADU_CLOCK_RATE="0.001")
    assert clock.today() == date(2025, 3, 9)
    assert clock.now().replace(microsecond=0) == datetime(2025, 3, 8, 17, 0, tzinfo=UTC)
