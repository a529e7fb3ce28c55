"""Tells image and model files apart, by suffix and first bytes, for window and engine."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

FileKind = Literal["image", "model", "unknown"]


@dataclass(frozen=True, slots=True)
class ImageFormat:
    """A format of images that can be opened.

    Attributes
    ----------
    name : str
        As people write it: "WebP". Pillow knows it by the same letters in capitals, Qt in small
        ones.
    suffixes : tuple of str
        Endings of file names, in small letters, with the dot.
    start : bytes
        Regular expression of a file's first bytes, at most 12; a dot is any byte.
    """

    name: str
    suffixes: tuple[str, ...]
    start: bytes


IMAGE_FORMATS = (
    ImageFormat("PNG", (".png",), rb"\x89PNG\r\n\x1a\n"),
    ImageFormat("JPEG", (".jfif", ".jpe", ".jpeg", ".jpg"), rb"\xff\xd8\xff"),
    ImageFormat("TIFF", (".tif", ".tiff"), rb"II\*\0|MM\0\*"),
    # The two letters count only before a header's reserved zeros: texts begin so too.
    ImageFormat("BMP", (".bmp",), rb"BM....\0{4}"),
    ImageFormat("WebP", (".webp",), rb"RIFF....WEBP"),
    ImageFormat("GIF", (".gif",), rb"GIF8[79]a"),
)
"""Few and well tested: never EPS, which runs a program."""

IMAGE_SUFFIXES = tuple(sorted(suffix for each in IMAGE_FORMATS for suffix in each.suffixes))
"""Small letters, sorted; by these a folder's images are known."""

ARRAY_SUFFIXES = (".npy", ".npz")
"""Small letters; numpy's files of one array and of several, which hold one picture or many."""

LABEL_SUFFIXES = (".txt", ".json", ".csv")
"""Of files with names of classes; in this order they are looked for beside a model."""

KERAS_SUFFIXES = (".h5", ".hdf5", ".keras")
MODEL_SUFFIXES = KERAS_SUFFIXES
"""Small letters: those of all formats of all backends (`engine.backends.BACKENDS`) together."""

ZIP_START = b"PK\x03\x04"
HDF5_START = b"\x89HDF\r\n\x1a\n"
_IMAGE_START = re.compile(b"|".join(each.start for each in IMAGE_FORMATS), re.DOTALL)


def has_image_suffix(name: str) -> bool:
    """Return whether a file name ends as an image's does; an array's does not."""
    return name.casefold().endswith(IMAGE_SUFFIXES)


def starts_as_image(head: bytes) -> bool:
    """Return whether a file's first 12 bytes are those of an image that can be opened."""
    return _IMAGE_START.match(head) is not None


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
    if suffix in (*IMAGE_SUFFIXES, *ARRAY_SUFFIXES):
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
