"""Lists what the program imports, anywhere, for the check of the packaged program."""

from __future__ import annotations

import ast
import contextlib
import functools
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scripts.packaging.contents import FRAMEWORKS, ROOT, registered_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF_MODELS = (
    *(("tensorflow", ""), ("tensorflow.keras.layers", "Conv2D"), ("keras.applications", "VGG16")),
    *(("keras.layers", ""), ("keras.ops", ""), ("keras.utils", ""), ("tensorflow.keras", "Model")),
)
"""What the code of a trusted model may import, too."""


OF_TORCH = ("engine.backends.torch", "keras.src.backend.torch")
"""Modules of ours and of Keras that import PyTorch."""

OF_WINDOWS = ("engine.box.windows_job",)
"""Modules whose names are there on Windows alone."""


def program_imports(variant: str) -> list[tuple[str, str]]:
    """Return all modules, with a name in them or "", that the program imports or names.

    Modules that are not on this machine are other systems'; they are not asked for.
    """
    named = [
        (module, name) for module, _, name in (one.partition(":") for one in registered_names())
    ]
    found = {*_modules(), *named, *OF_MODELS, *_imports_of_sources()}
    foreign = {one for name, all_ in FRAMEWORKS.items() if name != variant for one in all_}
    here = (each for each in found if _is_here(each[0], foreign))
    return sorted(each for each in here if sys.platform == "win32" or each[0] not in OF_WINDOWS)


@functools.cache
def _imports_of_sources() -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in _sources():
        package = ".".join(path.relative_to(ROOT).parent.parts)
        found.update(_imports(ast.parse(path.read_text(encoding="utf-8")), package))
    return frozenset(found)


def _sources() -> Iterator[Path]:
    yield ROOT / "main.py"
    for room in ("engine", "gui"):
        yield from sorted((ROOT / room).rglob("*.py"))


def _modules() -> Iterator[tuple[str, str]]:
    """Yield the program's own modules."""
    for path in _sources():
        parts = path.relative_to(ROOT).with_suffix("").parts
        if path.name != "main.py":
            yield ".".join(parts).removesuffix(".__init__"), ""


def _is_here(module: str, foreign: set[str]) -> bool:
    top = module.partition(".")[0]
    if top in foreign or (module.startswith(OF_TORCH) and "torch" in foreign):
        return False
    return _is_installed(top)


@functools.cache
def _is_installed(top: str) -> bool:
    with contextlib.suppress(ImportError, ValueError):
        return find_spec(top) is not None
    return False


def _imports(node: ast.AST, package: str) -> Iterator[tuple[str, str]]:
    """Yield what is imported below a node, except for type checkers."""
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for each in node.orelse:
            yield from _imports(each, package)
        return
    if isinstance(node, ast.Import):
        yield from ((alias.name, "") for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        module = node.module or ""
        if node.level:
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            module = ".".join([*above, *([module] if module else [])])
        yield from ((module, "" if alias.name == "*" else alias.name) for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, package)
