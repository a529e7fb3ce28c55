"""Takes PySide's import hook away, which would read the source of every module imported later.

The hook is for ``from __feature__ import ...`` (https://doc.qt.io/qtforpython-6/feature-why.html),
which nothing here does.
"""

from __future__ import annotations

import builtins
import importlib

_HOOKED = "__orig_import__"
"""Where PySide keeps the import that its hook calls."""


def remove_import_hook() -> None:
    """Load PySide, and put the import back that it replaced; without a hook, do nothing more."""
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, _HOOKED, builtins.__import__)
