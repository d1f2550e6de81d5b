"""People of the roster: the list that was found, and one person opened at the side."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.ui.elements import Child, Children, tag
from dashapp.ui.tables import facts
from dashapp.ui.words import _


@dataclass(frozen=True)
class PersonLine:
    """A person in a list."""

    person: int
    name: str
    nip: str
    where: str
    level: str


@dataclass(frozen=True)
class PostLine:
    """A posting with its days; `note` says why its level is another one than the roster's."""

    post: str
    opd: str
    days: str
    level: str
    note: str


@dataclass(frozen=True)
class MonthLine:
    """A month with what was owed in it."""

    month: str
    level: str
    amount: str


def people(lines: Sequence[PersonLine]) -> html.Ul:
    """People, each opened by their name: {"type": "roster-person", "person": ...}."""
    return html.Ul([html.Li(_line(each)) for each in lines], className="roster-people")


def _line(line: PersonLine) -> list[Child]:
    opener = html.Button(
        line.name,
        id={"type": "roster-person", "person": line.person},
        type="button",
        className="roster-name",
    )
    return [opener, html.Span(f"{line.nip} · {line.where}"), tag(line.level)]


def person(
    pairs: Sequence[tuple[str, Children]],
    posts: Sequence[PostLine],
    owed: Sequence[MonthLine],
    excused: Sequence[str],
) -> list[Component]:
    """Facts, postings, months owed and exemptions of one person."""
    return [
        facts(pairs),
        _part(_("Riwayat jabatan"), [_post(each) for each in posts]),
        _part(_("Kewajiban"), [_month(each) for each in owed]),
        _part(_("Pembebasan"), [[each] for each in excused]),
    ]


def _part(title: str, lines: Sequence[list[Child]]) -> html.Section:
    listed: Component = html.Ul([html.Li(each) for each in lines], className="roster-lines")
    if not lines:
        listed = html.P(_("Belum ada."), className="muted")
    return html.Section([html.H3(title), listed], className="person-part")


def _post(line: PostLine) -> list[Child]:
    note = html.Span(line.note, className="caption") if line.note else None
    words = html.Div(
        [html.Strong(line.post), html.Span(line.opd), html.Span(line.days), note],
        className="grow",
    )
    return [words, tag(line.level)]


def _month(line: MonthLine) -> list[Child]:
    return [html.Span(line.month, className="grow"), line.level, html.Strong(line.amount)]
