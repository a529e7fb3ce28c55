"""The tests mirror the tree: each module with logic has a test file, found by its name.

``engine/x/y.py`` is tested in ``tests/unit/engine/x/test_y.py``; a second file about the same
module is called ``test_y_something.py``. A module has logic when one of its functions does more
than return what is stored, say nothing, or refuse.
"""

from __future__ import annotations

import ast
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from tests.sources import matches, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MIRRORED = ("engine/*", "gui/*")
TESTS = "tests/unit/"


def has_logic(text: str) -> bool:
    """Return whether a function in a module does more than give back what it has."""
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return any(not all(map(_is_plain, function.body)) for function in functions)


def _is_plain(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)  # a docstring, or ...
    if isinstance(statement, ast.Return):
        plain = ast.Constant | ast.Name | ast.Attribute
        return statement.value is None or isinstance(statement.value, plain)
    return isinstance(statement, ast.Pass | ast.Raise)


def test_names_of(module: str) -> str:
    """Return the start of the paths of a module's test files."""
    path = PurePosixPath(module)
    stem = path.parent.name if path.stem == "__init__" else path.stem
    return f"{TESTS}{path.parent}/test_{stem}"


test_names_of.__test__ = False  # type: ignore[attr-defined]


def has_tests(module: str, files: Iterable[str]) -> bool:
    """Return whether a module has a test file of its name."""
    start = test_names_of(module)
    return any(file == f"{start}.py" or file.startswith(f"{start}_") for file in files)


def untested(sources: Mapping[str, str]) -> list[str]:
    """Return the modules with logic that have no test file of their name."""
    return sorted(
        path
        for path, text in sources.items()
        if matches(path, MIRRORED) and has_logic(text) and not has_tests(path, sources)
    )


def strays(sources: Mapping[str, str]) -> list[str]:
    """Return the test files that are named after no module."""
    modules = [path for path in sources if matches(path, MIRRORED)]
    starts = tuple(map(test_names_of, modules))
    return sorted(
        path
        for path in sources
        if matches(path, (f"{TESTS}engine/*", f"{TESTS}gui/*"))
        and PurePosixPath(path).name.startswith("test_")
        and not any(path == f"{start}.py" or path.startswith(f"{start}_") for start in starts)
    )


def test_every_module_with_logic_has_its_test_file():
    assert untested(read_sources()) == []


def test_every_test_file_is_named_after_its_module():
    assert strays(read_sources()) == []


# --- the rules themselves, on made-up sources -----------------------------------------------------

WITH_LOGIC = [
    "def f(x):\n    return x + 1",
    "def f(x):\n    '''Double.'''\n    y = g(x)\n    return y",
    "class A:\n    def f(self):\n        return [x for x in self.xs]",
    "class A:\n    @property\n    def f(self):\n        return not self.x",
    "async def f():\n    await g()",
    "if TYPE_CHECKING:\n    import a\ndef f():\n    g()",
]
WITHOUT = [
    "'''Words.'''\nLIMIT = 3 * 2**20",
    "@dataclass\nclass A:\n    x: int = 3",
    "class P(Protocol):\n    def f(self) -> int:\n        '''Give it.'''\n        ...",
    "class A:\n    def f(self):\n        '''Stored.'''\n        return self._f",
    "class A:\n    def f(self):\n        raise NotImplementedError",
    "def f():\n    pass",
    "TABLE = {'a': lambda: 1}",
]


@pytest.mark.parametrize("text", WITH_LOGIC)
def test_what_computes_or_acts_has_logic(text):
    assert has_logic(text)


@pytest.mark.parametrize("text", WITHOUT)
def test_what_only_holds_or_promises_has_none(text):
    assert not has_logic(text)


def test_a_module_without_its_test_is_found():
    logic = WITH_LOGIC[0]
    sources = {
        "engine/a.py": logic,
        "engine/b.py": logic,
        "engine/c.py": WITHOUT[0],
        "gui/x/__init__.py": logic,
        "gui/x/y.py": logic,
        "main.py": logic,
        "tests/unit/engine/test_a_more.py": "",
        "tests/unit/engine/test_bad.py": "",
        "tests/unit/gui/x/test_x.py": "",
        "tests/unit/gui/test_y.py": "",
    }
    assert untested(sources) == ["engine/b.py", "gui/x/y.py"]
    assert strays(sources) == ["tests/unit/engine/test_bad.py", "tests/unit/gui/test_y.py"]
