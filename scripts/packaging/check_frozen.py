"""Imports, inside the packaged program, all that it imports; ends with 1 when something is missing.

The builder puts this beside the executable as a second one, with the same modules and libraries,
runs it and takes it away: `camscope-check NAMES.json`, a list of [module, name or ""].
"""

from __future__ import annotations

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


if __name__ == "__main__":
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = [tuple(each) for each in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]
    without = missing(wanted)
    sys.stdout.write("".join(f"missing: {each}\n" for each in without))
    sys.stdout.write(f"{len(wanted) - len(without)} of {len(wanted)} names can be imported\n")
    sys.stdout.flush()
    os._exit(1 if without else 0)  # TensorFlow and Qt in one process need not part in peace
