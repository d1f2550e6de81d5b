"""The commands of `flask --app app:server`: a stable interface for people and programs."""

from __future__ import annotations

from flask import Flask

from dashapp import (
    cli_closing,
    cli_evaluations,
    cli_imports,
    cli_months,
    cli_risk,
    cli_rules,
    cli_screens,
    cli_system,
)

MODULES = (
    cli_system,
    cli_months,
    cli_closing,
    cli_imports,
    cli_rules,
    cli_risk,
    cli_evaluations,
    cli_screens,
)


def register(app: Flask) -> None:
    """Add every command to `app`."""
    for module in MODULES:
        for command in module.COMMANDS:
            app.cli.add_command(command)
