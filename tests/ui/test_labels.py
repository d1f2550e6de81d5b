"""One table of labels: nothing that the core can say is without a word."""

from dashapp.domain.compliance import Status
from dashapp.domain.levels import Level
from dashapp.domain.obligations import ExemptionReason
from dashapp.domain.people import Role
from dashapp.domain.purchases import Fund, State
from dashapp.ui import labels


def test_every_member_has_a_label() -> None:
    assert all(labels.state(value).word for value in State)
    assert all(labels.status(value).word for value in Status)
    assert all(labels.level(value) for value in Level)
    assert all(labels.role(value) for value in Role)
    assert all(labels.fund(value) for value in Fund)
    assert all(labels.reason(value) != value for value in ExemptionReason)


def test_terverifikasi_is_shown_as_disetujui() -> None:
    assert labels.state(State.TERVERIFIKASI).word == "Disetujui"
    assert labels.state(State.TERVERIFIKASI, lowered=True).word == "Disetujui sebagian"
    assert labels.state(State.DITOLAK, lowered=True).word == "Ditolak"


def test_statuses_differ_by_shape_not_only_by_colour() -> None:
    shapes = {
        value: labels.status(value).glyph
        for value in (Status.FULFILLED, Status.WAITING, Status.PARTIAL, Status.NONE)
    }
    assert len(set(shapes.values())) == 4


def test_a_reason_of_the_roster_stays_as_it_stands() -> None:
    assert labels.reason("PPPK Paruh Waktu") == "PPPK Paruh Waktu"
    assert labels.reason("cltn") == "Cuti di luar tanggungan negara"
