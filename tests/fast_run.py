"""A pytest plugin: knows which tests need TensorFlow, for the run without it (`make test-fast`).

A test file that loads TensorFlow or Keras while it is imported, by whatever way through the tests'
helpers and the program, gets the mark ``tensorflow`` by itself. A test that loads it later, in a
fixture or in a function, carries the mark in its file. With ``-m "not tensorflow ..."`` files of
the first kind are not even imported, and an import of TensorFlow fails the test that causes it: so
a missing mark is found at once. Everything in tests/e2e gets the mark ``e2e``.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.sources import ROOT, files_run_by, imports_of, read_sources, within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FRAMEWORKS = ("tensorflow", "tf_keras", "tf_keras_vis", "keras", "torch", "jax")
E2E = ROOT / "tests" / "e2e"


def loads_framework(path: str, sources: Mapping[str, str]) -> bool:
    """Return whether importing a file imports a framework, by whatever way through ``sources``."""
    ahead, reached = [path], {path}
    while ahead:
        path = ahead.pop()
        for module in _imported(path, sources[path]):
            if within(module, FRAMEWORKS):
                return True
            new = set(files_run_by(module, sources)) - reached
            reached |= new
            ahead += new
    return False


@cache
def _imported(path: str, text: str) -> tuple[str, ...]:
    return tuple(each.module for each in imports_of(path, text) if each.at_import)


@cache
def _needs_tensorflow(file: Path) -> bool:
    sources = _project()
    path = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else ""
    return path in sources and loads_framework(path, sources)


@cache
def _project() -> dict[str, str]:
    return read_sources()


class NoFrameworks:
    """Finds no module: it fails the test that imports a framework in a run without them."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Fail for a framework; leave other modules to Python's own finders."""
        if name in FRAMEWORKS:
            pytest.fail(f"A test without the mark 'tensorflow' imports {name}.")


def _rules_out(config: pytest.Config, mark: str) -> bool:
    return f"not {mark}" in config.option.markexpr


def pytest_configure(config: pytest.Config) -> None:
    """Close the door to frameworks in a run without them."""
    if _rules_out(config, "tensorflow"):
        guard: Any = NoFrameworks()
        sys.meta_path.insert(0, guard)
        config.add_cleanup(lambda: sys.meta_path.remove(guard))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out, unimported, what an expression in ``-m`` rules out."""
    if _rules_out(config, "e2e") and collection_path == E2E:
        return True
    is_test = collection_path.suffix == ".py" and collection_path.name.startswith("test_")
    if is_test and _rules_out(config, "tensorflow") and _needs_tensorflow(collection_path):
        return True
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    """Mark what needs TensorFlow, where somebody asks by a mark, and what is end to end."""
    for item in items:
        if item.path.is_relative_to(E2E):
            item.add_marker("e2e")
        if config.option.markexpr and _needs_tensorflow(item.path):
            item.add_marker("tensorflow")
