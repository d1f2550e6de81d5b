"""Every table of SiMadu, by the name of its row."""

from db.models.base import Base
from db.models.closings import MonthClosing
from db.models.curation import UmkmDistinct, UmkmPaper
from db.models.duties import (
    Objection,
    OpdReport,
    Outbox,
    Promotion,
    PromotionUmkm,
    Reminder,
)
from db.models.months import Exemption, LevelRule, Month, MonthDay, MonthSummary, Obligation, Sums
from db.models.notices import Notification
from db.models.orders import Nota, Order, OrderLine, StockMove
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
from db.models.queue import Batch, Hold, PurchaseRisk, Reading
from db.models.screens import ScreenLink
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
    "Batch",
    "Event",
    "Exemption",
    "Gallery",
    "Grant",
    "Hold",
    "Idempotency",
    "ImportBatch",
    "Kecamatan",
    "LevelRule",
    "LoginSession",
    "Month",
    "MonthClosing",
    "MonthDay",
    "MonthSummary",
    "Nip",
    "Nota",
    "Notification",
    "Objection",
    "Obligation",
    "Opd",
    "OpdReport",
    "Order",
    "OrderLine",
    "Outbox",
    "Person",
    "Photo",
    "Posting",
    "Price",
    "Product",
    "Promotion",
    "PromotionUmkm",
    "Purchase",
    "PurchaseLine",
    "PurchaseRisk",
    "PurchaseStep",
    "Reading",
    "Reminder",
    "Revision",
    "ScreenLink",
    "ServiceStatus",
    "Setting",
    "Stock",
    "StockMove",
    "Sums",
    "Umkm",
    "UmkmDistinct",
    "UmkmPaper",
]
