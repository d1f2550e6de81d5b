"""The door: what browsers and attackers get from /masuk, /keluar and /masuk/kata-sandi."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from dashapp import clock
from dashapp.domain.people import SYSTEM_CLI, Role
from dashapp.services import accounts, passwords
from dashapp.services.logins import Way
from db.models import Account, LoginSession
from db.session import reading, transaction
from tests.callbacks.conftest import Door

Doors = Callable[..., Door]
RIGHT = "gelas bulan kertas"


LANDING = "/kasir"  # of the accounts below, unless said otherwise


def an_account(login: str = "staf.contoh", role: Role = Role.KASIR, *, demo: bool = False) -> int:
    with transaction() as session:
        account = accounts.add_demo(
            session, way=Way.NAME, login=login, name=login, now=clock.now(),
            today=clock.today(), grants=[(role, None)], hashed=passwords.make_hash(RIGHT),
        )  # fmt: skip
        account.demo = demo
        return account.id


def alert(answer: TestResponse) -> str:
    found = re.search(r'role="alert"[^>]*>([^<]*)<', answer.text)
    return found.group(1) if found else ""


def set_cookies(answer: TestResponse) -> dict[str, str]:
    lines = answer.headers.getlist("Set-Cookie")
    return {line.split("=")[0]: line for line in lines}


def test_the_right_password_opens_the_door(door: Doors) -> None:
    visitor = door()
    an_account()
    answer = visitor.sign_in("staf.contoh", RIGHT)
    assert (answer.status_code, answer.location) == (303, LANDING)
    assert visitor.open(LANDING).status_code == 200


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("staf.contoh", "salah"),
        ("tidak.ada", RIGHT),
        ("staf.contoh", ""),
        ("", ""),
        ("x" * 200, "y"),
    ],
)
def test_every_failure_says_the_same(door: Doors, login: str, password: str) -> None:
    visitor = door()
    an_account()
    answer = visitor.sign_in(login, password)
    assert answer.status_code == 401
    assert alert(answer) == "Nama akun atau kata sandi salah. Periksa keduanya, lalu coba lagi."
    assert visitor.open(LANDING).status_code == 302


def test_an_inactive_account_gets_the_same_words(door: Doors) -> None:
    visitor = door()
    accounts.deactivate(an_account(), by=SYSTEM_CLI, now=clock.now())
    answer = visitor.sign_in("staf.contoh", RIGHT)
    assert answer.status_code == 401
    assert "Nama akun atau kata sandi salah" in alert(answer)


@pytest.mark.parametrize("way", ["asn", "umkm", "galeri", "tidak-ada", ""])
def test_each_way_has_its_own_field(door: Doors, way: str) -> None:
    label = {"umkm": "Nomor telepon", "galeri": "Nama akun"}.get(way, "NIP")
    text = door().open(f"/masuk?cara={way}").text
    assert f'<label for="login">{label}</label>' in text
    assert ("Tetap masuk di perangkat ini" in text) is (way != "galeri")


def test_what_was_typed_stays_but_never_the_password(door: Doors) -> None:
    answer = door().sign_in("<script>alert(1)</script>", "kata-rahasia-saya")
    assert "&lt;script&gt;" in answer.text
    assert "<script>alert" not in answer.text
    assert "kata-rahasia-saya" not in answer.text


def test_the_page_names_the_month_to_report_and_whom_to_ask(door: Doors) -> None:
    text = door().open().text
    assert "<strong>Juni 2026</strong> ditutup <strong>10 Juli</strong>, " in text
    assert "16 hari lagi." in text
    assert "hubungi Admin SiMadu di Diskominfo" in text  # operators hand out no passwords (§8)


def test_a_huge_form_is_refused_before_it_is_read(door: Doors) -> None:
    visitor = door()
    answer = visitor.sign_in("staf.contoh", "x" * 1_000_000)
    assert answer.status_code == 413


def test_the_sixth_try_waits_and_a_known_device_does_not(door: Doors) -> None:
    known, attacker = door(), door()
    an_account()
    assert known.sign_in("staf.contoh", RIGHT).status_code == 303
    known.post("/keluar", {"csrf": known.client.get_cookie("simadu-csrf").value})  # type: ignore[union-attr]
    for _ in range(5):
        assert attacker.sign_in("staf.contoh", "salah").status_code == 401
    answer = attacker.sign_in("staf.contoh", RIGHT)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "11")
    assert alert(answer) == "Terlalu banyak percobaan. Coba lagi dalam 10 detik."
    assert known.sign_in("staf.contoh", RIGHT).status_code == 303


def test_a_made_up_device_cookie_is_no_known_device(door: Doors) -> None:
    attacker = door()
    account = an_account()
    attacker.client.set_cookie("simadu-perangkat", f"{account}-{'0' * 32}.x.-.9-.²-{'0' * 32}")
    for _ in range(5):
        attacker.sign_in("staf.contoh", "salah")
    assert attacker.sign_in("staf.contoh", RIGHT).status_code == 429


def test_a_known_device_guesses_ten_times_whatever_it_writes_into_its_cookie(door: Doors) -> None:
    shared, elsewhere = door(), door()
    an_account()
    assert shared.sign_in("staf.contoh", RIGHT).status_code == 303
    device = shared.client.get_cookie("simadu-perangkat").value  # type: ignore[union-attr]
    shared.post("/keluar", {"csrf": shared.client.get_cookie("simadu-csrf").value})  # type: ignore[union-attr]
    codes = []
    for n in range(12):
        shared.client.set_cookie("simadu-perangkat", f"{device}.x{n}")
        codes.append(shared.sign_in("staf.contoh", f"salah {n}").status_code)
    assert codes == [401] * 10 + [429] * 2
    assert elsewhere.sign_in("staf.contoh", RIGHT).status_code == 429


def test_a_page_left_open_does_not_let_passers_by_set_another_password(door: Doors) -> None:
    visitor = door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    token = visitor.client.get_cookie("simadu-csrf").value  # type: ignore[union-attr]
    other = "kuda laut membaca"
    form = {"csrf": token, "password": other, "repeated": other, "notice": "1"}
    answer = visitor.post("/masuk/kata-sandi", form)
    assert (answer.status_code, answer.location) == (303, LANDING)
    assert door().sign_in("staf.contoh", other).status_code == 401
    assert door().sign_in("staf.contoh", RIGHT).status_code == 303


def test_one_address_guesses_a_hundred_times_and_forging_headers_does_not_help(
    door: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    attacker = door()
    monkeypatch.setattr(passwords, "is_right", lambda *_: False)  # the hash is not what is tested
    token = attacker.token()
    codes = [
        attacker.post(
            "/masuk",
            {"cara": "galeri", "login": f"orang.{n}", "password": "salah", "csrf": token},
            **{"X-Forwarded-For": f"10.0.0.{n}"},
        ).status_code
        for n in range(103)
    ]
    assert codes == [401] * 100 + [429] * 3


def test_an_office_of_honest_people_is_not_slowed(
    door: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_office = [door() for _ in range(120)]
    an_account()
    monkeypatch.setattr(passwords, "is_right", lambda *_: True)
    assert {one.sign_in("staf.contoh", RIGHT).status_code for one in an_office} == {303}


def test_a_session_planted_before_signing_in_is_not_kept(door: Doors) -> None:
    visitor = door()
    an_account()
    planted = "planted-by-the-attacker-0123456789abcdefghij"
    visitor.client.set_cookie("simadu", planted)
    visitor.sign_in("staf.contoh", RIGHT)
    held = visitor.client.get_cookie("simadu")
    assert held is not None
    assert held.value != planted


def test_signing_in_anew_ends_the_former_session_of_the_browser(door: Doors) -> None:
    visitor = door()
    an_account(demo=True)
    visitor.sign_in("staf.contoh", RIGHT)
    former = visitor.client.get_cookie("simadu").value  # type: ignore[union-attr]
    token = visitor.client.get_cookie("simadu-csrf").value  # type: ignore[union-attr]
    visitor.post("/masuk/demo", {"akun": "1", "csrf": token})
    visitor.client.set_cookie("simadu", former)
    assert visitor.open(LANDING).status_code == 302


def test_a_copied_cookie_is_worth_nothing_after_signing_out(door: Doors) -> None:
    visitor, thief = door(), door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    thief.client.set_cookie("simadu", visitor.client.get_cookie("simadu").value)  # type: ignore[union-attr]
    assert thief.open(LANDING).status_code == 200
    token = visitor.client.get_cookie("simadu-csrf").value  # type: ignore[union-attr]
    answer = visitor.post("/keluar", {"csrf": token})
    assert (answer.status_code, answer.location) == (303, "/masuk")
    assert thief.open(LANDING).status_code == 302
    assert thief.client.get("/_dash-layout").status_code == 401


def test_half_an_hour_of_idleness_ends_the_session_an_open_page_does_not_prolong_it(
    door: Doors, later: Callable[[timedelta], None]
) -> None:
    visitor = door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    for _ in range(2):
        later(timedelta(minutes=14))
        assert visitor.open("/live/revision").status_code == 200  # asked by the page itself
    later(timedelta(minutes=2))
    assert visitor.open("/live/revision").status_code == 401
    assert visitor.open("/").location == "/masuk"


def test_a_page_that_is_used_stays_signed_in(
    door: Doors, later: Callable[[timedelta], None]
) -> None:
    visitor = door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    for _ in range(3):
        later(timedelta(minutes=25))
        assert visitor.open(LANDING).status_code == 200


FOREIGN = [
    "//evil.example", "/\\evil.example", "///evil.example", "\\\\evil.example",
    "https:evil.example", "https://evil.example", "/%2f%2fevil.example", "/\tevil.example",
    "\t//evil.example", "javascript:alert(1)", "/masuk", "/keluar", "verifikasi",
    "/verifikasi?x=//evil", "/verifikasi/../..//evil.example", "/tidak-ada", "//", "/.",
    "/verifikasi\r\nSet-Cookie: a=b", "", " ",
]  # fmt: skip


@pytest.mark.parametrize("following", FOREIGN)
def test_signing_in_never_leads_away(door: Doors, following: str) -> None:
    visitor = door()
    an_account()
    answer = visitor.sign_in("staf.contoh", RIGHT, next=following)
    assert (answer.status_code, answer.location) == (303, LANDING)


def test_signing_in_leads_on_to_a_page_that_is_open_to_the_person(door: Doors) -> None:
    visitor = door()
    an_account("dkupp.contoh", Role.DKUPP)
    an_account("bupati.contoh", Role.BUPATI)
    assert visitor.open("/verifikasi").location == "/masuk?next=/verifikasi"
    assert 'name="next" value="/verifikasi"' in visitor.open("/masuk?next=/verifikasi").text
    assert visitor.sign_in("dkupp.contoh", RIGHT, next="/verifikasi").location == "/verifikasi"
    assert door().sign_in("bupati.contoh", RIGHT, next="/verifikasi").location == "/ringkasan"


def test_the_form_of_another_site_changes_nothing(door: Doors) -> None:
    visitor = door()
    an_account()
    form = {"cara": "galeri", "login": "staf.contoh", "password": RIGHT}
    token = visitor.token()
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert visitor.post("/masuk", {**form, "csrf": token}, **headers).status_code == 403
    for bad in ("", "0" * 64, token[:-1], token + "0", "é", "\0"):
        assert visitor.post("/masuk", {**form, "csrf": bad}).status_code == 403
    assert visitor.post("/masuk", form).status_code == 403
    assert door().post("/masuk", {**form, "csrf": token}).status_code == 403  # another browser's
    with reading() as session:
        assert session.query(LoginSession).count() == 0
    assert (
        visitor.post("/masuk", {**form, "csrf": token}, Origin="http://localhost").status_code
        == 303
    )


def test_signing_out_needs_the_sessions_own_token(door: Doors) -> None:
    visitor, other = door(), door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    other.sign_in("staf.contoh", RIGHT)
    foreign = other.client.get_cookie("simadu-csrf").value  # type: ignore[union-attr]
    assert visitor.post("/keluar", {}).status_code == 403
    assert visitor.post("/keluar", {"csrf": foreign}).status_code == 403
    assert visitor.open(LANDING).status_code == 200


def test_signing_out_is_not_done_by_a_link(door: Doors) -> None:
    visitor = door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    assert visitor.open("/keluar").status_code == 404
    assert visitor.open(LANDING).status_code == 200


def test_cookies_of_the_demo_are_out_of_reach_of_scripts_and_other_sites(door: Doors) -> None:
    visitor = door()
    an_account()
    found = set_cookies(visitor.sign_in("staf.contoh", RIGHT))
    assert "HttpOnly; Path=/; SameSite=Lax" in found["simadu"]
    assert "HttpOnly" in found["simadu-perangkat"]
    assert "HttpOnly" not in found["simadu-csrf"]  # Dash copies it into a header
    assert all("SameSite=Lax" in line and "Path=/" in line for line in found.values())
    assert all("Secure" not in line and "Domain" not in line for line in found.values())


def test_cookies_of_production_are_bound_to_this_host_over_tls(door: Doors) -> None:
    visitor = door("production")
    an_account()
    found = set_cookies(visitor.sign_in("staf.contoh", RIGHT))
    assert {"__Host-simadu", "__Host-simadu-csrf", "__Host-simadu-perangkat"} <= set(found)
    for line in found.values():
        assert "Secure" in line
        assert "Path=/" in line
        assert "SameSite=Lax" in line
        assert "Domain" not in line
    assert visitor.open(LANDING).status_code == 200


def test_staying_signed_in_is_a_cookie_of_thirty_days_for_sellers_alone(door: Doors) -> None:
    visitor = door()
    an_account("penjual.contoh", Role.UMKM)
    an_account("dkupp.contoh", Role.DKUPP)
    kept = set_cookies(visitor.sign_in("penjual.contoh", RIGHT, remember="1"))
    assert "Max-Age=2592000" in kept["simadu"]
    assert "Max-Age" not in set_cookies(door().sign_in("penjual.contoh", RIGHT))["simadu"]
    assert (
        "Max-Age" not in set_cookies(door().sign_in("dkupp.contoh", RIGHT, remember="1"))["simadu"]
    )


def test_the_demo_offers_its_people_with_one_click(door: Doors) -> None:
    visitor = door()
    account = an_account("dkupp.demo", Role.DKUPP, demo=True)
    text = visitor.open().text
    assert "Mode demo: masuk sebagai" in text
    assert f'name="akun" value="{account}"' in text
    answer = visitor.post("/masuk/demo", {"akun": str(account), "csrf": visitor.token()})
    assert (answer.status_code, answer.location) == (303, "/verifikasi")


@pytest.mark.parametrize("number", ["", "0", "999", "-1", "²", "1e3", "9" * 30, "x"])
def test_one_click_opens_no_other_account(door: Doors, number: str) -> None:
    visitor = door()
    an_account()
    answer = visitor.post("/masuk/demo", {"akun": number, "csrf": visitor.token()})
    assert answer.status_code == 403


def test_production_offers_nobody(door: Doors) -> None:
    visitor = door("production")
    account = an_account("dkupp.demo", Role.DKUPP, demo=True)
    assert "Mode demo" not in visitor.open().text
    answer = visitor.post("/masuk/demo", {"akun": str(account), "csrf": visitor.token()})
    assert answer.status_code == 404


def test_production_lets_no_demo_account_in_however_it_is_served(door: Doors) -> None:
    visitor = door("production")
    an_account("dkupp.demo", Role.DKUPP, demo=True)
    visitor.sign_in("dkupp.demo", RIGHT)
    assert visitor.open("/verifikasi").location == "/masuk?next=/verifikasi"


def test_the_first_password_leads_to_an_own_one_and_to_nothing_else(door: Doors) -> None:
    visitor = door()
    made = accounts.add_account(
        "staf.baru", "bupati", by=SYSTEM_CLI, now=clock.now(), today=clock.today()
    )
    answer = visitor.sign_in("staf.baru", made.password or "")
    assert answer.location == "/masuk/kata-sandi"
    assert visitor.open("/").location == "/masuk/kata-sandi"
    assert visitor.client.get("/_dash-layout").status_code == 403
    assert visitor.client.get("/live/revision").status_code == 403
    page = visitor.open("/masuk/kata-sandi")
    assert "Data pribadi Anda" in page.text
    form = {"csrf": visitor.token("/masuk/kata-sandi"), "password": RIGHT, "repeated": RIGHT}
    refused = visitor.post("/masuk/kata-sandi", form)
    assert (refused.status_code, "Centang pernyataan ini" in refused.text) == (422, True)
    assert visitor.post("/masuk/kata-sandi", {**form, "notice": "1"}).location == "/"
    assert visitor.open("/").location == "/ringkasan"
    with reading() as session:
        assert session.query(Account).one().notice_at == clock.now()


@pytest.mark.parametrize(
    "chosen", ["", "pendek", "12345678", "probolinggo", "x\0yzabcdef", "a" * 300]
)
def test_a_bad_own_password_says_why_and_keeps_the_person_at_the_form(
    door: Doors, chosen: str
) -> None:
    visitor = door()
    made = accounts.add_account(
        "staf.baru", "bupati", by=SYSTEM_CLI, now=clock.now(), today=clock.today()
    )
    visitor.sign_in("staf.baru", made.password or "")
    form = {
        "csrf": visitor.token("/masuk/kata-sandi"), "password": chosen, "repeated": chosen,
        "notice": "1",
    }  # fmt: skip
    answer = visitor.post("/masuk/kata-sandi", form)
    assert answer.status_code == 422
    assert 'id="password-problem"' in answer.text
    assert visitor.open("/").location == "/masuk/kata-sandi"


def test_the_password_form_is_for_people_who_have_to_choose_one(door: Doors) -> None:
    visitor = door()
    an_account()
    assert visitor.open("/masuk/kata-sandi").location == "/masuk"
    token = visitor.token()
    form = {"csrf": token, "password": RIGHT, "repeated": RIGHT}
    assert visitor.post("/masuk/kata-sandi", form).location == "/masuk"
    visitor.sign_in("staf.contoh", RIGHT)
    assert visitor.open("/masuk/kata-sandi").location == LANDING


def test_someone_signed_in_who_loses_every_role_can_do_nothing_at_once(door: Doors) -> None:
    visitor = door()
    account = an_account("dkupp.contoh", Role.DKUPP)
    visitor.sign_in("dkupp.contoh", RIGHT)
    assert visitor.open("/verifikasi").status_code == 200
    with transaction() as session:
        from db.models import Grant

        session.query(Grant).filter_by(account_id=account).delete()
    answer = visitor.open("/verifikasi")
    assert answer.status_code == 403
    assert "hak akses Anda baru berubah" in answer.text


def test_a_new_secret_key_ends_no_request_in_a_fault(door: Doors) -> None:
    visitor = door()
    an_account()
    visitor.sign_in("staf.contoh", RIGHT)
    visitor.client.set_cookie("simadu-csrf", "of-the-former-key")
    visitor.client.set_cookie("simadu-flask", "garbage")
    visitor.client.set_cookie("simadu-flask-ingat", "1|garbage")
    visitor.client.set_cookie("session", "garbage")
    visitor.client.set_cookie("remember_token", "1|garbage")
    assert visitor.open(LANDING).status_code == 200
    assert visitor.client.get_cookie("simadu-csrf").value != "of-the-former-key"  # type: ignore[union-attr]


def test_looking_changes_nothing_in_the_database(door: Doors) -> None:
    visitor = door()
    an_account()
    for path in ("/masuk", "/masuk?cara=umkm", "/masuk/kata-sandi", "/keluar", "/health", "/x"):
        visitor.open(path)
    with reading() as session:
        assert session.query(LoginSession).count() == 0


def test_a_busy_database_asks_to_come_back(door: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.session import Busy

    def busy(*_given: object, **_more: object) -> None:
        raise Busy

    visitor = door()
    token = visitor.token()
    monkeypatch.setattr("dashapp.services.entrance.sign_in", busy)
    form = {"cara": "galeri", "login": "a.b.c", "password": "x", "csrf": token}
    answer = visitor.post("/masuk", form)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "sedang sibuk" in answer.json["message"]  # type: ignore[index]


def test_a_fault_shows_an_id_and_no_trace_and_is_logged_once(
    door: Doors, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise ZeroDivisionError("the secret inside")

    visitor = door()
    monkeypatch.setattr("dashapp.services.accounts.demo_people", broken)
    answer = visitor.open("/masuk")
    assert answer.status_code == 500
    assert "secret inside" not in answer.text
    assert "Traceback" not in answer.text
    lines = [line for line in capsys.readouterr().err.splitlines() if "ZeroDivisionError" in line]
    assert len(lines) == 1
    found = re.search(r"500 · (\w+)", answer.text)
    assert found is not None
    assert found.group(1) in lines[0]
