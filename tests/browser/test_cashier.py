"""A code at the counter: paid, handed over, and at once a met duty that other screens see."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from dashapp.domain.calendar import WIB
from dashapp.domain.people import Actor, Role
from dashapp.services import orders, stock
from dashapp.services.orders import Placed
from db import session as db_session
from db.models import Account, Nip, Obligation, Price, Stock
from db.session import reading
from tests.browser import screens, server
from tests.browser.test_house_rules import faults

pytestmark = pytest.mark.browser
GALLERY = "DEK-KRAKSAAN"
SHORT = 20_000  # what the demo's Camat still has to buy for in June
NOW = datetime(2026, 6, 24, 9, 30, tzinfo=WIB)


@pytest.fixture(scope="module")
def regency(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo in which the Camat has ordered for what is missing, in two baskets."""
    folder = tmp_path_factory.mktemp("counter") / "regency"
    shutil.copytree(demo_database.parent, folder)
    return folder / demo_database.name


@pytest.fixture(scope="module")
def placed(regency: Path) -> dict[str, Placed]:
    url = f"sqlite:///{regency}"
    login = screens.logins(url)
    db_session.configure(url)
    found = {
        size: orders.place(
            {_dear_enough(): 1}, GALLERY, by=_buyer(login[who]), now=NOW, key=f"kunci-{size}"
        )
        for size, who in (("tablet", screens.CAMAT), ("phone", screens.ASN))
    }
    db_session.dispose()
    return found


