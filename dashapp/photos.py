"""Pictures over HTTP: /unggah takes a receipt, /foto/<key> shows it to whoever may see it.

/unggah/produk takes a picture of a product, /gambar/<key> shows it to everyone signed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import IO, TYPE_CHECKING

from flask import Response, abort, current_app, jsonify, request
from werkzeug.datastructures import FileStorage, Headers
from werkzeug.exceptions import RequestEntityTooLarge

from dashapp import clock
from dashapp import reading as receipts
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.identity import current_actor
from dashapp.services import photos, product_files
from dashapp.services.photos import Found, Stored
from dashapp.site import HOME, PHOTOS, PICTURES, PROMOTIONS, SELLER
from dashapp.ui import messages
from dashapp.ui.words import _

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

WRAPPING = 64_000  # bytes that a form may put around the file
LONGEST_NAME = 80  # characters
RETRY_AFTER = "10"  # seconds
STATUS = {
    "photo_too_large": 413,
    "photo_too_large_unknown": 413,
    "photo_quota": 429,
    "photo_busy": 503,
}


class Picture(Response):
    """An answer that may do nothing in a browser; the policy of pages does not replace its own.

    Styles are let in for the browser itself: it lays out a picture that is opened alone by them.
    """

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """The headers as they are sent, after all that the application has put in."""
        headers = super().get_wsgi_headers(environ)
        headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        )
        return headers


@HOME.route("/unggah", methods=("POST",))
def upload() -> Response:
    """Take the one file of a multipart form: {key, name, size_text, url}, or {message}."""
    return _taken(_to_be_read, "/foto/")


@PROMOTIONS.route("/unggah/promosi", methods=("POST",))
def upload_promotion() -> Response:
    """Take the photo of a promotion, which is no receipt to be read."""
    return _taken(photos.store, "/foto/")


def _to_be_read(stream: IO[bytes], *, by: Actor, now: datetime) -> Stored:
    stored = photos.store(stream, by=by, now=now)
    receipts.offer(stored.key)
    return stored


@PHOTOS.route("/foto/<key>")
def show(key: str) -> Response:
    """The photo as WebP; 404 for others' photos just as for those that do not exist."""
    _open_folder()
    try:
        found = photos.look_up(key, by=current_actor())
    except NotAllowed:
        abort(404)
    return _picture(found, "nota", "private, no-cache")


@SELLER.route("/unggah/produk", methods=("POST",))
def upload_picture() -> Response:
    """Take a picture of a product as `upload` takes a receipt."""
    return _taken(product_files.store, "/gambar/")


@PICTURES.route("/gambar/<key>")
def show_picture(key: str) -> Response:
    """A product's picture, which never changes under its key; 404 for every other photo."""
    _open_folder()
    try:
        found = product_files.look_up(key, by=current_actor())
    except NotAllowed:
        abort(404)
    return _picture(found, "produk", "private, max-age=31536000, immutable")


def _taken(store: Callable[..., Stored], address: str) -> Response:
    try:
        _open_folder()
        file = _sent_file()
        stored = store(file.stream, by=current_actor(), now=clock.now())
    except Rejected as rejected:
        return _refused(rejected.problems["photo"])
    answer = jsonify(
        key=stored.key,
        name=shown_name(file.filename),
        size_text=size_text(stored.size),
        url=address + stored.key,
    )
    answer.status_code = 201
    return answer


def _picture(found: Found, name: str, caching: str) -> Picture:
    answer = Picture(found.body, mimetype="image/webp")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}-{found.sha256[:12]}.webp"'
    answer.headers["Cache-Control"] = caching
    answer.set_etag(found.sha256)
    answer.make_conditional(request)
    return answer


def shown_name(sent: str | None) -> str:
    """What the sender's browser may call the file: for its own eyes, never a path on the disk."""
    last = re.split(r"[/\\]", sent or "")[-1]
    return "".join(sign for sign in last if sign.isprintable()).strip()[:LONGEST_NAME] or _("Foto")


def size_text(size: int) -> str:
    """312 KB, 1,2 MB"""
    if size < 999_500:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _open_folder() -> None:
    photos.configure(current_app.config["SIMADU"].data_dir)


def _sent_file() -> FileStorage:
    limit = photos.MOST_BYTES + WRAPPING
    length = request.content_length
    if length is not None and length > limit:
        raise photos.too_large(length)  # before a byte of it is read
    request.max_content_length = limit
    try:
        files = list(request.files.values())
    except RequestEntityTooLarge:
        raise photos.too_large() from None
    if not files:
        raise Rejected({"photo": Problem("photo_empty")})
    return files[0]


def _refused(problem: Problem) -> Response:
    answer = jsonify(message=messages.sentence(problem))
    answer.status_code = STATUS.get(problem.code, 422)
    if answer.status_code == 503:
        answer.headers["Retry-After"] = RETRY_AFTER
    return answer
