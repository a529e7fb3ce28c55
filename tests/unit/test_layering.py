"""Import rules between the rooms of the house, circles of imports, and what every file keeps to.

The rules are tried on made-up sources too: one that finds nothing in the program must find
something there.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

import pytest

from tests.sources import (
    PROGRAM,
    files_run_by,
    import_circles,
    imports_of,
    matches,
    read_sources,
    within,
)

MAX_LINES = 600

FRAMEWORKS = ("tensorflow", "torch", "tf_keras", "jax")
QT = ("PySide6", "shiboken6")
NETWORK = (
    *("asyncio", "ftplib", "http", "smtplib", "socketserver", "ssl", "telnetlib", "urllib.request"),
    *("xmlrpc", "aiohttp", "httpx", "requests", "urllib3", "PySide6.QtNetwork"),
)
"""Ways to other computers: nothing but a download that the user ordered has one."""
BACKENDS = "engine/backends/*"
UNPICKLERS = (
    *("pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"),
    *("pickletools", "copyreg", "recv", "allow_pickle", "ForkingPickler", "read_pickle"),
)
MADE = ("resources/demo/*", "resources/catalogue/*")
"""Scripts that make what the program comes with; it never runs them."""
BANNED_CV2 = ("imread", "imreadmulti", "imreadanimation", "imwrite", "imwritemulti", "VideoCapture")


class Rule(NamedTuple):
    """Files that match ``where`` may import modules under ``what`` only as these exceptions say."""

    where: tuple[str, ...]
    what: tuple[str, ...]
    but_files: tuple[str, ...] = ()
    but_modules: tuple[str, ...] = ()


CODEC = "engine.ipc.codec"
QT_OF_THE_ENGINE = ("engine/ipc/thread.py",)
SHARED = ("engine.api", "engine.imaging")
STOPPED = "engine.box.stopped"
SHARED_RULES = ("engine.storage.image_paths", "engine.storage.writers")
"""Which files a folder stands for, and which formats there are: the same as for the commands."""
LIBRARY = ("engine.models.catalogue", "engine.models.weights_import", "engine.storage.download")
"""The model library's facts, and how files get into it: no model is read."""
RECORDS = "engine.storage.json_file"
"""How a record of plain values is kept."""
LIFE = ("engine.ipc.quit_signals", "engine.storage.scratch")
"""How the program begins and ends."""
PURE = (
    "chosen",
    "currency",
    "planning",
    "selection",
    "visibility",
    "query",
    "figure_plan",
    "filter_requests",
    "filter_pictures",
    "history",
    "scores",
    "session_record",
    "settings_file",
)
RULES = (
    Rule(
        ("gui/*",),
        ("engine",),
        but_modules=(
            *SHARED,
            *SHARED_RULES,
            *LIBRARY,
            *LIFE,
            RECORDS,
            STOPPED,
            "engine.ipc.thread",
        ),
    ),
    Rule(("gui/*",), LIBRARY, but_files=("gui/core/library_files.py", "gui/dialogs/library.py")),
    Rule(("gui/*",), LIFE, but_files=("gui/app.py",)),
    Rule(
        ("gui/*",),
        (RECORDS,),
        but_files=(
            "gui/core/settings.py",
            "gui/core/settings_file.py",
            "gui/core/label_memory.py",
        ),
    ),
    Rule(("gui/*",), SHARED_RULES, but_files=("gui/core/dropped_files.py", "gui/dialogs/*")),
    Rule(
        ("gui/*",),
        ("engine.ipc.thread",),
        but_files=("gui/core/controller.py", "gui/core/engine_client.py", "gui/app.py"),
    ),
    Rule(
        ("gui/panels/*",),
        (
            "gui.core.controller",
            "gui.app",
            "gui.main_window",
            "gui.core.planning",
            "gui.core.chosen",
        ),
    ),
    Rule(
        ("gui/widgets/*",),
        ("gui.core", "gui.queries", "gui.panels", "gui.actions", "gui.dialogs", "gui.app"),
    ),
    Rule(tuple(f"gui/core/{name}.py" for name in PURE), QT),
    Rule(("engine/*",), ("gui",)),
    Rule(("engine/api/*",), ("engine",), but_modules=("engine.api",)),
    Rule(("engine/imaging/*",), ("engine",), but_modules=(*SHARED, "engine.box")),
    Rule(
        ("engine/box/*",),
        ("engine",),
        but_files=("engine/box/jobs.py",),
        but_modules=("engine.api", "engine.box", CODEC),
    ),
    Rule(PROGRAM, QT, but_files=("gui/*", *QT_OF_THE_ENGINE)),
    Rule(PROGRAM, FRAMEWORKS, but_files=(BACKENDS, *MADE)),
    Rule(PROGRAM, NETWORK, but_files=("engine/storage/download.py",)),
    Rule(PROGRAM, ("socket",), but_files=("gui/screen.py", "engine/box/*")),
    Rule((BACKENDS,), ("engine.attribution", "engine.session", "engine.cli", "engine.ipc")),
    Rule(("engine/attribution/*", "engine/filters/*"), ("keras",), but_modules=("keras.ops",)),
    Rule(
        PROGRAM,
        ("keras",),
        but_files=(BACKENDS, *MADE, "engine/attribution/*", "engine/filters/*"),
    ),
)


