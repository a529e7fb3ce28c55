"""Imports, inside the packaged program, all that it imports; ends with 1 when something is missing.

The builder puts this beside the executable as a second one, with the same modules and libraries,
runs it and takes it away: `camscope-check WANTED.json`. That holds "names", a list of [module, name
or ""], and "libraries", places in the package of what frameworks open by name.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
from pathlib import Path


def missing(names: list[tuple[str, str]]) -> list[str]:
    """Return what cannot be imported, each with the reason."""
    found = []
    for module, name in names:
        try:
            imported = importlib.import_module(module)
            if name and not hasattr(imported, name):
                importlib.import_module(f"{module}.{name}")
        except Exception as error:  # whatever a module may do
            found.append(f"{module}{name and f'.{name}'}: {type(error).__name__}: {error}")
    return found


def unloadable(folder: Path, libraries: list[str]) -> list[str]:
    """Return which libraries below a folder cannot be loaded, each with the reason."""
    found = []
    for place in libraries:
        try:
            ctypes.CDLL(str(folder / place))
        except OSError as error:
            found.append(f"{place}: {error}")
    return found


if __name__ == "__main__":
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    names, libraries = [tuple(each) for each in wanted["names"]], wanted["libraries"]
    inside = Path(getattr(sys, "_MEIPASS", Path(sys.argv[1]).parent))
    absent, unloaded = missing(names), unloadable(inside, libraries)
    sys.stdout.write("".join(f"missing: {each}\n" for each in (*absent, *unloaded)))
    sys.stdout.write(f"{len(names) - len(absent)} of {len(names)} names can be imported\n")
    if libraries:
        loaded = len(libraries) - len(unloaded)
        sys.stdout.write(f"{loaded} of {len(libraries)} libraries of CUDA can be loaded\n")
    sys.stdout.flush()
    # TensorFlow and Qt in one process need not part in peace.
    os._exit(1 if absent or unloaded else 0)
