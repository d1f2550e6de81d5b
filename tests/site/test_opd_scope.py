"""What the pages of a head and of Kantor Bupati give away, as a browser and an attacker see it."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
import python_calamine
from dash import Dash
from sqlalchemy import select

from dashapp import clock, site
from dashapp.domain.people import Actor, Role
from dashapp.services import purchases, verification
from db.models import Event, Grant, Person
from db.session import reading, transaction
from tests.factories import a_draft, a_key, a_verifier, an_asn
from tests.site.driver import Browser, browser, gate_of, honest_body

NAMES = ("Ayu", "Budi")


@pytest.fixture(scope="module")
def people(app: Dash) -> None:
    """Ayu serves at Diskominfo and has met the duty; Budi serves at the Dinas Kesehatan."""
    ayu = an_asn(name="Ayu", level="pelaksana")
    an_asn(name="Budi", opd="DINKES")
    saved = purchases.record(a_draft(ayu), by=ayu, now=clock.now(), key=a_key())
    verification.approve(saved.id, by=a_verifier(), now=clock.now())


@pytest.fixture
def head(app: Dash, people: None) -> Browser:
    """A browser of the head of Diskominfo."""
    return browser(app, "kepala_opd")


def body_of(app: Dash, output_id: str, **values: Any) -> dict[str, Any]:
    """What the page sends for the callback that fills `output_id`."""
    output = next(name for name in gate_of(app).guards if f"{output_id}.children" in name)
    props = {
        "opd-month.value": "2026-06",
        "opd-opd.value": "DISKOMINFO",
        "opd-first.data": 0,
        "summary-month.value": "2026-06",
    }
    return honest_body(app, output, props | values)


def callback(app: Dash, output: str, **values: Any) -> dict[str, Any]:
    """What the page sends for the callback that fills `output`."""
    name = next(name for name in gate_of(app).guards if f"{output}." in f"{name}.")
    props = {"opd-month.value": "2026-06", "opd-opd.value": "DISKOMINFO"}
    return honest_body(app, name, props | values)


def person_id(name: str) -> int:
    with reading() as session:
        found = session.scalars(select(Person.id).where(Person.name.like(f"{name} %")))
        return found.first() or 0


def test_the_head_sees_the_own_people_by_name(app: Dash, head: Browser) -> None:
    answer = head.fire(body_of(app, "opd-list"))
    assert answer.status_code == 200
    assert "Ayu" in answer.text
    assert "Budi" not in answer.text
    assert "19870214" not in answer.text  # no NIP but a masked one


@pytest.mark.parametrize("part", ["opd-list", "opd-title"])
@pytest.mark.parametrize("code", ["DINKES", "TIDAK-ADA", ""])
def test_asking_for_another_opd_gives_nothing(
    app: Dash, head: Browser, part: str, code: str
) -> None:
    answer = head.fire(body_of(app, part, **{"opd-opd.value": code}))
    assert answer.status_code == 403
    assert not any(name in answer.text for name in (*NAMES, "Kesehatan"))


def taken(by: Browser, **form: str) -> Any:
    asked = {"month": "2026-06", "opd": "DISKOMINFO"} | form
    return by.post("/opd/unduh", data=asked)


def test_a_file_holds_the_own_people_alone_with_masked_nips(app: Dash, head: Browser) -> None:
    answer = taken(head, status="fulfilled", search="ay")
    assert 'filename="pegawai-diskominfo-2026-06.xlsx"' in answer.headers["Content-Disposition"]
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    words = str(rows.get_sheet_by_index(0).to_python())
    assert "Ayu" in words
    assert "Saringan: terpenuhi, nama berisi “ay”" in words
    assert not any(hidden in words for hidden in ("Budi", "19870214"))
    with reading() as session:
        events = session.scalars(select(Event).where(Event.kind == "staff_taken"))
        assert [event.account_id for event in events] == [head.account_id]
    for opd in ("DINKES", "TIDAK-ADA"):
        refused = taken(head, opd=opd)
        assert (refused.status_code, "Budi" in refused.text) == (403, False)
    assert taken(head, month="2026-13").status_code == 403


def test_filters_sorting_and_ids_open_no_door_to_another_opd(app: Dash, head: Browser) -> None:
    """Who is chosen, reminded or opened by number is looked for among the own people alone."""
    values = {"opd-opd.value": "DINKES", "opd-all.n_clicks": 1}
    refused = head.fire(callback(app, "opd-chosen.data", **values))
    assert refused.status_code == 403
    budi = person_id("Budi")
    for month in ("2026-06", "2026-05"):
        values = {"opd-opened.data": [budi, 1], "opd-month.value": month}
        refused = head.fire(callback(app, "opd-person-body.children", **values))
        assert refused.status_code == 403
        assert not any(word in refused.text for word in ("Budi", "19870214", "Kesehatan"))
    chosen = {"opd-chosen.data": [budi], "opd-remind.n_clicks": 1}
    answer = head.fire(callback(app, "opd-reminded.data", **chosen))
    assert "Tidak ada yang diingatkan" in answer.text
    other = chosen | {"opd-opd.value": "DINKES"}
    assert head.fire(callback(app, "opd-reminded.data", **other)).status_code == 403
    own = {"opd-opened.data": [person_id("Ayu"), 1]}
    answer = head.fire(callback(app, "opd-person-body.children", **own))
    assert "19870214 20" in answer.text  # whole, where one person is opened


@pytest.mark.parametrize("month", ["", "2026-13", "Juni", "2026-06-01", "0000-01"])
def test_a_month_that_is_none_gives_nothing(app: Dash, head: Browser, month: str) -> None:
    assert head.fire(body_of(app, "opd-list", **{"opd-month.value": month})).status_code == 403


def test_a_month_that_was_never_opened_says_so(app: Dash, head: Browser) -> None:
    answer = head.fire(body_of(app, "opd-title", **{"opd-month.value": "2025-02"}))
    assert "Februari 2025 belum dibuka" in answer.text
    empty = head.fire(body_of(app, "opd-list", **{"opd-month.value": "2025-02"}))
    assert "Tidak ada pegawai di bulan ini" in empty.text


@pytest.mark.parametrize("sorting", ["nama", "kurang", "", "nip; drop", None])
def test_an_order_that_is_none_is_the_usual_one(
    app: Dash, head: Browser, sorting: str | None
) -> None:
    answer = head.fire(body_of(app, "opd-list", **{"opd-sort.value": sorting}))
    assert answer.status_code == 200
    assert "Ayu" in answer.text


def test_a_negative_or_absurd_page_is_no_fault(app: Dash, head: Browser) -> None:
    for first in (-5, 0, 10**9):
        answer = head.fire(body_of(app, "opd-list", **{"opd-first.data": first}))
        assert "Ayu" in answer.text


def test_when_a_grant_ends_the_page_ends_at_once(app: Dash, people: None) -> None:
    acting = browser(app, "kepala_opd")
    body = body_of(app, "opd-list")
    assert acting.open("/opd").status_code == 200
    assert acting.fire(body).status_code == 200
    with transaction() as session:
        grant = session.query(Grant).filter_by(account_id=acting.account_id).one()
        grant.first_day, grant.last_day = date(2026, 1, 1), date(2026, 6, 23)  # until yesterday
    assert acting.open("/opd").status_code == 403
    refused = acting.fire(body)
    assert refused.status_code == 403
    assert not any(name in refused.text for name in NAMES)


def test_a_grant_of_two_opds_loses_only_the_one_that_ends(app: Dash, people: None) -> None:
    acting = browser(app, "kepala_opd")
    today = clock.today()
    with transaction() as session:
        session.add(
            Grant(
                account_id=acting.account_id,
                role=Role.KEPALA_OPD.value,
                scope="DINKES",
                first_day=today,
                last_day=today,
                given_by="perintah",
                given_at=clock.now(),
            )
        )
    other = body_of(app, "opd-list", **{"opd-opd.value": "DINKES"})
    assert "Budi" in acting.fire(other).text
    with transaction() as session:
        grants = session.query(Grant).filter_by(account_id=acting.account_id, scope="DINKES")
        session.delete(grants.one())
    assert acting.fire(other).status_code == 403
    assert acting.fire(body_of(app, "opd-list")).status_code == 200


def test_the_summary_holds_no_name_of_staff(app: Dash, people: None) -> None:
    office = browser(app, "bupati")
    answer = office.fire(body_of(app, "summary-title"))
    assert answer.status_code == 200
    assert "Ringkasan Juni 2026" in answer.text
    assert not any(name in answer.text for name in NAMES)


def test_long_tables_come_when_asked_for_and_hide_small_groups(app: Dash, people: None) -> None:
    office = browser(app, "bupati")
    for table, opener in (
        ("summary-strips-table", "summary-open-strips"),
        ("summary-opds-table", "summary-open-opds"),
    ):
        assert office.fire(body_of(app, table)).status_code == 204
        answer = office.fire(body_of(app, table, **{f"{opener}.n_clicks": 1}))
        assert "Diskominfo" in answer.text or "Komunikasi" in answer.text
        assert "1 dari 1" not in answer.text  # Ayu, alone in the OPD
        assert not any(name in answer.text for name in NAMES)


def test_what_has_not_moved_is_not_sent_again(app: Dash, head: Browser) -> None:
    office = browser(app, "bupati")
    for who, part, seen in (
        (office, "summary-title", "summary-seen"),
        (head, "opd-title", "opd-seen"),
        (head, "opd-list", "opd-listed"),
    ):
        first: Any = who.fire(body_of(app, part)).json
        mark = first["response"][seen]["data"]
        again = who.fire(body_of(app, part, **{f"{seen}.data": mark}))
        assert again.status_code == 204, part


def test_people_land_where_their_roles_lead() -> None:
    def landing(*roles: Role) -> str:
        return site.landing(Actor(roles=frozenset(roles)))

    assert landing(Role.BUPATI) == "/ringkasan"
    assert landing(Role.KEPALA_OPD) == landing(Role.OPERATOR_OPD) == "/opd"
    assert landing(Role.ASN, Role.KEPALA_OPD) == "/"
    assert landing(Role.DKUPP) == "/verifikasi"


def test_a_head_who_is_asn_has_both_pages_in_the_menu() -> None:
    paths = [page.path for page in site.menu(Actor(roles=frozenset({Role.ASN, Role.KEPALA_OPD})))]
    assert {"/", "/opd"} <= set(paths)
    assert "/ringkasan" not in paths


def test_who_has_an_office_sees_its_pages_together_and_the_way_to_the_own_ones() -> None:
    head = Actor(roles=frozenset({Role.ASN, Role.KEPALA_OPD}))
    assert site.bar(head, site.OPD) == ((site.OPD,), site.HOME)
    own, aside = site.bar(head, site.HISTORY)
    assert (site.HISTORY in own, site.OPD in own, aside) == (True, False, site.OPD)
    assert site.bar(Actor(roles=frozenset({Role.ASN})), site.HOME)[1] is None
