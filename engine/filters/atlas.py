"""Grows an atlas: filter images of several layers in one folder, estimated first, then made.

Answers `EstimateAtlas` and `SaveAtlas` for `OpenModel`, one `Atlas` for each open model. Each layer
has a gallery of its own (`engine.filters.gallery_folder`), so that an interrupted atlas goes on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError, plural, text
from engine.api.file_names import layer_name
from engine.api.filters import AtlasCost, FilterImages, GrowFilters
from engine.api.landmark_layers import channels_of
from engine.api.model import find_row
from engine.api.results import Progress, Saved
from engine.api.units import duration_text
from engine.filters.atlas_estimate import measured
from engine.filters.gallery_folder import (
    GRID,
    GalleryFolder,
    begun_manifest,
    parameters_record,
    write_manifest,
)
from engine.imaging.atlas_sheet import atlas_of, atlas_part, atlas_shrink, atlas_size
from engine.imaging.picture_grid import ACROSS
from engine.storage.folders import locked_folder
from engine.storage.writers import Content, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.filters import AtlasPlan, EstimateAtlas, SaveAtlas
    from engine.api.model import ModelInfo
    from engine.backends.protocol import FilterOptimizer
    from engine.filters.atlas_estimate import GrowthRate

    Grow = Callable[[GrowFilters], Iterator[Progress | FilterImages]]
    AscentFor = Callable[[GrowFilters], tuple[FilterOptimizer, int]]

PICTURE = "atlas.png"
_STAY_COMPILED = 6
"""So many layers' optimizers a backend keeps: of more, each is compiled once more when grown."""
_TRUSTED_S = 5.0
"""After so long, the rest is estimated from the progress so far, not from the first measurement."""


