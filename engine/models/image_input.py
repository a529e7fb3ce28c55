"""Tells which of a model's inputs takes the image."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.models.exported_program.program_graph import Shape

IMAGE_CHANNELS = (1, 3, 4)
_IMAGE_NAME = re.compile(r"im(age|g)|pict|photo|pixel|rgb|frame|scan", re.IGNORECASE)


def pick_image(model: str, images: Mapping[str, Shape], wanted: str = "") -> str:
    """Return the name of the input that takes the image.

    Of several that could, it is the wanted one; else one whose name says so, else the largest.

    Parameters
    ----------
    model : str
        The model's name.
    images : mapping of str to (h, w, c)
        The inputs that could, at least one.
    wanted : str
        The one that the user wants.

    Raises
    ------
    EngineError
        When the wanted one is none.
    """
    if wanted and wanted not in images:
        raise EngineError(
            '{model} has no input "{name}" that takes an image.', model=model, name=wanted
        )
    names = [wanted] if wanted else list(images)
    told = [name for name in names if _IMAGE_NAME.search(name)]
    return max(told or names, key=lambda name: _area(images[name]))


def _area(shape: Shape) -> float:
    height, width = shape[:2]
    return float("inf") if None in (height, width) else float((height or 0) * (width or 0))


def in_words(shape: Shape) -> str:
    """Return a shape as people write it."""
    return " × ".join("?" if side is None else str(side) for side in shape) or "?"
