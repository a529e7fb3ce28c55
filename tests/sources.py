"""Reads the project's sources and their imports, for the tests of its structure.

A source is a path and its text, so that a rule is tried on made-up sources too.
"""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
PLACES = ("main.py", "build.spec", "engine", "gui", "resources", "benchmarks", "scripts", "tests")
PROGRAM = ("main.py", "engine/*", "gui/*", "resources/*")
IMPORTERS = ("import_module", "__import__", "find_spec")
LAZY_NAME = re.compile(r"(engine|gui|resources)(\.[A-Za-z_]\w*)+(:\w+)?")


class Import(NamedTuple):
    """A module that a file names, on which line, and whether importing the file imports it."""

    module: str
    line: int
    at_import: bool


def read_sources() -> dict[str, str]:
    """Return the text of every Python file of the project, by its path from the root."""
    found: dict[str, str] = {}
    for place in PLACES:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            found[file.relative_to(ROOT).as_posix()] = file.read_text(encoding="utf-8")
    return found


def package_of(path: str) -> list[str]:
    """Return the package whose names a file's relative imports start from."""
    return list(Path(path).parent.parts)


def imports_of(path: str, text: str) -> Iterator[Import]:
    """Yield every import in a file: statements at any depth, and modules named in strings."""
    yield from _imports_in(ast.parse(text), path, at_import=True)


def _imports_in(node: ast.AST, path: str, *, at_import: bool) -> Iterator[Import]:
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for child in node.body:
            yield from _imports_in(child, path, at_import=False)
        for child in node.orelse:
            yield from _imports_in(child, path, at_import=at_import)
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        at_import = False
    for module in _modules_named(node, path):
        # A string names a module for later: see the registries.
        now = at_import and isinstance(node, ast.Import | ast.ImportFrom)
        yield Import(module, getattr(node, "lineno", 0), now)
    for child in ast.iter_child_nodes(node):
        yield from _imports_in(child, path, at_import=at_import)


def _modules_named(node: ast.AST, path: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        package = package_of(path)
        base = package[: len(package) - node.level + 1] if node.level else []
        module = ".".join([*base, *([node.module] if node.module else [])])
        # `from engine import thread` names a module, `from engine.api.errors import text` does
        # not: both spellings are kept, and `within` treats a name below an allowed one as allowed.
        return [f"{module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in IMPORTERS:
        arguments = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        return [arg for arg in arguments[:1] if isinstance(arg, str)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value.split(":")[0]] if LAZY_NAME.fullmatch(node.value) else []
    return []


def within(module: str, roots: tuple[str, ...]) -> bool:
    """Return whether a module is one of these or lies below one."""
    return any(module == root or module.startswith(f"{root}.") for root in roots)


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Return whether a path fits a pattern; ``*`` spans folders too."""
    return any(fnmatch(path, pattern) for pattern in patterns)


def files_run_by(module: str, sources: Mapping[str, str]) -> Iterator[str]:
    """Yield a module's file and those of the packages around it."""
    parts = module.split(".")
    for count in range(1, len(parts) + 1):
        stem = "/".join(parts[:count])
        yield from (file for file in (f"{stem}.py", f"{stem}/__init__.py") if file in sources)


def file_of(module: str, sources: Mapping[str, str]) -> str | None:
    """Return the file of a dotted name: ``a/b.py`` for ``a.b.C``; None for others' code."""
    parts = module.split(".")
    for count in range(len(parts), 0, -1):
        stem = "/".join(parts[:count])
        for file in (f"{stem}.py", f"{stem}/__init__.py"):
            if file in sources:
                return file
    return None


def import_circles(sources: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return groups of files that reach each other by imports, sorted; none in a tidy program.

    An import counts wherever it stands: in a function, or for type checking only. A name in a
    string does not: a registry names what imports the registry's neighbours.
    """
    graph: dict[str, set[str]] = {}
    for path, text in sources.items():
        found = (file_of(each.module, sources) for each in statements_of(path, text))
        graph[path] = {file for file in found if file and file != path}
    reached = {path: _reachable(path, graph) for path in graph}
    groups = {
        tuple(sorted({path, *(far for far in reached[path] if path in reached[far])}))
        for path in graph
        if path in reached[path]
    }
    return sorted(groups)


def _reachable(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    """Return what can be reached in one step or more."""
    found: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        path = ahead.pop()
        if path not in found:
            found.add(path)
            ahead += graph[path]
    return found


def statements_of(path: str, text: str) -> Iterator[Import]:
    """Yield the imports of a file that are statements, at any depth."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for module in _modules_named(node, path):
                yield Import(module, node.lineno, True)
