"""Maps to files, in threads while the network is at work on the next ones."""

from __future__ import annotations

import os
import re
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.api.display import Style
from engine.api.errors import EngineError
from engine.cli.explain.image_reader import thread_count
from engine.imaging import encode_png, full_overlay, has_positive
from engine.rendering.color_range import color_range, in_color_range
from engine.storage.atomic import save_npy, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.image import Picture
    from engine.cli.explain.map_requester import MapResult

_MOST_WAITING = 16
_MOST_BYTES = 256 * 2**20
_WAIT_S = 0.2  # on Windows, Ctrl-C is not heard while waiting
_PLACEHOLDERS = re.compile(r'[\s/\\:*?"<>|@,]+')


class MapWriter:
    """Writes maps; whoever brings more than can be written waits, so that memory stays bounded.

    Parameters
    ----------
    folder : Path
        Where to.
    intensity : float
        Of the overlays, 0-1.
    """

    def __init__(self, folder: Path, intensity: float) -> None:
        self._folder = folder
        self._style = Style(intensity=intensity)
        self._threads = ThreadPoolExecutor(max(2, thread_count()), "writer")
        self._waiting: dict[Future[dict[str, Any]], int] = {}

    def write(self, stem: str, picture: Picture, made: MapResult) -> Future[dict[str, Any]]:
        """Write a map, its overlay and its spread; the future gives their part of the record."""
        weight = 2 * picture.pixels.nbytes + made.raw.nbytes  # the picture, and the one drawn
        while self._waiting and (
            len(self._waiting) >= _MOST_WAITING
            or sum(self._waiting.values()) + weight > _MOST_BYTES
        ):
            finished, _ = wait(self._waiting, _WAIT_S, FIRST_COMPLETED)
            for future in finished:
                del self._waiting[future]
        future = self._threads.submit(self._write, stem, picture, made)
        self._waiting[future] = weight
        return future

    def stop(self) -> None:
        """Drop what nobody has begun to write, and wait for the rest."""
        self._threads.shutdown(cancel_futures=True)

    def _write(self, stem: str, picture: Picture, made: MapResult) -> dict[str, Any]:
        names = {"raw": f"{stem}.npy", "overlay": f"{stem}.png"}
        save_npy(str(self._folder / names["raw"]), made.raw)
        if made.std is not None:
            names["std"] = f"{stem}.spread.npy"
            save_npy(str(self._folder / names["std"]), made.std)
        lifted = in_color_range(made.raw, color_range(made.maps.key, made.raw))
        drawn = full_overlay(picture.pixels, lifted, self._style)
        write_atomically(str(self._folder / names["overlay"]), encode_png(drawn))
        return {
            **names,
            "positive_evidence": has_positive(made.raw),
            "intensity": self._style.intensity,
        }


class Names:
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
        parts = (_cut(Path(image).stem, 80), method, _cut(layer, 80, from_end=True))
        words = [f"{number:04d}", *parts, _cut(target, 40)]
        stem = _PLACEHOLDERS.sub("-", "_".join(word for word in words if word))
        name, count = stem, 1
        while name.casefold() in self._taken:  # layers a/b and a-b
            count += 1
            name = f"{stem}~{count}"
        self._taken.add(name.casefold())
        return name


def _cut(name: str, size: int, *, from_end: bool = False) -> str:
    data = os.fsencode(name) if not from_end else name.encode(errors="replace")
    return (data[-size:] if from_end else data[:size]).decode(errors="ignore")


def output_folder(path: str) -> Path:
    """Return a folder that can be written to, made if need be. Raises EngineError."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            "The folder {path} cannot be made: {why}.", path=path, why=error.strerror or error
        ) from error
    if not os.access(folder, os.W_OK):
        raise EngineError("The folder {path} cannot be written to.", path=path)
    return folder
