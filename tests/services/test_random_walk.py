"""Whatever happens in whatever order, every figure equals a model kept in plain dictionaries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI, Actor, Role
from dashapp.domain.problems import Rejected
from dashapp.services import (
    checks,
    compliance,
    exemptions,
    handover,
    months,
    orders,
    purchases,
    roster,
    rules,
    verification,
)
from db import session
from db.models import Account, Nip, Obligation, OrderLine
from tests.factories import a_draft, a_key, wib
from tests.shops import GALLERY, free, goods

OPDS = {"DLH": "Dinas Lingkungan Hidup", "DINSOS": "Dinas Sosial", "KEC-PAITON": "Kecamatan Paiton"}
LEVELS = {"Pelaksana": "pelaksana", "Fungsional": "eselon_iv"}
DECREED = {"pelaksana": 50_000, "eselon_iv": 75_000}
NIPS = [f"19870214201101{1 + n % 2}{n:03d}" for n in range(1, 8)]
MONTHS = [date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)]
LAST_DAY = date(2026, 7, 31)
PRICE, PIECES, KEPT, MOST_OPEN = 20_000, 6, 3, 10
amounts = st.sampled_from([1, 24_999, 25_000, 50_000, 74_999, 75_000, 200_000])
who = st.sampled_from(NIPS)
days_before = st.integers(0, 45)


class Walk(RuleBasedStateMachine):
    """Enters, mends, withdraws, decides, orders, fetches, sets rules, exempts, re-imports."""

    new_database: Callable[[], str]

    @initialize(places=st.lists(st.sampled_from(list(OPDS)), min_size=7, max_size=7))
    def begin(self, places: list[str]) -> None:
        session.configure(self.new_database())
        self.day = date(2026, 5, 20)
        self.opd = dict(zip(NIPS, places, strict=True))
        self.jenis = {nip: list(LEVELS)[n % 2] for n, nip in enumerate(NIPS)}
        self.spans: dict[str, list[list[Any]]] = {}
        self.minimums_set: list[tuple[str, int, date]] = []
        self.exempt: list[tuple[str, date, date]] = []
        self.owed: dict[tuple[str, date], dict[str, Any]] = {}
        self.bought: dict[int, dict[str, Any]] = {}
        self.verifier = self._account("dkupp", None, Role.DKUPP)
        scopes = frozenset({(Role.KASIR, GALLERY)})
        self.cashier = replace(self._account("kasir", None, Role.KASIR), scopes=scopes)
        self.product, self.free = goods(PRICE, PIECES), PIECES
        self.ordered: dict[int, dict[str, Any]] = {}
        self._import(NIPS, since="01-01-2025")
        for nip in NIPS:
            self.spans[nip] = [[date(2025, 1, 1), None, self.opd[nip]]]
        self.actors = {nip: self._account(nip, self._person(nip), Role.ASN) for nip in NIPS}
        self._pass_to(self.day)

    # What people do.

    @rule(
        nip=who,
        amount=amounts,
        back=days_before,
        fund=st.sampled_from(["pribadi"] * 4 + ["belanja_opd"]),
    )
    def enter(self, nip: str, amount: int, back: int, fund: str) -> None:
        day = self._earlier(back)
        actor = self.actors[nip]
        draft = a_draft(actor, amount=str(amount), day=day.isoformat(), fund=fund)
        if (nip, day.replace(day=1)) not in self.owed:
            with pytest.raises(Rejected):
                purchases.record(draft, by=actor, now=self.now, key=a_key())
            return
        saved = purchases.record(draft, by=actor, now=self.now, key=a_key())
        self.bought[saved.id] = {
            "nip": nip,
            "month": day.replace(day=1),
            "amount": amount,
            "state": "diajukan",
            "fund": fund,
        }

    @precondition(lambda self: self.bought)
    @rule(data=st.data(), amount=amounts, back=days_before)
    def mend(self, data: st.DataObject, amount: int, back: int) -> None:
        number, buy = self._pick(data)
        day = self._earlier(back)
        month = day.replace(day=1)
        if buy["state"] not in ("diajukan", "dikembalikan") or (buy["nip"], month) not in self.owed:
            return
        actor = self.actors[buy["nip"]]
        draft = a_draft(actor, amount=str(amount), day=day.isoformat(), fund=buy["fund"])
        purchases.mend(number, draft, by=actor, now=self.now)
        buy.update(amount=amount, month=month, state="diajukan")
        buy.pop("before", None)

    @precondition(lambda self: self.bought)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        number, buy = self._pick(data)
        by = self.actors[buy["nip"]]
        self._step(
            buy,
            ("diajukan", "dikembalikan"),
            "ditarik",
            lambda: purchases.withdraw(number, by=by, now=self.now),
        )

    @rule(nip=who, pieces=st.integers(1, 3))
    def order(self, nip: str, pieces: int) -> None:
        actor, now = self.actors[nip], self.now
        waiting = sum(self._waits(each) for each in self.ordered.values() if each["nip"] == nip)
        owes = (nip, self.day.replace(day=1)) in self.owed
        if not owes or pieces > self.free or waiting >= MOST_OPEN:
            with pytest.raises(Rejected):
                orders.place({self.product: pieces}, GALLERY, by=actor, now=now, key=a_key())
            return
        placed = orders.place({self.product: pieces}, GALLERY, by=actor, now=now, key=a_key())
        until = self.day + timedelta(days=KEPT)
        self.ordered[placed.id] = {
            "nip": nip,
            "pieces": pieces,
            "state": "dipesan",
            "until": until,
        }
        self.free -= pieces

    @precondition(lambda self: self.ordered)
    @rule(data=st.data())
    def cancel_order(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.ordered)))
        order = self.ordered[number]
        actor = self.actors[order["nip"]]
        if not self._waits(order):
            with pytest.raises(Rejected):
                orders.cancel(number, by=actor, now=self.now)
            return
        orders.cancel(number, by=actor, now=self.now)
        order["state"] = "batal"
        self.free += order["pieces"]

    # What the cashier does.

    @precondition(lambda self: self.ordered)
    @rule(data=st.data(), left=st.sampled_from([0, 0, 1]))
    def hand_over(self, data: st.DataObject, left: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.ordered)))
        order = self.ordered[number]
        month, taken = self.day.replace(day=1), order["pieces"] - left
        if order["state"] == "diambil":
            return  # the same cashier gets the same answer again
        line = self._line_of(number)
        if not self._waits(order) or (order["nip"], month) not in self.owed or not taken:
            with pytest.raises(Rejected):
                handover.hand_over(number, {line: taken}, "qris", by=self.cashier, now=self.now)
            return
        sold = handover.hand_over(number, {line: taken}, "qris", by=self.cashier, now=self.now)
        order["state"] = "diambil"
        self.free += left
        self.bought[sold.purchase_id] = {
            "nip": order["nip"],
            "month": month,
            "amount": taken * PRICE,
            "state": "terverifikasi",
            "fund": "pribadi",
            "lowered": True,  # a sale stands as it was paid
        }

    # What DKUPP does.

    @precondition(lambda self: self.bought)
    @rule(data=st.data(), less=st.sampled_from([0, 0, 0, 1]))
    def approve(self, data: st.DataObject, less: int) -> None:
        number, buy = self._pick(data)
        amount = max(1, buy["amount"] - less)
        self._step(
            buy,
            ("diajukan",),
            "terverifikasi",
            lambda: verification.approve(
                number, by=self.verifier, now=self.now, amount=amount, reason="sesuai nota"
            ),
        )
        if buy["state"] == "terverifikasi" and not buy.get("lowered"):
            buy.update(amount=amount, lowered=True)

    @precondition(lambda self: self.bought)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """The last decision, if it was made at this very moment and nothing has followed."""
        number, buy = self._pick(data)
        before, at = buy.pop("before", (None, None))
        if before is None or at != self.now or buy["state"] == "dibatalkan":
            with pytest.raises(Rejected):
                verification.undo(number, by=self.verifier, now=self.now)
            return
        verification.undo(number, by=self.verifier, now=self.now)
        buy.clear()
        buy.update(before)

    @precondition(lambda self: self.bought)
    @rule(data=st.data(), act=st.sampled_from(["send_back", "reject", "cancel"]))
    def refuse(self, data: st.DataObject, act: str) -> None:
        number, buy = self._pick(data)
        before = ("terverifikasi",) if act == "cancel" else ("diajukan",)
        after = {"send_back": "dikembalikan", "reject": "ditolak", "cancel": "dibatalkan"}[act]
        decide = getattr(verification, act)
        self._step(
            buy,
            before,
            after,
            lambda: decide(number, by=self.verifier, now=self.now, reason="diperiksa lagi"),
        )

    @rule(
        level=st.sampled_from(list(DECREED)),
        amount=st.sampled_from([40_000, 60_000, 80_000]),
        start=st.sampled_from(MONTHS),
    )
    def set_rule(self, level: str, amount: int, start: date) -> None:
        rules.set_minimum(level, str(amount), start, "SK 1", by=SYSTEM_CLI, now=self.now)
        self.minimums_set.append((level, amount, start))

    @rule(nip=who, first=st.sampled_from(MONTHS), more=st.integers(0, 2))
    def excuse(self, nip: str, first: date, more: int) -> None:
        last = MONTHS[min(len(MONTHS) - 1, MONTHS.index(first) + more)]
        exemptions.add(nip, "cuti_besar", first, last, "800/1", by=SYSTEM_CLI, now=self.now)
        self.exempt.append((nip, first, last))
        for month in MONTHS:
            if first <= month <= last and (nip, month) in self.owed:
                self.owed[nip, month]["obliged"] = False

    # What time and BKPSDM do.

    @precondition(lambda self: self.day < LAST_DAY)
    @rule(days=st.integers(1, 20))
    def let_days_pass(self, days: int) -> None:
        self._pass_to(min(LAST_DAY, self.day + timedelta(days=days)))

    @rule(nip=who, opd=st.sampled_from(list(OPDS)), leaver=st.none() | who)
    def reimport(self, nip: str, opd: str, leaver: str | None) -> None:
        """Somebody moves, somebody may leave, whoever had left returns; from today on."""
        self.opd[nip] = opd
        present = [each for each in NIPS if each != leaver]
        self._import(present, since="01-01-2025")
        for each in NIPS:
            self._change_span(each, stays=each in present)

    @invariant()
    def every_figure_equals_the_model(self) -> None:
        if not hasattr(self, "owed"):
            return
        assert checks.run() == []
        assert free(self.product) == self.free
        waiting: Counter[str] = Counter()
        for order in self.ordered.values():
            waiting[order["nip"]] += order["pieces"] * PRICE if self._waits(order) else 0
        assert all(orders.open_amount(by=self.actors[nip]) == waiting[nip] for nip in NIPS)
        for month in MONTHS:
            expected = self._groups(month)
            found = {
                (group.opd, group.level.value): group.counts
                for group in compliance.standing(month, now=self.now).groups
            }
            assert found.keys() == expected.keys()
            for key, counts in expected.items():
                stands = {name: getattr(found[key], name) for name in counts}
                assert stands == counts, (month, key)

    # The model.

    @property
    def now(self) -> datetime:
        return wib(self.day.day, month=self.day.month)

    def _earlier(self, days: int) -> date:
        return max(MONTHS[0], self.day - timedelta(days=days))

    def _pick(self, data: st.DataObject) -> tuple[int, dict[str, Any]]:
        number = data.draw(st.sampled_from(sorted(self.bought)))
        return number, self.bought[number]

    def _step(
        self, buy: dict[str, Any], before: tuple[str, ...], after: str, act: Callable[[], Any]
    ) -> None:
        if buy["state"] in before:
            kept = {name: value for name, value in buy.items() if name != "before"}
            act()
            buy["state"] = after
            buy.pop("before", None)
            if after in ("terverifikasi", "dikembalikan", "ditolak"):
                buy["before"] = (kept, self.now)
            return
        with pytest.raises(Rejected):
            act()

    def _waits(self, order: dict[str, Any]) -> bool:
        return order["state"] == "dipesan"

    def _line_of(self, number: int) -> int:
        with session.reading() as reader:
            line = select(OrderLine.id).where(OrderLine.order_id == number)
            return reader.scalars(line).one()

    def _pass_to(self, day: date) -> None:
        self.day = day
        over = [
            each for each in self.ordered.values() if self._waits(each) and each["until"] <= day
        ]
        for order in over:
            order["state"] = "kedaluwarsa"
            self.free += order["pieces"]
        assert orders.expire(now=self.now) == len(over)
        months.ensure_current(self.now)
        self._open(day.replace(day=1))

    def _open(self, month: date) -> None:
        """Fix what everyone owes, as the specification says it, when nobody owes anything yet."""
        if any(key[1] == month for key in self.owed) or month not in MONTHS:
            return
        for nip, spans in self.spans.items():
            for start, end, opd in spans:
                if start <= month and (end is None or month < end):
                    level = LEVELS[self.jenis[nip]]
                    self.owed[nip, month] = {
                        "opd": opd,
                        "level": level,
                        "minimum": self._minimum(level, month),
                        "obliged": not any(
                            nip == e and first <= month <= last for e, first, last in self.exempt
                        ),
                    }

    def _minimum(self, level: str, month: date) -> int:
        found, since = DECREED[level], date(2025, 1, 1)
        for each, amount, start in self.minimums_set:
            if each == level and since <= start <= month:
                found, since = amount, start
        return found

    def _change_span(self, nip: str, *, stays: bool) -> None:
        spans = self.spans[nip]
        last = spans[-1]
        running = last[1] is None
        if running and stays and last[2] == self.opd[nip]:
            return
        if running:
            last[1] = self.day
            if last[0] == last[1]:
                spans.pop()
        if stays:
            if spans and spans[-1][1] == self.day and spans[-1][2] == self.opd[nip]:
                spans[-1][1] = None
            else:
                spans.append([self.day, None, self.opd[nip]])

    def _groups(self, month: date) -> dict[tuple[str, str], dict[str, int]]:
        groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for (nip, owed_in), row in self.owed.items():
            if owed_in != month:
                continue
            sums = self._sums(nip, month)
            group = groups[row["opd"], row["level"]]
            group["headcount"] += 1
            group[self._status(row, sums)] += 1
            group["verified_amount"] += sums["terverifikasi"]
            group["waiting_amount"] += sums["menunggu"]
            group["opd_fund_amount"] += sums["opd"]
            if row["obliged"]:
                group["target"] += row["minimum"]
                group["achieved"] += min(row["minimum"], sums["terverifikasi"])
        names = (
            *("headcount", "exempt", "fulfilled", "waiting", "partial", "rejected", "none"),
            *("verified_amount", "waiting_amount", "achieved", "target", "opd_fund_amount"),
        )
        return {key: {name: found[name] for name in names} for key, found in groups.items()}

    def _sums(self, nip: str, month: date) -> Counter[str]:
        sums: Counter[str] = Counter()
        for buy in self.bought.values():
            if (buy["nip"], buy["month"]) != (nip, month):
                continue
            if buy["fund"] == "belanja_opd":
                sums["opd"] += buy["amount"] if buy["state"] == "terverifikasi" else 0
            elif buy["state"] in ("diajukan", "dikembalikan"):
                sums["menunggu"] += buy["amount"]
            elif buy["state"] in ("ditolak", "dibatalkan"):
                sums["ditolak"] += buy["amount"]
            elif buy["state"] == "terverifikasi":
                sums["terverifikasi"] += buy["amount"]
        return sums

    @staticmethod
    def _status(row: dict[str, Any], sums: Counter[str]) -> str:
        if not row["obliged"]:
            return "exempt"
        if sums["terverifikasi"] >= row["minimum"]:
            return "fulfilled"
        if sums["terverifikasi"] + sums["menunggu"] >= row["minimum"]:
            return "waiting"
        if sums["terverifikasi"] + sums["menunggu"]:
            return "partial"
        return "rejected" if sums["ditolak"] else "none"

    # The way into the database.

    def _import(self, nips: list[str], *, since: str) -> None:
        rows = [
            f"{nip};Pegawai {nip[-3:]};{OPDS[self.opd[nip]]};{self.jenis[nip]};;{since}"
            for nip in nips
        ]
        text = "\n".join(["NIP;NAMA;UNOR INDUK;JENIS JABATAN;ESELON;TMT JABATAN", *rows])
        day = max(self.day, date(2025, 1, 2))
        previewed = roster.preview(text.encode(), "pegawai.csv", day=day)
        roster.confirm(previewed, by=SYSTEM_CLI, now=self.now)

    def _person(self, nip: str) -> int:
        with session.reading() as reader:
            return reader.scalars(select(Nip.person_id).where(Nip.nip == nip)).one()

    def _account(self, login: str, person_id: int | None, role: Role) -> Actor:
        with session.transaction() as writer:
            account = Account(
                way="name", login=login, name=login, person_id=person_id, created_at=self.now
            )
            writer.add(account)
            writer.flush()
            return Actor(account.id, person_id, login, frozenset({role}))


def test_no_walk_makes_a_figure_differ_from_the_model(
    new_database: Callable[[], str], database_url: str
) -> None:
    on_sqlite = database_url.startswith("sqlite")

    class Here(Walk):
        pass

    Here.new_database = staticmethod(new_database)
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=25 if on_sqlite else 8,
            stateful_step_count=40,
            deadline=None,
            phases=[Phase.generate],  # making a failing walk shorter would take minutes
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


def test_a_planted_wrong_amount_is_found(db: str) -> None:
    walk = Walk()
    walk.new_database = lambda: db
    walk.begin(["DLH"] * 7)
    walk.enter(NIPS[0], 50_000, 0, "pribadi")
    with session.transaction() as writer:
        row = writer.scalars(select(Obligation).where(Obligation.waiting > 0)).one()
        row.waiting = 50_001
    with pytest.raises(AssertionError):
        walk.every_figure_equals_the_model()
