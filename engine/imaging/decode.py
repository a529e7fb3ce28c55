"""Decodes image files to upright 8-bit RGB, inside a box (`engine.imaging.decode_jobs`).

A file is untrusted and comes as bytes (OpenCV's own reader fails on non-ASCII paths on Windows).
Pillow reads the header, and size and kind are judged, before a pixel is decoded. Whatever a decoder
raises ends as one `EngineError`; a half decoded picture is never shown.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, Text, plural
from engine.api.formats import IMAGE_FORMATS, starts_as_image
from engine.api.image import Picture
from engine.imaging.pixels import opencv_rgb, pillow_rgb
from engine.imaging.resize import thumbnail

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

MAX_PIXELS = 100_000_000
"""Larger images are refused by their header."""

SMALL_PIXELS = 50_000_000
"""Larger images have no thumbnail: most formats are decoded whole."""

SMALL_SIDE = 1024
"""Longest side of a large picture's small copy, in pixels."""

_NOT_AN_IMAGE = "{name} is not an image Camscope can read. {formats} and {last} work."
_DAMAGED = "{name} is damaged or incomplete. Try another copy of the file."
_UNREADABLE = (
    "{name} is damaged, or a kind of image that Camscope cannot read. "
    "Try another copy, or save it as PNG."
)
_TOO_LARGE = (
    "{name} is larger than {limit} megapixels, the most that Camscope opens. "
    "Make it smaller and open it again."
)


def decode_image(data: bytes, name: str, path: str = "") -> Picture:
    """Return the picture in the bytes of an image file.

    Parameters
    ----------
    data : bytes
        The whole file.
    name, path : str
        For `Picture.name` and `Picture.path`.

    Returns
    -------
    Picture
        Upright (EXIF orientation applied) 8-bit RGB; its notes say what was left out or converted.

    Raises
    ------
    EngineError
        No image, damaged, or larger than `MAX_PIXELS`.
    """
    if not data:
        raise EngineError("{name} is empty.", name=name)
    with warnings.catch_warnings():
        # Pillow warns of large images and odd metadata; the checks here are stricter.
        warnings.simplefilter("ignore")
        image = opened(data, name)
        try:
            pixels, notes = _decoded(image, data)
        except EngineError:
            raise
        except MemoryError as error:
            raise EngineError(
                "There is not enough memory to open {name}.", name=name, details=str(error)
            ) from error
        except Exception as error:  # decoders of untrusted files raise anything
            raise EngineError(_DAMAGED, name=name, details=_told(error)) from error
    pixels.setflags(write=False)
    return Picture(hashlib.sha256(data).hexdigest(), name, path, pixels, notes, _small(pixels))


def decode_small(data: bytes, name: str, side: int) -> NDArray[np.uint8]:
    """Return the pixels of an image that is to be shown small.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        What sentences call it.
    side : int
        Longest side that is wanted, in pixels.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB, upright; of a large JPEG only an eighth, a quarter or half as high and wide, at least
        twice `side`: that is decoded many times faster.

    Raises
    ------
    EngineError
        As `decode_image` does, and for more than `SMALL_PIXELS`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = opened(data, name) if data else None
        if image is None or image.format not in ("JPEG", "MPO"):
            if image is not None and image.width * image.height > SMALL_PIXELS:
                raise _too_large(name)
            return decode_image(data, name).pixels
        image.draft(image.mode, (2 * side, 2 * side))
        try:
            pixels, _ = pillow_rgb(image, data)
        except Exception as error:  # decoders of untrusted files raise anything
            raise EngineError(_DAMAGED, name=name, details=_told(error)) from error
    return pixels


def picture_from_pixels(pixels: NDArray[np.uint8], name: str) -> Picture:
    """Return a picture of pixels that come from no file, such as a pasted image.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB; copied.
    name : str
        What to call it.

    Returns
    -------
    Picture
        Its key is the SHA-256 of shape and pixels; its path is empty.

    Raises
    ------
    EngineError
        More than `MAX_PIXELS`, or nothing at all.
    """
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise TypeError(f"not 8-bit RGB: {pixels.dtype} {pixels.shape}")
    height, width = pixels.shape[:2]
    if height * width == 0:
        raise EngineError("{name} is empty.", name=name)
    check_size(width, height, name)
    own = np.array(pixels, order="C")
    own.setflags(write=False)
    digest = hashlib.sha256(f"{height} {width} RGB ".encode())
    digest.update(own.data)
    return Picture(digest.hexdigest(), name, "", own, small=_small(own))


def _small(pixels: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """Return a large picture's small copy, read-only."""
    if max(pixels.shape[:2]) <= SMALL_SIDE:
        return None
    small = thumbnail(pixels, SMALL_SIDE)
    small.setflags(write=False)
    return small


def opened(data: bytes, name: str) -> Image:
    """Return the image with its header read and judged, no pixel decoded."""
    import PIL.Image

    try:
        image = PIL.Image.open(
            io.BytesIO(data), formats=[each.name.upper() for each in IMAGE_FORMATS]
        )
    except PIL.Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except PIL.UnidentifiedImageError as error:
        if starts_as_image(data[:12]):
            raise EngineError(_UNREADABLE, name=name) from error
        *others, last = [each.name for each in IMAGE_FORMATS]
        raise EngineError(_NOT_AN_IMAGE, name=name, formats=", ".join(others), last=last) from error
    except Exception as error:  # header parsers of untrusted files raise anything
        raise EngineError(_UNREADABLE, name=name, details=_told(error)) from error
    check_size(image.width, image.height, name)
    return image


def _decoded(image: Image, data: bytes) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return upright contiguous RGB pixels of the first frame, and notes on what was done."""
    notes = []
    # Phones append a depth or brightness map to a JPEG; that makes no second frame of it.
    frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
    if frames > 1:
        notes.append(
            plural(
                "The first of {count} frame is shown.",
                "The first of {count} frames is shown.",
                frames,
            )
        )
        image.seek(0)
    found = opencv_rgb(image, data) if frames == 1 or image.format == "TIFF" else None
    pixels, more = found or pillow_rgb(image, data)
    return np.ascontiguousarray(pixels), (*notes, *more)


def check_size(width: int, height: int, name: str) -> None:
    """Refuse more than `MAX_PIXELS`."""
    if width * height > MAX_PIXELS:
        raise _too_large(name)


def _too_large(name: str) -> EngineError:
    """Return the refusal of an image with too many pixels."""
    return EngineError(_TOO_LARGE, name=name, limit=MAX_PIXELS // 1_000_000)


def _told(error: Exception) -> str:
    """Return an exception in one line for the details."""
    return f"{type(error).__name__}: {error}"
