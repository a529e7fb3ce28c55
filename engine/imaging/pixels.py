"""Decodes the pixels of an opened image as 8-bit RGB, for `engine.imaging.decode`.

The header was judged before. OpenCV decodes the common PNG and WebP files and 16-bit color, which
Pillow cuts to 8 bits; Pillow decodes all the rest, and whatever OpenCV refuses. JPEG and TIFF have
modules of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from engine.api.errors import Text, text

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

    Decoded = tuple[NDArray[np.uint8], tuple[Text, ...]]

_ORIENTATION = 0x0112

_ON_WHITE = text("Transparent parts are shown on white.")
SIXTEEN_BITS = text("16 bits per channel are shown as 8 (divided by 257).")
_UPPER_BITS = text("Only the upper 8 of 16 bits per channel are shown.")


def opencv_rgb(image: Image, data: bytes) -> Decoded | None:
    """Return what OpenCV makes of an image, as stored, or None where Pillow is to decode it.

    Parameters
    ----------
    image : Image
        A PNG or WebP, opened by Pillow, not yet loaded.
    data : bytes
        The file.
    """
    deep = _is_deep_color(image, data)
    if not deep and not _is_plain(image):
        return None
    try:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error:
        return None
    if decoded is None or decoded.shape[:2] != (image.height, image.width):
        return None
    samples = np.asarray(decoded)
    if samples.dtype != (np.uint16 if deep else np.uint8):
        return None
    if samples.ndim == 2:
        return None if deep else (cv2.cvtColor(samples, cv2.COLOR_GRAY2RGB), ())
    eight = divided(samples) if deep else samples
    code = cv2.COLOR_BGRA2RGBA if samples.shape[2] == 4 else cv2.COLOR_BGR2RGB
    return on_white(cv2.cvtColor(eight, code), (SIXTEEN_BITS,) if deep else ())


def pillow_rgb(image: Image, data: bytes) -> Decoded:
    """Return what Pillow makes of an image's current frame.

    Parameters
    ----------
    image : Image
        Opened by Pillow.
    data : bytes
        The file.

    Raises
    ------
    Exception
        Anything, for a damaged file.
    """
    deep = _is_deep_color(image, data)
    image.load()
    _turn_upright(image)
    values = _many_valued(image)
    if values is not None:
        eight, notes = values
        eight = cv2.cvtColor(eight, cv2.COLOR_GRAY2RGB)
    elif image.mode in ("1", "L") and not image.has_transparency_data:
        eight, notes = cv2.cvtColor(np.asarray(image.convert("L")), cv2.COLOR_GRAY2RGB), ()
    else:
        notes = (_UPPER_BITS,) if deep else ()
        mode = "RGBA" if image.has_transparency_data else "RGB"
        eight, notes = on_white(np.asarray(image.convert(mode)), notes)
    return eight, notes


def _is_plain(image: Image) -> bool:
    """Return whether this is 8-bit RGBA, or RGB or gray without a transparent colour."""
    return image.mode == "RGBA" or (image.mode in ("RGB", "L") and not image.has_transparency_data)


def _is_deep_color(image: Image, data: bytes) -> bool:
    """Return whether samples have 16 bits of which Pillow would keep 8."""
    if image.format == "PNG":
        # The header's bit depth and colour type: gray + alpha, RGB, RGBA.
        return data[24:25] == b"\x10" and data[25] in (2, 4, 6)
    return False


def _many_valued(image: Image) -> Decoded | None:
    """Return gray 8-bit levels of an image with more than 256 of them; None for other images."""
    if image.mode.startswith("I;16"):
        return divided(np.asarray(image).astype(np.uint16)), (SIXTEEN_BITS,)
    if image.mode not in ("I", "F"):
        return None
    eight, low, high = stretched(np.asarray(image))
    return eight, (range_note(low, high),)


def stretched(values: NDArray[Any]) -> tuple[NDArray[np.uint8], float, float]:
    """Return values of which the least becomes 0 and the largest 255, and these two.

    Parameters
    ----------
    values : ndarray of any numbers
        What is not finite becomes 0.
    """
    finite = values[np.isfinite(values)].astype(np.float64, copy=False)
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    eight = np.empty(values.shape, np.uint8)
    for row, levels in zip(values, eight, strict=True):
        wide = np.where(np.isfinite(row), row, low).astype(np.float64)
        levels[:] = np.rint((wide - low) * (255 / ((high - low) or 1.0)))
    return eight, low, high


def range_note(low: float, high: float) -> Text:
    """Return the note that values were scaled."""
    return text(
        "Values from {low} to {high} are shown as 0 to 255.", low=f"{low:g}", high=f"{high:g}"
    )


def divided(values: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Return 16-bit samples over 257, rounded: 0 stays 0 and 65535 becomes 255."""
    # OpenCV drops a last axis of 1.
    return np.asarray(cv2.convertScaleAbs(values, alpha=1 / 257), np.uint8).reshape(values.shape)


def on_white(pixels: NDArray[np.uint8], notes: tuple[Text, ...]) -> Decoded:
    """Return RGB of RGB or RGBA pixels, laid on white; with a note where that can be seen.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3) or (h, w, 4)
        RGB or RGBA.
    notes : tuple of Text
        Notes so far.
    """
    if pixels.shape[2] == 3:
        return pixels, notes
    alpha = pixels[..., 3:]
    if alpha.min() == 255:
        return cv2.cvtColor(pixels, cv2.COLOR_RGBA2RGB), notes
    opaque = np.empty((*pixels.shape[:2], 3), np.uint8)
    for channel in range(3):
        # 255 - alpha (255 - value) / 255, rounded, in 16 bits, a channel at a time for memory.
        inked = (255 - pixels[..., channel]).astype(np.uint16)
        inked *= alpha[..., 0]
        inked += 127
        inked //= 255
        opaque[..., channel] = 255 - inked
    return opaque, (*notes, _ON_WHITE)


def orientation_of(image: Image, data: bytes = b"") -> int:
    """Return the EXIF orientation, 1-8; 1 where there is none or none can be read.

    `data` is given for an image that is not loaded. Pillow would decode a PNG to look for EXIF data
    behind its pixels; here that is done for the PNGs which have any.
    """
    import PIL.Image

    try:
        if image.format == "PNG" and data and b"eXIf" not in data:
            exif = PIL.Image.Image.getexif(image)
        else:
            exif = image.getexif()
        orientation = int(exif.get(_ORIENTATION, 1))
    except Exception:  # unreadable metadata must not hide the picture
        return 1
    return orientation if 1 <= orientation <= 8 else 1


def _turn_upright(image: Image) -> None:
    """Turn and mirror a loaded image as its EXIF orientation says."""
    import PIL.ImageOps

    if orientation_of(image) != 1:
        PIL.ImageOps.exif_transpose(image, in_place=True)


def upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Return pixels turned and mirrored as an EXIF orientation says."""
    import PIL.Image
    import PIL.ImageOps

    image = PIL.Image.fromarray(pixels)
    image.getexif()[_ORIENTATION] = orientation
    PIL.ImageOps.exif_transpose(image, in_place=True)
    return np.asarray(image)
