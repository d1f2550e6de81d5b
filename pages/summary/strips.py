"""OPD by jenjang: every OPD a column, in groups."""

from __future__ import annotations

from collections.abc import Sequence

from dash.development.base_component import Component

from dashapp.domain.compliance import Rate
from dashapp.domain.people import Actor, Role
from dashapp.services.summary import OpdStanding, Summary
from dashapp.ui import labels, summary_strips
from dashapp.ui.summary_strips import Strip, StripRow
from dashapp.ui.words import _

ALL = "semua"  # the strip of all jenjang together


def strip_table(found: Summary, by: Actor) -> Component:
    """What the strips show, in words."""
    return summary_strips.strip_table(*strips_of(found, by))


def strips_of(found: Summary, by: Actor) -> tuple[list[tuple[str, list[Strip]]], list[StripRow]]:
    """The groups of OPD with their strips as `by` may see them, and a row for each jenjang."""
    all_open = by.holds(Role.DKUPP)
    groups = [(name, [_strip(opd, all_open) for opd in opds]) for name, opds in _groups(found.opds)]
    rows = [StripRow(ALL, _("Semua jenjang"), found.total.rate)]
    rows += [StripRow(each.level, labels.level(each.level), each.rate) for each in found.levels]
    return groups, rows


def _groups(opds: Sequence[OpdStanding]) -> list[tuple[str, list[OpdStanding]]]:
    """Kecamatan, dinas and badan, bagian of Setda; each from the lowest, those unranked last."""
    kinds = {"kecamatan": _("Kecamatan"), "bagian": _("Setda")}
    found: dict[str, list[OpdStanding]] = {}
    order = [*sorted((o for o in opds if o.rank), key=lambda o: -(o.rank or 0))]
    order += [opd for opd in opds if opd.rank is None]
    for name in (kinds["kecamatan"], _("Dinas dan badan"), kinds["bagian"]):
        mine = [o for o in order if kinds.get(o.name.kind, _("Dinas dan badan")) == name]
        if mine:
            found[name] = mine
    return list(found.items())


def _strip(opd: OpdStanding, all_open: bool) -> Strip:
    """One OPD; DKUPP sees every cell, Kantor Bupati also that of a head (docs/rules.md §8)."""
    rates: dict[str, Rate] = {ALL: opd.counts.rate}
    rates |= {level.value: each.rate for level, each in opd.cells.items()}
    open_ones = set(rates) if all_open else {opd.head.value} if opd.head else set()
    return Strip(opd.name.name, opd.name.short_name, rates, frozenset(open_ones))
