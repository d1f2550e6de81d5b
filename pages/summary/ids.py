"""The ids of the summary, and the parts of it that move."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui.charts import box_id, table_id


class Id(StrEnum):
    MONTH = "summary-month"
    SEEN = "summary-seen"
    TITLE = "summary-title"
    UNOPENED = "summary-unopened"
    GRID = "summary-grid"
    HONEY = "summary-honey"
    OPDS = "summary-opds"
    OPDS_TITLE = "summary-opds-title"
    STRIPS = "summary-strips"
    LEVELS = "summary-levels"
    TICK = "summary-tick"
    OPDS_TICK = "summary-opds-tick"
    TREND = "summary-trend"
    RUNNING = "summary-running"
    DISTRICTS = "summary-districts"
    MAP = "summary-map"
    GAPS = "summary-gaps"
    SELLERS = "summary-sellers"
    SELLER_PARTS = "summary-seller-parts"
    TOP_TEN = "summary-top-ten"
    OPEN_STRIPS = "summary-open-strips"
    OPEN_OPDS = "summary-open-opds"


# What a change of figures or month may move: each part by itself, so that charts move in place
# and an opened table stays open.
PARTS = (
    (Id.TITLE, "children"),
    (Id.UNOPENED, "children"),
    (Id.GRID, "hidden"),
    (Id.HONEY, "children"),
    (Id.STRIPS, "children"),
    (Id.GAPS, "children"),
    (Id.LEVELS, "figure"),
    (box_id(Id.LEVELS), "aria-label"),
    (table_id(Id.LEVELS), "children"),
    (Id.TICK, "children"),
    (Id.TREND, "figure"),
    (box_id(Id.TREND), "aria-label"),
    (table_id(Id.TREND), "children"),
    (Id.RUNNING, "children"),
    (Id.OPDS_TITLE, "children"),
    (Id.OPDS_TICK, "children"),
    (Id.OPDS, "children"),
    (Id.MAP, "figure"),
    (box_id(Id.MAP), "aria-label"),
    (table_id(Id.MAP), "children"),
    (Id.DISTRICTS, "children"),
    (Id.SELLERS, "figure"),
    (box_id(Id.SELLERS), "aria-label"),
    (table_id(Id.SELLERS), "children"),
    (Id.SELLER_PARTS, "children"),
    (Id.TOP_TEN, "children"),
)
