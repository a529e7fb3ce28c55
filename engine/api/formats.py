"""Tells image and model files apart, by suffix and first bytes, for window and engine."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.api.errors import text
from engine.api.regular_files import open_regular

if TYPE_CHECKING:
    from pathlib import Path

FileKind = Literal["image", "model", "unknown"]
TorchContent = Literal["program", "other", ""]


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
EXPORTED_SUFFIXES = (".pt2",)
"""Of programs that PyTorch exported."""
MODEL_SUFFIXES = KERAS_SUFFIXES + GRAPH_SUFFIXES + EXPORTED_SUFFIXES
"""Small letters: those of all formats of all backends (`engine.backends.BACKENDS`) together."""

TORCH_SUFFIXES = (".ckpt", ".pt", ".pth", ".safetensors")
"""Of PyTorch's other files: weights without a network, and programs that nothing here runs. Such a
file is told what it is, and how it becomes one that opens. A .bin may be anything, and is known by
its first bytes alone."""

MODEL_FILES = text(".keras, .h5 or .pt2")
"""What sentences tell the user to choose."""

NAMED_SUFFIXES = MODEL_SUFFIXES + TORCH_SUFFIXES
"""Of everything that is taken for a model, opened or not."""

LITTLE_TIFF_START = b"II*\0"
ZIP_START = b"PK\x03\x04"
HDF5_START = b"\x89HDF\r\n\x1a\n"
PICKLE = re.compile(rb"\x80[\2-\5]")
TORCH_PICKLE = re.compile(rb"\x80[\2-\5](?:\x95.{8})?\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19\.", re.DOTALL)
"""PyTorch's files before 1.6, five pickles after each other, begin with this number as a pickle."""
_EXPORTED = re.compile(
    r"(?:[^/]+/)?(?:archive_format|models/|data/(?:weights|constants|sample_inputs)/|"
    r"serialized_exported_program\.json)"
)
_TORCH_ARCHIVE = re.compile(r"[^/]+/(?:data\.pkl|constants\.pkl|code/|data/\d+|version$)")
"""Names of the first entries of archives; PyTorch has all in one folder."""
_MOST_HEADER = 10**8
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
        head = head_of(path)
    except (OSError, ValueError):
        return "unknown"
    suffix = path.suffix.casefold()
    if suffix in (*IMAGE_SUFFIXES, *ARRAY_SUFFIXES):
        return "image"
    if suffix in MODEL_SUFFIXES:
        return "model"
    if starts_as_image(head[:12]) or suffix in FOREIGN_SUFFIXES or foreign_format(head):
        return "image"
    if torch_content(head) or is_keras_content(head) or suffix in TORCH_SUFFIXES:
        return "model"
    return "unknown"


def is_keras_content(head: bytes) -> bool:
    """Return whether a file begins as Keras writes it; only a box takes archives apart."""
    return head.startswith(HDF5_START) or _first_entry(head) in ("metadata.json", "config.json")


def torch_content(head: bytes) -> TorchContent:
    """Return what PyTorch wrote, by a file's first bytes, whatever it is called.

    Returns
    -------
    str
        "program" for an exported program, "other" for weights, pickles and TorchScript; empty for
        what does not begin as one of these.
    """
    entry = _first_entry(head)
    if _EXPORTED.match(entry):
        return "program"
    is_other = _TORCH_ARCHIVE.match(entry) or TORCH_PICKLE.match(head) or is_safetensors(head)
    return "other" if is_other else ""


def is_safetensors(head: bytes) -> bool:
    """Return whether a file begins with a length and a JSON table of that length."""
    return head[8:10] in (b'{"', b"{}") and int.from_bytes(head[:8], "little") <= _MOST_HEADER


def head_of(path: str | Path) -> bytes:
    """Return the first bytes of a regular file; a pipe is not waited for."""
    with open_regular(path) as file:
        return file.read(HEAD_BYTES)


def _first_entry(head: bytes) -> str:
    """Return the name of the first entry of an archive; empty for what is none."""
    if not head.startswith(ZIP_START):
        return ""
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length].decode("utf-8", "replace")
