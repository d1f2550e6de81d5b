"""Minimums: the table with its draft, what the draft does, the histogram and the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar, rupiah
from dashapp.domain.levels import Level
from dashapp.domain.problems import BadValue, Problem
from dashapp.domain.thresholds import Spread, spread
from dashapp.figures.rule_bars import HEIGHT, rule_bars
from dashapp.identity import current_actor
from dashapp.services import rates, rule_effects, rules
from dashapp.services.rule_effects import Book, Effect, Standing
from dashapp.ui import charts, forms, labels, tables
from dashapp.ui import rules as ui
from dashapp.ui.elements import Child
from dashapp.ui.words import _, count, day_long, month_name, month_only
from pages.rules.ids import LEVELS, Id, of

AHEAD = 12  # months that can be chosen as the first one
NONE_OPEN = "–"


@dataclass(frozen=True)
class Draft:
    """What is drafted: the first month, all readable amounts, those that change, what is wrong."""

    since: date
    base: Mapping[Level, int]
    amounts: Mapping[Level, int]
    problems: Mapping[str, Problem]

    @property
    def changed(self) -> dict[Level, int]:
        return {k: each for k, each in self.amounts.items() if each != self.base[k]}


def book() -> Book:
    """The minimums as they stand."""
    return rule_effects.book(by=current_actor(), now=clock.now())


def pane(found: Book) -> list[Component]:
    """The table and the histogram beside the effect, and the history."""
    since = calendar.next_month(calendar.month_of(clock.today()))
    base = rates.minimums(since)
    rows = [
        (row_ids(each.level), ui.Row(labels.level(each.level), each.people, base[each.level]))
        for each in _down(found.standings)
    ]
    head = html.Span(_("Minimum mulai %(month)s", month=month_only(since)), id=Id.SINCE_HEAD)
    main = html.Section(
        [ui.table(rows, _("Minimum belanja tiap jenjang"), head), _chart()],
        className="panel rules-main",
    )
    return [main]


def effect_card() -> html.Section:
    """What the draft does, and the fields that enter it."""
    since = calendar.next_month(calendar.month_of(clock.today()))
    options = [(calendar.write_month(each), month_name(each)) for each in months_to_choose()]
    month = forms.select(Id.SINCE, options, value=calendar.write_month(since))
    document = forms.text(Id.DOCUMENT, placeholder=_("Perbup 7/2026"), limit=200)
    return html.Section(
        [
            html.H2(_("Dampak rancangan"), className="card-title"),
            html.Div(id=Id.TROUBLE),
            html.Div(id=Id.EFFECT, className="stack"),
            forms.field(_("Mulai bulan"), month, id=Id.SINCE),
            forms.field(_("Nomor dokumen"), document, id=Id.DOCUMENT),
            ui.propose(Id.PROPOSE),
        ],
        className="panel stack",
    )


def history_card() -> html.Section:
    """What has been changed, by whom."""
    return html.Section(
        [
            html.H2(_("Riwayat"), className="card-title"),
            html.Div(id=Id.HISTORY),
        ],
        className="panel stack",
    )


def months_to_choose() -> list[date]:
    """The first month of a rule: any of the programme, up to a year ahead."""
    last = clock.today()
    for _month in range(AHEAD):
        last = calendar.next_month(calendar.month_of(last))
    return calendar.months(calendar.FIRST_MONTH, last)


def row_ids(level: Level) -> ui.RowIds:
    names = ("row", "amount", "now", "target", "change")
    return ui.RowIds(*(of(level, name) for name in names))


def read(values: Sequence[str | None], since: str | None) -> Draft:
    """What the fields hold, in the order of LEVELS; a month that cannot be read is the next."""
    try:
        first = calendar.read_month(since)
    except BadValue:
        first = calendar.next_month(calendar.month_of(clock.today()))
    amounts, problems = rules.read_amounts(dict(zip(LEVELS, values, strict=True)))
    return Draft(first, rates.minimums(first), amounts, problems)


def level_of(trigger: object, before: str | None) -> Level:
    """The level that was typed last, whose people are shown."""
    for level in LEVELS:
        if trigger == of(level, "amount"):
            return level
    return Level(before) if before in list(Level) else Level.PELAKSANA


def drawn(draft: Draft, level: Level, trigger: object) -> list[Any]:
    """What follows from the draft, in the order of the callback that shows it."""
    by = current_actor()
    found = rule_effects.effect(draft.changed, level, by=by)
    before = {each.level: each.target for each in book().standings}
    now, then = draft.base[level], draft.amounts.get(level, draft.base[level])
    columns = spread(found.spent, now, then)
    return [
        *(ui.target_cell(found.targets.get(each, 0), before[each]) for each in LEVELS),
        *(ui.change_tag(draft.amounts.get(each, draft.base[each]) - draft.base[each])
          for each in LEVELS),
        *("is-selected" if each in draft.changed else "" for each in LEVELS),
        *(forms.error(draft.problems.get(each.value)) for each in LEVELS),
        effect_words(draft, found),
        _title(level, found.month),
        rule_bars(
            columns, now, then, names=(_("minimum sekarang"), _("rancangan")),
            more=_("%s rb ke atas"),
        ),
        says(level, found, columns, now, then),
        ui.spread_table(_columns(columns), _title(level, found.month)),
        _("Minimum mulai %(month)s", month=month_only(draft.since)),
        level.value,
    ]  # fmt: skip


def effect_words(draft: Draft, found: Effect) -> list[Child]:
    """The effect in numbers; what cannot change is said with it."""
    note = kept(draft.since)
    if found.month is None:
        return ui.effect([], _("Belum ada bulan yang dibuka, jadi dampak belum bisa dihitung."))
    if not draft.changed:
        return ui.effect([], _("Ubah nominal sebuah jenjang untuk melihat dampaknya."))
    month = month_name(found.month)
    moved = found.target_then - found.target_now
    sign = "+" if moved >= 0 else "−"
    words: list[Child] = [
        _("target belanja per bulan, dari %(now)s menjadi ", now=rupiah.short(found.target_now)),
        html.Strong(rupiah.short(found.target_then)),
    ]
    parts: list[tuple[str, str, Child | list[Child]]] = [
        (f"{sign} {rupiah.short(abs(moved))}", "madu", words),
        (
            _("%(number)s ASN", number=count(found.short)),
            "bata",
            [_("yang terpenuhi di %(month)s akan ", month=month),
             html.Strong(_("belum memenuhi")), _(" dengan minimum baru")],
        ),
    ]  # fmt: skip
    if found.freed:
        number = _("%(number)s ASN", number=count(found.freed))
        parts.append((number, "daun", _("yang belum memenuhi akan terpenuhi")))
    return ui.effect(parts, note)


def kept(since: date) -> str:
    """The months already opened that a rule from `since` on leaves as they are."""
    opened = [each for each in book().opened if each >= since]
    if not opened:
        return _("Bulan yang sudah dibuka tidak dihitung ulang.")
    names = ", ".join(month_name(each) for each in opened)
    return _("Sudah dibuka, jadi tidak berubah: %(months)s.", months=names)


def question(draft: Draft) -> list[Child]:
    """What is asked before the draft is entered."""
    found = rule_effects.effect(draft.changed, Level.PELAKSANA, by=current_actor())
    changes = [
        f"{labels.level(level)}: {rupiah.write(draft.base[level])} → {rupiah.write(amount)}"
        for level, amount in draft.changed.items()
    ]
    effects = []
    if found.month is not None:
        words = _("Menurut %(month)s, %(number)s ASN yang terpenuhi akan belum memenuhi.",
                  month=month_name(found.month), number=count(found.short))  # fmt: skip
        effects.append(words)
    return ui.question(changes, month_name(draft.since), effects, kept(draft.since))


def now_cells(found: Book) -> list[list[Child]]:
    """The present minimums, in the order of LEVELS."""
    return [ui.now_cell(each.minimum, _upcoming(each)) for each in _down(found.standings)]


def lines(found: Book) -> list[tuple[Any, ui.Line]]:
    """The rules of the history, each with the instant at which it was entered."""
    return [
        (
            each.at,
            ui.Line(
                f"{labels.level(each.level)} {rupiah.write(each.amount)}",
                " · ".join(
                    [
                        _("mulai %(day)s", day=day_long(each.valid_from)),
                        each.document,
                        *([who(each.by)] if each.by else []),
                    ]
                ),
            ),
        )
        for each in found.history
    ]


def who(by: str) -> str:
    """Who made a change; the program itself by the part that did."""
    return _("lewat perintah") if by == "perintah" else _("oleh %(name)s", name=by)


def says(level: Level, found: Effect, columns: Spread, now: int, then: int) -> str:
    """The histogram in a sentence."""
    return _(
        "Sebaran belanja %(level)s: minimum sekarang %(now)s, rancangan %(then)s,"
        " %(number)s ASN di antaranya dari %(whole)s.",
        level=labels.level(level),
        now=rupiah.write(now),
        then=rupiah.write(then),
        number=count(columns.between),
        whole=count(sum(found.spent.values())),
    )


def _chart() -> html.Div:
    title = html.H2(id=Id.CHART_TITLE, className="card-title")
    aside = html.Span(_("jumlah ASN per rentang belanja"), className="caption")
    return html.Div(
        [
            html.Div([title, aside], className="panel-head"),
            charts.graph(Id.CHART, HEIGHT),
            tables.behind(_("Lihat tabel"), None, id=charts.table_id(Id.CHART)),
        ],
        className="rules-chart",
    )


def _title(level: Level, month: date | None) -> str:
    named = NONE_OPEN if month is None else month_name(month)
    return _("Sebaran belanja %(level)s, %(month)s", level=labels.level(level), month=named)


def _columns(columns: Spread) -> list[tuple[str, int]]:
    last = len(columns.columns) - 1
    return [
        (
            _("%(amount)s ke atas", amount=rupiah.write(each.start))
            if at == last
            else f"{rupiah.write(each.start)} – {rupiah.plain(each.start + columns.step - 1)}",
            each.people,
        )
        for at, each in enumerate(columns.columns)
    ]


def _upcoming(each: Standing) -> str:
    if each.next_minimum is None or each.next_from is None:
        return ""
    amount, month = rupiah.write(each.next_minimum), month_name(each.next_from)
    return _("%(amount)s mulai %(month)s", amount=amount, month=month)


def _down(standings: Sequence[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda each: LEVELS.index(each.level))