class Atlas:
    """Atlases of one open model.

    Parameters
    ----------
    info : ModelInfo
        Its description.
    versions : mapping
        Of the libraries that compute.
    grow : callable
        Answers a `GrowFilters`.
    optimizer_for : callable
        Gives the optimizer of a request, and its batch size.
    """

    def __init__(
        self, info: ModelInfo, versions: Mapping[str, str], grow: Grow, optimizer_for: AscentFor
    ) -> None:
        self._info = info
        self._versions = versions
        self._grow = grow
        self._ascent_for = optimizer_for
        self._paces: dict[tuple[Any, ...], GrowthRate] = {}

    def estimate(self, request: EstimateAtlas) -> Iterator[Progress | AtlasCost]:
        """Tell what an atlas will take; every `yield` is a place to stop. Nothing is written.

        Raises
        ------
        EngineError
            When no layer can be shown, or the folder holds something else.
        """
        plan = request.plan
        self._begun(plan, request.path)
        refused: list[Text] = []
        layer_parts: list[_LayerPart] = []
        for number, layer in enumerate(plan.layers):
            yield Progress(
                request, text("Measuring {layer}", layer=layer), number / len(plan.layers)
            )
            try:
                for layer_part in self._chapter(plan, layer, request.path, is_measured=True):
                    if layer_part is None:
                        yield Progress(
                            request,
                            text("Measuring {layer}", layer=layer),
                            number / len(plan.layers),
                        )
                    else:
                        layer_parts.append(layer_part)
            except _LeftOut as error:
                refused.append(error.text)
        _check_any(layer_parts, refused)
        seconds = sum(layer_part.seconds(plan.settings.steps) or 0.0 for layer_part in layer_parts)
        measured_now = [
            layer_part.pace for layer_part in layer_parts if layer_part.missing and layer_part.pace
        ]
        if len(measured_now) > _STAY_COMPILED:
            seconds += sum(pace.prepare_s for pace in measured_now)
        yield AtlasCost(
            request=request,
            pictures=sum(layer_part.missing for layer_part in layer_parts),
            kept=sum(layer_part.count - layer_part.missing for layer_part in layer_parts),
            seconds=seconds,
            size=atlas_size(
                [
                    (layer_part.title(plan), layer_part.count, layer_part.size)
                    for layer_part in layer_parts
                ],
                _shrink(plan, layer_parts),
            ),
            refused=tuple(refused),
        )

    def write(self, request: SaveAtlas) -> Iterator[Progress | Saved]:
        """Grow what is missing and write everything; every `yield` is a place to stop.

        Raises
        ------
        EngineError
            When no layer can be shown, the folder holds something else, or a file cannot be
            written.
        """
        with locked_folder(request.path) as folder:
            yield from self._written(request, folder)

    def _written(self, request: SaveAtlas, folder: Path) -> Iterator[Progress | Saved]:
        plan = request.plan
        manifest = self._begun(plan, request.path)
        if request.preset is not None:
            manifest["preset"] = request.preset
        refused: list[Text] = []
        layer_parts: list[_LayerPart] = []
        for layer in plan.layers:
            yield Progress(request, text("Preparing the atlas"), 0.0)
            try:
                layer_parts += [
                    layer_part
                    for layer_part in self._chapter(plan, layer, request.path, is_measured=False)
                    if layer_part is not None
                ]
            except _LeftOut as error:
                refused.append(error.text)
        _check_any(layer_parts, refused)
        shrink = _shrink(plan, layer_parts)
        write_manifest(folder, manifest)  # the folder is this atlas's from now on
        clock = _Clock(layer_parts, plan.settings.steps)
        parts: dict[str, NDArray[np.uint8]] = {}

        def keep() -> None:
            save(Content.ATLAS, str(folder / PICTURE), atlas_of([*parts.values()]))
            manifest["layers"] = [one.record(folder) for one in layer_parts if one.layer in parts]
            manifest["notes"] = [str(each) for each in refused]
            write_manifest(folder, manifest)

        for number, layer_part in enumerate(layer_parts):
            try:
                for answer in layer_part.gallery.write(self._growing):
                    yield clock.progress(request, number, answer)
            except _LeftOut as error:
                refused.append(error.text)
            else:
                pictures = layer_part.gallery.pictures()
                parts[layer_part.layer] = atlas_part(layer_part.title(plan), pictures, shrink)
                if layer_part.missing and layer_part is not layer_parts[-1]:
                    keep()  # an interrupted atlas has a sheet of the layers that are done
            clock.finish(number)
        if not parts:
            _check_any([], refused)
        keep()
        yield Saved(request, str(folder / PICTURE))

    def _chapter(
        self, plan: AtlasPlan, layer: str, path: str, *, is_measured: bool
    ) -> Iterator[_LayerPart | None]:
        """Read a layer's folder and pace; None is a place to stop. Raises _LeftOut, EngineError."""
        nodes = list(self._info.walk())
        try:
            node = find_row(layer, nodes, self._info.name)
        except EngineError as error:
            raise _LeftOut(error.text) from error
        place = nodes.index(node)
        units = channels_of(node)
        if not units and node.output_shape:
            raise _LeftOut(text('Layer "{path}" has no channels.', path=layer))
        request = GrowFilters(self._info.key, layer, (0,), settings=plan.settings)
        if not units:
            for pace in self._measured(request):
                yield None
                units = 0 if pace is None else pace.units
        channels = tuple(range(min(plan.count, units)))
        request = GrowFilters(self._info.key, layer, channels, settings=plan.settings)
        folder = str(Path(path) / layer_name(layer, place + 1)) if path else ""
        gallery = GalleryFolder(folder, request, self._info, self._versions)
        missing = len(gallery.missing)
        if is_measured and missing:
            for _ in self._measured(request):
                yield None
        pace = self._paces.get(self._pace_key(request))
        yield _LayerPart(layer, units, channels, folder, gallery, missing, pace)

    def _measured(self, request: GrowFilters) -> Iterator[GrowthRate | None]:
        """Measure a layer, once; the last answer is its pace. Raises _LeftOut."""
        key = self._pace_key(request)
        if key not in self._paces:
            yield None
            try:
                optimizer, batch = self._ascent_for(request)
                for pace in measured(request, optimizer, batch, self._grow):
                    if pace is not None:
                        self._paces[key] = pace
                    yield None
            except EngineError as error:
                raise _LeftOut(_about(request.layer, error)) from error
        yield self._paces[key]

    def _growing(self, request: GrowFilters) -> Iterator[Progress | FilterImages]:
        """Grow; what the network cannot do leaves its layer out, a full disk does not."""
        try:
            yield from self._grow(request)
        except EngineError as error:
            raise _LeftOut(_about(request.layer, error)) from error

    def _begun(self, plan: AtlasPlan, path: str) -> dict[str, Any]:
        request = GrowFilters(self._info.key, "", (), settings=plan.settings)
        parts: dict[str, Any] = {"atlas": PICTURE, "layers": [], "notes": []}
        parameters = parameters_record(request, self._info)
        return begun_manifest(path, self._info, self._versions, parts, parameters)

    def _pace_key(self, request: GrowFilters) -> tuple[Any, ...]:
        settings = request.settings
        return request.layer, settings.style, settings.size, settings.preprocess


