"""Every table of SiMadu, by the name of its row."""

from db.models.base import Base
from db.models.months import Exemption, LevelRule, Month, MonthDay, MonthSummary, Obligation, Sums
from db.models.people import (
    Account,
    Grant,
    ImportBatch,
    Kecamatan,
    LoginSession,
    Nip,
    Opd,
    Person,
    Posting,
    ServiceStatus,
)
from db.models.system import Event, Revision, Setting
from db.models.trade import (
    Gallery,
    Idempotency,
    Photo,
    Price,
    Product,
    Purchase,
    PurchaseLine,
    PurchaseStep,
    Stock,
    Umkm,
)

__all__ = [
    "Account",
    "Base",
    "Event",
    "Exemption",
    "Gallery",
    "Grant",
    "Idempotency",
    "ImportBatch",
    "Kecamatan",
    "LevelRule",
    "LoginSession",
    "Month",
    "MonthDay",
    "MonthSummary",
    "Nip",
    "Obligation",
    "Opd",
    "Person",
    "Photo",
    "Posting",
    "Price",
    "Product",
    "Purchase",
    "PurchaseLine",
    "PurchaseStep",
    "Revision",
    "ServiceStatus",
    "Setting",
    "Stock",
    "Sums",
    "Umkm",
]
