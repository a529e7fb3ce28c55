"""Registers the export formats: the writer of each content, by suffix.

Window and commands save through `save`, and file dialogs take their filters from `formats_of`. A
new format is one function, which turns an array into a file's bytes, and one line here. Entries
hold lazy names, so that reading the registry imports no OpenCV; `build.spec` reads them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from engine.api.errors import EngineError, text
from engine.storage.atomic import go_on, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.figures.page import Page
    from engine.storage.report import ReportPage

    Encode = Callable[[Any], bytes]


class Content(StrEnum):
    """Contents of exported files. Unless it says otherwise, RGB, uint8, of shape (h, w, 3)."""

    OVERLAY = "overlay"
    """The image with its heatmap, at the image's own size."""
    MAP = "map"
    """A raw map, float32 (h, w)."""
    ACTIVATIONS = "activations"
    """A layer's raw activations, float32 (h, w, c)."""
    TILES = "tiles"
    """A layer's activations as tiles."""
    SHEET = "sheet"
    """All layers' tiles below each other."""
    FILTERS = "filters"
    """Filter images, one or side by side."""
    ATLAS = "atlas"
    """Filter images of several layers."""
    FIGURE = "figure"
    """A figure's page (`engine.figures.page.Page`), which is no array."""
    REPORT = "report"
    """What `engine.storage.report` takes, which is no array either."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that files are written in.

    Attributes
    ----------
    suffix : str
        With its dot, in small letters: ".png".
    name : Text
        For file dialogs: "PNG images".
    encode : str
        "module:function": takes the content and returns the file's bytes.
    """

    suffix: str
    name: Text
    encode: str


PNG = Format(".png", text("PNG images"), "engine.imaging.blend:encode_png")
JPEG = Format(".jpg", text("JPEG images"), "engine.imaging.blend:encode_jpeg")
NPY = Format(".npy", text("NumPy arrays"), "engine.storage.writers:npy_bytes")

FORMATS: dict[Content, tuple[Format, ...]] = {
    Content.OVERLAY: (PNG, JPEG),
    Content.MAP: (NPY,),
    Content.ACTIVATIONS: (NPY,),
    Content.TILES: (PNG, JPEG),
    Content.SHEET: (PNG, JPEG),
    Content.FILTERS: (PNG, JPEG),
    Content.ATLAS: (PNG,),
    Content.FIGURE: (
        Format(".png", text("PNG images"), "engine.figures.png:encode"),
        Format(".svg", text("SVG drawings"), "engine.figures.svg:encode"),
        Format(".pdf", text("PDF documents"), "engine.figures.pdf:encode"),
    ),
    Content.REPORT: (Format(".html", text("HTML documents"), "engine.storage.report:encode"),),
}
"""The first format of each content is the default."""


def formats_of(content: Content) -> tuple[Format, ...]:
    """Return the formats that a content can be saved in, the default first."""
    return FORMATS[content]


def default_suffix(content: Content) -> str:
    """Return the suffix, with its dot, of a content's default format."""
    return FORMATS[content][0].suffix


def picture_suffixes(content: Content) -> tuple[str, ...]:
    """Return the suffixes of a content's formats without their dots, the default first."""
    return tuple(each.suffix.removeprefix(".") for each in FORMATS[content])


def content_of(path: str, *contents: Content) -> Content | None:
    """Return the first of these contents that a path's suffix is a format of, or None."""
    return next((each for each in contents if _format(each, path) is not None), None)


def save(
    content: Content,
    path: str,
    array: NDArray[Any] | Page | ReportPage,
    check: Callable[[], None] = go_on,
) -> None:
    """Write a content in the format of the path's suffix, completely or not at all.

    Parameters
    ----------
    content : Content
        What the array is.
    path : str
        Where to; nothing is appended to the name.
    array : ndarray, Page or ReportPage
        As `Content` says.
    check : callable
        As in `engine.storage.atomic.write_atomically`.

    Raises
    ------
    EngineError
        For a suffix that is no format of the content; and as `write_atomically` does.
    """
    check_suffix(content, path)
    format_ = _format(content, path)
    assert format_ is not None
    module, _, function = format_.encode.partition(":")
    encode = cast("Encode", getattr(import_module(module), function))
    check()
    write_atomically(path, encode(array), check)


def check_suffix(content: Content, path: str) -> None:
    """Raise EngineError where a path's suffix is no format of a content: before long work."""
    if _format(content, path) is None:
        raise EngineError(
            "{name} is not saved: its name has to end in {suffixes}. Choose another name.",
            name=Path(path).name or path,
            suffixes=" or ".join(each.suffix for each in FORMATS[content]),
        )


def npy_bytes(array: NDArray[Any]) -> bytes:
    """Return an array of plain numbers (not objects) as the bytes of a .npy file."""
    import numpy as np

    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _format(content: Content, path: str) -> Format | None:
    suffix = Path(path).suffix.casefold()
    return next((each for each in FORMATS[content] if each.suffix == suffix), None)
