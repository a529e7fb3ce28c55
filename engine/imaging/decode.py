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
from engine.api.formats import (
    HEAD_BYTES,
    IMAGE_FORMATS,
    foreign_format,
    image_format,
    starts_as_image,
)
from engine.api.image import Picture
from engine.imaging.gif_checks import gif_frames
from engine.imaging.jpeg import jpeg_rgb
from engine.imaging.jpeg_checks import JpegLayout, check_complete, check_work, jpeg_layout
from engine.imaging.pixels import opencv_rgb, orientation_of, pillow_rgb, upright
from engine.imaging.png_checks import PngLayout, check_bytes, check_rows, png_layout
from engine.imaging.resize import quick_thumbnail
from engine.imaging.tiff import tiff_rgb
from engine.imaging.tiff_directory import (
    Directory,
    Tag,
    check_directory,
    first_directory,
    foreign,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

    from engine.imaging.pixels import Decoded

MAX_PIXELS = 100_000_000
"""Larger images are refused by their header."""

MAX_SIDE = 2**20
"""Longest side of an image in pixels."""

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
    pixels, notes = decode_pixels(data, name)
    return Picture(hashlib.sha256(data).hexdigest(), name, path, pixels, notes, small_copy(pixels))


def decode_pixels(data: bytes, name: str) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return what `decode_image` does, as pixels (read-only) and notes. Raises EngineError."""
    return _checked(data, name, 0)


def _checked(data: bytes, name: str, small_side: int) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return pixels (read-only) and notes, of a picture to be shown small if there is a side."""
    if not data:
        raise EngineError("{name} is empty.", name=name)
    layout = _layout(data, name)
    with warnings.catch_warnings():
        # Pillow warns of large images and odd metadata; the checks here are stricter.
        warnings.simplefilter("ignore")
        try:
            if small_side:
                _check_small(data, layout, name)
            pixels, notes = _decoded(data, layout, name, 2 * small_side)
        except EngineError:
            raise
        except MemoryError as error:
            raise EngineError(
                "There is not enough memory to open {name}.", name=name, details=str(error)
            ) from error
        except NotImplementedError as error:
            raise EngineError(_UNREADABLE, name=name, details=_told(error)) from error
        except Exception as error:  # decoders of untrusted files raise anything
            raise EngineError(_DAMAGED, name=name, details=_told(error)) from error
    pixels.setflags(write=False)
    return pixels, notes


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
    return _checked(data, name, side)[0]


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
    return Picture(digest.hexdigest(), name, "", own, small=small_copy(own))


def small_copy(pixels: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """Return a large picture's small copy, read-only; None for a picture that is small itself."""
    if max(pixels.shape[:2]) <= SMALL_SIDE:
        return None
    small = quick_thumbnail(pixels, SMALL_SIDE)
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


def _layout(data: bytes, name: str) -> Layout:
    """Return what a file says of itself, in Python, before a decoder sees it.

    Raises
    ------
    EngineError
        It cannot be what it says, would take too much work, or is of a kind that is never opened.
    """
    kind = foreign_format(data[:HEAD_BYTES])
    if kind:
        raise foreign(name, kind)
    check = _LAYOUTS.get(image_format(data[:12]))
    try:
        return check(data, name) if check else None
    except EngineError:
        raise
    except Exception as error:  # whatever nonsense leads to
        raise EngineError(_DAMAGED, name=name, details=_told(error)) from error


def _png(data: bytes, name: str) -> Layout:
    layout = png_layout(data)
    check_size(layout.width, layout.height, name)
    check_bytes(layout)
    return layout


def _jpeg(data: bytes, name: str) -> Layout:
    layout = jpeg_layout(data)
    check_size(layout.width, layout.height, name)
    check_work(layout)
    check_complete(layout)
    return layout


def _tiff(data: bytes, name: str) -> Layout:
    directory = first_directory(data)
    check_size(directory.number(Tag.WIDTH), directory.number(Tag.HEIGHT), name)
    check_directory(data, directory, name)
    return directory


Layout = PngLayout | JpegLayout | Directory | None

_LAYOUTS = {"PNG": _png, "JPEG": _jpeg, "TIFF": _tiff}


def _check_small(data: bytes, layout: Layout, name: str) -> None:
    """Refuse more than `SMALL_PIXELS`, but of a JPEG, which is decoded small."""
    if isinstance(layout, JpegLayout):
        return
    if isinstance(layout, Directory):  # Pillow cannot open all of them
        count = layout.number(Tag.WIDTH) * layout.number(Tag.HEIGHT)
    else:
        image = opened(data, name)
        count = image.width * image.height
    if count > SMALL_PIXELS:
        raise _too_large(name)


def _decoded(
    data: bytes, layout: Layout, name: str, least_side: int
) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return upright contiguous RGB pixels of the first frame, and notes on what was done.

    Of a JPEG whose longer side is `least_side` at least, if that is not 0.
    """
    if isinstance(layout, Directory):
        return _decoded_tiff(data, layout, name)
    image = opened(data, name)
    frames = _frames(image, data, layout)
    notes = _frame_notes(frames)
    found = _stored(image, data, layout, frames, least_side)
    if found is None:
        if least_side:
            image.draft(image.mode, (least_side, least_side))
        if isinstance(layout, PngLayout):
            check_rows(data, layout)
        pixels, more = pillow_rgb(image, data)
    else:
        pixels, more = _turned(found[0], orientation_of(image, data)), found[1]
    return np.ascontiguousarray(pixels), (*notes, *more)


def _decoded_tiff(
    data: bytes, directory: Directory, name: str
) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return the first page of a TIFF file as `_decoded`; Pillow cannot open all of them."""
    notes = _frame_notes(directory.pages)
    found = tiff_rgb(data, directory)
    if found is None:
        pixels, more = pillow_rgb(opened(data, name), data)
    else:
        pixels, more = _turned(found[0], directory.number(Tag.ORIENTATION, 1)), found[1]
    return np.ascontiguousarray(pixels), (*notes, *more)


def _turned(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Return pixels upright; an orientation that there is not turns nothing."""
    return upright(pixels, orientation) if 2 <= orientation <= 8 else pixels


def _frame_notes(frames: int) -> tuple[Text, ...]:
    """Return the note that not all frames are shown."""
    if frames <= 1:
        return ()
    note = plural(
        "The first of {count} frame is shown.", "The first of {count} frames is shown.", frames
    )
    return (note,)


def _frames(image: Image, data: bytes, layout: Layout) -> int:
    """Return how many frames or pages there are; for some formats Pillow would read them all."""
    if isinstance(layout, JpegLayout):
        # Phones append a depth or brightness map to a JPEG; that makes no second frame of it.
        return 1
    return gif_frames(data) if image.format == "GIF" else getattr(image, "n_frames", 1)


def _stored(
    image: Image, data: bytes, layout: Layout, frames: int, least_side: int
) -> Decoded | None:
    """Return the pixels as they are stored, and notes; None where Pillow is to decode them."""
    if isinstance(layout, JpegLayout):
        pixels = jpeg_rgb(data, layout, least_side)
        return None if pixels is None else (pixels, ())
    if image.format in ("PNG", "WEBP") and frames == 1:
        return opencv_rgb(image, data)
    return None


def check_size(width: int, height: int, name: str) -> None:
    """Refuse more than `MAX_PIXELS`, and a line that nothing can show."""
    if width * height > MAX_PIXELS:
        raise _too_large(name)
    if max(width, height) > MAX_SIDE:
        raise EngineError(
            "{name} is longer than {limit} pixels, the most that Camscope opens. "
            "Cut it into pieces and open one of them.",
            name=name,
            limit=f"{MAX_SIDE:,}",
        )


def _too_large(name: str) -> EngineError:
    """Return the refusal of an image with too many pixels."""
    return EngineError(_TOO_LARGE, name=name, limit=MAX_PIXELS // 1_000_000)


def _told(error: Exception) -> str:
    """Return an exception in one line for the details."""
    return f"{type(error).__name__}: {error}"
