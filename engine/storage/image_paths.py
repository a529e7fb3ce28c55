"""Image files below folders, as the command line names them."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".gif")
"""File names' endings, in small letters, by which a folder's images are known."""


def image_paths(words: Sequence[str], leave_out: str | None = None) -> list[str]:
    """Return the image files that the words mean.

    Parameters
    ----------
    words : sequence of str
        Files are taken as they are, there or not. Folders stand for all images below them, sorted;
        hidden files and folders are skipped, links to folders are not followed.
    leave_out : str or None
        A folder whose contents are no images to take: where results are written.

    Raises
    ------
    EngineError
        For a folder without an image, or one that cannot be read.
    """
    found: list[str] = []
    for word in words:
        if not os.path.isdir(word):
            found.append(word)
            continue
        inside = sorted(_below(word, leave_out and os.path.realpath(leave_out)))
        if not inside:
            raise EngineError(
                "There is no image in the folder {folder}. Files that end in {endings} count.",
                folder=word,
                endings=", ".join(ENDINGS),
            )
        found.extend(inside)
    return found


def with_copies(paths: Sequence[str]) -> list[tuple[str, int]]:
    """Return each path and how many times it has come until then: 1, unless it is named again."""
    counts: Counter[str] = Counter()
    found = []
    for path in paths:
        counts[path] += 1
        found.append((path, counts[path]))
    return found


def _below(folder: str, leave_out: str | None) -> Iterator[str]:
    for root, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(os.path.join(root, name)) != leave_out
        ]
        for name in files:
            if not name.startswith(".") and name.casefold().endswith(ENDINGS):
                yield os.path.join(root, name)


def _refuse(error: OSError) -> NoReturn:
    raise EngineError(
        "The folder {folder} cannot be read: {why}.",
        folder=error.filename,
        why=error.strerror or error,
    ) from error
