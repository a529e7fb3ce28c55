"""The maker of mutants: which changes it makes, that a seed draws the same, and what counts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def mutants() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutants", ROOT / "scripts" / "mutants.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def changed(mutants, text):
    return {(each.kind, each.text) for each in mutants.mutants_of("a.py", text)}


@pytest.mark.parametrize(
    ("text", "kind", "mutant"),
    [
        ("x = a < b", "comparison", "x = (a <= b)"),
        ("x = a >= b", "comparison", "x = (a > b)"),
        ("x = a == b", "comparison", "x = (a != b)"),
        ("x = a is None", "comparison", "x = (a is not None)"),
        ("x = a not in b", "comparison", "x = (a in b)"),
        ("x = a + b", "arithmetic", "x = (a - b)"),
        ("x = a / b", "arithmetic", "x = (a * b)"),
        ("x = a**b", "arithmetic", "x = (a * b)"),
        ("x -= b", "arithmetic", "x += b"),
        ("x = a and b", "boolean", "x = (a or b)"),
        ("x = not a", "boolean", "x = (a)"),
        ("x = -a", "boolean", "x = (a)"),
        ("x = 3", "constant", "x = 4"),
        ("x = True", "constant", "x = False"),
        ("x = f(a, b)", "argument", "x = (f(a))"),
        ("x = f(a, k=b)", "argument", "x = (f(a))"),
        ("def f():\n    return a", "return", "def f():\n    return None"),
        ("def f():\n    g(a)", "statement", "def f():\n    pass"),
        ("def f():\n    raise a", "statement", "def f():\n    pass"),
        ("def f():\n    if a:\n        g()", "statement", "def f():\n    pass"),
    ],
)
def test_each_kind_of_change(mutants, text, kind, mutant):
    assert (kind, mutant) in changed(mutants, text)


@pytest.mark.parametrize(
    "text",
    [
        '"""Words: 1 < 2."""',
        "x: int",
        "def f(x: Literal[3]) -> Literal[4]: ...",
        "if TYPE_CHECKING:\n    x = 3",
        "__all__ = ['a']",
        "import a",
        "def f():\n    return None",
    ],
)
def test_what_never_runs_is_left_alone(mutants, text):
    assert changed(mutants, text) == set()


def test_a_change_touches_nothing_around_it(mutants):
    text = 'x = "é"  # a comment\ny = (  a\n  <  b)\n'
    assert ("comparison", 'x = "é"  # a comment\ny = (  (a <= b))\n') in changed(mutants, text)


def test_a_seed_draws_the_same_and_no_place_twice(mutants, tmp_path):
    (tmp_path / "a.py").write_text("\n".join(f"x{n} = a + {n} < b" for n in range(9)))
    drawn = mutants.draw(tmp_path, ["*.py"], 12, "1")
    assert drawn == mutants.draw(tmp_path, ["*.py"], 12, "1")
    assert drawn != mutants.draw(tmp_path, ["*.py"], 12, "2")
    assert len({(each.line, each.kind) for each in drawn}) == 12


def project(tmp_path, body, test):
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "a.py").write_text(body)
    tests = tmp_path / "tests" / "unit" / "engine"
    tests.mkdir(parents=True)
    (tests / "test_a.py").write_text(test)
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["."]\n')
    return tmp_path


def test_the_tests_of_a_module_are_found_by_its_name(mutants, tmp_path):
    root = project(tmp_path, "", "")
    (root / "tests/unit/engine/test_a_more.py").touch()
    (root / "tests/unit/engine/test_ab.py").touch()
    own = ["tests/unit/engine/test_a.py", "tests/unit/engine/test_a_more.py"]
    assert mutants.tests_of(root, "engine/a.py", ()) == own
    more = mutants.tests_of(root, "engine/a.py", ["tests/unit/engine/test_a*.py"])
    assert more == [*own, "tests/unit/engine/test_ab.py"]


def test_a_failing_test_kills_and_a_passing_one_does_not(mutants, tmp_path):
    test = "from engine.a import f\n\ndef test_f():\n    assert f(2) == 3\n"
    root = project(tmp_path, "def f(x):\n    return x + 1\n", test)
    tests = mutants.tests_of(root, "engine/a.py", ())
    assert not mutants.run_tests(root, tests, 60).killed
    (root / "engine/a.py").write_text("def f(x):\n    return x - 1\n")
    found = mutants.run_tests(root, tests, 60)
    assert found.killed
    assert "test_f" in found.how


def test_a_module_without_tests_kills_nothing(mutants, tmp_path):
    assert mutants.run_tests(tmp_path, [], 60) == (False, "there are no tests of this module")
