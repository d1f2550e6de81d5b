"""What is shipped: complete, from here alone, in the version that it has to be."""

import re
from pathlib import Path

from plotly.offline import get_plotlyjs_version

from dashapp.ui import pictures

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
OWN_CSS = sorted(ASSETS.glob("[1-9]*.css"))


def test_plotly_in_the_browser_is_the_version_that_python_writes_for() -> None:
    head = (ASSETS / "plotly/plotly-basic.min.js").read_text()[:200]
    assert f"v{get_plotlyjs_version()}" in head
    assert f"?v={get_plotlyjs_version()}" in (ASSETS / "05-plotly-source.js").read_text()


def test_the_reader_of_qr_codes_is_small_pinned_and_named() -> None:
    reader = (ASSETS / "qr/decode.min.js").read_text()
    [version] = re.findall(r"decode\.min\.js\?v=([\d.]+)", (ASSETS / "qr/scan.js").read_text())
    assert f"qr {version} " in reader[:60]
    assert f"`qr` {version}" in (ASSETS / "LICENSES.md").read_text()
    assert len(reader) < 60_000
    assert "Paul Miller" in (ASSETS / "qr/LICENSE.txt").read_text()


def test_every_picture_of_a_word_exists() -> None:
    names = {picture for _word, picture in pictures._WORDS} | {"basket"}
    missing = [name for name in names if not (ASSETS / f"products/{name}.webp").is_file()]
    assert missing == []


def test_every_icon_that_is_used_exists() -> None:
    sheet = (ASSETS / "15-icons.css").read_text()
    drawn = set(re.findall(r"^\.icon-([a-z-]+)\{", sheet, re.MULTILINE))
    code = "".join(path.read_text() for path in (ROOT / "dashapp/ui").glob("*.py"))
    used = set(re.findall(r'icon\("([a-z-]+)"\)', code))
    assert used
    assert used <= drawn


def test_tokens_come_before_what_is_built_of_them() -> None:
    names = [path.name for path in sorted(ASSETS.glob("*.css"))]
    assert names[:2] == ["00-bootstrap.min.css", "10-tokens.css"]


def test_styles_and_scripts_load_nothing_from_elsewhere() -> None:
    texts = [path.read_text() for path in (*ASSETS.glob("*.css"), *ASSETS.glob("*.js"))]
    found = [
        at for text in texts for at in re.findall(r"(?:url\(|@import)\s*['\"]?(https?:|//)", text)
    ]
    assert found == []
    assert all("sourceMappingURL" not in text for text in texts)


def test_every_colour_variable_that_is_used_is_defined() -> None:
    text = "".join(path.read_text() for path in OWN_CSS)
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", text))
    defined = set(re.findall(r"(--[A-Za-z0-9-]+)\s*:", text))
    from_components = {"--fill", "--hatch"}  # set by dashapp/ui/gauge.py
    assert {
        name for name in used - defined - from_components if not name.startswith("--bs-")
    } == set()


def test_the_notices_of_other_peoples_work_are_shipped() -> None:
    notices = (ASSETS / "LICENSES.md").read_text()
    for owner in ("Microsoft", "LobeHub", "Phosphor", "Bootstrap Authors", "Plotly"):
        assert owner in notices
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts/OFL.txt").read_text()


def test_indonesian_months_of_charts_are_spelt_as_in_the_rest() -> None:
    text = (ASSETS / "06-plotly-id.js").read_text()
    assert '"November"' in text
    assert '"Agustus"' in text
    assert "Nopember" not in text
