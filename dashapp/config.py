"""The settings of one run of SiMadu: the only reader of the environment."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
MINIMUM_SECRET = 32  # characters
MOST_THREADS = 2000
LEAST_VARIETY = 10  # different characters; a repeated word has fewer
# What people leave standing when they copy an example; none of it is a secret.
WELL_KNOWN = ("secret", "changeme", "change-me", "ganti", "rahasia", "default", "simadu")

Mode = Literal["demo", "production"]


class WrongSetting(Exception):
    """A setting that SiMadu does not start with; the text says which one and what to write."""


@dataclass(frozen=True)
class Config:
    """What one run goes by; made once, by `config_from_env` or by a test."""

    secret_key: str
    mode: Mode = "demo"
    data_dir: Path = ROOT / "instance"
    database_url: str = ""
    host: str = "0.0.0.0"  # phones on the office network sign in too
    port: int = 8050
    threads: int = 300
    today: date | None = None
    now: datetime | None = None
    clock_rate: float | None = None
    trusted_proxy: str | None = None
    reader: str = ""  # program that reads receipts; "": SiMadu's own, "mati": none
    send_url: str = ""  # how messages leave, an apprise address; "": not at all

    def __post_init__(self) -> None:
        if not self.database_url:
            url = f"sqlite:///{self.data_dir / 'simadu.db'}"
            object.__setattr__(self, "database_url", url)

    @property
    def demo(self) -> bool:
        """True when demo people may sign in with one click."""
        return self.mode == "demo"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Config:
        """Read the SIMADU_* settings; raise WrongSetting with a sentence for the operator."""
        env = os.environ if environ is None else environ
        mode = _mode(env)
        data_dir = Path(env.get("SIMADU_DATA_DIR") or ROOT / "instance").expanduser().resolve()
        clock = _today(env), _now(env), _rate(env)
        if mode == "production":
            _refuse_in_production(env, clock)
        return cls(
            secret_key=_secret(env, mode, data_dir),
            mode=mode,
            data_dir=data_dir,
            database_url=env.get("SIMADU_DATABASE_URL", "").strip(),
            host=env.get("SIMADU_HOST") or "0.0.0.0",
            port=_whole(env, "SIMADU_PORT", 8050, 1, 65535),
            threads=_whole(env, "SIMADU_THREADS", 300, 8, MOST_THREADS),
            today=clock[0],
            now=clock[1],
            clock_rate=clock[2],
            trusted_proxy=env.get("SIMADU_TRUSTED_PROXY") or None,
            reader=_reader(env),
            send_url=_send_url(env),
        )


def config_from_env() -> Config:
    """The settings of the environment; a wrong one ends the program with exit code 2."""
    try:
        return Config.from_env()
    except WrongSetting as wrong:
        sys.stderr.write(f"SiMadu tidak dapat dijalankan. {wrong}\n")
        raise SystemExit(2) from None


def _mode(env: Mapping[str, str]) -> Mode:
    mode = env.get("SIMADU_MODE") or "demo"
    if mode == "demo":
        return "demo"
    if mode == "production":
        return "production"
    raise WrongSetting(f"SIMADU_MODE harus demo atau production, bukan {mode!r}.")


def _refuse_in_production(
    env: Mapping[str, str], clock: tuple[date | None, datetime | None, float | None]
) -> None:
    if any(part is not None for part in clock):
        raise WrongSetting(
            "SIMADU_TODAY, SIMADU_NOW dan SIMADU_CLOCK_RATE hanya untuk demo dan pengujian. "
            "Hapus dari pengaturan produksi."
        )
    if env.get("FLASK_DEBUG", "0") not in {"", "0"} or env.get("DASH_DEBUG", "0") not in {"", "0"}:
        raise WrongSetting("FLASK_DEBUG dan DASH_DEBUG harus 0 di produksi.")


def _secret(env: Mapping[str, str], mode: Mode, data_dir: Path) -> str:
    given = env.get("SIMADU_SECRET_KEY", "")
    if not given and mode == "demo":
        return _kept_secret(data_dir)
    if not given:
        raise WrongSetting(
            "SIMADU_SECRET_KEY belum diisi. Buat dengan: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    weak = len(set(given)) < LEAST_VARIETY or given.lower().startswith(WELL_KNOWN)
    if mode == "production" and (len(given) < MINIMUM_SECRET or weak):
        raise WrongSetting(
            f"SIMADU_SECRET_KEY terlalu mudah ditebak. Pakai {MINIMUM_SECRET} karakter acak."
        )
    return given


def _kept_secret(data_dir: Path) -> str:
    """The demo's own key: made at the first start, so that people stay signed in at the next."""
    path = data_dir / "secret.key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if kept := path.read_text("ascii").strip():
            return kept
        path.unlink()  # a start that was cut off left it empty
        return _kept_secret(data_dir)
    made = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w") as file:
        file.write(made)
    return made


def _whole(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise WrongSetting(f"{name} harus bilangan {low} sampai {high}, bukan {text!r}.")


def _today(env: Mapping[str, str]) -> date | None:
    text = env.get("SIMADU_TODAY", "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongSetting(
            f"SIMADU_TODAY harus tanggal seperti 2025-06-24, bukan {text!r}."
        ) from None


def _now(env: Mapping[str, str]) -> datetime | None:
    text = env.get("SIMADU_NOW", "").strip()
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise WrongSetting(
            f"SIMADU_NOW harus saat dengan zona, seperti 2025-06-24T09:00:00+07:00, bukan {text!r}."
        )
    if env.get("SIMADU_TODAY", "").strip():
        raise WrongSetting("Isi salah satu saja: SIMADU_TODAY atau SIMADU_NOW.")
    return instant.astimezone(UTC)


def _reader(env: Mapping[str, str]) -> str:
    text = env.get("SIMADU_READER", "").strip()
    if text in ("", "mati"):
        return text
    path = Path(text).expanduser().resolve()
    if not path.is_file():
        raise WrongSetting(
            f"SIMADU_READER harus mati, kosong, atau berkas program Python, bukan {text!r}."
        )
    return str(path)


def _send_url(env: Mapping[str, str]) -> str:
    text = env.get("SIMADU_SEND_URL", "").strip()
    if text and not text.lower().startswith(("mailto://", "mailtos://")):  # it may hold a password
        raise WrongSetting(
            "SIMADU_SEND_URL harus kosong atau alamat seperti "
            "mailtos://pengguna:rahasia@surel.contoh.go.id?from=simadu@contoh.go.id."
        )
    return text


def _rate(env: Mapping[str, str]) -> float | None:
    text = env.get("SIMADU_CLOCK_RATE", "").strip()
    if not text:
        return None
    try:
        rate = float(text)
    except ValueError:
        rate = -1.0
    if not 0 < rate <= 1_000_000:
        raise WrongSetting(f"SIMADU_CLOCK_RATE harus bilangan di atas 0, bukan {text!r}.")
    return rate
