"""What a browser can make of the history: own purchases alone, whatever it sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash
from sqlalchemy import update
from werkzeug.test import TestResponse

from dashapp.domain.people import Actor, Role
from dashapp.services import history, purchases, verification
from db.models import Account, Month, Purchase
from db.session import reading, transaction
from pages.history import Id
from tests import pdf
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn
from tests.site.conftest import NOON
from tests.site.driver import Browser, browser, gate_of, honest_body

Values = dict[str, Any]


def actor_of(visitor: Browser) -> Actor:
    with reading() as session:
        account = session.get_one(Account, visitor.account_id)
        return Actor(account.id, account.person_id, account.name, frozenset({Role.ASN}))


@pytest.fixture
def app(fresh_app: Dash) -> Dash:
    """An application of each test's own: whoever comes after a month has opened owes nothing."""
    return fresh_app


@pytest.fixture
def buyer(app: Dash) -> Browser:
    return browser(app, "asn")


@pytest.fixture
def other(app: Dash) -> Actor:
    """Somebody else who owes the same month."""
    return an_asn()


@pytest.fixture
def bought(buyer: Browser, other: Actor) -> int:
    """A purchase of the buyer that waits; the month is open from here on."""
    actor = actor_of(buyer)
    return purchases.record(a_draft(actor), by=actor, now=NOON, key=a_key()).id


@pytest.fixture
def fire(app: Dash, buyer: Browser) -> Callable[..., TestResponse]:
    """Sends the callback of the history that begins with an input, as the buyer's browser would."""

    def send(first_input: str, values: Values, visitor: Browser = buyer) -> TestResponse:
        gate = gate_of(app)
        named = [
            name
            for name, guard in gate.guards.items()
            if guard.page is not None
            and guard.page.name == "history"
            and f"{guard.expected.inputs[0].id}.{guard.expected.inputs[0].property}" == first_input
        ]
        # Objections begin with the same input as the months, which have more outputs.
        output = max(named, key=lambda name: name.count("..."))
        body = honest_body(app, output, values)
        for part in [*body["inputs"], *body["state"]]:
            name = f"{part['id']}.{part['property']}"
            part["value"] = values.get(name, part["value"])
        return visitor.fire(body)

    return send


def typed(actor: Actor, number: int) -> Values:
    """What stands in the form when the purchase is sent again with another amount."""
    draft = history.one(number, by=actor)
    return {
        f"{Id.SEND}.n_clicks": 1,
        f"{Id.MENDING}.data": number,
        f"{Id.VERSION}.data": draft.seen,
        f"{Id.PLACE}.value": "DEK-KRAKSAAN",
        f"{Id.CART}.data": [],
        f"{Id.AMOUNT}.value": "60.000",
        f"{Id.DAY}.value": "2026-06-10",
        f"{Id.RECEIPT}.value": "",
        f"{Id.FUND}.value": "pribadi",
        f"{Id.PHOTO}.data": {"key": draft.entry.photo_key},
    }


def parts(answer: TestResponse) -> dict[str, Any]:
    """What a callback's answer changes, by id."""
    found: dict[str, Any] = json.loads(answer.text)["response"]
    return found


def stands(number: int) -> tuple[str, int]:
    with reading() as session:
        found = session.get_one(Purchase, number)
        return found.state, found.amount


def close_june() -> None:
    with transaction() as session:
        session.execute(update(Month).where(Month.month == JUNE).values(closed_at=NOON))


def test_the_form_opens_with_the_purchase_as_it_stands(
    fire: Callable[..., TestResponse], bought: int
) -> None:
    answer = parts(fire(f"{Id.MENDING}.data", {f"{Id.MENDING}.data": bought}))
    assert answer[Id.DIALOG]["is_open"] is True
    assert answer[Id.AMOUNT]["value"] == "50.000"
    assert answer[Id.DAY]["value"] == "2026-06-10"
    assert answer[Id.PHOTO]["data"]["size_text"] == "50 KB"


def test_a_mended_purchase_waits_again_with_what_was_typed(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int
) -> None:
    answer = fire(f"{Id.SEND}.n_clicks", typed(actor_of(buyer), bought))
    assert stands(bought) == ("diajukan", 60_000)
    assert "Perbaikan terkirim" in answer.text
    assert parts(answer)[Id.MENDING]["data"] is None


