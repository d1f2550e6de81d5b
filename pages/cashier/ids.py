"""The ids of the cashier's page: its four ways, and what each of them holds."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui import account_dialogs


class Way(StrEnum):
    """What the cashier is about; one at a time is seen."""

    ORDERS = "pesanan"
    SALE = "jual"
    STOCK = "stok"
    NOTAS = "nota"


class Id(StrEnum):
    ROOT = "cashier-root"
    WAY = "cashier-way"
    GALLERY = "cashier-gallery"
    DAY = "cashier-day"
    SOLD = "cashier-sold"
    TOASTS = "cashier-toasts"
    # orders
    CODE = "cashier-code"
    PROBLEM = "cashier-code-problem"
    ORDER = "cashier-order"
    WAITING = "cashier-waiting"
    MAIN = "cashier-main"
    PAY = "cashier-pay"
    TOTAL = "cashier-total"
    HAND = "cashier-hand"
    BACK = "cashier-back"
    READY = "cashier-ready"
    NEXT = "cashier-next"
    TROUBLE = "cashier-trouble"
    TILL = "cashier-till"
    ONWARD = "cashier-onward"
    # sale
    BUYER = "cashier-buyer"
    FIND = "cashier-find"
    SCANNED = "cashier-scanned"
    BUYER_TOLD = "cashier-buyer-told"
    HELD = "cashier-held"
    WHO = "cashier-who"
    SEARCH = "cashier-search"
    SHELF = "cashier-shelf"
    BASKET = "cashier-basket"
    KEPT = "cashier-kept"
    KEY = "cashier-key"
    BILL_BOX = "cashier-bill-box"
    BILL = "cashier-bill"
    BILL_PAY = "cashier-bill-pay"
    BILL_TOTAL = "cashier-bill-total"
    BILL_TROUBLE = "cashier-bill-trouble"
    CLEAR = "cashier-clear"
    SELL = "cashier-sell"
    SALE_BOX = "cashier-sale-box"
    SALE_NOTA = "cashier-sale-nota"
    SALE_NEXT = "cashier-sale-next"
    # stock
    STOCK_SEARCH = "cashier-stock-search"
    FEW = "cashier-few"
    STOCK_LIST = "cashier-stock-list"
    MOVES = "cashier-moves"
    PICKED = "cashier-picked"
    STOCK_SEEN = "cashier-stock-seen"
    STOCK_HEAD = "cashier-stock-head"
    STOCK_FORM = "cashier-stock-form"
    ACT = "cashier-act"
    PIECES = "cashier-pieces"
    PIECES_WORDS = "cashier-pieces-words"
    REASON = "cashier-reason"
    SAVE = "cashier-save"
    STOCK_TROUBLE = "cashier-stock-trouble"
    CHANGED = "cashier-changed"
    ASK = "cashier-ask"
    ASK_TITLE = "cashier-ask-title"
    ASK_WORDS = "cashier-ask-words"
    ASK_TROUBLE = "cashier-ask-trouble"
    ASK_CONFIRM = "cashier-ask-confirm"
    ASK_CANCEL = "cashier-ask-cancel"
    # notas
    NOTA_SEARCH = "cashier-nota-search"
    NOTA_LIST = "cashier-nota-list"
    NOTA_PICKED = "cashier-nota-picked"
    NOTA_MAIN = "cashier-nota-main"
    NOTA_ACTS = "cashier-nota-acts"


ASK = account_dialogs.Ids(
    Id.ASK, Id.ASK_TITLE, Id.ASK_WORDS, Id.ASK_TROUBLE, Id.ASK_CONFIRM, Id.ASK_CANCEL
)
