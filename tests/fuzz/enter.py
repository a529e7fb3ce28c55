"""Runs one target under atheris, or one file through the door: called by `tests.fuzz`.

`python -m tests.fuzz.enter NAME libfuzzer-options...` fuzzes; `--door NAME FILE` takes the way that
the program takes, and ends with 0 when that is an answer or one sentence.
"""

from __future__ import annotations

import importlib
import sys


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz a target until libFuzzer ends the process."""
    import atheris

    from tests.fuzz.targets import READERS, TARGETS

    with atheris.instrument_imports(include=["engine", "gui"], enable_loader_override=False):
        for module in READERS:
            importlib.import_module(module)

    enter = TARGETS[name].enter
    atheris.Setup([sys.argv[0], *options], enter)
    atheris.Fuzz()


def through_door(name: str, path: str) -> None:
    """Take a file as the program does."""
    from tests.fuzz.targets import TARGETS

    TARGETS[name].through_door(path)


if __name__ == "__main__":
    if sys.argv[1] == "--door":
        through_door(*sys.argv[2:])
    else:
        fuzz(sys.argv[1], sys.argv[2:])
