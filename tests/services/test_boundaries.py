"""The outlines of the kecamatan."""

from dashapp.services import boundaries, reference


def test_every_kecamatan_has_closed_rings_within_the_regency() -> None:
    found = boundaries.outlines()
    assert set(found) == {row["code"] for row in reference.rows("kecamatan")}
    for rings in found.values():
        assert rings
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(112.9 < x < 113.7 and -8.1 < y < -7.6 for x, y in ring)
