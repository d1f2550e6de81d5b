"""Scripts, styles and pictures: compressed once into the data folder, then served from memory."""

from __future__ import annotations

import hashlib
import mimetypes
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli
from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Response, request

SUITES = "/_dash-component-suites/"
ASSETS = "/assets/"
SUFFIXES = frozenset({".js", ".css", ".svg", ".json"})
LARGEST = 2_500_000  # bytes; the full plotly.js is above it and never asked for
QUALITY = 11
FOR_EVER = "public, max-age=31536000, immutable"
ONE_DAY = "public, max-age=86400"
ASK_AGAIN = "public, no-cache"


@dataclass(frozen=True)
class Packed:
    """One compressed file with its ETag."""

    body: bytes
    mimetype: str
    etag: str


class Statics:
    """The static files of one application."""

    def __init__(self, app: Dash, cache: Path, made: Mapping[str, bytes] | None = None) -> None:
        self.app = app
        self.cache = cache
        self.made = made or {}  # files that lie in no folder, by path
        self.packed: dict[str, Packed] = {}  # by path without fingerprint

    def serve(self) -> Response | None:
        """The compressed file that this request asks for; None lets Dash answer."""
        path = _plain_path(request.path)
        if path is None or request.method not in {"GET", "HEAD"}:
            return None
        packed = self.packed.get(path)
        if packed is None or not request.accept_encodings.quality("br"):
            return self._plain(path)
        response = Response(packed.body, mimetype=packed.mimetype)
        response.headers["Content-Encoding"] = "br"
        response.vary.add("Accept-Encoding")
        response.set_etag(packed.etag)
        response.make_conditional(request)
        return response

    def _plain(self, path: str) -> Response | None:
        """What nobody else can serve, to those who take no brotli or come before it is packed."""
        if path not in self.made:
            return None
        response = Response(self.made[path], mimetype=_mimetype(path))
        response.vary.add("Accept-Encoding")
        return response

    def set_caching(self, response: Response) -> bool:
        """Say how long a static file may be kept; False when this answer is none."""
        if _plain_path(request.path) is None or response.status_code not in {200, 206, 304}:
            return False
        response.headers["Cache-Control"] = _keeping()
        return True

    def precompress(self) -> int:
        """Compress all files that gain by it; returns their number. Slow the first time only."""
        self.cache.mkdir(parents=True, exist_ok=True)
        for path, raw in self._files():
            etag = hashlib.sha256(raw).hexdigest()[:32]
            self.packed[path] = Packed(self._compressed(raw, etag), _mimetype(path), etag)
        return len(self.packed)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        yield from self.made.items()
        folder = Path(self.app.config.assets_folder)
        for file in sorted(folder.rglob("*")):
            if file.suffix in SUFFIXES and file.stat().st_size <= LARGEST:
                yield ASSETS + file.relative_to(folder).as_posix(), file.read_bytes()
        for package, names in sorted(self.app.registered_paths.items()):
            for name in sorted(names):
                raw = pkgutil.get_data(package, name) if Path(name).suffix in SUFFIXES else None
                if raw is not None and len(raw) <= LARGEST:
                    yield f"{SUITES}{package}/{name}", raw

    def _compressed(self, raw: bytes, etag: str) -> bytes:
        kept = self.cache / f"{etag}.br"
        if kept.exists():
            return kept.read_bytes()
        body: bytes = brotli.compress(raw, quality=QUALITY)
        half = kept.with_suffix(".part")
        half.write_bytes(body)
        half.replace(kept)
        return body


def _mimetype(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _plain_path(path: str) -> str | None:
    """The path of a static file without Dash's fingerprint; None for any other address."""
    if path.startswith(SUITES):
        return check_fingerprint(path)[0]
    return path if path.startswith(ASSETS) else None


def _keeping() -> str:
    if request.path.startswith(SUITES):
        return FOR_EVER if check_fingerprint(request.path)[1] else ASK_AGAIN
    if "m" in request.args or "v" in request.args:
        return FOR_EVER
    return ASK_AGAIN if Path(request.path).suffix in SUFFIXES else ONE_DAY
