"""The outlines of the kecamatan, from the file that comes with SiMadu."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dashapp.services import reference

Point = tuple[float, float]
Outline = tuple[tuple[Point, ...], ...]


@cache
def outlines() -> Mapping[str, Outline]:
    """By code of the kecamatan its closed rings of (longitude, latitude)."""
    path = reference.SEED / "kecamatan.geojson"
    found = json.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            each["properties"]["code"]: tuple(
                tuple((x, y) for x, y in ring)
                for polygon in each["geometry"]["coordinates"]
                for ring in polygon
            )
            for each in found["features"]
        }
    )
