"""How soon the charts are painted, against a static page of the same charts: `./run bench`.

Both pages come over the same line (10 Mbit/s, 40 ms) into browsers without a cache, in turns. The
static page holds its figures ready and loads the stock plotly.js as its makers ship it.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import plotly
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import chromium
from tests.browser import screens, server

RUNS = 7
PATIENCE = 60  # seconds
LINE = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
STOCK = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
CHARTS = ("jenjang", "opd")
PAINTED = """() => {
    const drawn = [...document.querySelectorAll('.js-plotly-plot .main-svg .trace path')];
    const graphs = new Set(drawn.map(path => path.closest('.js-plotly-plot')));
    return graphs.size >= 2 ? performance.now() : 0;
}"""


def main() -> None:
    """Print the median of each page and of the ratio, run by run."""
    with (
        tempfile.TemporaryDirectory() as made,
        tempfile.TemporaryDirectory() as served,
        tempfile.TemporaryDirectory() as static,
        sync_playwright() as playwright,
    ):
        regency = server.make_regency(Path(made))
        login = screens.logins(f"sqlite:///{regency}")[screens.ASN]
        browser = playwright.chromium.launch(
            executable_path=chromium.path(), args=["--no-sandbox", "--disable-gpu"]
        )
        with server.serving(regency, Path(served)) as site, static_site(Path(static)) as stock:
            screens.wait_for_packed_files(site)
            cookies = _signed_in(browser, site, login, Path(static))
            ours, theirs = [], []
            for _run in range(RUNS):
                ours.append(_paint(browser, f"{site}/", cookies))
                theirs.append(_paint(browser, f"{stock}/index.html", []))
        browser.close()
    ratios = [own / other for own, other in zip(ours, theirs, strict=True)]
    print(f"SiMadu home, all charts painted: median {statistics.median(ours):.0f} ms")
    print(f"static page, stock plotly.js:    median {statistics.median(theirs):.0f} ms")
    print(f"ratio: median {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


@contextmanager
def static_site(folder: Path) -> Iterator[str]:
    """Serve the folder's files as they are."""
    handler = partial(Quiet, directory=str(folder))
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://localhost:{httpd.server_port}"
    httpd.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the figures are what is printed."""


def _signed_in(browser: Browser, site: str, login: str, static: Path) -> list[object]:
    """Sign in once; write the static page with the figures that this person sees."""
    context = browser.new_context()
    page = context.new_page()
    screens.sign_in(page, site, login)
    screens.wait_for_charts(page)
    answers = [context.request.get(f"{site}/grafik/{name}").json() for name in CHARTS]
    cookies = context.cookies()
    context.close()
    _write_static(static, [answer["figure"] for answer in answers])
    return list(cookies)


def _write_static(folder: Path, figures: list[object]) -> None:
    (folder / "plotly.min.js").write_bytes(STOCK.read_bytes())
    draws = "".join(
        f"Plotly.newPlot('c{n}', {json.dumps(figure)});" for n, figure in enumerate(figures)
    )
    places = "".join(f"<div id='c{n}'></div>" for n in range(len(figures)))
    page = f"<script src='plotly.min.js'></script>{places}<script>{draws}</script>"
    (folder / "index.html").write_text(f"<!doctype html><meta charset='utf-8'>{page}")


def _paint(browser: Browser, address: str, cookies: list[object]) -> float:
    """Milliseconds from the navigation to the moment when both charts stand there."""
    context: BrowserContext = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies(cookies)  # type: ignore[arg-type] # as they were given out
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="commit")
    taken, give_up = 0.0, time.monotonic() + PATIENCE
    while not taken:
        taken = page.evaluate(PAINTED)
        if time.monotonic() > give_up:
            raise SystemExit(f"no two charts at {address} within {PATIENCE} s")
    context.close()
    return taken


if __name__ == "__main__":
    main()
