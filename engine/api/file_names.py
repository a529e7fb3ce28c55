"""Makes file names of layers, classes and images, and sorts names as people do."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import PurePath

from engine.api.foreign_text import without_hidden
from engine.api.formats import ARRAY_SUFFIXES

MAX_NAME_BYTES = 120
"""Of a name that is suggested or made, so that numbers and endings fit beside it (255 in all)."""

_ARRAY_PART = re.compile(
    r"(?P<file>(?P<stem>.+)\.np[yz])\[(?P<part>[^\[\]]*)\]", re.IGNORECASE | re.DOTALL
)
_NOT_IN_NAMES = re.compile(r'[\s\\/:*?"<>|\x00]+')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\.|$)", re.IGNORECASE
)
"""Names that Windows gives to devices, whatever ending they have."""


def safe_name(name: str, max_bytes: int = MAX_NAME_BYTES, *, keep_end: bool = False) -> str:
    """Return a name that every file system takes: "backbone/conv 1" becomes "backbone-conv-1".

    Parameters
    ----------
    name : str
        Any words; may be empty.
    max_bytes : int
        A longer name is cut between characters.
    keep_end : bool
        Cut the beginning: the end of a layer's path tells more.
    """
    # One letter is one file on every system: macOS and Linux disagree on how accents are stored.
    plain = unicodedata.normalize("NFC", without_hidden(name, "\0"))
    data = _NOT_IN_NAMES.sub("-", plain).encode(errors="ignore")
    cut = data[-max_bytes:] if keep_end else data[:max_bytes]
    safe = cut.decode(errors="ignore").strip("-.")
    return f"_{safe}" if _DEVICE.match(safe) else safe


def image_stem(name: str) -> str:
    """Return an image's name without its ending: "mnist-x_test-12" of ``mnist.npz[x_test,12]``."""
    found = _ARRAY_PART.fullmatch(name)
    if found is None:
        return PurePath(name).stem
    return "-".join((found["stem"], *filter(None, found["part"].split(","))))


def array_and_part(path: str) -> tuple[str, str | None]:
    """Return the file of a path, and what it chooses of an array: ``a.npz``, ``x,3`` of a.npz[x,3].

    None is chosen in the path of a whole file, and of a file that has such a name.
    """
    found = _ARRAY_PART.fullmatch(path)
    if found is None or os.path.lexists(path):
        return path, None
    return found["file"], found["part"]


def is_array_path(path: str) -> bool:
    """Return whether a path names an array file, or pictures in one; it need not be there."""
    return array_and_part(path)[0].casefold().endswith(ARRAY_SUFFIXES)


def joined_name(*parts: str) -> str:
    """Return a safe name of those parts that are not empty, joined by "_"."""
    return safe_name("_".join(part for part in parts if part))


def layer_name(path: str, number: int | None = None) -> str:
    """Return a layer's file name without its suffix: its path, after its place in the model."""
    stem = safe_name(path) or "layer"
    return stem if number is None else f"{number:03d}_{stem}"


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which "img2" comes before "img10"."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    )
