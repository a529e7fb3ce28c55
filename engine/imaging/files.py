"""Reads image files: their bytes here, their pictures in a box (`engine.box`).

Used by the window's workers, the engine and the commands. What is named here is the only way from
a file to a picture; the decoders themselves run in no process that matters.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import replace
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.file_names import is_array_path
from engine.api.image import Picture
from engine.api.regular_files import NotRegular, open_regular
from engine.api.units import GB, size_text
from engine.box import only_result, run_job
from engine.imaging.array_files import array_picture
from engine.imaging.array_pixels import array_rgb
from engine.imaging.decode import MAX_PIXELS, SMALL_SIDE, check_size, picture_from_pixels
from engine.imaging.decode_jobs import (
    DecodedPicture,
    JpegSaving,
    OpenCVPixels,
    OpenCVRequest,
    PictureRequest,
    PictureResult,
    SmallCopy,
    Thumbnail,
    ThumbnailRequest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

MAX_BYTES = GB
"""Larger files are not read: 100 megapixels with 16-bit RGBA samples are 800 MB."""

_MAX_NOTES = 20


def _never() -> bool:
    return False


def read_image(path: str, should_stop: Callable[[], bool] = _never) -> Picture:
    """Return the picture in a file.

    Parameters
    ----------
    path : str
        Any path; the name shown is its last part. Of an array file, the path of one picture
        (`engine.imaging.array_files`).
    should_stop : callable
        Asked now and then while the file is decoded; True ends that.

    Raises
    ------
    EngineError
        The file is missing, cannot be read, is no image, is damaged or is too large.
    engine.box.Stopped
        As `should_stop` said.
    """
    name = shown_name(path)
    with file_errors(name):
        if is_array_path(path):
            return _array_image(path, name)
        return read_bytes(_file_bytes(path, name), name, path, should_stop)


def read_bytes(
    data: bytes, name: str, path: str = "", should_stop: Callable[[], bool] = _never
) -> Picture:
    """Return the picture in the bytes of an image file.

    Parameters
    ----------
    data : bytes
        The whole file.
    name, path : str
        For `Picture.name` and `Picture.path`.
    should_stop : callable
        As in `read_image`.

    Raises
    ------
    EngineError
        No image, damaged, too large, or more than a box can do.
    """
    run = run_job("picture", PictureRequest(name), name=name, data=data, should_stop=should_stop)
    with run:
        key = hashlib.sha256(data).hexdigest()  # while the box is at work
        found = [*islice(run, 3)]
    picture, small = _checked_picture(found, name)
    return Picture(key, name, path, picture.pixels, picture.notes[:_MAX_NOTES], small)


def read_thumbnail(
    path: str, side: int, should_stop: Callable[[], bool] = _never
) -> NDArray[np.uint8]:
    """Return a small version of the picture in an image file, upright.

    Parameters
    ----------
    path : str
        Of an image, not of an array.
    side : int
        Longest side, in pixels; a smaller picture keeps its own size.
    should_stop : callable
        As in `read_image`.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB.

    Raises
    ------
    EngineError
        As `read_image` does.
    """
    name = shown_name(path)
    with file_errors(name):
        file = _opened(path, name)
        request = ThumbnailRequest(name, side)
        found: Thumbnail = only_result(
            run_job("thumbnail", request, name=name, file=file, should_stop=should_stop)
        )
    _check_pixels(found.pixels, side**2, name)
    return found.pixels


def read_jpeg_saving(path: str) -> JpegSaving | None:
    """Return how a JPEG was saved; None for other formats. Raises EngineError."""
    name = shown_name(path)
    with file_errors(name):
        file = _opened(path, name)
        found: JpegSaving = only_result(
            run_job("jpeg saving", PictureRequest(name), name=name, file=file)
        )
    return found if found.tables else None


def read_with_opencv(path: str, flags: int) -> NDArray[Any] | None:
    """Return what a script with OpenCV makes of an image file, or None.

    Parameters
    ----------
    path : str
        Of an image, not of an array.
    flags : int
        Of ``cv2.imread``.

    Returns
    -------
    ndarray of uint8 or uint16, shape (h, w) or (h, w, c), or None
        Blue first.

    Raises
    ------
    EngineError
        The file cannot be read.
    """
    name = shown_name(path)
    with file_errors(name):
        file = _opened(path, name)
        found: OpenCVPixels = only_result(
            run_job("opencv", OpenCVRequest(flags), name=name, file=file)
        )
    return found.pixels


def shown_name(path: str) -> str:
    """Return what sentences call a file."""
    return os.path.basename(os.path.normpath(path)) or path


def _checked_picture(
    found: Sequence[PictureResult], name: str
) -> tuple[DecodedPicture, NDArray[np.uint8] | None]:
    """Return a picture, and its small copy if it has one, as a box told. Raises EngineError."""
    match found:
        case [DecodedPicture() as picture]:
            small = None
        case [DecodedPicture() as picture, SmallCopy(small)]:
            _check_pixels(small, SMALL_SIDE**2, name)
        case _:
            raise _damaged(name, f"{len(found)} results")
    _check_pixels(picture.pixels, MAX_PIXELS, name)
    return picture, small


def _check_pixels(pixels: NDArray[Any], most: int, name: str) -> None:
    """Refuse what is no picture: a box may be in a stranger's hands."""
    is_rgb = pixels.ndim == 3 and pixels.shape[2] == 3
    if not is_rgb or not 0 < pixels.shape[0] * pixels.shape[1] <= most:
        raise _damaged(name, f"shape {pixels.shape}")


