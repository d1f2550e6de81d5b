"""The accounts and profile pages over HTTP: what ends at once, and papers that are taken once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash

from dashapp.reports import handouts
from dashapp.services import entrance, sessions
from db.models import Account, Event
from db.session import reading, transaction
from pages import accounts as accounts_page
from tests.factories import an_asn
from tests.site.conftest import NOON
from tests.site.driver import EVERYONE, Browser, gate_of, honest_body

LIST = "accounts-kinds.children"


@pytest.fixture
def app(fresh_app: Dash) -> Dash:
    return fresh_app


@pytest.fixture
def person(signed_in: Callable[[str], Browser]) -> Callable[[str], Browser]:
    return signed_in


def output_with(app: Dash, part: str) -> str:
    return next(output for output in gate_of(app).guards if part in output)


def press(
    app: Dash, by: Browser, output: str, values: dict[str, Any], changed: str = ""
) -> tuple[int, str]:
    """Fire the callback that writes `output` with these values of its inputs and states."""
    body = honest_body(app, output_with(app, output), values)
    body["changedPropIds"] = [changed] if changed else []
    answer = by.fire(body)
    return answer.status_code, answer.text


def act(app: Dash, by: Browser, name: str, target: str) -> tuple[int, str]:
    values = {
        "accounts-ask-confirm.n_clicks": 1,
        "accounts-act.data": {"act": name, "target": target},
    }
    return press(app, by, "accounts-ask-trouble.children@", values)


def layout_text(by: Browser) -> str:
    """The accounts page as it is first sent."""
    cookie = by.client.get_cookie("simadu")
    assert cookie is not None
    with by.app.server.test_request_context("/akun", headers={"Cookie": f"simadu={cookie.value}"}):
        return str(accounts_page.layout())


def ends(text: str) -> list[str]:
    """The sessions that have a button "Akhiri", as account.handle."""
    return re.findall(r'"act":"end_session","target":"([^"]+)"', text)


def kinds() -> list[str]:
    with reading() as read:
        return [event.kind for event in read.query(Event).order_by(Event.seq)]


def test_a_deactivated_persons_next_callback_is_refused(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    admin, other = person("admin"), person("bupati")
    output = output_with(app, "profile-devices.children")
    assert other.fire(honest_body(app, output, {})).status_code == 200
    status, text = act(app, admin, "close", str(other.account_id))
    assert (status, "Akun dinonaktifkan" in text) == (200, True)
    assert other.fire(honest_body(app, output, {})).status_code == 401
    assert other.open("/profil").status_code == 302


def test_a_one_time_password_is_in_one_answer_and_nowhere_after(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    admin, servant = person("admin"), an_asn()
    status, text = act(app, admin, "password", f"akun:{servant.account_id}")
    shown = json.loads(text)["response"]["accounts-secret-body"]["children"]
    password = str(shown[1]["props"]["children"][0]["props"]["children"])
    assert (status, len(password)) == (200, 14)
    opened = {"accounts-open.data": {"key": f"akun:{servant.account_id}"}}
    _status, later = press(app, admin, "accounts-person-name.children", opened)
    assert password not in later
    assert "Kata sandi sekali pakai" in later


@pytest.mark.parametrize("target", ["", "x", "akun:", "9" * 40, "-1", "1 or 1=1"])
@pytest.mark.parametrize("name", ["close", "end_grant", "end_session", "password", "slips", "raja"])
def test_an_act_on_what_is_no_target_is_refused(
    app: Dash, person: Callable[[str], Browser], name: str, target: str
) -> None:
    assert act(app, person("admin"), name, target)[0] == 403


def test_dkupp_cannot_reach_others_through_the_acts(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    dkupp, other = person("dkupp"), person("bupati")
    for name, target in [
        ("close", str(other.account_id)),
        ("end_sessions", str(other.account_id)),
        ("password", f"akun:{other.account_id}"),
        ("slips", "DISKOMINFO"),
    ]:
        assert act(app, dkupp, name, target)[0] == 403
    assert other.open("/profil").status_code == 200


def test_an_admin_cannot_give_themselves_a_role_by_the_form(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    admin = person("admin")
    values = {
        "accounts-save.n_clicks": 1,
        "accounts-form.data": {"key": f"akun:{admin.account_id}"},
        "accounts-role.value": "bupati",
    }
    status, _text = press(app, admin, "accounts-give-trouble.children@", values)
    assert status == 403
    assert "role_given" not in kinds()


def test_a_new_account_with_faults_says_them_by_field(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    values = {
        "accounts-save.n_clicks": 1,
        "accounts-form.data": {"key": None},
        "accounts-role.value": "kepala_opd",
    }
    status, text = press(app, person("admin"), "accounts-give-trouble.children@", values)
    assert status == 200
    assert "OPD, galeri, atau UMKM-nya belum dipilih" in text
    assert "Lingkup" not in text  # the label that is seen is "OPD"


def test_the_search_is_sent_in_the_body_and_never_in_an_address(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    person("bupati")
    values = {"accounts-search.value": "Contoh", "accounts-offset.data": 0}
    status, text = press(app, person("admin"), LIST, values)
    assert (status, "Contoh" in text) == (200, True)
    assert person("admin").open("/akun?cari=Contoh").status_code == 200


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> handouts.Handouts:
    """The application's handouts, finished as soon as they are begun."""
    monkeypatch.setattr(handouts.HANDOUTS, "_run", lambda work: work())
    monkeypatch.setattr(handouts.HANDOUTS, "_by_account", {})
    return handouts.HANDOUTS


