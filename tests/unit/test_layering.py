"""Who may import whom (docs: the design), read from the sources; and what every file must keep to.

A source is a path and its text, so that the rules are tried on made-up sources too: a rule that
finds nothing in the program must find something there.
"""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PLACES = ("main.py", "build.spec", "engine", "gui", "resources", "benchmarks", "scripts", "tests")
MAX_LINES = 600

FRAMEWORKS = ("tensorflow", "torch", "tf_keras", "jax")
QT = ("PySide6", "shiboken6")
PROGRAM = ("main.py", "engine/*", "gui/*", "resources/*")
BACKENDS = "engine/backends/*"
DEMO = "resources/demo/*"
IMPORTERS = ("import_module", "__import__", "find_spec")
LAZY_NAME = re.compile(r"(engine|gui|resources)(\.[A-Za-z_]\w*)+(:\w+)?")
BANNED_CV2 = ("imread", "imreadmulti", "imreadanimation", "imwrite", "imwritemulti", "VideoCapture")


class Rule(NamedTuple):
    """Files that match ``where`` may import modules under ``what`` only as these exceptions say."""

    where: tuple[str, ...]
    what: tuple[str, ...]
    but_files: tuple[str, ...] = ()
    but_modules: tuple[str, ...] = ()


QT_OF_THE_ENGINE = ("engine/ipc/thread.py",)
SHARED = ("engine.api", "engine.imaging")
PURE = ("planning", "selection", "visibility", "query", "filter_requests", "filter_pictures")
RULES = (
    Rule(("gui/*",), ("engine",), but_modules=(*SHARED, "engine.ipc.thread")),
    Rule(
        ("gui/*",),
        ("engine.ipc.thread",),
        but_files=("gui/core/controller.py", "gui/core/engine_client.py", "gui/app.py"),
    ),
    Rule(
        ("gui/panels/*",),
        ("gui.core.controller", "gui.app", "gui.main_window", "gui.core.planning"),
    ),
    Rule(
        ("gui/widgets/*",),
        ("gui.core", "gui.queries", "gui.panels", "gui.actions", "gui.dialogs", "gui.app"),
    ),
    Rule(tuple(f"gui/core/{name}.py" for name in PURE), QT),
    Rule(("engine/*",), ("gui",)),
    Rule(("engine/api/*",), ("engine",), but_modules=("engine.api",)),
    Rule(("engine/imaging/*",), ("engine",), but_modules=SHARED),
    Rule(PROGRAM, QT, but_files=("gui/*", *QT_OF_THE_ENGINE)),
    Rule(PROGRAM, FRAMEWORKS, but_files=(BACKENDS, DEMO)),
    Rule(("engine/attribution/*", "engine/filters/*"), ("keras",), but_modules=("keras.ops",)),
    Rule(
        PROGRAM,
        ("keras",),
        but_files=(BACKENDS, DEMO, "engine/attribution/*", "engine/filters/*"),
    ),
)


class Import(NamedTuple):
    """A module that a file names, on which line, and whether importing the file imports it."""

    module: str
    line: int
    at_import: bool


# --- reading sources ------------------------------------------------------------------------------


def read_sources() -> dict[str, str]:
    """Every Python file of the project by its path, with forward slashes, from the root."""
    found: dict[str, str] = {}
    for place in PLACES:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            found[file.relative_to(ROOT).as_posix()] = file.read_text(encoding="utf-8")
    return found


def package_of(path: str) -> list[str]:
    """The package whose names a file's relative imports start from."""
    return list(Path(path).parent.parts)


