"""`camscope filters`: a picture for each channel, a grid of them, and the manifest that tells how.

What is done is written at once, so that an interrupted gallery goes on where it stopped.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import __version__
from engine.errors import EngineError
from engine.files import write_atomically
from engine.headless import engine_options, nearest, open_session
from engine.imaging import encode_png, picture_grid, read_image
from engine.requests import (
    Excite,
    FilterSettings,
    FilterStyle,
    GrowFilters,
    HoldImage,
    InputKey,
)
from engine.results import FilterImages, Progress

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from engine.results import ModelInfo, Picture
    from engine.session import Session

MANIFEST, GRID = "manifest.json", "grid.png"
_DEFAULT_CHANNELS = 64


def write_filters(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Grow filter images and write everything into a folder.

    Parameters
    ----------
    options : Namespace
        model, device, precision, layer, out, channels, steps, size, style, seed, excite, start;
        those of the pictures are None where they are left out.
    work_dir : str
        For private copies.
    progress : callable
        Told what is at work.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    EngineError
        With a sentence for the user.
    """
    session, info = open_session(options.model, work_dir, engine_options(options))
    return FilterFiles(session, info, options).write(progress)


class FilterFiles:
    """One gallery in a folder: what of it is there, and what is to be grown.

    Raises
    ------
    EngineError
        For options that cannot be, or a folder with another gallery.
    """

    def __init__(self, session: Session, info: ModelInfo, options: argparse.Namespace) -> None:
        self._session = session
        self._excite = _chosen(Excite, options.excite or Excite.CHANNEL, "excite")
        style = _chosen(FilterStyle, options.style or FilterStyle.FOURIER, "style")
        ordinary = FilterSettings()
        start: Picture | None = None
        if options.start is not None:
            start = read_image(options.start)
            list(session.run(HoldImage(start)))
        layer = "" if self._excite is Excite.CLASS else _layer(options.layer, info)
        self._request = GrowFilters(
            model=info.key,
            layer=layer,
            channels=chosen_channels(options.channels, _count(info, layer)),
            excite=self._excite,
            settings=FilterSettings(
                style=style,
                steps=ordinary.steps if options.steps is None else options.steps,
                size=ordinary.size if options.size is None else options.size,
                seed=options.seed or 0,
            ),
            start=None if start is None else InputKey(info.key, start.key, "auto"),
        )
        self._folder = _folder(options.out)
        self._manifest = self._begun(info, start)

    def write(self, progress: Callable[[str], None]) -> dict[str, Any]:
        """Grow what is missing, write it, and return the manifest. Raises EngineError."""
        manifest, request = self._manifest, self._request
        missing = self._missing()
        if missing:
            rest = GrowFilters(
                request.model,
                request.layer,
                missing,
                request.excite,
                request.settings,
                request.start,
            )
            for answer in self._session.run(rest):
                if isinstance(answer, Progress):
                    progress(str(answer.text))
                elif isinstance(answer, FilterImages):
                    last = answer.channels[-1]
                    progress(f"{answer.step}/{request.settings.steps}, up to channel {last}")
                    if answer.done:
                        self._keep(answer)
        self._write_grid()
        return manifest

    def _begun(self, info: ModelInfo, start: Picture | None) -> dict[str, Any]:
        """Return the manifest of this gallery, with the pictures that are there already."""
        request = self._request
        settings = {
            "layer": request.layer,
            "excite": str(request.excite),
            "style": str(request.settings.style),
            "steps": request.settings.steps,
            "size": request.settings.size,
            "seed": request.settings.seed,
            "preprocess": info.preprocess,
            "start": None if start is None else start.key,
        }
        if request.excite is Excite.DIRECTION:
            settings["channels"] = list(request.channels)
        manifest: dict[str, Any] = {
            "camscope": __version__,
            "model": {
                "path": info.request.path,
                "sha256": info.key,
                "name": info.name,
                "input_shape": list(info.input_shape),
            },
            "versions": dict(self._session.backend.versions),
            "settings": settings,
            "grid": GRID,
            "images": [],
            "notes": [],
        }
        found = _read(self._folder / MANIFEST)
        if found is None:
            return manifest
        same = found.get("settings") == settings
        if not same or found.get("model", {}).get("sha256") != info.key:
            raise EngineError(
                "{folder} holds a gallery of another model or other settings. Choose another "
                "folder.",
                folder=str(self._folder),
            )
        manifest["notes"] = found.get("notes", [])
        manifest["images"] = [
            record
            for record in found.get("images", [])
            if isinstance(record, dict) and (self._folder / str(record.get("file"))).is_file()
        ]
        return manifest

    def _missing(self) -> tuple[int, ...]:
        there = {record["channel"] for record in self._manifest["images"]}
        if self._request.excite is Excite.DIRECTION:
            return () if there else self._request.channels
        return tuple(each for each in self._request.channels if each not in there)

    def _keep(self, answer: FilterImages) -> None:
        """Write pictures that are done, then the manifest that names them."""
        images = self._manifest["images"]
        for channel, pixels, objective in zip(
            answer.channels, answer.pixels, answer.objective, strict=True
        ):
            name = self._name(channel)
            write_atomically(str(self._folder / name), encode_png(pixels))
            images.append(
                {
                    "channel": channel,
                    "file": name,
                    "activation": float(objective),
                    "steps": answer.step,
                    "seed": self._request.settings.seed,
                    "precision": answer.precision,
                    "size": list(pixels.shape[:2]),
                }
            )
        images.sort(key=lambda record: int(record["channel"]))
        notes = self._manifest["notes"]
        notes.extend(str(note) for note in answer.notes if str(note) not in notes)
        data = json.dumps(self._manifest, ensure_ascii=False, indent=2) + "\n"
        write_atomically(str(self._folder / MANIFEST), data.encode())

    def _name(self, channel: int) -> str:
        match self._excite:
            case Excite.DIRECTION:
                return "direction.png"
            case Excite.CLASS:
                return f"class_{channel:04d}.png"
            case _:
                return f"channel_{channel:04d}.png"

    def _write_grid(self) -> None:
        """Write the pictures of this request, side by side."""
        files = {record["channel"]: record["file"] for record in self._manifest["images"]}
        chosen = [each for each in self._request.channels if each in files]
        tiles = [read_image(str(self._folder / files[each])).pixels for each in chosen]
        if tiles:
            write_atomically(str(self._folder / GRID), encode_png(picture_grid(tiles)))