@pytest.fixture(scope="module")
def counter(
    regency: Path, placed: dict[str, Placed], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with server.serving(regency, tmp_path_factory.mktemp("served")) as address:
        screens.wait_for_packed_files(address)  # packing keeps the cores busy
        yield address


def _buyer(login: str) -> Actor:
    with reading() as session:
        account = session.scalars(select(Account).where(Account.login == login)).one()
        return Actor(account.id, account.person_id, account.name, frozenset({Role.ASN}))


def _dear_enough() -> int:
    """A product of the gallery that closes the Camat's gap in one piece."""
    query = (
        select(Stock.product_id)
        .join(Price, Price.product_id == Stock.product_id)
        .where(Stock.gallery == GALLERY, Stock.quantity > 2, Price.amount >= SHORT)
        .order_by(Stock.product_id)
    )
    with reading() as session:
        return session.scalars(query.limit(1)).one()


def test_a_paid_order_is_a_met_duty_on_another_screen(
    counter: str, placed: dict[str, Placed], regency: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{regency}")
    till, watcher = open_browser(), open_browser()
    screens.sign_in(watcher, counter, login[screens.ASN_OF_KECAMATAN])
    screens.wait_for_charts(watcher)
    before = screens.met_of_level(watcher, screens.BAR_OF_CAMAT)
    till.set_viewport_size({"width": 1180, "height": 820})
    screens.sign_in_by_form(till, counter, login["Kasir galeri"])
    till.get_by_label("Kode ambil").press_sequentially(placed["tablet"].code)
    hand = till.get_by_role("button", name="dan serahkan")
    expect(hand).to_contain_text("Terima Rp")
    hand.click()
    expect(till.get_by_text("Cara bayar belum dipilih")).to_be_visible()
    till.locator(".on-pesanan").get_by_text("QRIS", exact=True).click()
    hand.click()
    expect(till.get_by_text("Pembelian tercatat")).to_be_visible()
    expect(till.get_by_alt_text("QR untuk memeriksa nota")).to_be_visible()
    till.wait_for_timeout(500)  # nothing moves while axe looks
    assert faults(till) == []
    screens.expect_met(watcher, screens.BAR_OF_CAMAT, before + 1)
    till.get_by_role("button", name="Pesanan berikutnya").click()
    till.get_by_label("Kode ambil").fill(placed["tablet"].code)
    expect(till.get_by_text("sudah diserahkan")).to_be_visible()


def test_a_sale_without_an_order_is_typed_where_no_camera_is_and_moves_another_screen(
    counter: str, regency: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{regency}")
    nip, product = _nearly_met(f"sqlite:///{regency}")
    till, watcher = open_browser(), open_browser()
    screens.sign_in(watcher, counter, login[screens.ASN_OF_KECAMATAN])
    screens.wait_for_charts(watcher)
    before = screens.met_of_level(watcher, screens.BAR_OF_CAMAT)
    till.set_viewport_size({"width": 1024, "height": 768})
    screens.sign_in(till, counter, login["Kasir galeri"])
    till.get_by_role("button", name="Jual", exact=True).click()
    sale = till.locator(".on-jual")
    sale.get_by_role("button", name="Pindai").click()
    expect(sale.get_by_text("Kamera tidak tersedia")).to_be_visible()
    till.get_by_label("NIP pembeli").fill(nip)
    till.get_by_label("NIP pembeli").press("Enter")
    till.get_by_label("Cari barang", exact=True).fill(product)
    expect(till.locator(".cash-shelf > li")).to_have_count(1)
    till.locator(".cash-shelf").get_by_role("button", name="Tambah").click()
    sale.get_by_text("QRIS", exact=True).click()
    assert faults(till) == []
    sale.get_by_role("button", name="dan serahkan").click()
    expect(sale.get_by_text("Pembelian tercatat")).to_be_visible()
    screens.expect_met(watcher, screens.BAR_OF_CAMAT, before + 1)
    serial = sale.get_by_text("Nota NT-").inner_text().removeprefix("Nota ")
    for way, wanted in (("Stok", "Terjual"), ("Nota", serial)):
        till.get_by_role("button", name=way, exact=True).click()
        expect(till.locator(f".on-{way.lower()}").get_by_text(wanted).first).to_be_visible()
        till.wait_for_timeout(300)  # nothing moves while axe looks
        assert faults(till) == []


def _nearly_met(database: str) -> tuple[str, str]:
    """NIP of a head who lacks more than the Camat, and a product that closes the gap at once."""
    db_session.configure(database)
    gap = Obligation.minimum - Obligation.verified
    heads = (
        select(Nip.nip, gap.label("gap"))
        .join(Obligation, Obligation.person_id == Nip.person_id)
        .where(Nip.current, Obligation.month == NOW.date().replace(day=1), Obligation.obliged)
        .where(Obligation.level == "kepala_opd_eselon_iii", gap > SHORT)
        .order_by(gap)
    )
    cashier = Actor(roles=frozenset({Role.KASIR}), scopes=frozenset({(Role.KASIR, GALLERY)}))
    with reading() as session:
        nip, left = session.execute(heads.limit(1)).one()
    lying = stock.shelf(GALLERY, by=cashier, now=NOW)
    row = next(row for row in lying if row.free > 2 and row.on_sale and row.price >= left)
    db_session.dispose()
    return nip, f"{row.name} {row.seller}"


def test_on_a_phone_the_order_comes_first_and_its_nota_can_be_checked_by_anyone(
    counter: str, placed: dict[str, Placed], regency: Path, open_browser: Callable[..., Page]
) -> None:
    login = screens.logins(f"sqlite:///{regency}")
    till, anyone = open_browser(), open_browser()
    till.set_viewport_size({"width": 390, "height": 844})
    screens.sign_in(till, counter, login["Kasir galeri"])
    till.get_by_label("Kode ambil").fill("000000")
    expect(till.get_by_text("Kode ini tidak dikenal")).to_be_visible()
    for digit in ("Hapus semua angka", *placed["phone"].code):
        till.get_by_role("button", name=digit, exact=True).click()
    hand = till.get_by_role("button", name="dan serahkan")
    expect(hand).to_be_visible()
    buyer = till.locator(".on-pesanan .cash-head h2").inner_text()
    assert till.evaluate("document.documentElement.scrollWidth") <= 390
    till.locator(".on-pesanan").get_by_text("Tunai", exact=True).click()
    hand.click()
    address = till.locator(".cash-nota .visually-hidden").inner_text()
    assert address.startswith(f"{counter}/nota/")
    anyone.goto(address)
    expect(anyone.get_by_text("Nota ini asli")).to_be_visible()
    assert buyer not in anyone.locator("body").inner_text()
    assert anyone.request.get(f"{counter}/nota/tidak-ada").status == 404
