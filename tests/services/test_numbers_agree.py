"""Every page's figures are the same: home, history, OPD, summary and the command line's document.

All equal a count made here from what was entered, by the rules of docs/rules.md §4 alone.
"""

from __future__ import annotations

import io
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dashapp.domain.compliance import Counts
from dashapp.domain.people import Actor, Role
from dashapp.reports import staff_table
from dashapp.services import (
    compliance,
    history,
    home,
    members,
    purchases,
    staff,
    summary,
    verification,
)
from db import session as db_session
from pages.opd import taken as opd_file
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, wib

NOW = wib(24)
MINIMUM = {"pelaksana": 50_000, "eselon_iv": 75_000}
DOCUMENT = compliance.DOCUMENT_COUNTS
NAMED = (*DOCUMENT, "opd_fund_amount")
AMOUNTS = (10_000, 40_000, 50_000, 75_000, 130_000)
NAMES = ("Rahmat; Hidayat", 'Siti "Ani"', "Baris\nKedua", "=1+1", "O'Neil <b>")


@dataclass
class Owed:
    """One person of the model, with the rupiah of fund pribadi by what became of them."""

    actor: Actor
    opd: str
    level: str
    exempt: bool = False
    verified: int = 0
    waiting: int = 0
    entered: int = 0  # purchases that were not withdrawn
    opd_fund: int = 0

    @property
    def status(self) -> str:
        least = MINIMUM[self.level]
        if self.exempt:
            return "exempt"
        if self.verified >= least:
            return "fulfilled"
        if self.verified + self.waiting >= least:
            return "waiting"
        if self.verified + self.waiting > 0:
            return "partial"
        return "rejected" if self.entered else "none"


@dataclass
class Model:
    people: list[Owed] = field(default_factory=list)

    def groups(self) -> Mapping[tuple[str, str], Counter[str]]:
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for one in self.people:
            found[one.opd, one.level] += Counter(
                {
                    "headcount": 1,
                    one.status: 1,
                    "verified_amount": one.verified,
                    "waiting_amount": one.waiting,
                    "opd_fund_amount": one.opd_fund,
                }
            )
        return found