def test_a_wrong_field_is_said_and_nothing_typed_is_touched(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int
) -> None:
    values = typed(actor_of(buyer), bought) | {f"{Id.AMOUNT}.value": "5M"}
    answer = parts(fire(f"{Id.SEND}.n_clicks", values))
    assert "Nominal belum terbaca." in json.dumps(answer[f"{Id.AMOUNT}-error"])
    assert not {Id.AMOUNT, Id.DAY, Id.PHOTO, Id.MENDING, Id.TOASTS} & answer.keys()
    assert stands(bought) == ("diajukan", 50_000)


def test_the_second_tab_does_not_overwrite_the_first(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int
) -> None:
    first = typed(actor_of(buyer), bought)
    second = first | {f"{Id.AMOUNT}.value": "70.000"}
    fire(f"{Id.SEND}.n_clicks", first)
    answer = fire(f"{Id.SEND}.n_clicks", second)
    assert "Pembelian ini sudah berubah." in answer.text
    assert stands(bought) == ("diajukan", 60_000)


def test_a_decision_in_between_is_said_in_both_dialogs(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int
) -> None:
    values = typed(actor_of(buyer), bought)
    verification.approve(bought, by=a_verifier(), now=NOON)
    mended = fire(f"{Id.SEND}.n_clicks", values)
    gone = {f"{Id.CONFIRM}.n_clicks": 1, f"{Id.LEAVING}.data": bought}
    left = fire(f"{Id.CONFIRM}.n_clicks", gone)
    assert "Pembelian ini sudah berubah." in mended.text
    assert "Pembelian ini sudah berubah." in left.text
    assert stands(bought) == ("terverifikasi", 50_000)


def test_a_withdrawn_purchase_stays_withdrawn_when_the_form_of_before_is_sent(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int
) -> None:
    values = typed(actor_of(buyer), bought)
    gone = {f"{Id.CONFIRM}.n_clicks": 1, f"{Id.LEAVING}.data": bought}
    assert "Pembelian ditarik" in fire(f"{Id.CONFIRM}.n_clicks", gone).text
    assert "Pembelian ini sudah berubah." in fire(f"{Id.SEND}.n_clicks", values).text
    assert "Pembelian ini sudah berubah." in fire(f"{Id.CONFIRM}.n_clicks", gone).text
    assert stands(bought)[0] == "ditarik"


@pytest.mark.parametrize("number", [0, -1, 999_999, 2**62])
def test_ids_that_are_nobodys_are_answered_like_those_of_others(
    fire: Callable[..., TestResponse], bought: int, buyer: Browser, other: Actor, number: int
) -> None:
    theirs = purchases.record(a_draft(other), by=other, now=NOON, key=a_key()).id
    answers = []
    for target in (theirs, number):
        opened = fire(f"{Id.MENDING}.data", {f"{Id.MENDING}.data": target})
        asked = fire(f"{Id.LEAVING}.data", {f"{Id.LEAVING}.data": target})
        mine = typed(actor_of(buyer), bought) | {f"{Id.MENDING}.data": target}
        mended = fire(f"{Id.SEND}.n_clicks", mine)
        gone = {f"{Id.CONFIRM}.n_clicks": 1, f"{Id.LEAVING}.data": target}
        left = fire(f"{Id.CONFIRM}.n_clicks", gone)
        answers.append([one.status_code for one in (opened, asked, mended, left)])
    assert answers == [[403] * 4, [403] * 4]
    assert stands(theirs) == ("diajukan", 50_000)


@pytest.mark.parametrize(
    "odd",
    ["7", 7.5, True, [7], {"id": 7}],
)
def test_what_is_no_id_at_all_does_not_reach_the_history(
    fire: Callable[..., TestResponse], odd: Any
) -> None:
    assert fire(f"{Id.MENDING}.data", {f"{Id.MENDING}.data": odd}).status_code == 400