def imports_of(path: str, text: str) -> Iterator[Import]:
    """Every import in a file: statements at any depth, and modules named in strings."""
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
    """Whether a module is one of these or lies below one."""
    return any(module == root or module.startswith(f"{root}.") for root in roots)


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path fits a pattern; ``*`` spans folders too."""
    return any(fnmatch(path, pattern) for pattern in patterns)


# --- the rules ------------------------------------------------------------------------------------


def wrong_imports(sources: dict[str, str]) -> list[str]:
    """Imports that a rule forbids, one sentence each."""
    found = []
    for path, text in sources.items():
        rules = [rule for rule in RULES if matches(path, rule.where)]
        rules = [rule for rule in rules if not matches(path, rule.but_files)]
        for module, line, _ in imports_of(path, text) if rules else ():
            for rule in rules:
                if within(module, rule.what) and not within(module, rule.but_modules):
                    found.append(f"{path}:{line} may not import {module}")
    return sorted(set(found))


def frameworks_in_the_window(sources: dict[str, str]) -> list[str]:
    """Chains of imports by which starting the window would load a framework."""
    starts = [
        path for path in sources if matches(path, ("main.py", "gui/*", "engine/ipc/thread*.py"))
    ]
    reached = {path: path for path in starts}
    found = []
    while starts:
        path = starts.pop()
        for module, _, at_import in imports_of(path, sources[path]):
            if not at_import:
                continue
            if within(module, (*FRAMEWORKS, "keras")):
                found.append(f"{reached[path]} loads {module}")
            for file in _files_run_by(module, sources):
                if file not in reached:
                    reached[file] = f"{reached[path]} -> {file}"
                    starts.append(file)
    return sorted(set(found))


def _files_run_by(module: str, sources: dict[str, str]) -> Iterator[str]:
    """A module's file and those of the packages around it."""
    parts = module.split(".")
    for count in range(1, len(parts) + 1):
        stem = "/".join(parts[:count])
        yield from (file for file in (f"{stem}.py", f"{stem}/__init__.py") if file in sources)


def banned_calls(sources: dict[str, str]) -> list[str]:
    """Uses of OpenCV's file functions, which fail on non-ASCII paths and bypass our own checks."""
    found = []
    for path, text in sources.items():
        tree = ast.parse(text)
        aliases = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
            if alias.name == "cv2"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                names = [node.attr] if node.value.id in aliases else []
            elif isinstance(node, ast.ImportFrom) and node.module == "cv2":
                names = [alias.name for alias in node.names]
            else:
                continue
            found += [f"{path}:{node.lineno} uses cv2.{n}" for n in names if n in BANNED_CV2]
    return found


def untidy_files(sources: dict[str, str]) -> list[str]:
    """Files that are too long or do not open with a sentence."""
    found = []
    for path, text in sources.items():
        count = len(text.splitlines())
        if count > MAX_LINES:
            found.append(f"{path} has {count} lines: split it along the seam (at most {MAX_LINES})")
        if not ast.get_docstring(ast.parse(text)):
            found.append(f"{path} does not open with a docstring")
    return found


# --- the program ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule", [wrong_imports, frameworks_in_the_window, banned_calls, untidy_files]
)
def test_the_program_keeps_to_the_rules(rule):
    sources = read_sources()
    assert "tests/unit/test_layering.py" in sources
    assert rule(sources) == []


# --- the rules themselves, on made-up sources -----------------------------------------------------

