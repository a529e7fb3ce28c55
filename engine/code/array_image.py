"""Writes the part of a script that reads one picture of an array file (.npy, .npz)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError
from engine.code.script import noted, quoted
from engine.imaging.array_files import array_picture, finite_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.api.image import Picture
    from engine.code.script import Lines
    from engine.imaging.array_files import ArrayPicture

_USUAL = ((0.0, 255.0), (0.0, 1.0), (-1.0, 1.0), (0.0, 65535.0))
"""Least and largest values that arrays of pictures usually have."""


def array_lines(picture: Picture) -> Lines:
    """Return the lines that make `image`, (h, w, 3) of uint8, blue first.

    How the values are scaled is tried out: it depends on the whole array.

    Raises
    ------
    EngineError
        When the file has changed, or has values that are no numbers.
    OSError
        When it cannot be read.
    """
    place = array_picture(picture.path)
    values = place.values()
    wanted = picture.pixels[..., ::-1]
    for low, high in _ranges(place, values):
        levels = values
        if values.dtype != np.uint8:
            wide = values.astype(np.float64)
            levels = np.clip(np.rint((wide - low) * (255 / ((high - low) or 1))), 0, 255)
        if levels.shape[2] == 4 and levels[..., 3].min() < 255:
            break
        colors = np.repeat(levels, 3, axis=2) if levels.shape[2] == 1 else levels[..., 2::-1]
        if np.array_equal(colors, wanted):
            return _lines(place, values, low, high)
    raise EngineError(
        "A short script does not read {name} as Camscope shows it. Save it as PNG, open that, and "
        "copy again.",
        name=picture.name,
    )


def _ranges(place: ArrayPicture, values: NDArray[np.generic]) -> Iterator[tuple[float, float]]:
    yield from _USUAL
    if values.dtype != np.uint8:
        own, every = finite_range(values), place.value_range()
        yield min(own[0], every[0]), max(own[1], every[1])


def _lines(place: ArrayPicture, values: NDArray[np.generic], low: float, high: float) -> Lines:
    array, (height, width, channels) = place.pictures.array, place.pictures.shape
    found = f"np.load({quoted(place.file)})"
    if array.name:
        found += f"[{quoted(array.name)}]"
    if len(array.shape) > 3 or (len(array.shape) == 3 and array.shape != (height, width, channels)):
        found += f"[{place.number}]"
    lines = [noted(f"image = {found}", f"{array.dtype} {array.shape}")]
    if values.dtype != np.uint8:
        shown = "image" if low == 0 else f"(image - {low!r})"
        scale = "" if high - low == 255 else f" * (255 / {high - low!r})"
        lines.append(f"image = np.uint8(np.clip(np.rint({shown}{scale}), 0, 255))")
    code = {1: "COLOR_GRAY2BGR", 3: "COLOR_RGB2BGR", 4: "COLOR_RGBA2BGR"}[channels]
    lines.append(f"image = cv2.cvtColor(image, cv2.{code})")
    return tuple(lines)
