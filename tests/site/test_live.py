"""The change stream: carries a number and nothing else, keeps threads free, sees other writers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from werkzeug.wrappers import Response

from dashapp import live
from dashapp.config import Config
from dashapp.domain.people import SYSTEM_CLI
from dashapp.services import trail
from db.session import transaction
from tests.site.driver import Browser

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)


def move_a_figure() -> None:
    with transaction() as session:
        trail.append(session, "moved", actor=SYSTEM_CLI, now=NOW, moves=True)


def lines(answer: Response) -> Iterator[str]:
    """What the stream says, word by word, without its first line."""
    for chunk in answer.response:
        text = chunk if isinstance(chunk, str) else chunk.decode()
        if "data:" in text:
            yield text.strip()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pings at once, so that no test has to wait for one."""
    monkeypatch.setattr(live, "PING", 0.01)


def test_the_stream_tells_the_revision_and_each_change_of_it(cast: dict[str, Browser]) -> None:
    with cast["asn"].client.get("/live") as answer:
        assert answer.mimetype == "text/event-stream"
        heard = lines(answer)
        first = next(heard)
        move_a_figure()
        second = next(heard)
    boot, n = first.removeprefix("data: ").split("-")
    assert second == f"data: {boot}-{int(n) + 1}"


@pytest.mark.usefixtures("quick")
def test_a_ping_says_the_same_revision_again(cast: dict[str, Browser]) -> None:
    with cast["asn"].client.get("/live") as answer:
        heard = lines(answer)
        first = next(heard)
        assert next(heard) == f"event: ping\n{first}"


@pytest.mark.usefixtures("quick")
def test_a_stream_ends_so_that_the_session_is_looked_at_again(
    cast: dict[str, Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LONGEST", 0.05)
    with cast["asn"].client.get("/live") as answer:
        assert len(list(lines(answer))) >= 1
    assert live.FEED.watchers == 0


def test_when_the_database_is_away_no_ping_pretends_that_data_are_fresh(
    cast: dict[str, Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PING", 0.01)
    monkeypatch.setattr(live, "LONGEST", 0.2)

    def away() -> int:
        raise OSError

    monkeypatch.setattr(live.trail, "revision", away)
    monkeypatch.setattr(live, "FEED", live.Feed())
    with cast["asn"].client.get("/live") as answer:
        assert list(lines(answer)) == []


def test_a_full_house_is_sent_to_poll(
    signed_in: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "FEED", live.Feed())
    live.FEED.limit = 2
    first, second, third = (signed_in("asn") for _ in range(3))
    with first.client.get("/live"), second.client.get("/live"):
        assert third.client.get("/live").status_code == 204
    with third.client.get("/live") as answer:
        assert answer.status_code == 200
        next(lines(answer))


def test_one_account_holds_six_streams_at_most(
    cast: dict[str, Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "FEED", live.Feed())
    open_streams = [cast["asn"].client.get("/live") for _ in range(6)]
    assert cast["asn"].client.get("/live").status_code == 204
    for stream in open_streams:
        stream.close()
    assert live.FEED.watchers == 0


def test_streams_leave_threads_for_ordinary_requests() -> None:
    for threads, limit in [(300, 236), (600, 536), (16, 8), (128, 64)]:
        live.configure(Config(secret_key="x", threads=threads))
        assert live.FEED.limit == limit


def test_polling_answers_304_until_a_figure_moves(cast: dict[str, Browser]) -> None:
    browser = cast["kasir"]
    first = browser.open("/live/revision")
    etag = first.headers["ETag"]
    assert browser.open("/live/revision", **{"If-None-Match": etag}).status_code == 304
    move_a_figure()
    assert browser.open("/live/revision", **{"If-None-Match": etag}).status_code == 200


def test_the_turn_of_the_day_is_a_change_too() -> None:
    june = live.name(7, date(2026, 6, 24))
    assert june != live.name(7, date(2026, 6, 25))
    assert june.endswith("0624-7")


@pytest.mark.parametrize("path", ["/live", "/live/revision"])
def test_strangers_hear_nothing(cast: dict[str, Browser], path: str) -> None:
    assert cast["anonymous"].client.get(path).status_code == 401
    assert cast["none"].client.get(path).status_code == 403


def test_health_says_revision_database_and_space(cast: dict[str, Browser]) -> None:
    answer = cast["anonymous"].client.get("/health")
    assert answer.status_code == 200
    assert set(answer.json or {}) == {"status", "revision", "database", "disk_free"}
    assert (answer.json or {})["database"] == "ok"


def test_health_is_503_when_the_database_is_away(
    cast: dict[str, Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> int:
        raise OSError

    monkeypatch.setattr("dashapp.services.trail.revision", away)
    answer = cast["anonymous"].client.get("/health")
    assert answer.status_code == 503
    assert (answer.json or {})["database"] == "unreachable"
