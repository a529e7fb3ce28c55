"""Writes a gallery of filter images into a folder, and finds what of it is there already.

Used by `engine.cli.filters` and `engine.filters.atlas`. What is done is written at once, so that an
interrupted gallery goes on where it stopped.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.filters import FilterImages, GridOrder, ObjectiveKind, arranged
from engine.api.foreign_text import json_text
from engine.api.keys import Resize
from engine.api.version import VERSION
from engine.imaging import picture_grid, read_image
from engine.imaging.picture_grid import ACROSS
from engine.storage.atomic import write_atomically
from engine.storage.folders import make_folder
from engine.storage.manifest_formats import FORMAT, format_of, upgraded_gallery
from engine.storage.writers import Content, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.filters import GrowFilters
    from engine.api.model import ModelInfo
    from engine.api.results import Progress

MANIFEST, GRID = "manifest.json", "grid.png"


class GalleryFolder:
    """The pictures of one `GrowFilters`, as files. Nothing is written before `write`.

    Parameters
    ----------
    folder : str
        Where to; it need not be there. "" is nowhere yet: nothing can be written.
    request : GrowFilters
        Which pictures.
    info : ModelInfo
        Of the open model.
    versions : mapping
        Of the libraries that compute.
    grid_order : GridOrder
        Which way channels run on the grid.
    preset : str or None
        Preset that the choices come from, for the manifest.

    Raises
    ------
    EngineError
        When the folder holds something else.
    """

    def __init__(
        self,
        folder: str,
        request: GrowFilters,
        info: ModelInfo,
        versions: Mapping[str, str],
        grid_order: GridOrder = GridOrder.ROWS,
        preset: str | None = None,
    ) -> None:
        self._folder = Path(folder)
        self._grid_order = grid_order
        self._request = request
        self.manifest = begun_manifest(
            folder,
            info,
            versions,
            {"grid": GRID, "images": [], "notes": []},
            self._parameters(info),
        )
        self.manifest["grid_order"] = grid_order.value
        if preset is not None:
            self.manifest["preset"] = preset
        self.manifest["images"] = [
            record
            for record in self.manifest["images"]
            if isinstance(record, dict) and (self._folder / str(record.get("file"))).is_file()
        ]

    @property
    def missing(self) -> tuple[int, ...]:
        """Channels that are to be grown."""
        there = {record["channel"] for record in self.manifest["images"]}
        if self._request.objective_kind is ObjectiveKind.DIRECTION:
            return () if there else self._request.channels
        return tuple(each for each in self._request.channels if each not in there)

    def write(
        self, grow: Callable[[GrowFilters], Iterator[Progress | FilterImages]]
    ) -> Iterator[Progress | FilterImages]:
        """Grow what is missing and write it; pass the answers on, pictures after they are kept.

        Raises
        ------
        EngineError
            When a file cannot be written; and what `grow` raises.
        """
        make_folder(self._folder)
        missing = self.missing
        if missing:
            for answer in grow(dataclasses.replace(self._request, channels=missing)):
                if isinstance(answer, FilterImages) and answer.done:
                    self._keep(answer)
                yield answer
        tiles = self.pictures()
        if tiles:
            grid = picture_grid(arranged(tiles, ACROSS, self._grid_order))
            save(Content.FILTERS, str(self._folder / GRID), grid)
            write_manifest(self._folder, self.manifest)

    def pictures(self) -> list[NDArray[np.uint8]]:
        """Read those pictures of the request that are there, in its order."""
        files = {record["channel"]: record["file"] for record in self.manifest["images"]}
        chosen = [each for each in self._request.channels if each in files]
        return [read_image(str(self._folder / files[each])).pixels for each in chosen]

    def _parameters(self, info: ModelInfo) -> dict[str, Any]:
        """Return the part of a request that pictures of one gallery share."""
        request = self._request
        parameters = {
            "layer": request.layer,
            "objective": str(request.objective_kind),
            **parameters_record(request, info),
            "start": None if request.start is None else request.start.image,
        }
        if request.start is not None and request.start.resize is not Resize.AREA:
            parameters["resize"] = request.start.resize.value
        if request.objective_kind is ObjectiveKind.DIRECTION:
            parameters["channels"] = list(request.channels)
        return parameters

    def _keep(self, answer: FilterImages) -> None:
        """Write pictures that are done, then the manifest that names them."""
        images = self.manifest["images"]
        for channel, pixels, objective in zip(
            answer.channels, answer.pixels, answer.objective, strict=True
        ):
            name = self._name(channel)
            save(Content.FILTERS, str(self._folder / name), pixels)
            images.append(
                {
                    "channel": channel,
                    "file": name,
                    "objective_value": float(objective),
                    "steps": answer.step,
                    "seed": self._request.settings.seed,
                    "precision": answer.precision,
                    "size": list(pixels.shape[:2]),
                }
            )
        images.sort(key=lambda record: int(record["channel"]))
        notes = self.manifest["notes"]
        notes.extend(str(note) for note in answer.notes if str(note) not in notes)
        write_manifest(self._folder, self.manifest)

    def _name(self, channel: int) -> str:
        match self._request.objective_kind:
            case ObjectiveKind.DIRECTION:
                return "direction.png"
            case ObjectiveKind.CLASS:
                return f"class_{channel:04d}.png"
            case _:
                return f"channel_{channel:04d}.png"


def parameters_record(request: GrowFilters, info: ModelInfo) -> dict[str, Any]:
    """Return the parameters of pictures as manifests record them."""
    settings = request.settings
    return {
        "style": str(settings.style),
        "steps": settings.steps,
        "size": settings.size,
        "seed": settings.seed,
        "preprocess": info.preprocess if settings.preprocess == "auto" else settings.preprocess,
    }


def begun_manifest(
    folder: str,
    info: ModelInfo,
    versions: Mapping[str, str],
    parts: dict[str, Any],
    parameters: dict[str, Any],
) -> dict[str, Any]:
    """Return the manifest of a folder, going on with the one that is there.

    Parameters
    ----------
    folder : str
        It need not be there; "" is nowhere yet.
    info : ModelInfo
        Of the open model.
    versions : mapping
        Of the libraries that compute.
    parts : dict
        The rest of the manifest, as it begins; its lists are taken over from the one there.
    parameters : dict
        How pictures are grown; they have to agree.

    Raises
    ------
    EngineError
        When the folder holds something of another model, other parameters, or no manifest of ours.
    """
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "camscope": VERSION,
        "model": {
            "path": info.request.path,
            "sha256": info.key,
            "name": info.name,
            "input_shape": list(info.input_shape),
            **({"trusted": info.trusted.record} if info.trusted else {}),
        },
        "versions": dict(versions),
        "parameters": parameters,
        **parts,
    }
    found = _read(Path(folder) / MANIFEST) if folder else None
    if found is None:
        return manifest
    same = found.get("parameters") == parameters and all(key in found for key in parts)
    model = found.get("model")
    if not same or not isinstance(model, dict) or model.get("sha256") != info.key:
        raise EngineError(
            "{folder} holds filter images of another model or other parameters. Choose another "
            "folder.",
            folder=folder,
        )
    for key, value in parts.items():
        if isinstance(value, list) and isinstance(found[key], list):
            manifest[key] = found[key]
    return manifest


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Write a manifest, completely or not at all. Raises EngineError."""
    data = json_text(manifest) + "\n"
    write_atomically(str(folder / MANIFEST), data.encode())


def _read(path: Path) -> dict[str, Any] | None:
    """Return a manifest; None where there is none. Raises EngineError for another kind of file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        if isinstance(error, NotADirectoryError):
            return None  # the folder cannot be made, which `make_folder` says
        found = None
    if isinstance(found, dict):
        return upgraded_gallery(found) if format_of(found, str(path)) < FORMAT else found
    raise EngineError(
        "{path} is not a manifest of Camscope. Choose another folder.", path=str(path)
    )
