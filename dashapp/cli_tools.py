"""What all commands share: one answer as text or JSON, exit codes, messages in Indonesian."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from dashapp import migrate
from dashapp.domain import calendar
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.services.database import Busy, Unreachable
from dashapp.services.tables import MAX_FILE
from dashapp.ui.import_words import reason

DONE, FINDING, WRONG_USE = 0, 1, 2
UPGRADE = "flask --app app:server db upgrade"


@dataclass(frozen=True)
class Answer:
    """What a command found or did: for programs, for people, and its exit code."""

    document: Mapping[str, Any]
    lines: Sequence[str]
    code: int = DONE
    notes: Sequence[str] = field(default_factory=tuple)  # for people, on stderr


class Stop(Exception):
    """The command cannot do what it was asked; the text says why and what to do."""


class _Misused(click.ClickException):
    exit_code = WRONG_USE

    def __init__(self, message: str, *, as_json: bool) -> None:
        super().__init__(message)
        self._as_json = as_json

    def show(self, file: Any = None) -> None:
        if self._as_json:
            _print({"error": self.message})
        click.echo(self.message, file=file, err=file is None)


class _Indonesian:
    """A click command or group that says in Indonesian what is wrong with its arguments."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **kw: Any
    ) -> click.Context:
        as_json = "--json" in args  # looked at first: a command that cannot be read takes words out
        try:
            return super().make_context(info_name, args, parent, **kw)  # type: ignore[misc]
        except click.UsageError as error:
            raise _Misused(_usage(error), as_json=as_json) from None


class Command(_Indonesian, click.Command):
    pass


class Group(_Indonesian, click.Group):
    """Commands with a common first word."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            known = ", ".join(self.list_commands(ctx))
            message = f"Perintah {args[0]} tidak ada. Yang ada: {known}."
            raise _Misused(message, as_json="--json" in args) from None


def command(
    name: str, *, group: Group | None = None, unmigrated: bool = False
) -> Callable[[Callable[..., Answer]], click.Command]:
    """Make a function that returns an Answer into a command with --json.

    Its first argument says whether JSON was asked for. Without `unmigrated` the database must have
    the shape of this version.
    """

    def decorate(function: Callable[..., Answer]) -> click.Command:
        @functools.wraps(function)
        def run(*, as_json: bool, **given: Any) -> None:
            sys.exit(_run(function, as_json, unmigrated, given))

        shaped = with_appcontext(run)
        option = click.option("--json", "as_json", is_flag=True, help="Satu dokumen JSON.")
        made = click.command(name, cls=Command)(option(shaped))
        if group is not None:
            group.add_command(made)
        return made

    return decorate


def read_month(text: str) -> date:
    """A month such as 2025-01; Stop when it is none."""
    with _said():
        return calendar.read_month(text)


def read_day(text: str | None, default: date | None = None) -> date | None:
    """A day in any form, `default` when none was given; Stop when it is none."""
    if text is None:
        return default
    with _said():
        return calendar.read_day(text)


def read_file(path: str) -> bytes:
    """The bytes of a file that the operator named; Stop when there is none."""
    try:
        if Path(path).stat().st_size > MAX_FILE:
            limit = MAX_FILE // 1024**2
            raise Stop(reason(Problem("file_too_large", {"limit": limit})))
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Stop(reason(Problem("file_missing", {"file": path}))) from None
    except OSError:
        raise Stop(reason(Problem("file_closed", {"file": path}))) from None


def agreed(question: str, lines: list[str], *, yes: bool, as_json: bool) -> bool:
    """Whether to go on: told by --yes, or asked at a terminal.

    There `lines` are shown first, and taken out of the list, so that they are not shown twice.
    """
    if yes or not sys.stdin.isatty():
        return yes
    for line in lines:
        click.echo(line, err=as_json)
    lines.clear()
    click.echo(f"{question} [y/t] ", nl=False, err=as_json)
    return sys.stdin.readline().strip().lower() in {"y", "ya"}


def _run(
    function: Callable[..., Answer], as_json: bool, unmigrated: bool, given: dict[str, Any]
) -> int:
    try:
        with _said():
            if not unmigrated and not migrate.is_current():
                raise Stop(f"Basis data belum dimutakhirkan. Jalankan dahulu: {UPGRADE}")
            answer = function(as_json=as_json, **given)
    except Stop as stop:
        if as_json:
            _print({"error": str(stop)})
        click.echo(str(stop), err=True)
        return WRONG_USE
    if as_json:
        _print(answer.document)
    else:
        for line in answer.lines:
            click.echo(line)
    for note in answer.notes:
        click.echo(note, err=True)
    return answer.code


def _print(document: Mapping[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


@contextmanager
def _said() -> Iterator[None]:
    """Turn what the services refuse into a sentence."""
    try:
        yield
    except BadValue as bad:
        raise Stop(reason(bad.problem)) from None
    except Rejected as rejected:
        raise Stop(" ".join(reason(problem) for problem in rejected.problems.values())) from None
    except Busy:
        raise Stop("Basis data sedang dipakai. Coba lagi sebentar lagi.") from None
    except Unreachable as error:
        if not _is_about_connecting(error):
            raise
        raise Stop("Basis data tidak dapat dihubungi. Periksa SIMADU_DATABASE_URL.") from None


def _is_about_connecting(error: Unreachable) -> bool:
    words = str(error.orig).lower()
    return error.connection_invalidated or "connection" in words or "unable to open" in words


def _usage(error: click.UsageError) -> str:
    parts = []
    if error.ctx is not None:
        name = error.ctx.command_path
        parts.append(f"Pemakaian: {name} {' '.join(_pieces(error.ctx))}".rstrip())
    return "\n".join([_complaint(error), *parts])


def _pieces(ctx: click.Context) -> list[str]:
    return ctx.command.collect_usage_pieces(ctx)


def _complaint(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Pilihan {error.option_name} tidak ada."
    if isinstance(error, click.MissingParameter):
        return f"{_shown(error)} belum diisi."
    if isinstance(error, click.BadOptionUsage):
        return f"Pilihan {error.option_name} perlu sebuah nilai."
    if isinstance(error, click.BadParameter):
        return f"Nilai {_shown(error)} tidak dapat dibaca."
    return "Argumennya tidak sesuai; periksa cara pemakaian."


def _shown(error: click.BadParameter) -> str:
    """How the parameter at fault is written on the command line."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
