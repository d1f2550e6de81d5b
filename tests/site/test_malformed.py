"""Bodies that no browser would send: always 4xx, never 5xx, never a trace (probe F1 and more)."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from dash import Dash
from hypothesis import given
from hypothesis import strategies as st

from dashapp.gate import CALLBACKS
from tests.site.driver import Browser, honest_body

ROUTER = ".._pages_content.children..._pages_store.data.."


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = [found]
    return found


HONEST: dict[str, Any] = {
    "output": ROUTER,
    "outputs": [
        {"id": "_pages_content", "property": "children"},
        {"id": "_pages_store", "property": "data"},
    ],
    "inputs": [
        {"id": "_pages_location", "property": "pathname", "value": "/"},
        {"id": "_pages_location", "property": "search", "value": ""},
    ],
    "changedPropIds": ["_pages_location.pathname"],
}


def but(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(HONEST), **changes}


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in copy.deepcopy(HONEST).items() if name not in names}


def with_input(**changes: Any) -> dict[str, Any]:
    inputs = copy.deepcopy(HONEST["inputs"])
    inputs[0].update(changes)
    return but(inputs=inputs)


MALFORMED: list[Any] = [
    None, [], {}, 0, "", "null", True, [1, 2], [[]], {"output": None}, {"output": 5},
    {"output": []}, {"output": {}}, {"output": "no.such"}, {"output": ""}, {"output": "a" * 5000},
    without("inputs"), without("outputs"), without("inputs", "outputs"), but(inputs=None),
    but(inputs={}), but(inputs=[]), but(inputs=[1, 2]), but(inputs=[None, None]),
    but(inputs=HONEST["inputs"][:1]), but(inputs=HONEST["inputs"] * 2), but(inputs="x"),
    but(inputs=[[], []]), but(inputs=[HONEST["inputs"], HONEST["inputs"]]), but(outputs=None),
    but(outputs=[]), but(outputs={}), but(outputs="x"), but(outputs=[1, 2]),
    but(outputs=HONEST["outputs"][:1]), but(outputs=HONEST["outputs"][::-1]),
    but(outputs=[{"id": "x", "property": "children"}, {"id": "y", "property": "data"}]),
    but(state=[{"id": "x", "property": "y"}]), but(state=5), but(changedPropIds=5),
    but(changedPropIds=[1]), but(changedPropIds={"a": 1}), but(changedPropIds=[None]),
    with_input(id="other"), with_input(id=5), with_input(id=None), with_input(id=[]),
    with_input(id={"type": "row", "index": 9}), with_input(property="search"),
    with_input(property=None), with_input(property=7), with_input(value=5), with_input(value=[]),
    with_input(value={}), with_input(value=None), with_input(value=True),
    with_input(value=nested(40)), with_input(value="\0"), with_input(value=2**70),
    but(extra=nested(60)), but(extra=[0] * 30_000), but(extra=2**64), but(extra="a\0b"),
]  # fmt: skip
RAW = [
    b"", b"{", b"nul", b"[1,", b'{"output": }', b"\xff\xfe", b"\x00", b"NaN", b'{"a": NaN}',
    b'{"a": Infinity}', b'{"a": 1e999}', b"9" * 5000, b"[" * 100_000, b'{"a":' * 20_000,
    b'{"output": "\\ud800"}', json.dumps(HONEST).replace('"/"', '"\\udfff"').encode(),
    b"<xml/>", b"output=x&inputs=y", b'"' + b"a" * 900_000 + b'"', b"\xef\xbb\xbf{}",
]  # fmt: skip


def is_refused(answer: Any) -> bool:
    plain = "Traceback" not in answer.text and ".py" not in answer.text
    return 400 <= answer.status_code < 500 and plain


@pytest.mark.parametrize("role", ["asn", "dkupp", "none", "anonymous"])
def test_every_malformed_body_is_refused(cast: dict[str, Browser], role: str) -> None:
    for body in MALFORMED:
        answer = cast[role].fire(body)
        assert is_refused(answer), (body, answer.status_code)


@pytest.mark.parametrize("role", ["asn", "none", "anonymous"])
def test_every_unreadable_body_is_refused(cast: dict[str, Browser], role: str) -> None:
    for raw in RAW:
        answer = cast[role].post(CALLBACKS, data=raw, content_type="application/json")
        assert is_refused(answer), (raw[:40], answer.status_code)


def test_a_body_of_ten_megabytes_is_too_large(cast: dict[str, Browser]) -> None:
    raw = b'{"output": "' + b"a" * 10_000_000 + b'"}'
    answer = cast["asn"].post(CALLBACKS, data=raw, content_type="application/json")
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "x"]
)
def test_only_json_may_be_sent_to_callbacks(cast: dict[str, Browser], kind: str) -> None:
    answer = cast["asn"].post(CALLBACKS, data=json.dumps(HONEST), content_type=kind)
    assert answer.status_code == 415


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_callbacks_take_post_only(cast: dict[str, Browser], method: str) -> None:
    browser = cast["asn"]
    headers = {"X-CSRFToken": browser.token}
    answer = browser.client.open(CALLBACKS, method=method, json=HONEST, headers=headers)
    assert is_refused(answer)


def test_the_honest_body_passes_so_that_the_others_fail_for_their_fault(
    cast: dict[str, Browser],
) -> None:
    assert cast["asn"].fire(HONEST).status_code == 200


# Anything at all in the places of an honest body, or instead of it.
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**66), 2**66)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=10) | st.sampled_from(["id", "property", "value"]), inner
        )
    ),
    max_leaves=8,
)


@given(data=st.data())
def test_no_mutated_body_ever_breaks_the_server(
    app: Dash, cast: dict[str, Browser], data: st.DataObject
) -> None:
    from tests.site.driver import gate_of

    output = data.draw(st.sampled_from(sorted(gate_of(app).guards)))
    body: Any = honest_body(app, output, {})
    for _ in range(data.draw(st.integers(1, 3))):
        body = mutated(body, data)
    role = data.draw(st.sampled_from(["asn", "dkupp", "kasir", "none", "anonymous"]))
    raw = json.dumps(body, ensure_ascii=True).encode()
    answer = cast[role].post(CALLBACKS, data=raw, content_type="application/json")
    assert answer.status_code < 500, (body, answer.text)


def mutated(body: Any, data: st.DataObject) -> Any:
    """The body with one place, however deep, replaced, removed or doubled."""
    copied = copy.deepcopy(body)
    places = list(places_of(copied))
    if not places:
        return data.draw(VALUES)
    holder, key = data.draw(st.sampled_from(places))
    what = data.draw(st.sampled_from(["replace", "remove", "double"]))
    if what == "replace":
        holder[key] = data.draw(VALUES)
    elif what == "remove":
        del holder[key]
    elif isinstance(holder, list):
        holder.append(holder[key])
    return copied


def places_of(part: Any) -> Any:
    """Every (holder, key) in a JSON value."""
    keys = part.items() if isinstance(part, dict) else enumerate(part)
    if isinstance(part, dict | list):
        for key, value in list(keys):
            yield part, key
            if isinstance(value, dict | list):
                yield from places_of(value)