@pytest.fixture(scope="module")
def model(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """Somebody of each of the 64 OPDs but one, and what each entered at random."""
    database = tmp_path_factory.mktemp("walk") / "simadu.db"
    database.write_bytes(sqlite_template.read_bytes())
    db_session.configure(f"sqlite:///{database}")
    yield _walked(random.Random(5))
    db_session.dispose()


def _walked(chance: random.Random) -> Model:
    dkupp, found = a_verifier(), Model()
    found.people.append(Owed(dkupp, "DKUPP", "pelaksana"))
    for place, opd in enumerate(compliance.opd_names()):
        for _one in range(0 if place == 0 else 1 + (place % 16 == 1)):
            level, exempt = chance.choice(list(MINIMUM)), chance.random() < 0.15
            actor = an_asn(
                opd=opd.code,
                level=level,
                name=NAMES[place % len(NAMES)],
                kedudukan="Cuti Besar" if exempt else "Aktif",
            )
            found.people.append(Owed(actor, opd.code, level, exempt))
    for one in found.people[1:]:
        for _bought in range(chance.choice((0, 0, 1, 2))):
            _enter(one, chance, dkupp)
    return found


def _enter(one: Owed, chance: random.Random, dkupp: Actor) -> None:
    amount, fund = chance.choice(AMOUNTS), chance.choice(("pribadi", "pribadi", "belanja_opd"))
    draft = a_draft(one.actor, amount=str(amount), fund=fund)
    number = purchases.record(draft, by=one.actor, now=wib(12), key=a_key()).id
    fate = chance.choice(("wait", "approve", "lower", "return", "reject", "cancel", "withdraw"))
    who = {"by": dkupp, "now": wib(13)}
    approved = 0
    if fate in ("approve", "lower", "cancel"):
        approved = amount - 5_000 if fate == "lower" else amount
        lowered = {"amount": str(approved), "reason": "Sesuai nota"} if fate == "lower" else {}
        verification.approve(number, **who, **lowered)  # type: ignore[arg-type]
    if fate == "cancel":
        verification.cancel(number, **who, reason="Salah toko")  # type: ignore[arg-type]
        approved = 0
    if fate == "return":
        verification.send_back(number, **who, reason="Foto buram")  # type: ignore[arg-type]
    if fate == "reject":
        verification.reject(number, **who, reason="Bukan UMKM")  # type: ignore[arg-type]
    if fate == "withdraw":
        purchases.withdraw(number, by=one.actor, now=wib(13))
    if fund == "belanja_opd":
        one.opd_fund += approved
        return
    one.entered += fate != "withdraw"
    one.verified += approved
    one.waiting += amount if fate in ("wait", "return") else 0


def test_all_pages_and_the_document_say_the_same_of_every_opd(model: Model) -> None:
    groups = model.groups()
    document = compliance.document(JUNE, now=NOW)
    assert {
        (row["opd"], row["level"]): [row[name] for name in DOCUMENT] for row in document["rows"]
    } == {key: [sums[name] for name in DOCUMENT] for key, sums in groups.items()}

    dkupp = model.people[0].actor
    opds = compliance.opd_names()
    head = Actor(
        dkupp.account_id, None, "Kepala", frozenset({Role.KEPALA_OPD}),
        frozenset((Role.KEPALA_OPD, opd.code) for opd in opds),
    )  # fmt: skip
    glance = summary.of(JUNE, by=dkupp, now=NOW)
    combs = compliance.standing(JUNE, now=NOW).by_opd()
    assert len(opds) == 64
    assert document["revision"] == compliance.standing(JUNE, now=NOW).revision
    by_summary = {each.name.code: each.counts for each in glance.opds}
    for opd in opds:
        office = staff.office(JUNE, opd.code, by=head, now=NOW)
        sums = sum((each for key, each in groups.items() if key[0] == opd.code), Counter[str]())
        expected = [sums[name] for name in NAMED]
        found = [office.counts, by_summary.get(opd.code, Counts()), combs.get(opd.code, Counts())]
        for counts in found:
            assert _said(counts) == expected, opd.code
        if sums["headcount"] == sums["exempt"]:  # "–", never 0% or 100%
            assert office.counts.rate.percent is None
        listed = members.of(JUNE, opd.code, by=head, now=NOW)
        statuses = Counter(one.status for one in model.people if one.opd == opd.code)
        assert {status.value: n for status, n in listed.by_status.items()} == statuses
        taken = members.take(JUNE, opd.code, by=head, now=NOW).rows
        assert _in_the_file(taken) == (
            sums["verified_amount"], sums["waiting_amount"], sums["fulfilled"],
        ), opd.code  # fmt: skip
    assert _said(glance.total) == _said(sum(combs.values(), Counts()))


def _in_the_file(rows: Sequence[members.Member]) -> tuple[object, ...]:
    """Rupiah approved and waiting, and who has met the duty, as the sums of the XLSX say."""
    content = staff_table.write("OPD", [], [opd_file._line(each) for each in rows])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    cells = sheet.to_python(skip_empty_area=False)
    if not rows:
        return (0, 0, 0)
    foot = staff_table.HEAD + len(rows)
    met = next(row[2] for row in cells[foot + 1 :] if row[1] == "Terpenuhi")
    return cells[foot][6], cells[foot][7], met


def _said(counts: Counts) -> list[int]:
    return [getattr(counts, name) for name in NAMED]


def test_home_and_history_say_of_each_person_what_was_entered(model: Model) -> None:
    for one in model.people:
        present = home.own(by=one.actor, now=NOW).present
        chosen = history.look(by=one.actor, now=NOW, year=2026, month=JUNE).chosen
        assert present is not None
        assert chosen is not None
        for month in (present, chosen):
            assert (month.status.value, month.totals.verified, month.totals.waiting) == (
                one.status, one.verified, one.waiting,
            ), one  # fmt: skip
