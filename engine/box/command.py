"""Tells by the program's arguments whether it is a box, for `main.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BOX_WORD = "--box"
"""First argument of the program that makes it a box; its kind is the second."""


def is_box(arguments: Sequence[str]) -> bool:
    """Tell whether the program's arguments make it a box."""
    return [*arguments[:1]] == [BOX_WORD] and len(arguments) == 2
