"""What a person does and sees on the pages, in the words of a test."""

from __future__ import annotations

import os
import random
import re
import time
from itertools import count
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from dashapp.services import demo

PACKED_LAST = (  # dashapp/statics.py packs its own files first, then those of packages by name
    "/_dash-component-suites/dash_bootstrap_components/_components/dash_bootstrap_components.min.js"
)
CAMAT, ASN_OF_KECAMATAN, DKUPP, ASN = "Camat", "ASN kecamatan", "DKUPP", "ASN"
SELLER = "Penjual UMKM"
BAR_OF_CAMAT = "Kepala OPD"
_serial = count(1)


def logins(database: str) -> dict[str, str]:
    """Login of each demo person, by the words of the role."""
    from db import session

    session.configure(database)
    found = {person.role_label: person.login for person in demo.people()}
    session.dispose()
    return found


def sign_in(page: Page, site: str, login: str) -> None:
    """Send what the form would, without the pages before; begins to open the page of the role."""
    ask = page.context.request
    words = ask.get(f"{site}/masuk?cara={_tab(login)}").text()
    token = re.search(r'name="csrf" value="(\w+)"', words)
    assert token is not None
    form = {"cara": _tab(login), "login": login, "password": demo.PASSWORD, "csrf": token.group(1)}
    answer = ask.post(f"{site}/masuk", form=form, max_redirects=0)
    assert answer.status in (302, 303), answer.status
    page.goto(urljoin(site, answer.headers["location"]), wait_until="commit")


def _tab(login: str) -> str:
    if login.startswith("08"):
        return "umkm"
    return "asn" if login.isdigit() and len(login) == 18 else "galeri"


def sign_in_by_form(page: Page, site: str, login: str) -> None:
    """Through the form, as people do; lands on the page of the person's role."""
    page.goto(f"{site}/masuk?cara={_tab(login)}")
    page.locator("#login").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(demo.PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(re.compile(r"/(verifikasi|opd|ringkasan|kasir|umkm|akun)?$"))


def wait_for_packed_files(site: str) -> None:
    """Until the server has compressed its static files, which it does once after the start."""
    ask = Request(f"{site}{PACKED_LAST}", headers={"Accept-Encoding": "br"})
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        with urlopen(ask) as answer:
            if answer.headers.get("Content-Encoding") == "br":
                return
        time.sleep(0.2)
    raise AssertionError("static files were not compressed")


def wait_for_charts(page: Page) -> None:
    """Until both charts are drawn and the stream has told the first revision."""
    expect(page.locator("#home-headline")).to_contain_text("ASN memenuhi")
    expect(page.locator("#home-bars .main-svg").first).to_be_visible()
    expect(page.locator("#home-comb .main-svg").first).to_be_visible()


def met_of_level(page: Page, name: str) -> int:
    """How many people of a jenjang have met their duty, as its bar says."""
    texts = _hovertexts(page, "home-bars")
    return _met(next(text for text in texts if text.startswith(name)))


def expect_met(page: Page, name: str, wanted: int) -> None:
    """The bar of a jenjang says so many, within twenty seconds."""
    for _try in range(100):
        if met_of_level(page, name) == wanted:
            return
        page.wait_for_timeout(200)
    raise AssertionError(met_of_level(page, name))


def met_of_opd(page: Page, name: str) -> int:
    """How many people of an OPD have met their duty, as its cell says."""
    texts = _hovertexts(page, "home-comb")
    return _met(next(text for text in texts if text.startswith(name)))


def met_of_own_opd(page: Page) -> int:
    """The same of the reader's own OPD, as the line below the comb says."""
    return _met(page.locator("#home-own").inner_text())


def _hovertexts(page: Page, graph: str) -> list[str]:
    script = """graph => (document.querySelector(`#${graph} .js-plotly-plot`).data || [])
        .flatMap(trace => Array.isArray(trace.hovertext) ? trace.hovertext : [])"""
    texts: list[str] = page.evaluate(script, graph)
    return texts


def _met(text: str) -> int:
    found = re.search(r"([\d.]+) dari [\d.]+", text)
    assert found is not None, text
    return int(found.group(1).replace(".", ""))


def a_receipt(folder: Path, name: str = "nota.jpg") -> Path:
    """A photo of a receipt, each one like no other: two that look alike make both suspicious."""
    picture = Image.new("RGB", (900, 1400), "#f4f0e6")
    draw = ImageDraw.Draw(picture)
    chance = random.Random(f"{os.getpid()} {next(_serial)}")
    for row in range(12):
        top, length = 90 + row * 100, chance.randrange(100, 700)
        draw.text((80, top), f"barang {row}   {row * 1000}", fill="#222222")
        draw.rectangle((80, top + 20, 80 + length, top + 60), fill="#333333")
    path = folder / name
    picture.save(path, quality=88)
    return path
