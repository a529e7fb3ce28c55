"""Lists the images that a folder or an array file stands for, by one rule for window and commands.

The rule: every file below the folder that ends as an image does, in natural order; hidden files and
folders are passed over, links to folders are not followed, and there are at most
`MAX_FOLDER_IMAGES`. Arrays (.npy, .npz) below a folder are not taken: they are maps, weights and
labels as often as pictures. One that is named itself stands for all pictures in it.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

from engine.api.errors import EngineError
from engine.api.file_names import is_array_path, natural_key
from engine.api.formats import IMAGE_SUFFIXES, has_image_suffix
from engine.api.limits import MAX_FOLDER_IMAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def folder_images(
    folder: str, leave_out: str | None = None, check: Callable[[], None] = lambda: None
) -> list[str]:
    """Return the image files that a folder stands for, in natural order.

    Parameters
    ----------
    folder : str
        Its path, which the paths returned begin with.
    leave_out : str or None
        A folder below whose contents are no images to take: where results are written.
    check : callable
        Called at each folder on the way; it may raise to stop the walk.

    Raises
    ------
    EngineError
        For a folder without an image, with more than `MAX_FOLDER_IMAGES`, or one that cannot be
        read.
    """
    found: list[str] = []
    for path in _below(folder, leave_out and os.path.realpath(leave_out), check):
        found.append(path)
        if len(found) > MAX_FOLDER_IMAGES:
            raise EngineError(
                "The folder {folder} has more than {limit} images. Choose folders inside it.",
                folder=folder,
                limit=f"{MAX_FOLDER_IMAGES:,}",
            )
    if not found:
        raise EngineError(
            "There is no image in the folder {folder}. Files that end in {suffixes} count.",
            folder=folder,
            suffixes=", ".join(IMAGE_SUFFIXES),
        )
    found.sort(key=_order)
    return found


def image_paths(words: Sequence[str], leave_out: str | None = None) -> list[str]:
    """Return the image files that the words of a command mean.

    Parameters
    ----------
    words : sequence of str
        Files are taken as they are, there or not. Folders stand for their `folder_images`, array
        files for their `file_images`.
    leave_out : str or None
        As in `folder_images`.

    Raises
    ------
    EngineError
        As `folder_images` does.
    """
    found: list[str] = []
    for word in words:
        found.extend(folder_images(word, leave_out) if os.path.isdir(word) else file_images(word))
    return found


def file_images(path: str) -> list[str]:
    """Return the paths of the images in a file: its own, or of each picture of an array file.

    A file that cannot be read stands for itself: whoever reads it says why.
    """
    if not is_array_path(path):
        return [path]
    from engine.imaging import array_images  # numpy: the window's first paint must not wait

    try:
        return array_images(path)
    except (EngineError, OSError, ValueError):
        return [path]


def with_copies(paths: Sequence[str]) -> list[tuple[str, int]]:
    """Return each path and how many times it has come until then: 1, unless it is named again."""
    counts: Counter[str] = Counter()
    found = []
    for path in paths:
        counts[path] += 1
        found.append((path, counts[path]))
    return found


def _below(folder: str, leave_out: str | None, check: Callable[[], None]) -> Iterator[str]:
    for root, folders, files in os.walk(folder, onerror=_refuse):
        check()
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(os.path.join(root, name)) != leave_out
        ]
        for name in files:
            path = os.path.join(root, name)
            if not name.startswith(".") and has_image_suffix(name) and os.path.isfile(path):
                yield path


def _order(path: str) -> tuple[object, ...]:
    """Return a sort key: folder by folder, numbers by their value, then the path as it is."""
    return *map(natural_key, path.split(os.sep)), path


def _refuse(error: OSError) -> NoReturn:
    raise EngineError(
        "The folder {folder} cannot be read: {why}.",
        folder=error.filename,
        why=error.strerror or error,
    ) from error
