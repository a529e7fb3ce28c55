"""Reads a heatmap from elsewhere: numbers of an array or a grey picture, or a picture in color."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError
from engine.api.file_names import is_array_path
from engine.imaging import decode_image, read_image, read_jpeg_saving
from engine.imaging.array_files import array_picture
from engine.imaging.files import file_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

LEVEL = 1 / 255
_GREY = 2
"""Most that the channels of a grey picture differ, which JPEG may have changed."""


@dataclass(frozen=True, slots=True, eq=False)
class HeatFile:
    """A heatmap from elsewhere.

    Attributes
    ----------
    name : str
        Of the file.
    values : ndarray of float64, shape (h, w), or None
        Its numbers, finite and not all alike; None for a picture in color.
    pixels : ndarray of uint8, shape (h, w, 3), or None
        RGB of a picture in color.
    step : float
        Share of its range that its numbers are rounded to; 0 for numbers that are not.
    is_lossy : bool
        Its pixels are not quite those that were drawn.
    is_gray : bool
        Its numbers are the levels of a picture in gray, 0-1.
    as_saved : callable
        Gives what a drawn picture (h, w, 3) would be once it were saved in the same way.
    """

    name: str
    values: NDArray[np.float64] | None
    pixels: Pixels | None
    step: float = 0.0
    is_lossy: bool = False
    is_gray: bool = False
    as_saved: Callable[[Pixels], Pixels] = lambda drawn: drawn

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        found = self.pixels if self.values is None else self.values
        assert found is not None
        return found.shape[0], found.shape[1]

    def part(self, rows: slice, columns: slice) -> HeatFile:
        """Return the heatmap of a part of its image, where it has the image's own size."""
        if (rows.stop - rows.start, columns.stop - columns.start) == self.shape:
            return self
        return replace(
            self,
            values=None if self.values is None else self.values[rows, columns],
            pixels=None if self.pixels is None else self.pixels[rows, columns],
        )


def read_heat(path: str) -> HeatFile:
    """Return the heatmap in a file.

    Parameters
    ----------
    path : str
        An array file, or one array of it (`engine.imaging.array_files`), or a picture.

    Raises
    ------
    EngineError
        For what cannot be read, and for numbers that show nothing: not finite, or all alike.
    """
    if is_array_path(path):
        return _of_array(path)
    picture = read_image(path)
    saved = _saving(path)
    lossy = saved is not None
    spread = int(np.ptp(picture.pixels.astype(np.int16), axis=-1).max())
    if spread <= (4 * _GREY if lossy else 0):
        values = picture.pixels.mean(axis=-1, dtype=np.float64) * LEVEL
        checked = checked_values(values, picture.name)
        return HeatFile(picture.name, checked, None, LEVEL, lossy, is_gray=True)
    as_saved = saved or (lambda drawn: drawn)
    return HeatFile(picture.name, None, picture.pixels, LEVEL, lossy, as_saved=as_saved)


def _of_array(path: str) -> HeatFile:
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    with file_errors(name):
        found = array_picture(path).values()
    if found.shape[-1] == 1:
        values = found[..., 0].astype(np.float64)
        return HeatFile(name, checked_values(values, name), None, _step(found))
    rgb = found[..., :3]
    if rgb.dtype != np.uint8:
        values = checked_values(rgb.astype(np.float64), name)
        top = 1.0 if values.max() <= 1 else 255.0
        rgb = np.clip(np.rint(values * (255 / top)), 0, 255).astype(np.uint8)
    return HeatFile(name, None, np.ascontiguousarray(rgb), LEVEL)


def checked_values(values: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    """Return numbers that show something. Raises EngineError."""
    if not np.isfinite(values).all():
        raise EngineError(
            "{name} has numbers that are not finite (NaN or infinity). A notebook that divides by "
            "the maximum of a map of zeros gives such.",
            name=name,
        )
    if np.ptp(values) == 0:
        raise EngineError(
            "{name} has the same value everywhere, {value}: there is no heatmap in it to compare "
            "with.",
            name=name,
            value=f"{values.flat[0]:g}",
        )
    return values


def _step(found: NDArray[Any]) -> float:
    """Return what numbers are rounded to, as a share of their range."""
    if found.dtype.kind in "iub":
        return 1 / max(1.0, float(np.ptp(found.astype(np.float64))))
    levels = found.astype(np.float64) * 255
    is_rounded = levels.min() >= 0 and 1 < levels.max() <= 255.001
    return LEVEL if is_rounded and np.abs(levels - np.rint(levels)).max() < 1e-3 else 0.0


def _saving(path: str) -> Callable[[Pixels], Pixels] | None:
    """Return what JPEG does to pixels, with the tables of a file; None for other formats."""
    saving = read_jpeg_saving(path)
    if saving is None:
        return None
    return partial(_through_jpeg, saving.tables, saving.sampling)


def _through_jpeg(tables: tuple[tuple[int, ...], ...], sampling: int, drawn: Pixels) -> Pixels:
    import PIL.Image

    buffer = io.BytesIO()
    PIL.Image.fromarray(drawn).save(
        buffer, "JPEG", qtables=[*map(list, tables)], subsampling=sampling if sampling >= 0 else 0
    )
    return decode_image(buffer.getvalue(), "JPEG").pixels
