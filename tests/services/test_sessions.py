"""Signing in: one answer for every failure, waits that lock nobody out, sessions that end."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import accounts, entrance, own_password, passwords, sessions, waits
from dashapp.services.entrance import Refused
from dashapp.services.logins import Way, guess, normal
from dashapp.services.sessions import Opened
from db import locking
from db.models import Account, Event, LoginSession
from db.session import lock_path, reading, transaction

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)
TODAY = date(2026, 6, 24)
RIGHT = "gelas bulan kertas"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def no_strangers_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is counted in memory begins anew in each test."""
    monkeypatch.setattr(entrance, "_strangers", waits.Strangers())


@pytest.fixture
def cashier(db: str) -> int:
    """An account "galeri.contoh" with a password of its own."""
    return an_account("galeri.contoh", (Role.BUPATI, None))


def an_account(login: str, *grants: tuple[Role, str | None], way: Way = Way.NAME) -> int:
    with transaction() as session:
        account = accounts.add_demo(
            session, way=way, login=login, name=login, now=NOW, today=TODAY, grants=grants,
            hashed=passwords.make_hash(RIGHT),
        )  # fmt: skip
        account.demo = False
        return account.id


def sign_in(password: str = RIGHT, **more: object) -> Opened:
    options: dict[str, object] = {
        "way": Way.NAME, "login": "galeri.contoh", "remember": False, "device": "",
        "known_to": frozenset(), "now": NOW, "today": TODAY, **more,
    }  # fmt: skip
    return entrance.sign_in(password=password, **options)  # type: ignore[arg-type]


def is_open(token: str, now: datetime) -> bool:
    return sessions.visit(token, now=now, today=TODAY) is not None


@pytest.mark.usefixtures("cashier")
@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("galeri.contoh", "salah sekali"),
        ("tidak.ada", RIGHT),
        ("galeri.contoh", ""),
        ("", RIGHT),
        ("??", RIGHT),
        ("x" * 200_000, RIGHT),
        ("galeri\0contoh", RIGHT),
        ("galeri.contoh", "x" * 1_000_000),
        ("galeri.contoh", RIGHT + "\0"),
        ("galeri.contoh", "\ud800" + "x" * 10),
    ],
)
def test_every_failure_is_the_same_refusal(login: str, password: str) -> None:
    with pytest.raises(Refused) as refused:
        sign_in(password, login=login)
    assert refused.value.wait is None


