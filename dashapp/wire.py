"""What a browser may send to a callback: Dash's wire format, held against the declaration."""

from __future__ import annotations

import inspect
import json
import math
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

MAX_DEPTH = 24
MAX_PARTS = 20_000
MAX_ID = 200  # characters
LARGEST = 2**63  # no column takes more
WILDCARDS = {"ALL": True, "ALLSMALLER": True, "MATCH": False}  # name: makes a list


class Malformed(Exception):
    """The body is not what Dash's own renderer would send for this callback."""


@dataclass(frozen=True)
class Slot:
    """One declared output, input or state; `many` when a wildcard makes it a list."""

    id: str | Mapping[str, Any]
    property: str
    many: bool


@dataclass(frozen=True)
class Expected:
    """All that the body of one callback must agree with."""

    outputs: tuple[Slot, ...]
    multi: bool
    inputs: tuple[Slot, ...]
    states: tuple[Slot, ...]
    hints: tuple[Any, ...]


def expect(spec: Mapping[str, Any], function: Callable[..., Any]) -> Expected:
    """Make the expectation from an entry of Dash's callback map and the function behind it."""
    output = spec["output"]
    multi = isinstance(output, Sequence)
    outputs = [part.to_dict() for part in (output if multi else [output])]
    inputs, states = spec["inputs"], spec["state"]
    return Expected(
        tuple(_slot(part) for part in outputs),
        multi,
        tuple(_slot(part) for part in inputs),
        tuple(_slot(part) for part in states),
        _hints(function, len(inputs) + len(states)),
    )


def read(raw: bytes) -> dict[str, Any]:
    """The body as a JSON object; raises Malformed for anything else, however deep or large."""
    try:
        body = json.loads(raw, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        raise Malformed("not JSON") from None
    if not isinstance(body, dict):
        raise Malformed("not an object")
    _walk(body)
    return body


def check(body: Mapping[str, Any], expected: Expected) -> None:
    """Raise Malformed unless outputs, inputs and state are the declared ones, of fitting types."""
    _check_outputs(body, expected)
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        raise Malformed("changedPropIds")
    values = [
        *_values(body.get("inputs"), expected.inputs),
        *_values(body.get("state", [] if not expected.states else None), expected.states),
    ]
    for value, hint in zip(values, expected.hints, strict=True):
        if not fits(value, hint):
            raise Malformed("type of a value")


def fits(value: Any, hint: Any) -> bool:
    """True when a JSON value is of the annotated type; True and False are no numbers."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in (Any, object, inspect.Parameter.empty):
        return True
    if hint in (None, types.NoneType):
        return value is None
    if origin in (typing.Union, types.UnionType):
        return any(fits(value, part) for part in inner)
    if origin is Literal:
        return value in inner
    if hint is list or origin in (list, Sequence):
        return isinstance(value, list) and all(fits(part, inner[0]) for part in value if inner)
    if hint is dict or origin in (dict, Mapping):
        return isinstance(value, dict)
    if isinstance(value, bool):
        return hint is bool
    if hint is float:
        return isinstance(value, int | float)
    return isinstance(value, hint)


def _slot(dependency: Mapping[str, str]) -> Slot:
    name = dependency["property"].split("@")[0]
    if not dependency["id"].startswith("{"):
        return Slot(dependency["id"], name, many=False)
    parts = json.loads(dependency["id"])
    many = any(WILDCARDS.get(_wildcard(part) or "", False) for part in parts.values())
    return Slot(parts, name, many)


def _wildcard(part: Any) -> str | None:
    return part[0] if isinstance(part, list) else None


def _hints(function: Callable[..., Any], count: int) -> tuple[Any, ...]:
    known = typing.get_type_hints(function)
    named: list[Any] = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            rest = known.get(parameter.name, Any)
            named += [rest] * (count - len(named))
        elif parameter.kind is not parameter.VAR_KEYWORD:
            named.append(known.get(parameter.name, Any))
    if len(named) < count:
        raise TypeError(f"{function.__qualname__} takes fewer arguments than it declares")
    return tuple(named[:count])


def _check_outputs(body: Mapping[str, Any], expected: Expected) -> None:
    if not expected.outputs:
        return
    sent = body.get("outputs")
    entries = sent if expected.multi else [sent]
    if not isinstance(entries, list) or len(entries) != len(expected.outputs):
        raise Malformed("outputs")
    for entry, slot in zip(entries, expected.outputs, strict=True):
        for part in _parts(entry, slot):
            _check_part(part, slot)


def _values(sent: Any, slots: tuple[Slot, ...]) -> list[Any]:
    if not isinstance(sent, list) or len(sent) != len(slots):
        raise Malformed("inputs or state")
    values = []
    for entry, slot in zip(sent, slots, strict=True):
        parts = _parts(entry, slot)
        for part in parts:
            _check_part(part, slot)
        found = [part.get("value") for part in parts]
        values.append(found if slot.many else found[0])
    return values


def _parts(entry: Any, slot: Slot) -> list[Any]:
    if slot.many != isinstance(entry, list):
        raise Malformed("one or many")
    return entry if slot.many else [entry]


def _check_part(part: Any, slot: Slot) -> None:
    if not isinstance(part, dict) or not isinstance(part.get("property"), str):
        raise Malformed("id or property")
    if part["property"].split("@")[0] != slot.property or not _same_id(part.get("id"), slot.id):
        raise Malformed("another id or property")


def _same_id(sent: Any, declared: str | Mapping[str, Any]) -> bool:
    if isinstance(declared, str):
        return bool(sent == declared)
    if not isinstance(sent, dict) or sent.keys() != declared.keys():
        return False
    return all(_same_key(sent[key], part) for key, part in declared.items())


def _same_key(sent: Any, declared: Any) -> bool:
    if _wildcard(declared) is None:
        return type(sent) is type(declared) and bool(sent == declared)
    short = not isinstance(sent, str) or len(sent) <= MAX_ID
    return isinstance(sent, str | int) and not isinstance(sent, bool) and short


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _walk(body: dict[str, Any]) -> None:
    """Refuse what no database column or page could take, without recursion."""
    level: list[Any] = [body]
    count = 0
    for _depth in range(MAX_DEPTH):
        following: list[Any] = []
        for part in level:
            if isinstance(part, dict):
                following += [*part.keys(), *part.values()]
            elif isinstance(part, list):
                following += part
            else:
                _check_scalar(part)
        count += len(following)
        if not following:
            return
        if count > MAX_PARTS:
            raise Malformed("too many parts")
        level = following
    raise Malformed("too deep")


def _check_scalar(part: Any) -> None:
    if isinstance(part, str) and not is_plain(part):
        raise Malformed("text that cannot be stored")
    if isinstance(part, int) and abs(part) >= LARGEST:
        raise Malformed("number too large")


def is_plain(text: str) -> bool:
    """False for text that no database takes: a zero character, half of a surrogate pair."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
