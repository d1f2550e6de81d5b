"""People of the roster on the page: found, opened, their level set or accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.levels import Level
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import overrides, roster_person
from dashapp.services.roster_person import Found, PersonView, Post
from dashapp.ui import account_person, forms, labels, messages
from dashapp.ui import roster_people as ui
from dashapp.ui.elements import Child, aria, button, icon
from dashapp.ui.notices import strip
from dashapp.ui.words import _, count, day_long, month_name
from pages.roster.ids import Id
from pages.roster.shown import who


def part() -> Component:
    """Search, the levels that somebody has to look at, and the place of an opened person."""
    search = dbc.Input(
        id=Id.WHOM,
        type="search",
        debounce=300,
        maxlength=roster_person.LONGEST_SEARCH,
        placeholder=_("Nama, atau NIP lengkap"),
        autocomplete="off",
    )
    label = html.Label(_("Cari pegawai"), htmlFor=Id.WHOM, className="field-label")
    return html.Section(
        [
            label,
            forms.marked(search, icon("magnifying-glass")),
            html.Div(id=Id.PEOPLE, **aria(live="polite")),
            html.Div(doubtful(), id=Id.DOUBTFUL),
        ],
        className="panel roster-whom",
    )


def side() -> Component:
    """The place of an opened person, with the form for the level below."""
    panel = account_person.side_panel(
        id=Id.PERSON, name_id=Id.PERSON_NAME, close_id=Id.PERSON_CLOSE, body_id=Id.PERSON_BODY
    )
    panel.children = [*panel.children, _form()]
    return panel


def _form() -> Component:
    levels = [(level.value, labels.level(level)) for level in Level]
    return html.Section(
        [
            html.H3(_("Tetapkan jenjang")),
            html.P(id=Id.LEVEL_WORDS, className="caption"),
            html.Div(id=Id.LEVEL_TROUBLE, **aria(live="polite")),
            forms.field(_("Jenjang"), forms.select(Id.LEVEL, levels), id=Id.LEVEL),
            forms.field(
                _("Alasan"), forms.text(Id.LEVEL_REASON, limit=300), id=Id.LEVEL_REASON
            ),
            button(_("Tetapkan jenjang"), id=Id.LEVEL_SAVE, look="tinta"),
            button(_("Jenjang dari jabatan sudah benar"), id=Id.LEVEL_ACCEPT, look="teks"),
        ],
        id=Id.LEVEL_FORM,
        className="person-part roster-level",
        hidden=True,
    )  # fmt: skip


def found(words: str | None) -> list[Child]:
    """Who fits the search."""
    people = roster_person.search(words, by=current_actor())
    if people:
        return [ui.people([_line(each) for each in people])]
    if len((words or "").strip()) < roster_person.LEAST_SEARCH:
        return []
    return [html.P(_("Tidak ditemukan. NIP hanya dicari lengkap, 18 angka."), className="muted")]


def doubtful() -> list[Child]:
    """Levels that were read from a title alone."""
    number, people = roster_person.doubtful(by=current_actor())
    if not number:
        return []
    words = _(
        "Jenjangnya dibaca dari nama jabatan karena ESELON kosong. Buka satu per satu, lalu"
        " tetapkan atau nyatakan benar."
    )
    title = _("%(number)s jenjang perlu ditinjau", number=count(number))
    return [
        html.H3(title),
        html.P(words, className="caption"),
        ui.people([_line(each) for each in people]),
    ]


def person_of(sent: Mapping[str, Any] | None) -> int | None:
    """Who is open; NotAllowed for anything that is no person."""
    if sent is None:
        return None
    number = sent.get("person")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**31:
        raise NotAllowed
    return number


def opened(view: PersonView) -> list[Any]:
    """Name, content, whether the form is away, its words, its level, whether there is doubt."""
    running = view.running
    may = running is not None and not view.is_own
    words = _(
        "Berlaku mulai %(month)s sampai jabatan ini berakhir. Bulan yang sudah dibuka tidak"
        " berubah.",
        month=month_name(view.counts_from),
    )
    level = (running.override or running.told).value if running else None
    settled = running is None or not running.review or running.override is not None
    return [view.name, _content(view), not may, words, level, settled]


def set_level(sent: Mapping[str, Any] | None, level: str | None, reason: str | None) -> str:
    """Set the level of whoever is open; what to say of it."""
    overrides.set_level(_running(sent).id, level, reason, **who())
    return _("Jenjang ditetapkan")


def accept_level(sent: Mapping[str, Any] | None) -> str:
    """Say that the level of whoever is open is right; what to say of it."""
    overrides.accept_level(_running(sent).id, **who())
    return _("Jenjang dinyatakan benar")


def refused(rejected: Rejected) -> list[Any]:
    """Trouble, and the words below level and reason."""
    whole = [p for field, p in rejected.problems.items() if field not in ("level", "reason")]
    words: list[Child] = [strip(messages.sentence(problem), tone="bata") for problem in whole]
    below = [forms.error(rejected.problems.get(field)) for field in ("level", "reason")]
    return [words, *below]


def _running(sent: Mapping[str, Any] | None) -> Post:
    number = person_of(sent)
    view = roster_person.one(number, **who()) if number is not None else None
    if view is None or view.running is None:
        raise NotAllowed
    return view.running


def _line(each: Found) -> ui.PersonLine:
    where = f"{each.opd}, {each.post}" if each.post else each.opd
    shown = where if each.serves else _("%(where)s, sudah keluar", where=where)
    return ui.PersonLine(each.person_id, each.name, each.nip, shown, labels.level(each.level))


def _content(view: PersonView) -> list[Component]:
    pairs: list[tuple[str, Any]] = [("NIP", view.nips[0] if view.nips else "–")]
    if len(view.nips) > 1:
        pairs.append((_("NIP lama"), ", ".join(view.nips[1:])))
    if view.status:
        pairs.append((_("Status"), view.status))
    months = [
        ui.MonthLine(
            month_name(each.month),
            labels.level(each.level),
            rupiah.write(each.minimum) if each.reason is None else labels.reason(each.reason),
        )
        for each in view.owed
    ]
    excused = [
        f"{labels.reason(each.reason)}, {month_name(each.first)}–{month_name(each.last)},"
        f" {each.document}"
        for each in view.excused
    ]
    return ui.person(pairs, [_post(each) for each in view.posts], months, excused)


def _post(post: Post) -> ui.PostLine:
    since = day_long(post.since)
    days = _("sejak %(day)s", day=since)
    if post.until is not None:
        days = _("%(first)s sampai sebelum %(day)s", first=since, day=day_long(post.until))
    note = ""
    if post.override is not None:
        told = labels.level(post.told)
        note = _("Ditetapkan DKUPP: %(why)s. Menurut data: %(told)s.", why=post.reason, told=told)
    elif post.review:
        note = _("Dibaca dari nama jabatan, belum ditinjau.")
    level = labels.level(post.override or post.told)
    return ui.PostLine(post.post or "–", post.opd, days, level, note)