def test_the_slips_of_an_opd_are_made_and_taken_once(
    app: Dash, person: Callable[[str], Browser], at_once: handouts.Handouts
) -> None:
    admin = person("admin")
    an_asn(), an_asn()
    assert act(app, admin, "slips", "DISKOMINFO")[0] == 200
    status, text = press(app, admin, "accounts-making.children", {})
    assert (status, "Unduh PDF" in text) == (200, True)
    made = next(iter(at_once._by_account.values()))
    other = person("admin")
    form = {"token": made.token}
    assert admin.client.post("/akun/kata-sandi", data=form).status_code == 403  # without the CSRF
    assert other.post("/akun/kata-sandi", data=form).status_code == 403
    paper = admin.post("/akun/kata-sandi", data=form)
    assert (paper.status_code, paper.mimetype) == (200, "application/pdf")
    assert paper.headers["Content-Disposition"] == (
        'attachment; filename="kata-sandi-diskominfo.pdf"'
    )
    assert "no-store" in paper.headers["Cache-Control"]
    assert admin.post("/akun/kata-sandi", data=form).status_code == 403
    acts = [kind for kind in kinds() if kind != "signed_in"]
    assert acts == ["one_time_passwords_made", "one_time_passwords_taken"]


@pytest.mark.parametrize("role", sorted(set(EVERYONE) - {"admin", "dkupp"}))
def test_nobody_else_gets_anything_of_the_accounts_page(
    app: Dash, person: Callable[[str], Browser], role: str
) -> None:
    other = person(role)
    refused = 401 if role == "anonymous" else 403
    assert other.open("/akun").status_code in {302, 403}
    assert other.post("/akun/kata-sandi", data={"token": "x"}).status_code == refused
    status, text = press(app, other, LIST, {"accounts-offset.data": 0})
    assert (status, "Contoh" in text) == (refused, False)


@pytest.mark.parametrize("form", ["json", "html"])
def test_own_data_is_a_file_for_its_owner_with_an_event(
    app: Dash, person: Callable[[str], Browser], form: str
) -> None:
    owner = person("asn")
    answer = owner.post("/profil/data", data={"bentuk": form})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="data-saya.{form}"'
    assert "Contoh" in answer.text
    assert kinds().count("own_data_taken") == 1
    assert owner.client.post("/profil/data", data={"bentuk": form}).status_code == 403
    assert owner.client.get("/profil/data").status_code == 404
    assert owner.post("/profil/data", data={"bentuk": "exe"}).status_code == 400


