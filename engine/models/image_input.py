"""Tells which of a model's inputs takes the image."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence

IMAGE_CHANNELS = (1, 3, 4)
_IMAGE_NAME = re.compile(r"im(age|g)|pict|photo|pixel|rgb|frame|scan", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class ImageInput:
    """The input that takes the image.

    Attributes
    ----------
    position : int
        Among all inputs.
    name : str
        As the model names it.
    shape : (int or None, int or None, int)
        Height, width and channels.
    """

    position: int
    name: str
    shape: tuple[int | None, int | None, int]


def pick_image(model: str, images: Sequence[ImageInput], wanted: str = "") -> ImageInput:
    """Return the input that takes the image, of those that could, at least one.

    It is the wanted one; else one whose name says so, else the largest.

    Raises
    ------
    EngineError
        When the wanted one is none.
    """
    fitting = [each for each in images if each.name == wanted] if wanted else images
    if not fitting:
        raise EngineError(
            '{model} has no input "{name}" that takes an image.', model=model, name=wanted
        )
    named = [each for each in fitting if _IMAGE_NAME.search(each.name)]
    return max(named or fitting, key=lambda each: (_area(each.shape), -each.position))


def _area(shape: tuple[int | None, ...]) -> float:
    height, width = shape[:2]
    return float("inf") if height is None or width is None else float(height * width)


def in_words(shape: tuple[int | None, ...]) -> str:
    """Return a shape as people write it."""
    return " × ".join("?" if side is None else str(side) for side in shape) or "?"
