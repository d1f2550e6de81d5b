"""Reading of components as plain data, for the tests of this folder."""

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component


def walk(part: Any) -> Iterator[Component]:
    """Every component in a tree, itself included."""
    if isinstance(part, list | tuple):
        for child in part:
            yield from walk(child)
    if isinstance(part, Component):
        yield part
        yield from walk(getattr(part, "children", None))


def words(part: Any) -> str:
    """All text in a tree, in reading order."""
    if part is None:
        return ""
    if isinstance(part, str):
        return part
    if isinstance(part, list | tuple):
        return "".join(words(child) for child in part)
    return words(getattr(part, "children", None))


def of_class(part: Any, name: str) -> list[Any]:
    """The components that carry a CSS class."""
    return [one for one in walk(part) if name in (getattr(one, "className", "") or "").split()]


def of_type(part: Any, name: str) -> list[Any]:
    """The components of a type, by its name: "H1"."""
    return [one for one in walk(part) if type(one).__name__ == name]
