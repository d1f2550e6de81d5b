"""States of the roster's page, each as what leads there."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

HEADER = "NIP;NAMA;JENIS JABATAN;NAMA JABATAN;UNOR INDUK;AGAMA\n"
NEW = "197001011995012299;Pegawai Rekaan;Pelaksana;Pengolah Data;Dinas Sosial;rahasia\n"
BAD = "1.98603E+17;Pegawai Andaian;Pelaksana;Pengolah Data;Dinas Sosial;rahasia\n"


def choose(page: Page, text: str = HEADER + NEW + BAD) -> None:
    """A file is chosen; almost everybody is missing in it, so that the page asks."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Pilih berkas").click()
    file = FilePayload(name="simpeg.csv", mimeType="text/csv", buffer=text.encode())
    chooser.value.set_files(file)


def looked_at(page: Page) -> None:
    choose(page)
    page.locator(".roster-table").wait_for(timeout=60_000)
    page.locator(".roster-facts").wait_for(timeout=60_000)


def let_go(page: Page) -> None:
    """Without reason and letter nobody is let go."""
    looked_at(page)
    page.locator("#roster-choice").get_by_text("Keluarkan").click()
    expect(page.locator("#roster-letter")).to_be_visible()
    expect(page.locator("#roster-apply")).not_to_contain_text(" 1 perubahan", timeout=60_000)
    page.locator("#roster-apply").click()
    expect(page.locator("#roster-reason-error")).not_to_be_empty(timeout=60_000)


def no_roster(page: Page) -> None:
    choose(page, "<html>bukan tabel</html>")
    expect(page.locator("#roster-file-words .strip")).to_be_visible(timeout=30_000)


def person(page: Page) -> None:
    page.locator(".roster-name").first.click()
    page.locator(".person-panel .person-part").first.wait_for(timeout=30_000)


ROSTER = {
    "pegawai-berkas-salah": no_roster,
    "pegawai-periksa": looked_at,
    "pegawai-keluarkan": let_go,
    "pegawai-orang": person,
}