FORBIDDEN = [
    ("gui/core/state.py", "import engine.session.session"),
    ("gui/core/state.py", "from engine import session"),
    ("gui/core/state.py", "import engine"),
    ("gui/core/controller.py", "from engine.backends import BACKENDS"),
    ("gui/core/state.py", "from engine.ipc.thread import EngineThread"),
    ("gui/panels/layers.py", "def f():\n    from engine import thread"),
    ("gui/panels/layers.py", "from ..core.controller import Controller"),
    ("gui/panels/layers.py", "from gui.main_window import MainWindow"),
    ("gui/widgets/canvas.py", "from gui.core import state"),
    ("gui/core/planning.py", "from PySide6.QtCore import QObject"),
    ("engine/session/session.py", "import gui"),
    ("engine/ipc/server.py", "import importlib\nimportlib.import_module('gui.app')"),
    ("engine/attribution/registry.py", "METHODS = {'a': 'gui.panels.layers:LayerTree'}"),
    ("engine/session/session.py", "from PySide6.QtCore import QThread"),
    ("engine/models/catalogue.py", "import shiboken6"),
    ("main.py", "from PySide6.QtWidgets import QApplication"),
    ("engine/session/session.py", "import tensorflow as tf"),
    ("engine/session/session.py", "def f():\n    from tensorflow import io"),
    ("engine/attribution/methods/gradcam.py", "import torch"),
    ("engine/imaging.py", "__import__('torch.nn')"),
    ("gui/core/settings.py", "from importlib import import_module\nimport_module('tensorflow')"),
    ("resources/make_icons.py", "import tensorflow"),
    ("engine/attribution/methods/gradcam.py", "import keras"),
    ("engine/filters/ascent.py", "from keras import layers"),
    ("engine/models/formats.py", "from keras.models import load_model"),
    ("engine/models/formats.py", "if TYPE_CHECKING:\n    import keras"),
]
ALLOWED = [
    ("gui/core/state.py", "from engine.api.attribution import Maps"),
    ("gui/core/state.py", "from engine.api import keys, errors"),
    ("gui/core/controller.py", "from engine.ipc.thread import EngineThread"),
    ("gui/app.py", "import engine.ipc.thread"),
    (
        "gui/panels/layers.py",
        "from ..core.selection import Selection\nfrom gui.widgets.canvas import Canvas",
    ),
    ("gui/panels/__init__.py", "PANELS = ('gui.panels.layers:LayerTree',)"),
    ("engine/ipc/thread.py", "from PySide6.QtCore import QThread"),
    ("engine/ipc/thread.py", "from PySide6.QtCore import QObject"),
    ("engine/backends/tensorflow/network.py", "import tensorflow as tf\nimport keras"),
    ("engine/backends/__init__.py", "BACKENDS = {'tensorflow': 'engine.backends.tensorflow:B'}"),
    ("engine/attribution/methods/gradcam.py", "from keras import ops"),
    ("engine/filters/ascent.py", "import keras.ops as ops\nfrom keras.ops import mean"),
    ("resources/demo/train.py", "import keras\nimport tensorflow"),
    ("tests/unit/test_probe.py", "import keras, tensorflow, PySide6"),
    ("engine/models/vetting.py", "KNOWN = ('keras.layers', 'tensorflow')"),
]


@pytest.mark.parametrize(("path", "text"), FORBIDDEN)
def test_a_forbidden_import_is_found(path, text):
    assert len(wrong_imports({path: text})) == 1


@pytest.mark.parametrize(("path", "text"), ALLOWED)
def test_an_allowed_import_passes(path, text):
    assert wrong_imports({path: text}) == []


def test_a_framework_behind_an_innocent_import_is_found():
    sources = {
        "main.py": "def window():\n    from gui import app",
        "gui/app.py": "from engine.imaging import blend",
        "engine/__init__.py": "",
        "engine/imaging.py": "from .attribution.methods import gradcam",
        "engine/attribution/methods/gradcam.py": "from keras import ops",
    }
    chain = "gui/app.py -> engine/imaging.py -> engine/attribution/methods/gradcam.py"
    assert frameworks_in_the_window(sources) == [f"{chain} loads keras.ops"]


def test_a_framework_that_is_imported_late_or_for_types_only_passes():
    late = "if TYPE_CHECKING:\n    import keras\ndef f():\n    import tensorflow"
    assert frameworks_in_the_window({"engine/ipc/thread.py": late}) == []


@pytest.mark.parametrize(
    "text",
    [
        "import cv2\ncv2.imread('a.png')",
        "import cv2 as cv\ncv.imwrite('a.png', image)",
        "from cv2 import VideoCapture",
        "def f():\n    import cv2\n    return cv2.VideoCapture(0)",
    ],
)
def test_opencvs_file_functions_are_found(text):
    assert len(banned_calls({"engine/imaging.py": text})) == 1
    assert banned_calls({"engine/imaging.py": "import cv2\ncv2.imdecode(data, 1)"}) == []


def test_long_and_wordless_files_are_found():
    words = '"""What it owns."""\n'
    assert untidy_files({"engine/a.py": words + "x = 1\n" * (MAX_LINES - 1)}) == []
    assert len(untidy_files({"engine/a.py": words + "x = 1\n" * MAX_LINES})) == 1
    assert len(untidy_files({"engine/a.py": "x = 1\n" + words})) == 1