def _damaged(name: str, details: str) -> EngineError:
    return EngineError(
        "{name} is damaged or incomplete. Try another copy of the file.", name=name, details=details
    )


@contextlib.contextmanager
def file_errors(name: str) -> Iterator[None]:
    """Turn what the system says of a file into an EngineError; `name` is for its sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise EngineError("{name} was not found.", name=name, details=str(error)) from error
    except PermissionError as error:
        raise EngineError(
            "Camscope is not allowed to read {name}.", name=name, details=str(error)
        ) from error
    except (OSError, ValueError) as error:
        raise EngineError("{name} could not be read.", name=name, details=str(error)) from error
    except MemoryError as error:
        raise EngineError(
            "There is not enough memory to open {name}.", name=name, details=str(error)
        ) from error


def may_be_heat(path: str) -> bool:
    """Tell whether a path names one array of fractions, (h, w): a heatmap as often as a picture.

    Only the file's header is read; what cannot be read is none.
    """
    if not is_array_path(path):
        return False
    try:
        pictures = array_picture(path).pictures
    except (EngineError, OSError, ValueError):
        return False
    return pictures.array.dtype.kind == "f" and pictures.shape[2] == 1


def image_digest(path: str) -> str:
    """Return what `Picture.key` will be, without decoding a picture; empty if that is not known.

    Parameters
    ----------
    path : str
        As in `read_image`, which says why a file cannot be read.
    """
    try:
        if is_array_path(path):
            return read_image(path).key
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, EngineError):
        return ""


def _array_image(path: str, name: str) -> Picture:
    """Return a picture of an array file. Raises EngineError and OSError."""
    place = array_picture(path)
    height, width, _ = place.pictures.shape
    check_size(width, height, name)
    pixels, notes = array_rgb(place.values(), place.value_range)
    picture = picture_from_pixels(pixels, name)
    return replace(picture, path=path, notes=notes, true_class=place.true_class())


def _file_bytes(path: str, name: str) -> bytes:
    """Return a regular file's bytes, unless it is too large."""
    with _opened(path, name) as file:
        return file.read(os.fstat(file.fileno()).st_size)


def _opened(path: str, name: str) -> IO[bytes]:
    """Return a regular file, open for reading, unless it is too large."""
    if os.path.isdir(path):
        raise EngineError("{name} is a folder. Choose an image in it.", name=name)
    try:
        file = open_regular(path)
    except NotRegular:
        raise EngineError("{name} is a device or a pipe, not an image file.", name=name) from None
    if os.fstat(file.fileno()).st_size <= MAX_BYTES:
        return file
    file.close()
    raise EngineError(
        "{name} is larger than {limit}, the most that Camscope reads.",
        name=name,
        limit=size_text(MAX_BYTES),
    )
