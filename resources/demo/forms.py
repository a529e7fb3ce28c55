"""Lists the ten classes: label and painter of each. Called by `scenes`.

A painter paints one object on a `Patch`, form and texture, and returns a `Painted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from resources.demo.forms_made import cookie, gear, house
from resources.demo.forms_of_nature import butterfly, fish, flower, leaf, mushroom, shell, star

if TYPE_CHECKING:
    from collections.abc import Callable

    from resources.demo.brush import Patch
    from resources.demo.painted import Painted, Rng

FORMS: tuple[tuple[str, Callable[[Patch, Rng], Painted]], ...] = (
    ("butterfly", butterfly),
    ("cookie", cookie),
    ("fish", fish),
    ("flower", flower),
    ("gear", gear),
    ("house", house),
    ("leaf", leaf),
    ("mushroom", mushroom),
    ("shell", shell),
    ("star", star),
)
"""Label and painter of every class, in the order of the class indices."""

UPRIGHT = frozenset({"house", "mushroom"})
"""Classes that are never turned by more than a little."""
