"""`flask risk`: what an import or an older version left unweighed is weighed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete

from dashapp.services import purchases
from db import session
from db.models import PurchaseRisk
from tests.command_line import CommandLine
from tests.factories import a_draft, a_key, an_asn, wib

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_what_waits_is_weighed_once_and_again_only_when_it_is_asked_for(
    database_url: str, tmp_path: Path
) -> None:
    session.configure(database_url)
    siti = an_asn()
    for _ in range(3):
        purchases.record(a_draft(siti), by=siti, now=wib(11), key=a_key())
    with session.transaction() as writer:
        writer.execute(delete(PurchaseRisk))
    run = CommandLine(database_url, tmp_path)
    told = [run("risk", "--json").document, run("risk", "--json").document]
    assert told == [{"weighed": 3}, {"weighed": 0}]
    done = run("risk", "--all")
    assert (done.code, done.out) == (0, "3 pembelian dinilai.\n")
    session.dispose()
