"""Runs SiMadu's commands as an operator does: within the tests' process, or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from dashapp import cli, clock
from dashapp.config import Config
from db import session

ROOT = Path(__file__).parents[1]
SECRET = "only for tests, and long enough for one"


@dataclass(frozen=True)
class Done:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class CommandLine:
    """The commands on one database, on one day, called from `folder`."""

    url: str
    folder: Path
    today: str = "2025-03-05"

    def __call__(self, *words: str, stdin: str = "") -> Done:
        """Run a command in this process, with an application that has the commands only."""
        config = Config(
            SECRET,
            database_url=self.url,
            data_dir=self.folder,
            today=date.fromisoformat(self.today),
        )
        app = Flask("commands")
        app.config["SIMADU"] = config
        cli.register(app)
        session.configure(self.url)
        clock.configure(config)
        try:
            with chdir(self.folder):
                done = app.test_cli_runner().invoke(args=list(words), input=stdin)
        finally:
            session.dispose()
            clock.configure(Config(SECRET))
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def in_process(self, *words: str) -> Done:
        """Run `flask --app app:server …` as it is typed, in a process of its own."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("SIMADU_")
        }
        environment |= {
            "SIMADU_DATABASE_URL": self.url,
            "SIMADU_DATA_DIR": str(self.folder),
            "SIMADU_TODAY": self.today,
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app:server", *words],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)