def chosen_channels(wanted: str | None, count: int | None) -> tuple[int, ...]:
    """Return the channels that ``--channels`` names: 7, 3,5,9 or 0:64, the end left out.

    Parameters
    ----------
    wanted : str or None
        None means the first 64.
    count : int or None
        How many there are, where that is known; a range ends there.
    """
    found: list[int] = []
    for part in (wanted or f"0:{_DEFAULT_CHANNELS}").split(","):
        first, colon, end = (each.strip() for each in part.partition(":"))
        numbers = [each for each in (first, end) if each]
        if not all(each.isdecimal() and each.isascii() and len(each) < 8 for each in numbers) or (
            not colon and not first
        ):
            break
        if not colon:
            found.append(int(first))
            continue
        if not end and count is None:
            break
        stop = int(end) if end else count or 0
        found.extend(range(int(first or 0), stop if count is None else min(stop, count)))
    else:
        if found:
            return tuple(dict.fromkeys(found))
    raise EngineError(
        '"{wanted}" names no channels{there}. Write 7, or 3,5,9, or 0:64 for the first 64.',
        wanted=wanted or "",
        there="" if count is None else f" of the {count} that there are",
    )


def _layer(path: str | None, info: ModelInfo) -> str:
    path = info.auto_layer if path in (None, "auto") else path
    if path is not None and info.find(path) is not None:
        return path
    raise EngineError(
        '{model} has no layer "{path}". {nearest}',
        model=info.name,
        path=path or "",
        nearest=nearest(path or "", (node.path for node in info.walk())),
    )


def _count(info: ModelInfo, layer: str) -> int | None:
    """Return how many channels there are, or classes where no layer is given."""
    if not layer:
        return info.class_count
    node = info.find(layer)
    shape = () if node is None else node.output_shape
    return shape[-1] if len(shape) > 1 else None


def _chosen(kinds: Any, name: str, what: str) -> Any:  # noqa: ANN401  an enumeration and its member
    names = [str(each) for each in kinds]
    if str(name) not in names:
        raise EngineError(
            'There is no {what} "{name}". There are: {names}.',
            what=what,
            name=name,
            names=", ".join(names),
        )
    return kinds(str(name))


def _folder(path: str) -> Path:
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise EngineError(
            "The folder {path} cannot be made. Choose another one.", path=path, details=str(error)
        ) from error
    if not os.access(folder, os.W_OK):
        raise EngineError(
            "Camscope is not allowed to write to {path}. Choose another folder.", path=path
        )
    return folder


def _read(path: Path) -> dict[str, Any] | None:
    """Return a manifest; None where there is none. Raises EngineError for another kind of file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        found = None
    if isinstance(found, dict):
        return found
    raise EngineError(
        "{path} is not a manifest of Camscope. Choose another folder.", path=str(path)
    )