def test_markup_in_own_data_stays_text(app: Dash, person: Callable[[str], Browser]) -> None:
    owner = person("bupati")
    with transaction() as write:
        write.get_one(Account, owner.account_id).name = "<script>alert(1)</script>"
    text = owner.post("/profil/data", data={"bentuk": "html"}).text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_ending_one_of_ones_own_devices_signs_it_out_at_once(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    here = person("bupati")
    there = entrance.sign_in_demo(here.account_id or 0, device="", now=NOON, today=NOON.date())
    handle = sessions.handle(there.session_id)
    button = {"type": "account-act", "act": "end_own", "target": handle}
    output = output_with(app, "profile-toasts.children@")
    body = honest_body(app, output, {})
    body["inputs"] = [[{"id": button, "property": "n_clicks", "value": 1}]]
    body["changedPropIds"] = [
        f"{json.dumps(button, sort_keys=True, separators=(',', ':'))}.n_clicks"
    ]
    answer = here.fire(body)
    assert (answer.status_code, "Sesi diakhiri" in answer.text) == (200, True)
    assert sessions.visit(there.token, now=NOON, today=NOON.date()) is None
    assert here.open("/profil").status_code == 200


SHOPS = "Akun kasir dan UMKM dibuat dan diurus DKUPP"


@pytest.mark.parametrize(
    ("role", "kind", "said"),
    [
        ("admin", "kasir", SHOPS),
        ("admin", "umkm", SHOPS),
        ("dkupp", "kasir", "Akun pegawai dan petugas dibuat Admin"),
        ("dkupp", "umkm", "Akun pegawai dan petugas dibuat Admin"),
    ],
)
def test_who_makes_the_accounts_that_one_cannot_make_is_said_above_the_list(
    app: Dash, person: Callable[[str], Browser], role: str, kind: str, said: str
) -> None:
    values = {"accounts-kind.data": kind, "accounts-offset.data": 0}
    status, text = press(app, person(role), LIST, values)
    assert status == 200
    assert said in json.loads(text)["response"]["accounts-note"]["children"]


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("admin", "Akun kasir dan UMKM dibuat DKUPP."),
        ("dkupp", "Akun pegawai dan petugas dibuat Admin, Diskominfo."),
    ],
)
def test_the_form_says_who_makes_the_other_accounts(
    person: Callable[[str], Browser], role: str, said: str
) -> None:
    assert said in layout_text(person(role))


def test_the_numbers_of_the_list_say_what_they_count(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    admin = person("admin")
    an_asn(), an_asn()
    values = {"accounts-kind.data": "pegawai", "accounts-offset.data": 0}
    _status, text = press(app, admin, LIST, values)
    shown = json.loads(text)["response"]
    head, note = shown["accounts-count"]["children"], shown["accounts-note"]["children"]
    assert head == "3 akun: 1 petugas, 0 kasir, 0 UMKM, 2 pegawai tanpa peran lain"
    assert note == "2 pegawai; 2 sudah punya akun, 0 di antaranya juga memegang peran lain."
    _status, text = press(app, admin, LIST, values | {"accounts-search.value": "tidak ada"})
    note = json.loads(text)["response"]["accounts-note"]["children"]
    assert note == (
        "Semua pegawai, juga yang belum punya akun. Angka kelompok kini hanya yang cocok."
    )


def test_an_admin_recognises_an_own_session_elsewhere_and_ends_it_but_not_this_one(
    app: Dash, person: Callable[[str], Browser]
) -> None:
    admin = person("admin")
    there = entrance.sign_in_demo(
        admin.account_id or 0, device="Firefox/1 Windows", now=NOON, today=NOON.date()
    )
    elsewhere = f"{admin.account_id}.{sessions.handle(there.session_id)}"
    _status, text = press(app, admin, "accounts-sessions.children", {})
    assert text.count('"Anda"') == 2
    assert text.count("sesi ini") == 1
    assert [target for target in ends(text) if target.startswith(f"{admin.account_id}.")] == [
        elsewhere
    ]
    status, text = act(app, admin, "end_session", elsewhere)
    assert (status, "Sesi diakhiri" in text) == (200, True)
    assert sessions.visit(there.token, now=NOON, today=NOON.date()) is None
    this = sessions.handle(admin.session_id or "")
    assert act(app, admin, "end_session", f"{admin.account_id}.{this}")[0] == 403
    assert admin.open("/akun").status_code == 200
