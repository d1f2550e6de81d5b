"""A database of an earlier version keeps what it holds."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from dashapp import migrate
from db import session

SHELF = (
    "INSERT INTO kecamatan VALUES ('3513.01', 'Sukapura')",
    "INSERT INTO gallery VALUES ('UJI', 'Galeri Uji', '3513.01', '', 1)",
    "INSERT INTO umkm (code, name, kecamatan, active) VALUES ('U-1', 'Madu Bromo', '3513.01', 1)",
    "INSERT INTO product (umkm_id, name, category, unit, picture, active)"
    " VALUES (1, 'Madu', 'Minuman', 'botol', 'honey', 1), (1, 'Lilin', 'Kriya', 'buah', 'box', 1)",
    "INSERT INTO stock (gallery, product_id, quantity) VALUES ('UJI', 1, 7), ('UJI', 2, 0)",
)


def test_the_stock_of_an_earlier_version_becomes_the_first_moves(tmp_path: Path) -> None:
    session.configure(f"sqlite:///{tmp_path}/lama.db")
    with session.writing() as connection:
        settings = migrate._settings()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0001")
        for statement in SHELF:
            connection.execute(text(statement))
    migrate.upgrade()
    with session.reading() as look:
        moves = look.execute(text("SELECT gallery, product_id, change, kind FROM stock_move")).all()
        curation = look.scalars(text("SELECT curation FROM product")).all()
    session.dispose()
    assert moves == [("UJI", 1, 7, "awal")]  # nothing lay there of the second product
    assert curation == ["diterima", "diterima"]
