"""A rule that window and engine share stands once, in `engine.api`: no source repeats it.

The finders are tried on made-up sources too: one that finds nothing must find something there.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.api.formats import IMAGE_SUFFIXES, MODEL_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
API = "engine/api/"
SUFFIXES = frozenset((*IMAGE_SUFFIXES, *MODEL_SUFFIXES))
STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"\x89HDF", b"PK\x03\x04")
MEGA = ("KB", "MB", "GB", "MIB", "GIB", "2**20", "2**30", "10**6", "10**9", "1000000000")


def suffix_sets(tree: ast.Module) -> Iterator[ast.AST]:
    """Collections with two file kinds or more that can be opened."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            values = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            if len([value for value in values if value in SUFFIXES]) > 1:
                yield node


def first_bytes(tree: ast.Module) -> Iterator[ast.AST]:
    """First bytes of files that can be opened."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
            if node.value.startswith(STARTS):
                yield node


def megabytes(tree: ast.Module) -> Iterator[ast.AST]:
    """Divisions that turn bytes into megabytes or gigabytes for somebody to read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.FloorDiv):
            if re.sub(r"[_ ]", "", ast.unparse(node.right)) in MEGA:
                yield node


def resource_roots(tree: ast.Module) -> Iterator[ast.AST]:
    """Own ways to the program's folder."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value == "_MEIPASS":
            yield node
        if isinstance(node, ast.Attribute) and node.attr == "parents":
            if "__file__" in ast.unparse(node):
                yield node


def filter_limits(tree: ast.Module) -> Iterator[ast.AST]:
    """The limits of filter images, and of seeds."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and ast.unparse(node) in ("(16, 1024)", "(1, 4096)"):
            yield node
        if isinstance(node, ast.BinOp) and ast.unparse(node) in ("2 ** 31 - 1", "2 ** 63 - 1"):
            yield node


def files_not_waited_for(tree: ast.Module) -> Iterator[ast.AST]:
    """Own ways to open a file that may be a pipe."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value == "O_NONBLOCK":
            yield node
        if isinstance(node, ast.Attribute) and node.attr == "O_NONBLOCK":
            yield node


def made_folders(tree: ast.Module) -> Iterator[ast.AST]:
    """Own ways to make a folder that results are written into."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("mkdir", "makedirs"):
            yield node


def strangers_readers(tree: ast.Module) -> Iterator[ast.AST]:
    """What takes files apart that strangers made: damaged ones crash it, or it never ends."""
    for node in ast.walk(tree):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any(name.partition(".")[0] in ("h5py", "zipfile") for name in names):
            yield node


_DECODERS = r"Image\.open$|\bimdecode$|\bdecode_jpeg$|\bTiffImageFile$|\b(np|numpy)\.(load|memmap)$"


def decoders(tree: ast.Module) -> Iterator[ast.AST]:
    """What decodes pictures and arrays: in a box alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if re.search(_DECODERS, called):
                yield node


def readers_of_qt(tree: ast.Module) -> Iterator[ast.AST]:
    """Qt's own readers of pictures: they take drawings of any name, and run in the GUI thread."""
    named = {"QImageReader", "QMovie", "QPictureIO", "QImageIOHandler"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute | ast.alias):
            name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
            if name in named or name in ("loadFromData", "fromData", "imageData"):
                yield node
        if isinstance(node, ast.Call) and node.args:
            called, given = ast.unparse(node.func), ast.unparse(node.args[0])
            if called in ("QPixmap", "QIcon", "QImage") and re.search(
                "path|file|name|str|[\"']", given
            ):
                yield node


def time_words(tree: ast.Module) -> Iterator[ast.AST]:
    """Own words for times: divisions by 60 or 3600."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.FloorDiv):
            if isinstance(node.right, ast.Constant) and node.right.value in (60, 3600):
                yield node


def name_patterns(tree: ast.Module) -> Iterator[ast.AST]:
    """Own rules for characters that file names cannot have."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.search(r"\[.*[<>|].*[?*].*\]|\[.*[?*].*[<>|].*\]", node.value):
                yield node


RULES = {
    # Each backend names its own part of the suffixes.
    suffix_sets: (("engine/api/formats.py", "engine/backends/__init__.py"), 'X = (".png", ".jpg")'),
    first_bytes: (("engine/api/formats.py",), 'X = b"PK\\x03\\x04"'),
    files_not_waited_for: (("engine/api/regular_files.py",), "x = os.O_RDONLY | os.O_NONBLOCK"),
    megabytes: (("engine/api/units.py",), "x = size_bytes / 2**20"),
    resource_roots: (("engine/api/resources.py",), "X = Path(__file__).resolve().parents[1]"),
    filter_limits: (("engine/api/limits.py",), "STEPS = (1, 4096)"),
    # Logs and records of running processes are no results; nothing is said where none are.
    made_folders: (
        ("engine/storage/folders.py", "engine/storage/scratch.py", "engine/api/logs.py"),
        "os.makedirs(path)",
    ),
    strangers_readers: (
        (
            "engine/models/model_reading.py",  # in a box, with the two that it calls
            "engine/models/keras_zip_checks.py",
            "engine/models/hdf5_checks.py",
            "engine/models/zip_entries.py",
            "engine/models/exported_program/archive.py",
            "engine/models/exported_program/reading.py",
            "engine/models/torch_files/reading.py",  # in a box
            "engine/models/model_writing.py",  # writes
            "engine/imaging/array_headers.py",  # in a box
            "engine/api/formats.py",
        ),
        "import h5py",
    ),
    decoders: (
        (
            "engine/imaging/decode.py",  # in a box, with what it calls
            "engine/imaging/pixels.py",
            "engine/imaging/jpeg.py",
            "engine/imaging/tiff.py",
            "engine/imaging/decode_jobs.py",
            "engine/cli/selftest.py",  # what it has written itself
        ),
        "picture = PIL.Image.open(path)",
    ),
    # Pixels that this program or the system put on the clipboard; the program's own symbols.
    readers_of_qt: (("gui/actions/handlers.py", "gui/icons.py"), "icon = QIcon(str(path))"),
    time_words: (("engine/api/units.py",), "x = seconds / 60"),
    name_patterns: (("engine/api/file_names.py",), "X = r'[:*?\"<>|]'"),
}


def sources() -> Iterator[Path]:
    yield ROOT / "main.py"
    yield from sorted([*ROOT.glob("engine/**/*.py"), *ROOT.glob("gui/**/*.py")])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_stands_once(rule: Callable[[ast.Module], Iterator[ast.AST]]):
    homes, made_up = RULES[rule]
    assert list(rule(ast.parse(made_up)))
    found = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if any(True for _ in rule(ast.parse(path.read_text("utf-8"))))
    }
    assert homes[0] in found  # a finder that finds nothing any more is no use
    assert found <= set(homes)