FRAMEWORK_WORDS = re.compile(r"(?i:\btensorflow\b)|KERAS_BACKEND|\bTF_[A-Z]|\btf\.")
"""Nobody outside `engine/backends` writes these, not even in a comment or a sentence. ("torch" is
also the name of a preprocessing: its imports are caught by the rules.)"""


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
            for file in files_run_by(module, sources):
                if file not in reached:
                    reached[file] = f"{reached[path]} -> {file}"
                    starts.append(file)
    return sorted(set(found))


def framework_words(sources: dict[str, str]) -> list[str]:
    """Lines outside the backends that name a framework or one of its settings."""
    return [
        f"{path}:{number} names a framework: {line.strip()}"
        for path, text in sources.items()
        if matches(path, PROGRAM) and not matches(path, (BACKENDS, *MADE))
        for number, line in enumerate(text.splitlines(), start=1)
        if FRAMEWORK_WORDS.search(line)
    ]


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


def unpickling(sources: dict[str, str]) -> list[str]:
    """Places where bytes could become any Python object: what comes from outside is data alone.

    `Connection.recv` unpickles. That files are named which are pickles, to refuse them, is no use.
    """
    found = []
    for path, text in sources.items():
        if not matches(path, ("main.py", "engine/*", "gui/*")):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Attribute):
                names = [node.attr]
            elif isinstance(node, ast.keyword) and node.arg == "allow_pickle":
                is_off = isinstance(node.value, ast.Constant) and node.value.value is False
                names = [] if is_off else ["allow_pickle"]
            else:
                continue
            used = [name for name in names if name.split(".")[0] in UNPICKLERS]
            found += [f"{path}:{node.lineno} uses {name}" for name in used]
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
    "rule",
    [
        wrong_imports,
        frameworks_in_the_window,
        framework_words,
        banned_calls,
        unpickling,
        untidy_files,
    ],
)
def test_the_program_keeps_to_the_rules(rule):
    sources = read_sources()
    assert "tests/unit/test_layering.py" in sources
    assert rule(sources) == []


def test_no_modules_import_each_other_in_a_circle():
    program = {path: text for path, text in read_sources().items() if matches(path, PROGRAM)}
    assert "engine/session/session.py" in program
    assert import_circles(program) == []


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
    ("engine/session/library.py", "def f():\n    from urllib.request import urlopen"),
    ("gui/core/settings.py", "import socket"),
    ("gui/dialogs/keys.py", "import requests"),
    ("main.py", "from PySide6.QtWidgets import QApplication"),
    (
        "engine/backends/tensorflow/forward_backward.py",
        "from engine.attribution.registry import METHODS",
    ),
    ("engine/backends/tensorflow/network.py", "import engine.session.costs"),
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
        "load_backend('tensorflow')",
        "# TensorFlow wants it so",
        "text('TensorFlow cannot do this.')",
        "os.environ['KERAS_BACKEND'] = name",
        "os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'",
    ],
)
def test_the_name_of_a_framework_is_found(text):
    assert len(framework_words({"engine/session/session.py": text})) == 1
    assert framework_words({"engine/backends/tensorflow/network.py": text}) == []
    assert framework_words({"resources/demo/train.py": text}) == []
    assert framework_words({"engine/models/allow_list.py": "names = {'TFSMLayer'}"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "import pickle",
        "def f():\n    from pickle import loads",
        "message = connection.recv()",
        "np.load(file, allow_pickle=True)",
        "from multiprocessing.reduction import X\nX.ForkingPickler",
    ],
)
def test_what_reads_python_objects_is_found(text):
    assert len(unpickling({"engine/ipc/server.py": text})) == 1
    assert unpickling({"tests/unit/test_server.py": text}) == []


def test_reading_bytes_and_naming_pickles_passes():
    text = "connection.recv_bytes(9)\nnp.load(file, allow_pickle=False)\nname = 'a Python pickle'"
    assert unpickling({"engine/models/vetting.py": text}) == []


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


CIRCLES = {
    "plain": ("import gui.b", "import gui.a"),
    "of names": ("from gui.b import B", "from gui.a import A"),
    "of modules": ("from gui import b", "from gui import a"),
    "relative": ("from . import b", "from .a import A"),
    "in a function": ("from gui.b import B", "def f():\n    from gui import a"),
    "for types only": ("import gui.b", "if TYPE_CHECKING:\n    from gui.a import A"),
}


@pytest.mark.parametrize("texts", CIRCLES.values(), ids=CIRCLES)
def test_a_circle_of_two_is_found(texts):
    sources = dict(zip(("gui/a.py", "gui/b.py"), texts, strict=True))
    assert import_circles(sources) == [("gui/a.py", "gui/b.py")]


def test_long_circles_are_found_whole_and_each_by_itself():
    sources = {
        "main.py": "from gui import a",
        "gui/a.py": "from gui.b import B",
        "gui/b.py": "def f():\n    from gui import c",
        "gui/c.py": "from gui.a import A",
        "engine/__init__.py": "from engine.d import D",
        "engine/d.py": "import engine",
    }
    assert import_circles(sources) == [
        ("engine/__init__.py", "engine/d.py"),
        ("gui/a.py", "gui/b.py", "gui/c.py"),
    ]


def test_what_only_looks_like_a_circle_passes():
    sources = {
        "engine/registry.py": "METHODS = {'cam': 'engine.cam:steps'}\nimport engine.kinds",
        "engine/cam.py": "from engine.registry import METHODS\nfrom engine import kinds",
        "engine/kinds.py": "import keras\nfrom engine.unknown import nothing",
    }
    assert import_circles(sources) == []
