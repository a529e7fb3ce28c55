"""What was dropped, chosen or named: images, models, and the rest with a sentence about it.

A look at the name and the first bytes; the engine decides later whether the file is sound.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.text.translation import translate, translate_plural

if TYPE_CHECKING:
    from collections.abc import Iterable

IMAGE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".bmp", ".webp", ".gif"}
)
MODEL_SUFFIXES = frozenset({".keras", ".h5", ".hdf5"})
IMAGE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
HDF5_START = b"\x89HDF\r\n\x1a\n"
ZIP_START = b"PK\x03\x04"
FOLDER_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class SortedFiles:
    """Paths by what they are.

    Attributes
    ----------
    images, models : tuple of str
        Absolute paths, in the order given; those of a folder in natural order.
    unknown : tuple of str
        Paths as they were given.
    """

    images: tuple[str, ...]
    models: tuple[str, ...]
    unknown: tuple[str, ...]


def sort_files(paths: Iterable[str]) -> SortedFiles:
    """Return the images, the models and the rest; a folder stands for its images, one level."""
    images: list[str] = []
    models: list[str] = []
    unknown: list[str] = []
    for given in paths:
        path = Path(given).absolute()
        if path.is_dir():
            inside = images_in(path)
            images.extend(inside)
            if not inside:
                unknown.append(given)
            continue
        kind = kind_of(path)
        if kind == "image":
            images.append(str(path))
        elif kind == "model":
            models.append(str(path))
        else:
            unknown.append(given)
    return SortedFiles(tuple(dict.fromkeys(images)), tuple(dict.fromkeys(models)), tuple(unknown))


def kind_of(path: Path) -> str:
    """Return "image", "model" or "unknown" for a file: its suffix first, else its first bytes."""
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError:
        return "unknown"
    if suffix in IMAGE_SUFFIXES:
        return "image"
    if suffix in MODEL_SUFFIXES:
        return "model"
    if start.startswith(IMAGE_STARTS) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        return "image"
    if start.startswith(HDF5_START):
        return "model"
    if start.startswith(ZIP_START) and _is_keras_archive(path):
        return "model"
    return "unknown"


def images_in(folder: Path) -> tuple[str, ...]:
    """Return the image files of a folder, not of those below it, in natural order."""
    try:
        files = [
            path
            for path in folder.iterdir()
            if path.suffix.lower() in IMAGE_SUFFIXES
            and not path.name.startswith(".")
            and path.is_file()
        ]
    except OSError:
        return ()
    files.sort(key=lambda path: natural_key(path.name))
    return tuple(str(path) for path in files[:FOLDER_LIMIT])


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which "img2" comes before "img10"."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    )


def sentence_for_unknown(paths: Iterable[str]) -> str:
    """Return what to say of paths that are neither images nor models."""
    names = [Path(path).name or str(path) for path in paths]
    if len(names) == 1:
        template = translate("opening", "{name} is neither an image nor a model Camscope can open.")
        return template.format(name=names[0])
    template = translate_plural(
        "opening",
        "{count} file is neither an image nor a model Camscope can open: {names}.",
        "{count} files are neither images nor models Camscope can open: {names}.",
        len(names),
    )
    listed = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    return template.format(count=len(names), names=listed)


def _is_keras_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
    return "config.json" in names and any(name.startswith("model.weights") for name in names)
