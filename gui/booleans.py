"""Keeps True alive under PySide6 6.12 on Python 3.11. Called when `gui` is imported.

Every `Signal.emit` of PySide6 6.12.0 gives back a reference to True that it never took (measured:
-200 after 200 emits; `disconnect` does it as well). Python 3.12 made True immortal. In 3.11 the
count reaches zero after some 570 emits, and the interpreter aborts with "deallocating True or
False".
"""

from __future__ import annotations

import ctypes
import sys

SPARE_REFERENCES = 1 << 40  # at a thousand emits a second this lasts for 34 years


def protect_booleans() -> None:
    """Give True and False more references than a program can lose. Once is enough."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for value in (True, False):
        if sys.getrefcount(value) < SPARE_REFERENCES:
            # The count is the first field of every object (PEP 3123), as wide as Py_ssize_t.
            ctypes.c_ssize_t.from_address(id(value)).value += SPARE_REFERENCES
