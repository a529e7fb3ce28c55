"""Prepares RGB pixels as a network expects them: fit, size, channels, and a way's arithmetic.

Called by the session before every prediction. The ways have their names in
`engine.api.preprocessing`; which one a model wants is worked out in `engine.models.architectures`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.api.errors import EngineError
from engine.api.keys import Resize
from engine.api.limits import LONG_SIDE_PX
from engine.api.model import PreprocessChoice
from engine.api.preprocessing import label_of, names_for, scheme_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.geometry import InputGeometry
    from engine.api.preprocessing import Scheme

MAX_PADDED_PIXELS = 64_000_000
"""A padded picture of more is padded smaller: it could not be held, and is resized anyway."""


def choices(channels: int) -> tuple[PreprocessChoice, ...]:
    """Return the named ways that make sense for an input of so many channels."""
    return tuple(PreprocessChoice(name, label_of(name)) for name in names_for(channels))


def framed(pixels: NDArray[np.uint8], geometry: InputGeometry) -> NDArray[np.uint8]:
    """Return the part of an image that is fed: cut out, or padded with black.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    geometry : InputGeometry
        Of this image.

    Returns
    -------
    ndarray of uint8, shape (*geometry.shape, 3)
        The image itself when it is fed as a whole. A padded picture of more than
        `MAX_PADDED_PIXELS` comes smaller, with the same proportions.
    """
    if geometry.is_whole:
        return pixels
    area = geometry.height * geometry.width
    if area > MAX_PADDED_PIXELS and area > pixels.shape[0] * pixels.shape[1]:
        share = (MAX_PADDED_PIXELS / area) ** 0.5
        height, width = (max(1, round(side * share)) for side in pixels.shape[:2])
        pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        geometry = geometry.scaled((height, width))
    part = pixels[geometry.rows, geometry.columns]
    top, left = max(0, -geometry.top), max(0, -geometry.left)
    bottom = geometry.height - part.shape[0] - top
    right = geometry.width - part.shape[1] - left
    if not (top or left or bottom or right):
        return part
    padded: NDArray[np.uint8] = cv2.copyMakeBorder(
        part, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(0, 0, 0)
    )
    return padded


def prepare(
    pixels: NDArray[np.uint8],
    input_shape: tuple[int | None, int | None, int],
    name: str,
    resize: Resize = Resize.AREA,
) -> NDArray[np.float32]:
    """Return the batch of one that a network is fed.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB, 0-255.
    input_shape : tuple
        (h, w, c) of the network. Where h and w are None the image keeps its size, or is made
        smaller with its proportions kept until its longer side is `LONG_SIDE_PX`; where one of them
        is None, it follows from the other.
    name : str
        A way of preprocessing (`engine.api.preprocessing`).
    resize : Resize
        AREA averages areas when shrinking and is bilinear otherwise, and never rounds. The others
        are Pillow's, and give what `keras.utils.load_img` gives with the `interpolation` of that
        name, to the bit: whole numbers, and filters widened with the scale when shrinking.

    Returns
    -------
    ndarray of float32, shape (1, h, w, c)
        Resized if the size differs, in the channels asked for (1: luma of ITU-R 601, which Pillow
        takes first, and rounds; 4: alpha 255 appended), then preprocessed. "none" at the image's
        own size gives the pixel values exactly. With one channel the means and deviations of three
        colours are averaged. Alpha is scaled, no more.

    Raises
    ------
    EngineError
        Unknown name, or an input with another number of channels.
    """
    scheme = scheme_of(name)
    height, width, channels = input_shape
    if channels not in (1, 3, 4):
        raise EngineError(
            "This model takes {channels} channels, and an image has 1, 3 or 4. Choose a model that "
            "takes images.",
            channels=channels,
        )
    size = _input_size(pixels, height, width)
    if resize is Resize.AREA:
        values = _in_channels(_area_resized(pixels.astype(np.float32), size), channels)
    else:
        values = _pillow_resized(pixels, size, channels, resize)
    return _scaled(values, scheme)[np.newaxis]


def _input_size(
    pixels: NDArray[np.uint8], height: int | None, width: int | None
) -> tuple[int, int]:
    """Return the (height, width) that an image has as an input."""
    own_height, own_width = pixels.shape[:2]
    if height is None and width is None:
        factor = min(1.0, LONG_SIDE_PX / max(own_height, own_width))
        height, width = round(own_height * factor), round(own_width * factor)
    elif height is None:
        height = round(own_height * (width or own_width) / own_width)
    elif width is None:
        width = round(own_width * height / own_height)
    return max(height, 1), max(width or 1, 1)


def _area_resized(values: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    """Return the image at another size; itself when it has that size."""
    own_height, own_width = values.shape[:2]
    if size == (own_height, own_width):
        return values
    shrinks = size[0] <= own_height and size[1] <= own_width
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    resized: NDArray[np.float32] = cv2.resize(values, (size[1], size[0]), interpolation=how)
    return resized


def _pillow_resized(
    pixels: NDArray[np.uint8], size: tuple[int, int], channels: int, resize: Resize
) -> NDArray[np.float32]:
    """Return the image in the channels asked for, at another size, in the order of `load_img`."""
    import PIL.Image

    image = PIL.Image.fromarray(pixels)
    if channels == 1:
        image = image.convert("L")
    how = PIL.Image.Resampling[resize.name]
    resized = np.asarray(image.resize((size[1], size[0]), how), np.float32)
    return resized[..., np.newaxis] if channels == 1 else _in_channels(resized, channels)


def _in_channels(values: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    """Return RGB as gray, as it is, or with an alpha of 255."""
    if channels == 1:
        if (values == values[..., :1]).all():  # gray already: not even rounded
            return np.ascontiguousarray(values[..., :1])
        luma = values @ np.array([0.299, 0.587, 0.114], np.float32)
        return luma[..., np.newaxis].astype(np.float32)
    if channels == 4:
        alpha = np.full((*values.shape[:2], 1), 255, np.float32)
        return np.concatenate([values, alpha], axis=-1)
    return values


def _scaled(values: NDArray[np.float32], scheme: Scheme) -> NDArray[np.float32]:
    """Return preprocessed values."""
    channels = values.shape[-1]
    if scheme.bgr and channels >= 3:
        values = np.concatenate([values[..., 2::-1], values[..., 3:]], axis=-1)
    shift = _for_channels(scheme.shift, channels, missing=-scheme.low)
    std = _for_channels(scheme.std, channels, missing=1.0)
    divided = values / np.float32(scheme.divisor)
    result: NDArray[np.float32] = np.ascontiguousarray((divided - shift) / std, np.float32)
    return result


def _for_channels(
    constants: tuple[float, ...], channels: int, missing: float
) -> NDArray[np.float32]:
    """Return a scheme's constants for an input's channels."""
    if len(constants) == 1:
        return np.full(channels, constants[0], np.float32)
    if channels == 1:
        return np.array([np.mean(constants)], np.float32)
    return np.array((*constants, missing)[:channels], np.float32)
