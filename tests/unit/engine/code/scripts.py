"""Runs scripts in one clean process, and makes the pictures that they are compared with."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from engine.api.activations import Activations, ShowActivations
from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.code import Code, FiltersCode, OverlayCode, TilesCode, WriteCode
from engine.api.display import ChannelSource, MapSource, Style
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.filters import FilterImages
from engine.api.geometry import input_geometry
from engine.api.image import HoldImage
from engine.api.keys import INPUT_LAYER, NO_BLEND, InputKey, LayerBlend, MapKey, Target
from engine.api.methods import Scope
from engine.api.model import LoadModel, ModelInfo
from engine.attribution.registry import METHODS
from engine.imaging import combined_map, full_overlay, picture_grid, read_image
from engine.imaging.heatmap import heat_levels
from engine.imaging.tiles import tile_grid
from engine.rendering.color_range import color_range
from engine.session.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.api.scores import ScoreKind

ENOUGH = 1e-3
PATIENCE_S = 300  # a bound for a hung process, not a measurement

RUNNER = textwrap.dedent(
    """
    import os, runpy, sys, traceback
    for folder in sys.argv[1:]:
        os.chdir(folder)
        try:
            runpy.run_path("script.py")
        except BaseException:
            with open("error.txt", "w") as file:
                traceback.print_exc(file=file)
    """
)


@dataclass(frozen=True)
class Case:
    """A script in a folder of its own, and what it has to make."""

    name: str
    folder: Path
    script: str
    raw: NDArray[Any] | None
    picture: NDArray[np.uint8]
    key: MapKey | None = None
    style: Style = field(default_factory=Style)
    score: float = 0.0

    def error(self) -> str:
        """What went wrong while the script ran; nothing, when it ran to its end."""
        path = self.folder / "error.txt"
        return path.read_text("utf-8") if path.exists() else ""

    def levels(self, raw: NDArray[Any]) -> NDArray[np.uint8]:
        """Heat levels of a map, which end at whole numbers: rounding may take it to the next."""
        colors = color_range(self.key, raw, self.picture.shape, self.style)
        return heat_levels(raw, self.picture.shape, None, self.style, colors)

    def made(self) -> tuple[NDArray[Any] | None, NDArray[np.uint8]]:
        """Raw values and picture (RGB) that the script has written."""
        arrays = list(self.folder.glob("*.npy"))
        (picture,) = self.folder.glob("*.png")
        pixels = cv2.imdecode(np.fromfile(picture, np.uint8), cv2.IMREAD_COLOR)
        return np.load(arrays[0]) if arrays else None, pixels[..., ::-1]


class Workshop:
    """A session whose pictures become cases."""

    def __init__(self, folder: Path, image: Path) -> None:
        self.folder = folder
        self.picture = read_image(str(image))
        self.session = Session(str(folder), EngineOptions(device="cpu", precision="float32"))
        self.cases: list[Case] = []
        self._name, self._score = "", 0.0

    def open(self, path: str, preprocess: str = "auto", **how: Any) -> ModelInfo:
        """Open a model; cases are of it from now on."""
        self._name = path.rpartition("/")[2]
        self.info = self._last(LoadModel(path), ModelInfo)
        self.hold(self.picture)
        self.feed(preprocess, **how)
        return self.info

    def feed(self, preprocess: str = "auto", **how: Any) -> None:
        """Feed the model the image in another way, in the cases from now on."""
        self.key = InputKey(self.info.key, self.picture.key, preprocess, **how)

    def hold(self, picture: Any) -> None:
        list(self.session.run(HoldImage(picture)))

    def map(
        self,
        method: str = "grad-cam",
        layer: str | None = None,
        target: Target | None = None,
        style: Style | None = None,
        blend: LayerBlend = NO_BLEND,
        score: ScoreKind | None = None,
        **parameters: Any,
    ) -> str:
        """Add a heatmap's script; return it."""
        is_of_input = METHODS[method].info.scope is Scope.INPUT
        place = INPUT_LAYER if is_of_input else layer or self.info.auto_layer or ""
        target = target or Target(0)
        key = MapKey(self.key, method, target, tuple(sorted(parameters.items())), score)
        key, raw = self._excited(key, place, blend)
        style = style or Style()
        geometry = input_geometry(self.picture.pixels.shape, key.input)
        colors = color_range(key, raw, geometry.shape, style)
        drawn = full_overlay(self.picture.pixels, raw, style, colors, geometry)
        subject = OverlayCode(MapSource(key, place, blend), style)
        return self._add(
            f"{method} {place} {parameters} {score} {target}", subject, raw, drawn, key, style
        )

    def _excited(
        self, key: MapKey, place: str, blend: LayerBlend
    ) -> tuple[MapKey, NDArray[np.float32]]:
        """A map that tells something: of the target, of one after it, or against them.

        Where it is nearly 0, rounding is a large share; the largest has to do if all are.
        """
        found = []
        for negative in (key.target.negative, not key.target.negative):
            for index in range(key.target.index, key.target.index + 3):
                tried = replace(key, target=replace(key.target, index=index, negative=negative))
                with contextlib.suppress(EngineError):  # there is no such unit
                    found.append((tried, self._raw(tried, place, blend)))
                    if found[-1][1].max() > ENOUGH:
                        return found[-1]
        assert any(raw.any() for _, raw in found)
        return max(found, key=lambda each: each[1].max())

    def _raw(self, key: MapKey, place: str, blend: LayerBlend) -> NDArray[np.float32]:
        raws = [
            self._explained(Explain(key, path or None, all_layers=False)).raw[path]
            for path in (place, *blend.others)
        ]
        return raws[0] if len(raws) == 1 else combined_map(raws, blend.combine)

    def top(self) -> Target:
        """What is explained unless another target is chosen."""
        found: Predictions = self._last(Predict(self.key), Predictions)
        return found.ranked[0].target

    def channel(self, layer: str, channel: int) -> str:
        """Add the script of a channel over the image."""
        values = self._last(ShowActivations(self.key, layer), Activations).values[..., channel]
        drawn = full_overlay(self.picture.pixels, values, Style())
        subject = OverlayCode(ChannelSource(self.key, layer, channel))
        return self._add(f"channel {layer}", subject, values, drawn)

    def tiles(
        self, layer: str, style: Any, target: Target | None = None, channels: Any = None
    ) -> str:
        """Add the script of a layer's tiles."""
        request = ShowActivations(self.key, layer, target)
        found = self._last(request, Activations)
        drawn = tile_grid(found.values, style, found.weights, channels)
        subject = TilesCode(request, style, channels)
        return self._add(f"tiles {layer} {style}", subject, found.values, drawn)

    def filters(self, request: Any, columns: int = 8) -> str:
        """Add the script of filter images."""
        pixels = [
            picture
            for answer in self.session.run(request)
            if isinstance(answer, FilterImages) and answer.done
            for picture in answer.pixels
        ]
        subject = FiltersCode(request, columns)
        return self._add(f"filters {request}", subject, None, picture_grid(pixels, columns))

    def script(self, subject: Any) -> str:
        """Return the script of a picture."""
        return self._last(WriteCode(subject), Code).script

    def run(self) -> None:
        """Run all scripts in one process that knows nothing of the project."""
        command = [sys.executable, "-I", "-c", RUNNER, *(str(case.folder) for case in self.cases)]
        subprocess.run(command, check=True, timeout=PATIENCE_S, cwd=self.folder)

    def _explained(self, request: Explain) -> Maps:
        maps: Maps = self._last(request, Maps)
        self._score = abs(maps.score)
        return maps

    def _add(
        self,
        name: str,
        subject: Any,
        raw: NDArray[Any] | None,
        picture: NDArray[np.uint8],
        key: MapKey | None = None,
        style: Style | None = None,
    ) -> str:
        folder = self.folder / f"case-{len(self.cases):03d}"
        folder.mkdir()
        script = self.script(subject)
        (folder / "script.py").write_text(script, "utf-8")
        self.cases.append(
            Case(
                f"{self._name}: {name}",
                folder,
                script,
                raw,
                picture,
                key,
                style or Style(),
                self._score,
            )
        )
        return script

    def _last(self, request: Any, kind: type[Any]) -> Any:
        return [answer for answer in self.session.run(request) if isinstance(answer, kind)][-1]