@dataclass(slots=True)
class _LayerPart:
    """One layer of an atlas."""

    layer: str
    units: int
    channels: tuple[int, ...]
    folder: str
    gallery: GalleryFolder
    missing: int
    pace: GrowthRate | None

    @property
    def count(self) -> int:
        return len(self.channels)

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of its pictures; known once it is measured or a picture is there."""
        if self.pace is not None:
            return self.pace.size
        for record in self.gallery.manifest["images"]:
            height, width = record["size"]
            return int(height), int(width)
        return 0, 0

    def seconds(self, steps: int) -> float | None:
        """Return the seconds that its missing pictures take, if they are known."""
        if not self.missing:
            return 0.0
        return None if self.pace is None else self.pace.seconds(self.missing, steps)

    def title(self, plan: AtlasPlan) -> str:
        """Return the line above its grid."""
        settings = plan.settings
        down, rest = divmod(self.count, ACROSS)
        shown = f"{self.count if rest else f'{ACROSS} × {down}'} of {self.units} channels"
        if self.count == self.units:
            shown = f"all {self.units} channels"
        how = f"{settings.style}, {settings.steps} steps, seed {settings.seed}"
        return f"{self.layer}   {shown}, {how}"

    def record(self, folder: Path) -> dict[str, Any]:
        """Return its record in the atlas's manifest."""
        name = Path(self.folder).relative_to(folder).as_posix()
        return {
            "layer": self.layer,
            "folder": name,
            "grid": f"{name}/{GRID}",
            "manifest": f"{name}/manifest.json",
            "pictures": self.count,
            "channels": self.units,
        }


class _Clock:
    """Progress of an atlas, and the time that is left."""

    def __init__(self, layer_parts: list[_LayerPart], steps: int) -> None:
        self._layer_parts = layer_parts
        known = [layer_part.seconds(steps) for layer_part in layer_parts]
        self._is_measured = None not in known
        self._weights = [
            float(layer_part.missing if not self._is_measured else seconds or 0.0)
            for layer_part, seconds in zip(layer_parts, known, strict=True)
        ]
        self._pictures = sum(layer_part.missing for layer_part in layer_parts)
        self._done = 0.0
        self._grown = 0
        self._began = time.perf_counter()
        self._within = 0.0

    def progress(
        self, request: SaveAtlas, number: int, answer: Progress | FilterImages
    ) -> Progress:
        """Return how far the whole is at an answer about one chapter."""
        layer_part = self._layer_parts[number]
        grown = layer_part.missing - len(layer_part.gallery.missing)
        share = grown / max(layer_part.missing, 1)
        if isinstance(answer, Progress):
            share = max(share, answer.fraction or 0.0)
        self._within = max(self._within, share)
        total = sum(self._weights)
        fraction = (self._done + self._within * self._weights[number]) / total if total else 0.0
        fraction = min(fraction, 1.0)
        values = {
            "layer": layer_part.layer,
            "done": self._grown + grown,
        }
        left = self._left(fraction, total)
        if left is None:
            sentence = plural(
                "Growing an atlas: {layer}, {done} of {count} picture",
                "Growing an atlas: {layer}, {done} of {count} pictures",
                self._pictures,
                **values,
            )
        else:
            sentence = plural(
                "Growing an atlas: {layer}, {done} of {count} picture, about {left} left",
                "Growing an atlas: {layer}, {done} of {count} pictures, about {left} left",
                self._pictures,
                **values,
                left=duration_text(left),
            )
        return Progress(request, sentence, fraction)

    def finish(self, number: int) -> None:
        """Note that a chapter is over."""
        layer_part = self._layer_parts[number]
        self._done += self._weights[number]
        self._grown += layer_part.missing - len(layer_part.gallery.missing)
        self._within = 0.0

    def _left(self, fraction: float, total: float) -> float | None:
        elapsed = time.perf_counter() - self._began
        if elapsed > _TRUSTED_S and fraction > 0.01:
            return elapsed * (1 - fraction) / fraction
        return total * (1 - fraction) if self._is_measured else None


class _LeftOut(Exception):
    """A layer that an atlas cannot show; the others go on."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(str(sentence))
        self.text = sentence


def _about(layer: str, error: EngineError) -> Text:
    """Return a refusal that names its layer."""
    if layer in str(error):
        return error.text
    return text("{layer}: {why}", layer=layer, why=error)


def _check_any(layer_parts: list[_LayerPart], refused: list[Text]) -> None:
    """Raise EngineError when there is nothing to show."""
    if not layer_parts and not refused:
        raise EngineError("Choose at least one layer for the atlas.")
    if not layer_parts:
        raise EngineError("None of these layers can be shown in an atlas. {why}", why=refused[0])


def _shrink(plan: AtlasPlan, layer_parts: list[_LayerPart]) -> int:
    return atlas_shrink([layer_part.count for layer_part in layer_parts], plan.settings.size)
