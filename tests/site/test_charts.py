"""Charts as bytes: which months they can be asked for."""

from __future__ import annotations

import pytest

from tests.site.driver import Browser

NAMES = ["jenjang", "opd", "tabel-jenjang", "tabel-opd"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("month", ["2025-01", "2026-06", "2199-12"])
def test_any_month_since_the_programme_began_has_a_chart(
    cast: dict[str, Browser], name: str, month: str
) -> None:
    assert cast["asn"].client.get(f"/grafik/{name}?bulan={month}").status_code == 200


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("month", ["2024-12", "1900-01", "2025-13", "2025-1", "x", "2025-01'--"])
def test_other_months_are_refused(cast: dict[str, Browser], name: str, month: str) -> None:
    assert cast["asn"].client.get(f"/grafik/{name}?bulan={month}").status_code == 400
