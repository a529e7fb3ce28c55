"""Says why a layer has no heatmap, in the same sentences for every framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.errors import Text

IS_INPUT = text("This is the input itself.")
SEVERAL_OUTPUTS = text("It has several outputs.")
NOT_REAL = text("Its output is not made of real numbers.")
NO_IMAGE = text("It does not look at the image.")
ONLY_INSPECTED = text("The model is only inspected: nothing runs in it.")


def why_no_grid(shape: Sequence[int | None]) -> Text | None:
    """Return why an output (n, h, w, c) has no grid to draw; None where it has one."""
    if len(shape) != 4:
        return text("Its output has no spatial grid.")
    if shape[1] == 1 and shape[2] == 1:
        return text("Its grid is a single cell.")
    return None
