"""Tells image and model files apart, by suffix and first bytes, for window and engine."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

FileKind = Literal["image", "model", "unknown"]

IMAGE_SUFFIXES = (
    ".bmp",
    ".gif",
    ".jfif",
    ".jpe",
    ".jpeg",
    ".jpg",
    ".png",
    ".tif",
    ".tiff",
    ".webp",
)
"""Small letters, sorted; by these a folder's images are known."""

KERAS_SUFFIXES = (".h5", ".hdf5", ".keras")
MODEL_SUFFIXES = KERAS_SUFFIXES
"""Small letters, sorted: those of all backends (`engine.backends.BACKENDS`) together."""

ZIP_START = b"PK\x03\x04"
HDF5_START = b"\x89HDF\r\n\x1a\n"
_IMAGE_STARTS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"GIF87a",
    b"GIF89a",
)
_BITMAP_START = b"BM"


def has_image_suffix(name: str) -> bool:
    """Return whether a file name ends as an image's does."""
    return name.casefold().endswith(IMAGE_SUFFIXES)


def starts_as_image(head: bytes) -> bool:
    """Return whether a file's first 12 bytes are those of an image that can be opened.

    The two letters of a BMP count only before a header's reserved zeros: texts begin so too.
    """
    if head.startswith(_BITMAP_START):
        return head[6:10] == b"\0\0\0\0"
    return head.startswith(_IMAGE_STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def file_kind(path: Path) -> FileKind:
    """Return what a file is: by its suffix, else by its first bytes.

    A look only; the engine decides later whether the file is sound. A file that cannot be read is
    unknown.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return "unknown"
    suffix = path.suffix.casefold()
    if suffix in IMAGE_SUFFIXES:
        return "image"
    if suffix in MODEL_SUFFIXES:
        return "model"
    if starts_as_image(head):
        return "image"
    if head.startswith(HDF5_START) or (head.startswith(ZIP_START) and _is_keras_archive(path)):
        return "model"
    return "unknown"


def _is_keras_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
    return "config.json" in names and any(name.startswith("model.weights") for name in names)
