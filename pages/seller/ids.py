"""The names of everything on a seller's page that its callbacks speak of."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui.seller_dialogs import ProductIds


class Id(StrEnum):
    ROOT = "seller-root"
    SEEN = "seller-seen"
    CHANGED = "seller-changed"
    SHOP = "seller-shop"
    GALLERY = "seller-gallery"
    FILTER = "seller-chosen"
    HEAD = "seller-head"
    CLOSED = "seller-closed"
    CHIPS = "seller-chips"
    PRODUCTS = "seller-list"
    SAVED = "seller-saved"
    STEP = "seller-step"
    ADD = "seller-add"
    TOASTS = "seller-toasts"
    # sales
    WAITING = "seller-waiting"
    MONTH = "seller-month"
    ORDERS = "seller-orders"
    OPDS = "seller-opds"
    CONFIRM = "seller-confirm"
    DAYS = "seller-days"
    GOODS = "seller-goods"
    SALE = "seller-sale"
    RETURN = "seller-return"
    RETURN_TITLE = "seller-return-title"
    RETURN_REASON = "seller-return-reason"
    RETURN_SAVE = "seller-return-save"
    RETURN_CANCEL = "seller-return-cancel"
    # a product
    EDIT = "seller-editing"
    EDITED = "seller-edited"
    DIALOG = "seller-product"
    TITLE = "seller-title"
    SUMMARY = "seller-summary"
    NOTE = "seller-note"
    PHOTO = "seller-photo"
    DROP = "seller-photo-drop"
    NAME = "seller-name"
    CATEGORY = "seller-category"
    UNIT = "seller-unit"
    PRICE = "seller-price"
    HISTORY = "seller-history"
    SHOWN = "seller-shown"
    SHOWN_BOX = "seller-shown-box"
    SAVE = "seller-save"
    CANCEL = "seller-cancel"
    # stock
    STOCK = "seller-stocking"
    COUNTED = "seller-counted"
    STOCK_DIALOG = "seller-stock-dialog"
    STOCK_TITLE = "seller-stock-title"
    STOCK_ROWS = "seller-stock-rows"
    STOCK_REASON = "seller-stock-reason"
    STOCK_TROUBLE = "seller-stock-trouble"
    STOCK_SAVE = "seller-stock-save"
    STOCK_CANCEL = "seller-stock-cancel"
    # a list
    LIST_OPEN = "seller-list-open"
    LIST_DIALOG = "seller-list-dialog"
    LIST_TITLE = "seller-list-title"
    LIST_PICK = "seller-list-pick"
    LIST_ROWS = "seller-list-rows"
    LIST_SEEN = "seller-list-seen"
    LIST_PREVIEW = "seller-list-preview"
    LIST_APPLY = "seller-list-apply"
    LIST_CANCEL = "seller-list-cancel"


PRODUCT = ProductIds(
    dialog=Id.DIALOG,
    title=Id.TITLE,
    summary=Id.SUMMARY,
    note=Id.NOTE,
    photo=Id.PHOTO,
    drop=Id.DROP,
    name=Id.NAME,
    category=Id.CATEGORY,
    unit=Id.UNIT,
    price=Id.PRICE,
    history=Id.HISTORY,
    shown=Id.SHOWN,
    shown_box=Id.SHOWN_BOX,
    save=Id.SAVE,
    cancel=Id.CANCEL,
)
EVERYWHERE = "semua"  # a choice of gallery that is none
