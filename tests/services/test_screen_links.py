"""Links of the large screen: told once, known by their hash, ended by whoever may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI, Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.services import screen_links
from db.models import Event, ScreenLink
from db.session import reading
from tests.factories import wib

pytestmark = pytest.mark.usefixtures("db")

NOW = wib(24)


def test_a_link_opens_for_its_token_however_it_is_typed_until_it_is_revoked() -> None:
    made = screen_links.add(" Lobi Pendopo ", by=SYSTEM_CLI, now=NOW)
    typed = [made.token, made.token.upper(), made.token.replace("-", ""), f" {made.token} "]
    assert {found.name for found in map(screen_links.visit, typed) if found} == {"Lobi Pendopo"}
    assert all(map(screen_links.visit, typed))
    assert screen_links.visit(made.token[:-1]) is None
    screen_links.revoke("Lobi Pendopo", by=SYSTEM_CLI, now=NOW)
    assert screen_links.visit(made.token) is None
    again = screen_links.add("Lobi Pendopo", by=SYSTEM_CLI, now=NOW)  # its name is free again
    assert screen_links.visit(again.token) is not None


def test_the_token_is_nowhere_in_the_database_and_both_acts_are_in_the_trail() -> None:
    made = screen_links.add("Lobi Pendopo", by=SYSTEM_CLI, now=NOW)
    screen_links.revoke("Lobi Pendopo", by=SYSTEM_CLI, now=NOW)
    with reading() as session:
        row = session.scalars(select(ScreenLink)).one()
        events = session.scalars(select(Event).where(Event.subject == f"layar:{row.id}")).all()
    kept = " ".join(str(each) for each in [*vars(row).values(), *(e.data for e in events)])
    assert made.token not in kept
    assert made.token.replace("-", "") not in kept
    assert [each.kind for each in events] == ["screen_link_made", "screen_link_revoked"]


def test_a_sign_of_life_is_noted_once_a_minute_with_the_scene() -> None:
    token = screen_links.add("Lobi Pendopo", by=SYSTEM_CLI, now=NOW).token
    for seconds, scene in ((0, "sarang"), (30, "umkm"), (90, "x' OR 1=1")):
        screen = screen_links.visit(token)
        assert screen is not None
        screen_links.touch(screen, scene, now=NOW + timedelta(seconds=seconds))
        (found,) = screen_links.links(by=SYSTEM_CLI)
        expected = {0: (0, "sarang"), 30: (0, "sarang"), 90: (90, None)}[seconds]
        assert found.seen_at is not None
        assert ((found.seen_at - NOW).total_seconds(), found.scene) == expected
    assert found.alive(NOW + timedelta(minutes=4))
    assert not found.alive(NOW + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "screen_empty"),
        ("  ", "screen_empty"),
        ("x" * 61, "screen_too_long"),
        ("a\u202eb", "screen_unreadable"),
        (["x"], "screen_unreadable"),
        ("Lobi", "screen_taken"),
    ],
)
def test_a_name_that_does_not_do_is_refused(name: object, code: str) -> None:
    screen_links.add("Lobi", by=SYSTEM_CLI, now=NOW)
    with pytest.raises(BadValue) as refused:
        screen_links.add(name, by=SYSTEM_CLI, now=NOW)
    assert refused.value.problem.code == code


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_links_are_nobodys_but_admins(role: Role) -> None:
    somebody = Actor(account_id=1, roles=frozenset({role}))
    for act in (
        lambda: screen_links.add("Lobi", by=somebody, now=NOW),
        lambda: screen_links.revoke("Lobi", by=somebody, now=NOW),
        lambda: screen_links.links(by=somebody),
    ):
        with pytest.raises(NotAllowed):
            act()
