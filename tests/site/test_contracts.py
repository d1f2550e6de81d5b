"""The rules of the build hold, and each is seen to break when the code breaks it."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("dashapp", "pages", "callbacks", "db")
IMPORTS = "from importlinter.cli import lint_imports_command as c; c()"


def imports_of(source: str) -> set[str]:
    """The top-level names of everything that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add("a relative name" if node.level else node.module or "")
    return {name if name.startswith("dashapp.domain") else name.split(".")[0] for name in names}


def foreign_to_the_core(source: str) -> set[str]:
    """What a module of the core imports besides the core and the standard library."""
    imported = imports_of(source)
    return {
        name
        for name in imported - sys.stdlib_module_names
        if name != "dashapp.domain" and not name.startswith("dashapp.domain.")
    }


def test_the_core_imports_the_standard_library_and_itself_only() -> None:
    modules = sorted((ROOT / "dashapp" / "domain").rglob("*.py"))
    foreign = {str(path): foreign_to_the_core(path.read_text("utf-8")) for path in modules}
    assert modules
    assert {path: names for path, names in foreign.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import numpy", {"numpy"}),
        ("import os.path\nfrom dashapp.domain.rupiah import read", set()),
        ("def f():\n    from flask.cli import pass_script_info", {"flask"}),
        ("from dashapp.services import trail", {"dashapp"}),
        ("from . import nip", {"a relative name"}),
    ],
)
def test_an_import_foreign_to_the_core_is_noticed(source: str, expected: set[str]) -> None:
    assert foreign_to_the_core(source) == expected


def empty_tree(folder: Path) -> Path:
    """A SiMadu with the real settings: every module is there, and empty."""
    for name in ("pyproject.toml", "callbacks/ruff.toml"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            plant(folder, str(path.relative_to(ROOT)), "")
    (folder / "app.py").touch()
    return folder


def test_every_module_of_the_application_has_its_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [layers] = [
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    placed = {name for layer in layers for name in re.findall(r"dashapp\.(\w+)", layer)}
    modules = {path.stem for path in (ROOT / "dashapp").iterdir() if is_module(path)}
    assert modules - placed == set(), "name them in the layers of pyproject.toml"


def is_module(path: Path) -> bool:
    return (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """An empty SiMadu to plant something in."""
    return empty_tree(tmp_path)


def plant(tree: Path, path: str, source: str) -> None:
    """Write a module into the tree, its package included."""
    module = tree / path
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(source, "utf-8")
    for folder in module.relative_to(tree).parents[:-1]:
        (tree / folder / "__init__.py").touch()


def run(tree: Path, *arguments: str) -> tuple[int, str]:
    """Run a tool of `./run check` in the tree; its exit code and all that it said."""
    plain = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=tree,
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_an_empty_tree_keeps_every_contract(tree: Path) -> None:
    code, said = run(tree, "-c", IMPORTS)
    assert (code, "0 broken" in said) == (0, True), said


AGAINST_THE_DIRECTION = [
    ("Layers", "dashapp.services.planted -> pages"),
    ("Layers", "dashapp.services.planted -> dashapp.clock"),
    ("Layers", "pages.planted -> callbacks.planted"),
    ("Layers", "dashapp.site -> pages"),
    ("The core is pure", "dashapp.domain.planted -> sqlalchemy"),
    ("The core is pure", "dashapp.domain.planted -> db.session"),
    ("The core is pure", "dashapp.domain.planted -> dashapp.clock"),
    ("Only services speak to db", "callbacks.planted -> db.session"),
    ("Only services speak to db", "pages.planted -> db.session"),
    ("Only services speak to db", "dashapp.live -> db.session"),
    ("Services know nothing of the surface", "dashapp.services.planted -> dashapp.ui"),
    ("Services know nothing of the surface", "db.planted -> flask"),
    ("Figures and components", "dashapp.figures.planted -> flask_login"),
    ("Figures and components", "dashapp.ui.planted -> dashapp.services"),
    ("Callbacks of one page", "callbacks.planted -> callbacks.other"),
    ("Nothing imports the program's entrance", "dashapp.cli -> app"),
]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the linter says about each broken contract when all of the above is planted."""
    tree = empty_tree(tmp_path_factory.mktemp("planted"))
    modules: dict[str, str] = dict.fromkeys(("dashapp.clock", "callbacks.other", "db.session"), "")
    for _, planted in AGAINST_THE_DIRECTION:
        importer, imported = planted.split(" -> ")
        modules[importer] = modules.get(importer, "") + f"import {imported}\n"
    for module, source in modules.items():
        plant(tree, module.replace(".", "/") + ".py", source)
    code, said = run(tree, "-c", IMPORTS)
    assert code == 1, said
    return re.split(r"\n(?=[^\n]+\n-{5,}\n)", said.partition("Broken contracts")[2])


@pytest.mark.parametrize(("contract", "planted"), AGAINST_THE_DIRECTION)
def test_an_import_against_the_direction_breaks_its_contract(
    findings: list[str], contract: str, planted: str
) -> None:
    [finding] = [text for text in findings if text.lstrip().startswith(contract)]
    assert f"{planted} (l." in finding


@pytest.mark.parametrize(
    ("path", "source", "rule"),
    [
        ("callbacks/a.py", "from dash import callback\n", "TID251"),
        ("callbacks/a.py", "import dash\n\ndash.clientside_callback()\n", "TID251"),
        ("pages/a.py", "import dash\n\ndash.register_page(__name__)\n", "TID251"),
        ("dashapp/services/a.py", "from datetime import date\n\nd = date.today()\n", "TID251"),
        ("db/a.py", "import datetime\n\nn = datetime.datetime.now()\n", "TID251"),
        ("dashapp/domain/a.py", "import time\n\nn = time.time()\n", "TID251"),
        ("dashapp/domain/a.py", 'print("nota")\n', "T201"),
        (
            "callbacks/a.py",
            "def f(a, b, c, d):\n" + "".join(f"    if {x}:\n        {x}()\n" for x in "abcd"),
            "C901",
        ),
    ],
)
def test_a_banned_name_or_a_callback_that_decides_fails_the_lint(
    tree: Path, path: str, source: str, rule: str
) -> None:
    plant(tree, path, source)
    code, said = run(tree, "-m", "ruff", "check", "--no-cache", "--output-format=concise", path)
    assert code == 1, said
    assert f"{path}:" in said
    assert rule in said


def test_the_clock_alone_may_read_the_clock(tree: Path) -> None:
    plant(tree, "dashapp/clock.py", "from datetime import date\n\nd = date.today()\n")
    code, said = run(tree, "-m", "ruff", "check", "--no-cache", "dashapp/clock.py")
    assert code == 0, said


def test_the_core_is_typed_strictly_and_the_rest_is_checked(tree: Path) -> None:
    plant(tree, "dashapp/domain/a.py", "def f(x):\n    return x\n")
    plant(tree, "dashapp/services/a.py", "def f(x):\n    return x\n")
    plant(tree, "dashapp/services/b.py", "def f(x):\n    y: int = 'text'\n    return y\n")
    code, said = run(tree, "-m", "mypy", "--cache-dir", os.devnull)
    assert code == 1, said
    assert "domain/a.py:1: error: Function is missing a type annotation  [no-untyped-def]" in said
    assert "services/a.py" not in said
    assert "services/b.py:2: error: Incompatible types in assignment" in said
