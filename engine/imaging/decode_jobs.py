"""Decodes the bytes of images inside a box: jobs of `engine.box`."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import IO

import cv2
import numpy as np  # noqa: TC002  read by the codec
from numpy.typing import NDArray  # noqa: TC002  read by the codec

from engine.api.errors import Text  # noqa: TC001  read by the codec
from engine.imaging.decode import decode_image


def prepare() -> None:
    """Load the decoders that are used and no others, and keep OpenCV to one thread."""
    import PIL.Image

    for module in ("BmpImagePlugin", "GifImagePlugin", "JpegImagePlugin", "MpoImagePlugin"):
        importlib.import_module(f"PIL.{module}")
    for module in ("PngImagePlugin", "TiffImagePlugin", "WebPImagePlugin", "ImageOps"):
        importlib.import_module(f"PIL.{module}")
    PIL.Image._initialized = 2  # or Pillow would look for all others at the first strange file
    cv2.setNumThreads(1)
    cv2.ocl.setUseOpenCL(False)


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """Decode an image.

    Attributes
    ----------
    name : str
        What sentences call it.
    """

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class DecodedPicture:
    """An image's pixels.

    Attributes
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB, upright.
    notes : tuple of Text
        Of `engine.api.image.Picture`.
    small : ndarray of uint8, shape (h', w', 3), or None
        A large picture's small copy.
    """

    pixels: NDArray[np.uint8]
    notes: tuple[Text, ...]
    small: NDArray[np.uint8] | None


def decode_picture(request: PictureRequest, file: IO[bytes]) -> DecodedPicture:
    """Return the picture in a file. Raises EngineError."""
    picture = decode_image(file.read(), request.name)
    return DecodedPicture(picture.pixels, picture.notes, picture.small)
