"""Every page of SiMadu with its address and its roles: menu, guard and tests read this table."""

from __future__ import annotations

from dashapp.domain.people import Actor, Role
from dashapp.page import ANYONE, SIGNED_IN, Page

SIGNIN = Page("signin", "/masuk", "Masuk", ANYONE, plain=True, borrows=())
HOME = Page("home", "/", "Beranda", frozenset({Role.ASN}), icon="house", borrows=())
HISTORY = Page("history", "/riwayat", "Riwayat", frozenset({Role.ASN}), icon="receipt")
PROMOTIONS = Page(
    "promotions", "/promosi", "Promosi", frozenset({Role.ASN}), icon="megaphone-simple"
)
ORDERS = Page("orders", "/pesanan", "Pesanan", frozenset({Role.ASN}), icon="package")
VERIFICATION = Page(
    "verification", "/verifikasi", "Verifikasi", frozenset({Role.DKUPP}), icon="seal-check"
)
RECAP = Page("recap", "/rekap", "Konsolidasi", frozenset({Role.DKUPP}), icon="table")
CASHIER = Page("cashier", "/kasir", "Kasir", frozenset({Role.KASIR}), icon="storefront")
OPD = Page(
    "opd",
    "/opd",
    "OPD saya",
    frozenset({Role.KEPALA_OPD, Role.OPERATOR_OPD}),
    icon="users-three",
    borrows=("home", "summary"),
)
CATALOGUE = Page(
    "catalogue",
    "/katalog",
    "UMKM",
    frozenset({Role.DKUPP}),
    icon="storefront",
    borrows=("home", "accounts"),
)
ROSTER = Page(
    "roster",
    "/pegawai",
    "Pegawai",
    frozenset({Role.DKUPP}),
    icon="users-three",
    borrows=("accounts",),
)
RULES = Page(
    "rules",
    "/aturan",
    "Aturan",
    frozenset({Role.DKUPP}),
    icon="sliders-horizontal",
    borrows=("home", "accounts"),
)
SELLER = Page("seller", "/umkm", "Toko", frozenset({Role.UMKM}), icon="storefront")
SUMMARY = Page(
    "summary", "/ringkasan", "Ringkasan", frozenset({Role.BUPATI, Role.DKUPP}), icon="chart-bar"
)
ACCOUNTS = Page(
    "accounts", "/akun", "Akun", frozenset({Role.ADMIN, Role.DKUPP}), icon="user-circle"
)
# The large screen: for those whose figures it shows, and for screens that a link has let in.
SCREEN = Page(
    "screen",
    "/layar",
    "Layar",
    frozenset({Role.BUPATI, Role.DKUPP, Role.ADMIN}),
    plain=True,
    borrows=(),
    screens=True,
)
PROFILE = Page(
    "profile", "/profil", "Profil", SIGNED_IN, in_menu=False, borrows=("home", "accounts")
)
# Where people of roles land whose page has not been built: the front page says so to them.
NOTICE = Page("notice", None, "SiMadu", SIGNED_IN)
# The bell in the top bar of those who buy.
BELL = Page("bell", None, "", frozenset({Role.ASN}))
# Addresses without a page: the change stream, photos, bytes of charts.
LIVE = Page("live", None, "", SIGNED_IN)
PHOTOS = Page(
    "photos",
    None,
    "",
    frozenset({Role.ASN, Role.DKUPP, Role.UMKM, Role.KEPALA_OPD, Role.OPERATOR_OPD}),
)
PICTURES = Page("pictures", None, "", SIGNED_IN)  # of products
CHARTS = Page(
    "charts",
    None,
    "",
    frozenset({Role.ASN, Role.KEPALA_OPD, Role.OPERATOR_OPD, Role.DKUPP, Role.BUPATI}),
)
SCREEN_DOOR = Page("screen-door", None, "", ANYONE)  # whoever holds the token of a link
NOTA = Page("nota", None, "", ANYONE)  # whoever holds its key may check it
STATUS = Page("status", None, "", ANYONE)

SITE: tuple[Page, ...] = (
    SIGNIN,
    HOME,
    ORDERS,
    HISTORY,
    PROMOTIONS,
    CASHIER,
    OPD,
    VERIFICATION,
    RECAP,
    CATALOGUE,
    ROSTER,
    RULES,
    SELLER,
    SUMMARY,
    ACCOUNTS,
    SCREEN,
    PROFILE,
    NOTICE,
    BELL,
    LIVE,
    PHOTOS,
    PICTURES,
    CHARTS,
    SCREEN_DOOR,
    NOTA,
    STATUS,
)

FRONT = "/"
# The first that admits a person is where the person lands.
LANDINGS = (HOME, VERIFICATION, CASHIER, SELLER, OPD, SUMMARY, ACCOUNTS)


PASSWORD = "/masuk/kata-sandi"
SIGN_OUT = "/keluar"


def signin_address(page: Page | None = None) -> str:
    """The sign-in form, leading on to the page; only pages of SITE can be led to."""
    if page is None or page.plain or page.path in (None, FRONT):
        return SIGNIN.path or FRONT
    return f"{SIGNIN.path}?next={page.path}"


def page_at(path: str) -> Page | None:
    """The page of an address, None when there is none; a slash at the end is another address."""
    return next((page for page in SITE if page.path is not None and page.path == path), None)


def landing(actor: Actor) -> str:
    """The address where a person lands after signing in."""
    return next((page.path or FRONT for page in LANDINGS if page.admits(actor)), FRONT)


def menu(actor: Actor) -> tuple[Page, ...]:
    """The pages that stand in the actor's main menu, in the order of SITE."""
    pages = (page for page in SITE if page.path is not None and not page.plain)
    return tuple(page for page in pages if page.in_menu and page.admits(actor))


OWN = (HOME, ORDERS, HISTORY, PROMOTIONS)  # what a person does as a buyer


def bar(actor: Actor, page: Page) -> tuple[tuple[Page, ...], Page | None]:
    """What stands in the top bar of a page, and where it leads aside.

    Who also has pages of an office sees those together and the own ones together, never eleven in
    a row: from an office page it leads aside to the front, from an own one to the office.
    """
    pages = menu(actor)
    own = tuple(each for each in pages if each in OWN)
    office = tuple(each for each in pages if each not in OWN)
    if not own or not office:
        return pages, None
    return (own, office[0]) if page in OWN else (office, own[0])
