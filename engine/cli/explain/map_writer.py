"""Writes maps and overlays in threads, while the network is at work on the next ones."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

from engine.api.file_names import image_stem, safe_name
from engine.api.geometry import input_geometry
from engine.api.style_fields import style_record
from engine.api.units import MIB
from engine.cli.explain.image_reader import thread_count
from engine.imaging import full_overlay, has_positive
from engine.rendering.color_range import color_range
from engine.storage.writers import Content, default_suffix, save

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from engine.api.display import Style
    from engine.api.image import Picture
    from engine.cli.explain.map_requester import MapResult

_MAX_WAITING = 16
_MAX_BYTES = 256 * MIB
_WAIT_S = 0.2  # on Windows, Ctrl-C is not heard while waiting


class MapWriter:
    """Writes maps; whoever brings more than can be written waits, so that memory stays bounded.

    Parameters
    ----------
    folder : Path
        Where to.
    style : Style
        Of the overlays.
    picture_format : str
        Suffix of the overlays, without its dot.
    """

    def __init__(self, folder: Path, style: Style, picture_format: str) -> None:
        self._folder = folder
        self._style = style
        self._picture_format = picture_format
        self._threads = ThreadPoolExecutor(max(2, thread_count()), "writer")
        self._waiting: dict[Future[dict[str, Any]], int] = {}

    def write(self, stem: str, picture: Picture, result: MapResult) -> Future[dict[str, Any]]:
        """Write a map, its overlay and its spread; the future gives their part of the record."""
        weight = 2 * picture.pixels.nbytes + result.raw.nbytes  # the picture, and the one drawn
        while self._waiting and (
            len(self._waiting) >= _MAX_WAITING or sum(self._waiting.values()) + weight > _MAX_BYTES
        ):
            finished, _ = wait(self._waiting, _WAIT_S, FIRST_COMPLETED)
            for future in finished:
                del self._waiting[future]
        future = self._threads.submit(self._write, stem, picture, result)
        self._waiting[future] = weight
        return future

    def stop(self) -> None:
        """Drop what nobody has begun to write, and wait for the rest."""
        self._threads.shutdown(cancel_futures=True)

    def _write(self, stem: str, picture: Picture, result: MapResult) -> dict[str, Any]:
        raw_suffix = default_suffix(Content.MAP)
        names = {
            "raw": stem + raw_suffix,
            "overlay": f"{stem}.{self._picture_format}",
        }
        save(Content.MAP, str(self._folder / names["raw"]), result.raw)
        if result.std is not None:
            names["std"] = f"{stem}.std{raw_suffix}"
            save(Content.MAP, str(self._folder / names["std"]), result.std)
        pixels, style = picture.pixels, self._style
        geometry = input_geometry(pixels.shape, result.maps.key.input)
        colors = color_range(result.maps.key, result.raw, geometry.shape, style)
        drawn = full_overlay(pixels, result.raw, style, colors, geometry)
        save(Content.OVERLAY, str(self._folder / names["overlay"]), drawn)
        return {
            **names,
            "positive_evidence": has_positive(result.raw),
            "style": style_record(self._style),
        }


class FileNames:
    """Gives every map a file name of its own.

    Parameters
    ----------
    taken : iterable of str
        Names, without endings, that are not to be given.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.casefold() for name in taken}  # most systems do not tell A from a

    def new(self, number: int, image: str, method: str, layer: str, target: str) -> str:
        """Return a name that every system takes, without its ending: at most 255 bytes with it."""
        parts = (
            f"{number:04d}",
            safe_name(image_stem(image), 80),
            method,
            safe_name(layer, 80, keep_end=True),
            safe_name(target, 40),
        )
        stem = "_".join(part for part in parts if part)
        name, count = stem, 1
        while name.casefold() in self._taken:  # layers a/b and a-b
            count += 1
            name = f"{stem}~{count}"
        self._taken.add(name.casefold())
        return name
