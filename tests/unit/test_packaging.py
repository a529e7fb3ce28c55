"""What is loaded by name must be known to the package: PyInstaller does not see it."""

import ast
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from scripts.packaging.contents import REGISTRIES

ROOT = Path(__file__).resolve().parents[2]
LAZY = re.compile(r"(engine|gui)(\.\w+)+:[A-Za-z]\w*")


def constants(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.tensorflow  # the registries name the backend
def test_every_lazy_name_stands_in_a_registry_of_the_build():
    registries = set(REGISTRIES)
    assert registries
    found = set()
    for folder in ("engine", "gui"):
        for path in (ROOT / folder).rglob("*.py"):
            if any(LAZY.fullmatch(each) for each in constants(path)):
                module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                found.add(module.removesuffix(".__init__"))
    assert found
    assert found <= {each.partition(":")[0] for each in registries}
    for each in registries:
        module, _, name = each.partition(":")
        assert hasattr(import_module(module), name)


def test_a_spawned_process_is_the_engine_before_anything_else_is_loaded():
    program = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    *before, main = program.body
    assert ast.unparse(main.test) == "__name__ == '__main__'"
    assert ast.unparse(main.body[0]) == "multiprocessing.freeze_support()"
    loaded = {
        alias.name.partition(".")[0]
        for node in before
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    loaded |= {node.module for node in before if isinstance(node, ast.ImportFrom)}
    assert loaded <= {*sys.stdlib_module_names}
