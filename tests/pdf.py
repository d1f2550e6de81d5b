"""Reads the text of a PDF back: its pages' glyphs by the tables that the fonts in it carry."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(body: bytes) -> str:
    """All that is written on the pages, one space between two runs."""
    objects = {int(number): content for number, content in _OBJECT.findall(body)}
    fonts = dict(re.findall(rb"/(f\d+) (\d+) 0 R", body))
    maps = {name: _letters(objects, int(number)) for name, number in fonts.items()}
    pages = re.findall(rb"/Contents (\d+) 0 R", body)
    return " ".join(_page(_unpacked(objects[int(number)]), maps) for number in pages)


def _unpacked(content: bytes) -> bytes:
    found = _STREAM.search(content)
    assert found is not None
    return zlib.decompress(found[1])


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert found is not None
    table = _unpacked(objects[int(found[1])])
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", table)
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}


def _page(stream: bytes, maps: dict[bytes, dict[int, str]]) -> str:
    runs: list[str] = []
    for font, shown in re.findall(rb"/(f\d+) [\d.]+ Tf(.*?)ET", stream, re.DOTALL):
        codes = b"".join(_strings(shown))
        pairs = zip(codes[::2], codes[1::2], strict=True)
        runs.append("".join(maps[font].get(high << 8 | low, "?") for high, low in pairs))
    return " ".join(runs)


def _strings(shown: bytes) -> Iterator[bytes]:
    """What stands between parentheses; balanced ones inside need no backslash."""
    depth, at, found = 0, 0, b""
    while at < len(shown):
        sign = shown[at : at + 1]
        if sign == b"\\":
            escape = _ESCAPE.match(shown, at)
            assert escape is not None
            found, at = found + _sign(escape), escape.end()
            continue
        at += 1
        depth += (sign == b"(") - (sign == b")")
        if depth and not (sign == b"(" and depth == 1):
            found += sign
        elif not depth and sign == b")":
            yield found
            found = b""


def _sign(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else _SIGNS.get(sign, sign)
