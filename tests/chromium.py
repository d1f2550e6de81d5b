"""Debian's Chromium, for tests, pictures and benchmarks."""

import shutil


def path() -> str:
    """Where it is: without its windows, which costs less than half, or else the whole of it."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        raise RuntimeError(
            "Chromium is needed here: use ./run test, or apt-get install chromium-headless-shell"
        )
    return found
