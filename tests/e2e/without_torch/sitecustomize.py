"""Hides PyTorch from Python, where this folder is on PYTHONPATH: as if it were not installed."""

from __future__ import annotations

import sys


class Hidden:
    """Finds no module of PyTorch, and nobody after it does."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Fail for PyTorch; leave other modules to Python's own finders."""
        if name.partition(".")[0] == "torch":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Hidden())  # type: ignore[arg-type]
