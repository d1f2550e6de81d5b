"""A budget over a moving window, key by key."""

from datetime import UTC, datetime, timedelta

from dashapp import budget
from dashapp.budget import Budget

NOON = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_key_may_spend_its_limit_and_then_waits_for_the_oldest_to_pass() -> None:
    three = Budget(3, timedelta(minutes=1))
    for second in (0, 10, 20):
        assert three.wait("a", NOON + second * SECOND) is None
        three.spend("a", NOON + second * SECOND)
    assert three.wait("a", NOON + 21 * SECOND) == 39 * SECOND
    assert three.wait("b", NOON + 21 * SECOND) is None
    assert three.wait("a", NOON + 60 * SECOND) is None


def test_the_keys_of_long_ago_are_forgotten(monkeypatch) -> None:
    monkeypatch.setattr(budget, "MOST_KEYS", 2)
    one = Budget(1, timedelta(minutes=1))
    for key in ("a", "b", "c"):
        one.spend(key, NOON)
    assert [one.wait(key, NOON) is None for key in ("a", "b", "c")] == [True, False, False]