@pytest.mark.usefixtures("cashier")
@pytest.mark.parametrize("login", ["x" * 200_000, "", "??", "galeri\0contoh"])
def test_absurd_logins_are_refused_before_any_hashing(
    login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(passwords, "is_right", lambda *given: hashed.append(given[0]))
    with pytest.raises(Refused):
        sign_in(login=login)
    with pytest.raises(Refused):
        sign_in("x" * 1_000_000)
    assert hashed == []


@pytest.mark.usefixtures("cashier")
def test_an_unknown_login_costs_the_same_work_as_a_known_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked: list[str | None] = []
    honest = passwords.is_right

    def counted(password: str, stored: str | None) -> bool:
        worked.append(stored)
        return honest(password, stored)

    monkeypatch.setattr(passwords, "is_right", counted)
    for login in ("galeri.contoh", "tidak.ada"):
        with pytest.raises(Refused):
            sign_in("salah sekali", login=login)
    assert [stored is None for stored in worked] == [False, True]


@pytest.mark.parametrize("login", ["galeri.contoh", "tidak.ada.juga"])
@pytest.mark.usefixtures("cashier")
def test_the_sixth_wrong_try_has_to_wait_known_or_not(login: str) -> None:
    for _ in range(5):
        with pytest.raises(Refused) as refused:
            sign_in("salah sekali", login=login)
        assert refused.value.wait is None
    with pytest.raises(Refused) as refused:
        sign_in("salah sekali", login=login)
    assert refused.value.wait == timedelta(seconds=10)


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further() -> None:
    found = [waits.wait_after(failures) for failures in (0, 4, 5, 6, 7, 11, 12, 1000)]
    seconds = [None if wait is None else wait.total_seconds() for wait in found]
    assert seconds == [None, None, 10, 20, 40, 640, 900, 900]


def test_a_known_device_gets_in_while_others_guess(cashier: int) -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            sign_in("salah sekali")
    with pytest.raises(Refused) as refused:
        sign_in(RIGHT)
    assert refused.value.wait is not None
    assert sign_in(RIGHT, known_to=frozenset({cashier})).actor.roles == {Role.BUPATI}


@pytest.mark.usefixtures("cashier")
def test_after_the_wait_the_right_password_opens_and_the_count_begins_anew() -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            sign_in("salah sekali")
    sign_in(RIGHT, now=NOW + timedelta(seconds=10))
    with reading() as session:
        account = session.query(Account).one()
        assert (account.failures, account.wait_until) == (0, None)


@pytest.mark.usefixtures("cashier")
def test_a_session_ends_after_half_an_hour_of_idleness() -> None:
    opened = sign_in()
    assert is_open(opened.token, NOW + 30 * MINUTE - timedelta(seconds=1))
    assert not is_open(opened.token, NOW + 30 * MINUTE)


@pytest.mark.usefixtures("cashier")
def test_whoever_is_there_stays_signed_in_but_twelve_hours_at_most() -> None:
    opened = sign_in()
    now = NOW
    while now < NOW + timedelta(hours=12) - 20 * MINUTE:
        now += 20 * MINUTE
        found = sessions.visit(opened.token, now=now, today=TODAY)
        assert found is not None
        sessions.touch(found, now=now)
    assert not is_open(opened.token, NOW + timedelta(hours=12))


@pytest.mark.usefixtures("cashier")
def test_presence_is_written_at_most_once_a_minute() -> None:
    opened = sign_in()
    for later in (10, 59, 60, 100):
        now = NOW + timedelta(seconds=later)
        found = sessions.visit(opened.token, now=now, today=TODAY)
        assert found is not None
        sessions.touch(found, now=now)
    with reading() as session:
        assert session.query(LoginSession).one().seen_at == NOW + MINUTE


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("grants", "kept"),
    [
        ([(Role.UMKM, "1")], True),
        ([(Role.KASIR, "G01")], False),
        ([(Role.DKUPP, None)], False),
        ([(Role.UMKM, "1"), (Role.ADMIN, None)], False),
    ],
)
def test_only_asn_and_sellers_may_stay_signed_in(
    grants: list[tuple[Role, str | None]], kept: bool
) -> None:
    an_account("galeri.contoh", *grants)
    opened = sign_in(remember=True)
    assert (opened.keep == timedelta(days=30)) is kept
    assert is_open(opened.token, NOW + timedelta(days=29)) is kept
    assert not is_open(opened.token, NOW + timedelta(days=30))


@pytest.mark.usefixtures("cashier")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_to_note_that_somebody_was_there_nobody_waits_for_other_writers() -> None:
    opened = sign_in()
    later = NOW + 5 * MINUTE
    found = sessions.visit(opened.token, now=later, today=TODAY)
    assert found is not None
    began = time.monotonic()
    with locking.FileLock(lock_path()).held():
        sessions.touch(found, now=later)
    assert time.monotonic() - began < locking.PATIENCE  # as a page would have, for five seconds
    sessions.touch(found, now=later)
    with reading() as session:
        assert session.get_one(LoginSession, found.session_id).seen_at == later


@pytest.mark.usefixtures("cashier")
def test_each_sign_in_has_a_secret_of_its_own() -> None:
    first, second = sign_in(), sign_in()
    assert first.token != second.token
    sessions.sign_out(first.session_id, by=first.actor, now=NOW)
    assert not is_open(first.token, NOW)
    assert is_open(second.token, NOW)


def test_a_new_password_signs_out_the_other_devices(cashier: int) -> None:
    with transaction() as session:
        session.get_one(Account, cashier).must_change = True
    kept, other = sign_in(), sign_in()
    found = sessions.visit(kept.token, now=NOW, today=TODAY)
    assert found is not None
    new = "kuda laut membaca"
    own_password.choose(found, new, new, notice=False, now=NOW)
    assert is_open(kept.token, NOW)
    assert not is_open(other.token, NOW)
    with pytest.raises(Refused):
        sign_in(RIGHT)


@pytest.mark.usefixtures("cashier")
def test_a_first_password_is_chosen_once_and_never_in_place_of_an_own_one() -> None:
    found = sessions.visit(sign_in().token, now=NOW, today=TODAY)
    assert found is not None
    new = "kuda laut membaca"
    with pytest.raises(NotAllowed):
        own_password.choose(found, new, new, notice=True, now=NOW)
    assert sign_in(RIGHT).account_id == found.account_id


