"""How answers travel: security headers, caching, and small JSON compressed on the way."""

from __future__ import annotations

import brotli
from dash import Dash
from flask import Flask, Response, request

from dashapp import bundles, site
from dashapp.config import Config
from dashapp.statics import Statics

LEAST = 1_000  # bytes; below it compressing saves nothing
QUALITY = 4  # of brotli, for what is made per request
COMPRESSED = frozenset({"application/json"})
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with it browsers send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
WITH_CAMERA = frozenset({site.CASHIER.path})  # the page that scans; photos of receipts are files


def install(app: Dash, config: Config) -> Statics:
    """Put headers on every answer and serve what has been compressed beforehand."""
    server: Flask = app.server
    made = {bundle.path: bundle.body for bundle in bundles.every()}
    statics = Statics(app, config.data_dir / "cache", made)
    policy = _policy(list(app.csp_hashes()))

    def finish(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers.update(FIXED)
        response.headers["Permissions-Policy"] = _permissions(request.path)
        if not config.demo:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if not statics.set_caching(response):
            _keep_private(response)
        return _compress(response)

    server.before_request(statics.serve)
    server.after_request(finish)
    return statics


def _permissions(path: str) -> str:
    camera = "(self)" if path in WITH_CAMERA else "()"
    return f"camera={camera}, microphone=(), geolocation=(), payment=(), usb=()"


def _policy(hashes: list[str]) -> str:
    scripts = " ".join(["'self'", *hashes])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )


def _keep_private(response: Response) -> None:
    """No cache between may keep an answer; one with an ETag may be asked about again.

    What never changes under its address a browser may keep: it says so by "immutable".
    """
    chosen = response.headers.get("Cache-Control", "")
    if "private" not in chosen or not ("no-cache" in chosen or "immutable" in chosen):
        response.headers["Cache-Control"] = "no-store, private"
    response.vary.add("Cookie")


def _compress(response: Response) -> Response:
    if response.is_streamed or response.mimetype not in COMPRESSED or response.direct_passthrough:
        return response
    if "Content-Encoding" in response.headers or not request.accept_encodings.quality("br"):
        return response
    raw = response.get_data()
    if len(raw) >= LEAST:
        response.set_data(brotli.compress(raw, quality=QUALITY))
        response.headers["Content-Encoding"] = "br"
        response.vary.add("Accept-Encoding")
    return response
