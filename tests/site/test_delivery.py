"""Headers of every answer, caching, and static files that were compressed beforehand."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from dash import Dash

from dashapp.factory import create_app
from dashapp.statics import Statics
from tests.site.driver import Browser

PATHS = ["/", "/verifikasi", "/masuk", "/health", "/tidak-ada", "/_dash-layout", "/live/revision",
         "/_dash-dependencies", "/assets/10-tokens.css", "/assets/tidak-ada.css",
         "/_dash-component-suites/dash/tidak-ada.js", "/keluar"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", ["asn", "dkupp", "anonymous"])
def test_every_answer_carries_the_security_headers(
    cast: dict[str, Browser], role: str, path: str
) -> None:
    with cast[role].open(path) as answer:
        found = answer.headers
    policy = found["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe" not in scripts.group(1)
    for part in ("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
                 "object-src 'none'", "form-action 'self'"):  # fmt: skip
        assert part in policy
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "same-origin"  # with none, browsers send Origin: null
    assert found["Permissions-Policy"].startswith("camera=(), microphone=()")
    assert "Server" not in found
    assert "http" not in policy.replace("http-equiv", "")  # nothing from elsewhere


def test_only_the_page_that_scans_may_use_the_camera(cast: dict[str, Browser]) -> None:
    assert "camera=(self)" in cast["kasir"].open("/kasir").headers["Permissions-Policy"]


@pytest.mark.parametrize("path", [path for path in PATHS if not path.startswith("/assets/1")])
def test_no_cache_between_keeps_what_a_signed_in_person_got(
    cast: dict[str, Browser], path: str
) -> None:
    found = cast["dkupp"].open(path).headers
    assert "private" in found["Cache-Control"]
    assert "no-store" in found["Cache-Control"] or "no-cache" in found["Cache-Control"]
    assert "Cookie" in found["Vary"]
    assert "public" not in found["Cache-Control"]


def test_only_production_demands_tls(app: Dash, cast: dict[str, Browser]) -> None:
    assert "Strict-Transport-Security" not in cast["asn"].open("/").headers
    production = create_app(replace(app.server.config["SIMADU"], mode="production"))
    answer = production.server.test_client().get("/masuk", base_url="https://localhost")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_pages_load_nothing_from_elsewhere_and_no_plotly(cast: dict[str, Browser]) -> None:
    for text in (cast["asn"].open("/").text, cast["anonymous"].open("/masuk").text):
        loaded = re.findall(r'(?:src|href)="([^"]+)"', text)
        assert loaded
        assert [address for address in loaded if not re.match(r"/|data:|#", address)] == []
        assert not any("plotly.min" in address or "plotly-basic" in address for address in loaded)


def test_scripts_of_the_page_are_those_that_the_policy_names(cast: dict[str, Browser]) -> None:
    import base64
    import hashlib

    answer = cast["asn"].open("/")
    inline = re.findall(r"<script(?![^>]*src=)(?![^>]*json)[^>]*>(.*?)</script>", answer.text, re.S)
    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_the_signin_page_has_no_inline_script(cast: dict[str, Browser]) -> None:
    text = cast["anonymous"].open("/masuk").text
    assert re.findall(r"<script(?![^>]*src=)", text) == []
    assert re.findall(r"\son\w+=", text) == []


@pytest.fixture
def statics(app: Dash, tmp_path: Path) -> Statics:
    """Only the own assets, so that the test does not compress for half a minute."""
    made = Statics(app, tmp_path)
    files = [f for f in made._files() if "tokens" in f[0] or "signin" in f[0]]
    made._files = lambda: iter(files)  # type: ignore[method-assign]
    made.precompress()
    return made


def test_compressed_files_are_served_whole_and_kept_for_ever_by_version(
    app: Dash, statics: Statics
) -> None:
    accepting = {"Accept-Encoding": "gzip, br"}
    with app.server.test_request_context("/assets/10-tokens.css?m=1.5", headers=accepting):
        answer = statics.serve()
        assert answer is not None
        assert statics.set_caching(answer)
        assert answer.headers["Content-Encoding"] == "br"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Accept-Encoding" in answer.headers["Vary"]
        raw = Path(app.config.assets_folder, "10-tokens.css").read_bytes()
        assert brotli.decompress(answer.get_data()) == raw
        etag = answer.headers["ETag"]
    again = {**accepting, "If-None-Match": etag}
    with app.server.test_request_context("/assets/10-tokens.css", headers=again):
        answer = statics.serve()
        assert answer is not None
        assert answer.status_code == 304


def test_who_takes_no_brotli_gets_the_plain_file(app: Dash, statics: Statics) -> None:
    with app.server.test_request_context("/assets/10-tokens.css"):
        assert statics.serve() is None
    with app.server.test_request_context("/assets/../app.py", headers={"Accept-Encoding": "br"}):
        assert statics.serve() is None


def test_compressing_again_reads_what_lies_there(statics: Statics) -> None:
    kept = {path.name: path.stat().st_mtime_ns for path in statics.cache.iterdir()}
    assert len(kept) == statics.precompress()
    assert {path.name: path.stat().st_mtime_ns for path in statics.cache.iterdir()} == kept


def test_json_of_callbacks_travels_compressed(cast: dict[str, Browser]) -> None:
    answer = cast["asn"].client.get("/_dash-dependencies", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.data).startswith(b"[")


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/..%2fapp.py",
             "/_dash-component-suites/dash/../dash.py", "/_dash-component-suites/os/path.py",
             "/_dash-component-suites/dash/dash.py", "/assets/", "/assets/\\..\\app.py"]
)  # fmt: skip
def test_no_file_outside_the_assets_is_served(cast: dict[str, Browser], path: str) -> None:
    answer = cast["anonymous"].client.get(path)
    assert answer.status_code in {302, 401, 404}
    assert "create_app" not in answer.text


@pytest.mark.parametrize(
    "path", ["/%00", "/masuk?cara=%00", "/masuk?next=%ff%fe", "/\ud7ff", "/a" * 2000, "/%ff",
             "/masuk?cara=" + "x" * 5000, "/;", "/%0d%0aSet-Cookie:a=b", "/..%2f..%2fetc/passwd"]
)  # fmt: skip
@pytest.mark.parametrize("role", ["asn", "anonymous"])
def test_odd_addresses_break_nothing(cast: dict[str, Browser], role: str, path: str) -> None:
    answer = cast[role].client.get(path)
    assert answer.status_code < 500
    assert "Set-Cookie:a" not in str(answer.headers)


def test_a_page_carries_no_bundle_that_it_never_uses(cast: dict[str, Browser]) -> None:
    text = cast["asn"].open("/").text
    scripts = " ".join(re.findall(r'<script src="([^"]+)"', text))
    assert "dash_renderer" in scripts
    assert "polyfill" not in scripts
    assert "dash_table" not in scripts
    assert "viewport-fit=cover" in text