@pytest.mark.parametrize(
    "cart",
    [[[1]], [[1, 2, 3]], [[0, 0]], [[999_999, 1]], [[1, -5]], [[1, 1]] * 60],
)
def test_odd_baskets_are_refused_or_passed_over_and_change_nothing_else(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int, cart: list[list[int]]
) -> None:
    values = typed(actor_of(buyer), bought) | {f"{Id.CART}.data": cart}
    answer = fire(f"{Id.SEND}.n_clicks", values)
    shown = fire(f"{Id.CART}.data", {f"{Id.CART}.data": cart, f"{Id.MENDING}.data": bought})
    assert answer.status_code == 200
    assert shown.status_code == 200
    assert stands(bought) in {("diajukan", 50_000), ("diajukan", 60_000)}


@pytest.mark.parametrize(
    ("year", "month"),
    [
        ("1999", "2026-06"),
        ("abcd", None),
        ("", ""),
        ("2026", "2026-13"),
        ("٢٠٢٦", "<b>"),
        (None, ""),
    ],
)
def test_odd_choices_show_the_usual_month(
    fire: Callable[..., TestResponse], bought: int, year: str | None, month: str | None
) -> None:
    values = {f"{Id.YEAR}.value": year, f"{Id.MONTH}.data": month, f"{Id.FILTER}.data": "apa saja"}
    answer = fire("live-revision.data", values)
    assert answer.status_code == 200
    assert "Juni 2026" in answer.text


def test_nothing_is_drawn_anew_until_something_of_ones_own_has_changed(
    fire: Callable[..., TestResponse], other: Actor, bought: int
) -> None:
    first = fire("live-revision.data", {f"{Id.FILTER}.data": "semua"})
    seen = {
        f"{Id.FILTER}.data": "semua",
        f"{Id.SEEN}.data": parts(first)[Id.SEEN]["data"],
    }
    purchases.record(a_draft(other), by=other, now=NOON, key=a_key())
    assert fire("live-revision.data", seen).status_code == 204
    verification.send_back(bought, by=a_verifier(), now=NOON, reason="Foto ulang nota")
    assert "Foto ulang nota" in fire("live-revision.data", seen).text


def test_a_closed_month_takes_no_change_and_offers_none(
    fire: Callable[..., TestResponse], buyer: Browser, bought: int
) -> None:
    values = typed(actor_of(buyer), bought)
    close_june()
    page = fire("live-revision.data", {f"{Id.FILTER}.data": "semua"})
    mended = fire(f"{Id.SEND}.n_clicks", values)
    gone = {f"{Id.CONFIRM}.n_clicks": 1, f"{Id.LEAVING}.data": bought}
    left = fire(f"{Id.CONFIRM}.n_clicks", gone)
    assert "ditutup DKUPP pada 24 Juni 2026" in page.text
    assert "history-mend" not in page.text
    assert "Bulan Juni 2026 sudah ditutup DKUPP." in mended.text
    assert "Bulan Juni 2026 sudah ditutup DKUPP." in left.text
    assert stands(bought) == ("diajukan", 50_000)


def test_somebody_with_no_month_at_all_gets_an_empty_page(
    fire: Callable[..., TestResponse], app: Dash, bought: int
) -> None:
    newcomer = browser(app, "asn")
    answer = fire("live-revision.data", {f"{Id.FILTER}.data": "semua"}, newcomer)
    assert answer.status_code == 200
    assert "Belum ada riwayat" in answer.text
    assert "history-mend" not in answer.text


def test_the_receipt_of_a_month_is_a_file_of_ones_own(
    app: Dash, buyer: Browser, bought: int
) -> None:
    answer = buyer.open("/riwayat/tanda-terima?month=2026-06")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert "tanda-terima-2026-06.pdf" in answer.headers["Content-Disposition"]
    assert f"{actor_of(buyer).person_id:06d}" in pdf.text_of(answer.data)
    for odd in ("", "?month=2026-05", "?month=x", "?month=2026-13", "?month=2026-06&month=y"):
        status = buyer.open(f"/riwayat/tanda-terima{odd}").status_code
        assert status == (200 if odd.startswith("?month=2026-06") else 404), odd
    assert browser(app, "dkupp").open("/riwayat/tanda-terima?month=2026-06").status_code == 403
