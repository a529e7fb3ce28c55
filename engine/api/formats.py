"""Tells image and model files apart, by suffix and first bytes, for window and engine."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.api.regular_files import open_regular

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
    ImageFormat("TIFF", (".tif", ".tiff"), rb"II[*+]\0|MM\0[*+]"),  # +: BigTIFF
    # The two letters count only before a header's reserved zeros: texts begin so too.
    ImageFormat("BMP", (".bmp",), rb"BM....\0{4}"),
    ImageFormat("WebP", (".webp",), rb"RIFF....WEBP"),
    ImageFormat("GIF", (".gif",), rb"GIF8[79]a"),
)
"""Few and well tested: never EPS, which runs a program."""

CAMERA_RAW = "camera raw"

FOREIGN_FORMATS = (
    (
        "SVG",
        rb"(?:\xef\xbb\xbf)?\s*(?:<[^\0]*)?<(?:\w+:)?svg[\s>]",
    ),
    ("PostScript (EPS)", rb"%!PS|\xc5\xd0\xd3\xc6|\x04%!PS"),
    ("PDF", rb"[^%]{0,1024}%PDF-"),
    ("AVIF", rb"....ftypavi[fs]"),
    ("HEIC", rb"....ftyp(?:hei[cmsx]|hev[cmx]|mif1|msf1)"),
    (CAMERA_RAW, rb"....ftypcrx |II\*\0....CR|IIU\0|IIR[OS]|MMOR|FUJIFILMCCD-RAW|FOVb"),
    ("MP4", rb"....ftyp"),
    ("Photoshop (PSD)", rb"8BPS"),
    ("GIMP (XCF)", rb"gimp xcf"),
    ("DICOM", rb".{128}DICM"),
    ("JPEG XL", rb"\xff\x0a|\0\0\0\x0cJXL "),
    ("JPEG 2000", rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"),
    ("OpenEXR", rb"v/1\x01"),
    ("Radiance (HDR)", rb"#\?(?:RADIANCE|RGBE)"),
    ("FITS", rb"SIMPLE  ="),
    ("Netpbm", rb"P[1-7]\s"),
    ("ICO", rb"\0\0[\1\2]\0[^\0]\0"),
)
"""Names and first bytes, as a regular expression, of kinds that are known and never opened."""

FOREIGN_SUFFIXES = (
    *(".svg", ".svgz", ".eps", ".ps", ".ai", ".pdf", ".avif", ".heic", ".heif", ".psd", ".xcf"),
    *(".dcm", ".jxl", ".jp2", ".j2k", ".exr", ".hdr", ".fits", ".ico", ".pgm", ".ppm", ".pnm"),
    *(".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".raf", ".rw2"),
)
"""Their usual endings: such files are told by name."""

HEAD_BYTES = 4096
"""So much of a file is looked at."""

IMAGE_SUFFIXES = tuple(sorted(suffix for each in IMAGE_FORMATS for suffix in each.suffixes))
"""Small letters, sorted; by these a folder's images are known."""

ARRAY_SUFFIXES = (".npy", ".npz")
"""Small letters; numpy's files of one array and of several, which hold one picture or many."""

LABEL_SUFFIXES = (".txt", ".json", ".csv")
"""Of files with names of classes; in this order they are looked for beside a model."""

KERAS_SUFFIXES = (".h5", ".hdf5", ".keras")
SAVED_MODEL = "saved_model.pb"
"""By this file a folder is known as a SavedModel."""
GRAPH_SUFFIXES = (".pb",)
PROGRAM_SUFFIXES = (".pt2",)
MODEL_SUFFIXES = KERAS_SUFFIXES + GRAPH_SUFFIXES + PROGRAM_SUFFIXES
"""Small letters: those of all formats of all backends (`engine.backends.BACKENDS`) together."""

LITTLE_TIFF_START = b"II*\0"
ZIP_START = b"PK\x03\x04"
HDF5_START = b"\x89HDF\r\n\x1a\n"
_FOREIGN = [(name, re.compile(start, re.DOTALL)) for name, start in FOREIGN_FORMATS]
_IMAGES = [(each.name, re.compile(each.start, re.DOTALL)) for each in IMAGE_FORMATS]


def has_image_suffix(name: str) -> bool:
    """Return whether a file name ends as an image's does; an array's does not."""
    return name.casefold().endswith(IMAGE_SUFFIXES)


def image_format(head: bytes) -> str:
    """Return the name of the format that a file's first 12 bytes are of; empty for none."""
    return next((name for name, start in _IMAGES if start.match(head)), "")


def starts_as_image(head: bytes) -> bool:
    """Return whether a file's first 12 bytes are those of an image that can be opened."""
    return bool(image_format(head))


def foreign_format(head: bytes) -> str:
    """Return the name of a known kind of file that is never opened; empty for others.

    Parameters
    ----------
    head : bytes
        The file's first `HEAD_BYTES`. Its name does not matter.
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):  # text in UTF-16
        head = head[2:].replace(b"\0", b"")
    return next((name for name, start in _FOREIGN if start.match(head)), "")


def is_saved_model(path: str) -> bool:
    """Return whether a path is that of a folder with a SavedModel."""
    return os.path.lexists(os.path.join(path, SAVED_MODEL))


def saved_model_folder(path: str) -> str:
    """Return a path as it is, but for that of a SavedModel's graph its folder's."""
    folder, name = os.path.split(path.rstrip("/" + os.sep) or path)
    if name == SAVED_MODEL:
        return folder or os.curdir
    return os.path.join(folder, name) if is_saved_model(path) else path


def file_kind(path: Path) -> FileKind:
    """Return what a file is: by its suffix, else by its first bytes.

    A look only; the engine decides later whether the file is sound. A file that cannot be read is
    unknown, also a pipe or a device. Pictures of a kind that is never opened are images: what opens
    images names them.
    """
    try:
        head = _head(path)
    except (OSError, ValueError):
        return "unknown"
    suffix = path.suffix.casefold()
    if suffix in (*IMAGE_SUFFIXES, *ARRAY_SUFFIXES):
        return "image"
    if suffix in MODEL_SUFFIXES:
        return "model"
    if starts_as_image(head[:12]) or suffix in FOREIGN_SUFFIXES or foreign_format(head):
        return "image"
    if head.startswith(HDF5_START) or (head.startswith(ZIP_START) and _is_keras_archive(head)):
        return "model"
    return "unknown"


def _head(path: Path) -> bytes:
    """Return the first bytes of a regular file; a pipe is not waited for."""
    with open_regular(path) as file:
        return file.read(HEAD_BYTES)


def _is_keras_archive(head: bytes) -> bool:
    """Return whether an archive begins as Keras writes it; only a box takes archives apart."""
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length] in (b"metadata.json", b"config.json")
