"""Rows that tests need, with good defaults: plain functions that save and return what they made."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

from dashapp.domain import calendar
from dashapp.domain.people import SYSTEM_CLI, Actor, Role
from dashapp.domain.purchases import LineDraft, PurchaseDraft
from dashapp.services import months
from db.models import Account, Nip, Person, Photo, Posting, Price, Product, ServiceStatus, Umkm
from db.session import transaction

JUNE = date(2026, 6, 1)
_serial = count(1)


def wib(day: int, hour: int = 12, minute: int = 0, *, month: int = 6) -> datetime:
    """An instant of 2026 as clocks in Probolinggo show it."""
    return datetime(2026, month, day, hour, minute, tzinfo=calendar.WIB)


def an_asn(
    *,
    opd: str = "DISKOMINFO",
    level: str = "eselon_iv",
    since: date = date(2025, 1, 1),
    roles: tuple[Role, ...] = (),
    kedudukan: str = "Aktif",
    name: str = "Pegawai Contoh",
) -> Actor:
    """A person of the roster with an account; returned as the one who acts."""
    serial = next(_serial)
    with transaction() as session:
        person = Person(name=f"{name} {serial}")
        session.add(person)
        session.flush()
        nip = f"1987021420{10 + serial // 999:02d}01{1 + serial % 2}{1 + serial % 999:03d}"
        session.add(Nip(nip=nip, person_id=person.id))
        session.add(Posting(person_id=person.id, opd=opd, level=level, valid_from=since))
        session.add(
            ServiceStatus(
                person_id=person.id,
                valid_from=date.min,
                kedudukan=kedudukan,
                jenis_pegawai="PNS",
            )
        )
        account = Account(
            way="nip", login=nip, name=person.name, person_id=person.id, created_at=wib(1)
        )
        session.add(account)
        session.flush()
        return Actor(account.id, person.id, person.name, frozenset({Role.ASN, *roles}))


def a_verifier() -> Actor:
    """Somebody of DKUPP who may verify."""
    return an_asn(opd="DKUPP", level="pelaksana", roles=(Role.DKUPP,))


def a_seller(*, of_product: int | None = None) -> Actor:
    """Who sells: the seller of a product, or one with a new shop that has nothing yet."""
    serial = next(_serial)
    with transaction() as session:
        if of_product is None:
            shop = Umkm(code=f"U-{serial:04d}", name=f"UMKM {serial}", kecamatan="3513.14")
            session.add(shop)
            session.flush()
            shop_id = shop.id
        else:
            shop_id = session.get_one(Product, of_product).umkm_id
        account = Account(
            way="phone", login=f"0800{serial:08d}", name=f"Penjual {serial}", created_at=wib(1)
        )
        session.add(account)
        session.flush()
        roles, scopes = frozenset({Role.UMKM}), frozenset({(Role.UMKM, str(shop_id))})
        return Actor(account.id, None, account.name, roles, scopes)


def a_product(*, price: int = 20_000, name: str = "Terasi Udang", active: bool = True) -> int:
    """A product of a new seller; its id."""
    serial = next(_serial)
    with transaction() as session:
        seller = Umkm(code=f"U-{serial:04d}", name=f"UMKM {serial}", kecamatan="3513.14")
        session.add(seller)
        session.flush()
        product = Product(
            umkm_id=seller.id,
            name=name,
            category="Makanan",
            unit="100 g",
            picture="shrimp",
            active=active,
        )
        session.add(product)
        session.flush()
        session.add(Price(product_id=product.id, amount=price, since=wib(1, month=1)))
        return product.id


def a_photo(of: Actor) -> str:
    """A receipt photo that `of` has uploaded; its key."""
    key = f"foto-{next(_serial):08d}"
    with transaction() as session:
        session.add(
            Photo(
                key=key,
                sha256=key.encode().hex().ljust(64, "0"),
                dhash="0" * 16,
                width=600,
                height=800,
                size=50_000,
                account_id=of.account_id or 0,
                uploaded_at=wib(1),
            )
        )
    return key


def a_draft(of: Actor, **over: object) -> PurchaseDraft:
    """What `of` types for Rp 50.000 bought on 10 June 2026 at the gallery in Kraksaan."""
    typed: dict[str, object] = {
        "place": "DEK-KRAKSAAN",
        "amount": "50.000",
        "day": "2026-06-10",
        "photo": a_photo(of),
    }
    return PurchaseDraft(**(typed | over))  # type: ignore[arg-type]


def lines(*quantities: tuple[int, int]) -> list[LineDraft]:
    """Lines from (product id, quantity)."""
    return [LineDraft(product, quantity) for product, quantity in quantities]


def a_key() -> str:
    """A key that no form has used."""
    return f"kunci-{next(_serial):08d}"


def open_month(month: date = JUNE, *, now: datetime | None = None) -> None:
    """Open a month as the command line does."""
    with transaction() as session:
        months.open_month(session, month, by=SYSTEM_CLI, now=now or wib(1, month=month.month))
