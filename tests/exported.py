"""Exported programs for tests that have no PyTorch: `exported("vgg")` is a .pt2 file.

`tests.torch_networks` writes them in a process of its own, once for all tests and workers: they are
kept in build/exported until its sources or PyTorch change. Tests must not change them.
"""

from __future__ import annotations

import ast
import hashlib
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
SOURCES = [Path(__file__).with_name(f"torch_{name}.py") for name in ("networks", "families")]


def _names() -> tuple[str, ...]:
    for node in ast.parse(SOURCES[0].read_text("utf-8")).body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "NETWORKS":
            assert isinstance(node.value, ast.Dict)
            return tuple(key.value for key in node.value.keys if isinstance(key, ast.Constant))
    raise AssertionError("tests/torch_networks.py has no NETWORKS")


NAMES = _names()
"""All of them."""


@cache
def _folder() -> Path:
    digest = hashlib.sha256(version("torch").encode())
    for source in SOURCES:
        digest.update(source.read_bytes())
    folder = ROOT / "build" / "exported" / digest.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def exported_files(*names: str) -> list[Path]:
    """Return the files of networks of `tests.torch_networks`, made in one process if need be."""
    from filelock import FileLock  # comes with PyTorch

    files = [_folder() / f"{name}.pt2" for name in names]
    if all(file.exists() for file in files):
        return files
    with FileLock(_folder() / "lock"):
        missing = [file.stem for file in files if not file.exists()]
        if missing:
            command = [sys.executable, "-m", "tests.torch_networks", *missing, "--to", _folder()]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr[-3000:]
    return files


def exported(name: str) -> Path:
    """Return the file of one network."""
    return exported_files(name)[0]


def answers(name: str) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return inputs (n, c, h, w) of a network, and what the module itself answered to them."""
    with np.load(exported(name).with_suffix(".npz")) as stored:
        outputs = [stored[key] for key in stored.files if key.startswith("outputs")]
        return stored["inputs"], outputs


def sums(name: str) -> dict[str, float]:
    """Return the sums of a module's parameters and buffers, by their paths."""
    with np.load(exported(name).with_suffix(".npz")) as stored:
        return {
            key.removeprefix("sum|"): float(stored[key])
            for key in stored.files
            if key.startswith("sum|")
        }
