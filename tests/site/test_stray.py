"""The sweep itself is tested: what is planted outside a page is found, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PLANTED = Path(__file__).parent / "planted"


def run(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A process of its own: callbacks of Dash belong to the first application of a process."""
    environment = {name: value for name, value in os.environ.items() if "SIMADU" not in name}
    return subprocess.run(
        [sys.executable, str(PLANTED / name), str(folder)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )


def test_an_application_with_a_callback_outside_a_page_is_not_made(tmp_path: Path) -> None:
    done = run("stray_at_import.py", tmp_path)
    assert done.returncode == 1
    assert "StrayCallback" in done.stderr
    assert "stray.children" in done.stderr


def test_a_callback_that_slips_in_later_answers_nobody_and_is_found(tmp_path: Path) -> None:
    done = run("stray_later.py", tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["stray 404", "other 404"]
    assert "stray.children" in lines[2]


def test_a_route_outside_a_page_answers_nobody(tmp_path: Path) -> None:
    done = run("stray_route.py", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["admin 404 False", "anonymous 302 False"]