@pytest.mark.parametrize("login", ["galeri.contoh", "tidak.ada"])
@pytest.mark.usefixtures("cashier")
def test_of_guesses_that_come_all_at_once_five_count_and_the_right_one_behind_them_waits(
    login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, wrong = passwords.is_right, 12
    together, guessed = threading.Barrier(wrong + 1), threading.Event()

    def all_at_once(password: str, stored: str | None) -> bool:
        together.wait(timeout=30)  # everyone has seen an account that does not rest
        if password == RIGHT:
            assert guessed.wait(timeout=30)
        return honest(password, stored)

    waits: list[timedelta | None] = []

    def guess_one(password: str) -> None:
        with pytest.raises(Refused) as refused:
            sign_in(password, login=login)
        waits.append(refused.value.wait)

    monkeypatch.setattr(passwords, "is_right", all_at_once)
    tries = [threading.Thread(target=guess_one, args=(f"salah {n}",)) for n in range(wrong)]
    right = threading.Thread(target=guess_one, args=(RIGHT,))
    for thread in (right, *tries):
        thread.start()
    for thread in tries:
        thread.join()
    guessed.set()
    right.join()
    assert len(waits) == wrong + 1
    assert waits.count(None) == 5
    assert waits[-1] is not None


@pytest.mark.usefixtures("cashier")
@pytest.mark.parametrize("token", ["", "x" * 43, "\0", "é" * 43, "x" * 10_000, "\ud800" * 40])
def test_a_made_up_secret_opens_nothing(token: str) -> None:
    assert not is_open(token, NOW)


@pytest.mark.usefixtures("cashier")
def test_every_coming_and_going_is_in_the_trail_and_moves_no_figure() -> None:
    with pytest.raises(Refused):
        sign_in("salah sekali")
    with pytest.raises(Refused):
        sign_in(login="tidak.ada")
    opened = sign_in()
    sessions.sign_out(opened.session_id, by=opened.actor, now=NOW)
    from dashapp.services import trail

    with reading() as session:
        rows = [(e.kind, e.actor) for e in session.query(Event).order_by(Event.seq)]
    own = f"akun:{opened.account_id}"
    assert rows == [
        ("signin_failed", own), ("signin_failed", "tamu"), ("signed_in", own), ("signed_out", own),
    ]  # fmt: skip
    assert trail.revision() == 0


@pytest.mark.usefixtures("cashier")
def test_a_hash_of_weaker_settings_is_renewed_at_the_next_sign_in() -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(RIGHT)
    with transaction() as session:
        session.query(Account).one().password_hash = weak
    sign_in(RIGHT)
    with reading() as session:
        assert "m=19456,t=2,p=1" in (session.query(Account).one().password_hash or "")
    sign_in(RIGHT)


@pytest.mark.usefixtures("db")
def test_an_account_whose_roles_have_ended_is_refused_as_if_the_password_were_wrong() -> None:
    an_account("galeri.contoh")
    with pytest.raises(Refused):
        sign_in()


@pytest.mark.parametrize(
    ("way", "typed", "found"),
    [
        (Way.NIP, "19870214 201101 2 008", "198702142011012008"),
        (Way.NIP, "19870214201101200", None),
        (Way.NIP, "１９８７０２１４２０１１０１２００８", None),
        (Way.NIP, "198702142011012008\n", "198702142011012008"),
        (Way.PHONE, "0812-3456-7890", "081234567890"),
        (Way.PHONE, "+62 812 3456 7890", "081234567890"),
        (Way.PHONE, "62 812 3456 7890", "081234567890"),
        (Way.PHONE, "12345", None),
        (Way.NAME, " Galeri.Kraksaan ", "galeri.kraksaan"),
        (Way.NAME, "ab", None),
        (Way.NAME, "a b c", None),
    ],
)
def test_a_login_has_one_normal_form(way: Way, typed: str, found: str | None) -> None:
    assert normal(way, typed) == found


def test_the_command_line_tells_the_three_kinds_of_logins_apart() -> None:
    assert guess("198702142011012008") == (Way.NIP, "198702142011012008")
    assert guess("081234567890") == (Way.PHONE, "081234567890")
    assert guess("galeri.kraksaan") == (Way.NAME, "galeri.kraksaan")
    assert guess("?") is None


def test_who_signs_out_is_named_even_without_a_role() -> None:
    assert Actor(account_id=7).account_id == 7
