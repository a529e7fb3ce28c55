"""Decodes the bytes of images inside a box: jobs of `engine.box`."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray  # noqa: TC002  read by the codec

from engine.api.errors import Text  # noqa: TC001  read by the codec
from engine.imaging.decode import decode_pixels, decode_small, opened, small_copy
from engine.imaging.resize import quick_thumbnail

if TYPE_CHECKING:
    from collections.abc import Iterator


def prepare() -> None:
    """Load the decoders that are used and no others, and keep OpenCV to one thread."""
    import PIL.Image

    importlib.import_module("simplejpeg")
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
    """

    pixels: NDArray[np.uint8]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SmallCopy:
    """A large picture's small copy: uint8 (h, w, 3)."""

    pixels: NDArray[np.uint8]


PictureResult = DecodedPicture | SmallCopy


@dataclass(frozen=True, slots=True)
class ThumbnailRequest:
    """Decode an image to be shown small.

    Attributes
    ----------
    name : str
        What sentences call it.
    side : int
        Longest side of what is wanted, in pixels.
    """

    name: str
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Thumbnail:
    """An image's pixels, small: uint8 (h, w, 3), RGB, upright."""

    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class JpegSaving:
    """How a JPEG was saved.

    Attributes
    ----------
    tables : tuple of tuple of int
        Its quantization tables, 64 numbers each, by their number; none for other formats.
    sampling : int
        Pillow's number of the colours' subsampling; -1 if that is not known.
    """

    tables: tuple[tuple[int, ...], ...]
    sampling: int


@dataclass(frozen=True, slots=True)
class OpenCVRequest:
    """Decode an image as a script with OpenCV does.

    Attributes
    ----------
    flags : int
        Of ``cv2.imdecode``.
    """

    flags: int


@dataclass(frozen=True, slots=True, eq=False)
class OpenCVPixels:
    """What OpenCV makes of an image: uint8 or uint16, (h, w) or (h, w, c), blue first, or None."""

    pixels: NDArray[Any] | None


def decode_picture(request: PictureRequest, file: IO[bytes]) -> Iterator[PictureResult]:
    """Yield the picture in a file, and its small copy, which is made while the picture is taken.

    Raises
    ------
    EngineError
        As `decode_image` does.
    """
    pixels, notes = decode_pixels(file.read(), request.name)
    yield DecodedPicture(pixels, notes)
    small = small_copy(pixels)
    if small is not None:
        yield SmallCopy(small)


def decode_thumbnail(request: ThumbnailRequest, file: IO[bytes]) -> Thumbnail:
    """Return a small version of the picture in a file; a JPEG is decoded small. Raises EngineError.

    Raises
    ------
    EngineError
        As `decode_image` does, and for pictures of more than `THUMBNAIL_PIXELS`.
    """
    data = file.read()
    pixels = decode_small(data, request.name, request.side)
    small = np.ascontiguousarray(quick_thumbnail(pixels, request.side))
    small.setflags(write=False)
    return Thumbnail(small)


def jpeg_saving(request: PictureRequest, file: IO[bytes]) -> JpegSaving:
    """Return how a JPEG was saved. Raises EngineError."""
    from PIL.JpegImagePlugin import get_sampling

    image = opened(file.read(), request.name)
    tables: dict[int, list[int]] = getattr(image, "quantization", None) or {}
    if not tables:
        return JpegSaving((), -1)
    return JpegSaving(tuple(tuple(tables[each]) for each in sorted(tables)), get_sampling(image))


def decode_with_opencv(request: OpenCVRequest, file: IO[bytes]) -> OpenCVPixels:
    """Return what OpenCV makes of an image."""
    try:
        pixels = cv2.imdecode(np.frombuffer(file.read(), np.uint8), request.flags)
    except cv2.error:
        return OpenCVPixels(None)
    if pixels is None or pixels.dtype not in (np.uint8, np.uint16):
        return OpenCVPixels(None)
    pixels.setflags(write=False)
    return OpenCVPixels(pixels)
