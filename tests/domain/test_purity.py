"""The core takes facts and returns facts: it reads no clock, no chance, no machine."""

import ast
import sys
from pathlib import Path

import pytest

import dashapp.domain

MODULES = sorted(Path(dashapp.domain.__file__).parent.glob("*.py"))
READS_THE_CLOCK = {"today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "monotonic"}
UNSTEADY = {"time", "random", "secrets", "uuid", "os", "locale", "zoneinfo", "io", "pathlib"}


def imports_of(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def clocks_in(tree: ast.AST) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in READS_THE_CLOCK
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_rule_reads_a_clock_or_anything_outside_its_arguments(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert clocks_in(tree) == set()
    roots = {name.split(".")[0] for name in imports_of(tree)}
    assert roots & UNSTEADY == set()
    assert roots <= sys.stdlib_module_names | {"dashapp"}
    assert {name for name in imports_of(tree) if name.startswith("dashapp")} <= {
        "dashapp.domain",
        *(f"dashapp.domain.{path.stem}" for path in MODULES),
    }


def test_the_test_of_purity_sees_a_clock():
    planted = ast.parse("import time\nfrom datetime import date\nday = date.today()")
    assert clocks_in(planted) == {"today"}
    assert imports_of(planted) == {"time", "datetime"}
