"""Every refusal and fault becomes a plain Indonesian answer; a fault is logged once, with an id."""

from __future__ import annotations

import secrets
from typing import Any

import flask
import structlog
from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from dashapp.domain.problems import NotAllowed, NotThere, Rejected
from dashapp.ui.logo import logo_address
from dashapp.ui.words import _

RETRY_AFTER = "5"  # seconds
WORDS = {
    400: "Kiriman tidak dapat dibaca. Muat ulang halaman, lalu coba lagi.",
    401: "Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.",
    403: "Anda tidak mempunyai akses ke bagian ini. Bila hak akses Anda baru berubah, masuk lagi.",
    404: "Tidak ada apa-apa di alamat ini. Periksa alamatnya atau kembali ke beranda.",
    405: "Alamat ini tidak dapat dibuka dengan cara itu. Kembali ke beranda.",
    413: "Kiriman terlalu besar. Pilih foto di bawah 10 MB.",
    415: "Jenis kiriman tidak dikenal. Muat ulang halaman, lalu coba lagi.",
    422: "Isian belum benar. Periksa lagi, lalu kirim ulang.",
    429: "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
    500: "Ada yang tidak beres pada sistem. Isian Anda tersimpan sebagai draf, coba lagi.",
    503: "Sistem sedang sibuk, isian Anda tersimpan sebagai draf. Coba lagi sebentar lagi.",
}
TITLES = {
    401: "Masuk lagi",
    403: "Tidak ada akses",
    404: "Halaman tidak ditemukan",
    503: "Sistem sedang sibuk",
}
log = structlog.get_logger("simadu")


def install(app: Dash, *, busy: type[Exception]) -> None:
    """Answer every exception of the server; nothing shows a stack trace."""
    server: Flask = app.server
    server.before_request(_give_id)
    server.register_error_handler(HTTPException, _refused)
    server.register_error_handler(DependencyException, lambda _error: answer(404))
    server.register_error_handler(InvalidResourceError, lambda _error: answer(404))
    server.register_error_handler(NotThere, lambda _error: answer(404))
    server.register_error_handler(NotAllowed, lambda _error: answer(403))
    server.register_error_handler(Rejected, lambda _error: answer(422))
    server.register_error_handler(busy, _busy)
    server.register_error_handler(Exception, _broken)


def answer(status: int, **headers: str) -> Response:
    """The answer to a refused request: a page for people, JSON for scripts."""
    words = _(WORDS.get(status, WORDS[400] if status < 500 else WORDS[500]))
    if _wants_page():
        title = _(TITLES.get(status, "Belum berhasil"))
        html = flask.render_template(
            "error.html",
            status=status,
            title=title,
            words=words,
            id=_request_id(),
            logo=logo_address(),
        )
        response = flask.make_response(html)
    else:
        response = jsonify({"status": status, "message": words, "id": _request_id()})
    response.status_code = status
    response.headers.update(headers)
    return response


def _give_id() -> None:
    _request_id()


def _request_id() -> str:
    if "request_id" not in flask.g:
        flask.g.request_id = secrets.token_hex(6)
    known: str = flask.g.request_id
    return known


def _wants_page() -> bool:
    if request.path.startswith("/_"):
        return False
    return "text/html" in request.headers.get("Accept", "")


def _refused(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error.get_response()
    kept = {}
    if error.response is not None:
        kept = {k: v for k, v in error.response.headers if k == "Retry-After"}
    if (valid := getattr(error, "valid_methods", None)) is not None:
        kept["Allow"] = ", ".join(valid)
    return answer(error.code, **kept)


def _busy(error: Exception) -> Response:
    log.warning("busy", path=request.path, request=_request_id(), reason=str(error))
    return answer(503, **{"Retry-After": RETRY_AFTER})


def _broken(error: Exception) -> Response:
    log.error("fault", path=request.path, method=request.method, request=_request_id(),
              exc_info=error)  # fmt: skip
    return answer(500)
