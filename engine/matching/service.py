"""Answers `MatchHeatmap` for `OpenModel`: searches, and puts what was found into words."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Normalization, Style
from engine.api.errors import text
from engine.api.geometry import input_geometry
from engine.api.keys import INPUT_LAYER, MapKey, Resize
from engine.api.matching import (
    CLOSE,
    MOST_EQUIVALENTS,
    Alternative,
    Combination,
    Difference,
    HeatmapMatch,
    MatchKind,
)
from engine.api.presets import PRESETS
from engine.api.results import Progress
from engine.api.scores import ScoreKind
from engine.imaging.heatmap import upsampling_weights
from engine.matching.comparison import scaled
from engine.matching.heat_file import read_heat
from engine.matching.search import Search
from engine.matching.sentences import (
    CHOICES,
    alternative_sentence,
    default_sentence,
    difference_sentence,
    found_sentences,
    own_top_sentence,
    preset_sentence,
    recipe_sentences,
)
from engine.preprocessing import framed
from engine.session.targets import target_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from engine.api.keys import InputKey
    from engine.api.matching import MatchHeatmap
    from engine.api.model import ModelInfo
    from engine.matching.candidates import Candidate
    from engine.matching.sources import MapSources

_SIDE = 224
"""Longer side of the grid on which two maps of different layers are compared."""

_METHOD = "grad-cam"
_COLORS_ONLY = ("colormap", "blend", "intensity")


class HeatmapMatcher:
    """Finds the combination that gives a heatmap, for one open model.

    Parameters
    ----------
    sources : MapSources
        The open model.
    pixels_of : callable
        Gives the pixels (h, w, 3) of the image that an `InputKey` names.
    """

    def __init__(
        self, sources: MapSources, pixels_of: Callable[[InputKey], NDArray[np.uint8]]
    ) -> None:
        self._sources = sources
        self._pixels_of = pixels_of

    def match(self, request: MatchHeatmap) -> Iterator[Progress | HeatmapMatch]:
        """Answer; every `yield` is a place to stop.

        Raises
        ------
        EngineError
            For a file that cannot be read or holds no heatmap, and a model without one.
        """
        started = time.perf_counter()
        whole = self._pixels_of(request.input)
        geometry = input_geometry(whole.shape, request.input)
        pixels = framed(whole, geometry)
        yield Progress(request, text("Reading the heatmap"))
        heat = read_heat(request.path)
        if heat.shape == whole.shape[:2]:
            heat = heat.part(geometry.rows, geometry.columns)
        search = Search(request, heat, pixels, self._sources)
        for number, count in enumerate(search.run()):
            label = text(
                "Comparing heatmaps: {number} of at most {most}", number=number + 1, most=count
            )
            yield Progress(request, label, min(1.0, number / count))
        fits = search.ranked()
        best = fits[0] if fits else search.nearest[0]
        kind = MatchKind.NONE
        if fits:
            kind = MatchKind.EXACT
        elif best.like.correlation >= CLOSE:
            kind = MatchKind.CLOSE
        shown = best.combination if fits else _as_read(best)
        yield Progress(request, text("Measuring each difference"), 1.0)
        differences: tuple[Difference, ...] = ()
        if kind is not MatchKind.NONE:
            differences = self._differences(search, shown, pixels.shape)
        preset = preset_of(shown, self._sources.info, search.is_picture) if fits else ""
        equivalents = tuple(each.combination for each in search.equivalents())
        alternatives = _alternatives(shown, equivalents, self._label)
        yield HeatmapMatch(
            request=request,
            kind=kind,
            best=shown,
            label=self._label(shown.key),
            correlation=best.like.correlation,
            largest_difference=best.like.difference,
            is_picture=search.is_picture,
            recipe=best.recipe,
            differences=differences,
            alternatives=alternatives,
            equivalents=equivalents[:MOST_EQUIVALENTS],
            preset=preset,
            sentences=(
                *found_sentences(
                    kind, heat.name, shown, self._label(shown.key), best.like, search.passes
                ),
                *(each.sentence for each in differences),
                *(recipe_sentences(best.recipe) if kind is not MatchKind.NONE else ()),
                *((default_sentence(),) if fits and not differences else ()),
                *((preset_sentence(PRESETS[preset].name),) if preset else ()),
                *map(alternative_sentence, alternatives),
            ),
            passes=search.passes,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _label(self, key: MapKey) -> str:
        info = self._sources.info.read_as(key.input.output_activation)
        return target_label(key.target, info)

    def _differences(
        self, search: Search, found: Combination, shape: tuple[int, ...]
    ) -> tuple[Difference, ...]:
        """Return what differs from the defaults, each with what it does by itself."""
        info = self._sources.info
        key = found.key
        usual = Combination(
            MapKey(
                replace(key.input, preprocess=info.preprocess, resize=Resize.AREA),
                _METHOD,
                search.usual_target(),
            ),
            info.auto_layer or found.layer,
        )
        shape = _small(shape)
        base: NDArray[np.float64] | None = None
        differences = []
        for choice in CHOICES:
            changed = choice.changed(usual, found)
            if changed == usual or (choice.name == "layer" and found.layer == INPUT_LAYER):
                continue
            effect = None
            if choice.name not in _COLORS_ONLY:
                base = self._shown(usual, shape, search.layers) if base is None else base
                other = self._shown(changed, shape, search.layers)
                if base is not None and other is not None:
                    effect = float(np.abs(base - other).max())
            words = choice.word(found, self._label), choice.word(usual, self._label)
            is_own_top = choice.name == "target" and search.is_top(key)
            what = own_top_sentence(*words) if is_own_top else choice.sentence(*words)
            differences.append(
                Difference(choice.name, *words, effect, difference_sentence(what, effect))
            )
        return tuple(differences)

    def _shown(
        self, one: Combination, shape: tuple[int, ...], among: Sequence[str]
    ) -> NDArray[np.float64] | None:
        """Return a combination's map on the image's grid, scaled to 0-1 as it is shown."""
        info = self._sources.info.read_as(one.key.input.output_activation)
        score = one.key.score or ScoreKind.LOGIT
        inputs = self._sources.prepared(one.key.input).inputs
        objective = self._sources.objective(inputs, info, one.key.target, score)
        raw = self._sources.map_of(one.key.input, objective, one.key.method, one.layer, among)
        if raw is None or not np.isfinite(raw).all():
            return None
        down, across = (
            upsampling_weights(shape[axis], raw.shape[axis], one.style) for axis in (0, 1)
        )
        return scaled(down @ raw.astype(np.float64) @ across.T, one.style.normalization)


def _as_read(best: Candidate) -> Combination:
    """Return the combination of a candidate that was never drawn."""
    is_signed = best.style.normalization is Normalization.SIGNED
    style = Style(
        normalization=Normalization.SIGNED if is_signed else best.like.normalization,
        interpolation=best.reading.interpolation,
        corners=best.reading.corners,
    )
    return replace(best, style=style).combination


def _alternatives(
    best: Combination, equivalents: Sequence[Combination], label: Callable[[MapKey], str]
) -> tuple[Alternative, ...]:
    """Return the values of each choice that alone may be another one than the best's."""
    found = []
    for choice in CHOICES:
        values = [
            choice.word(each, label) for each in equivalents if choice.changed(best, each) == each
        ]
        if values:
            found.append(Alternative(choice.name, tuple(dict.fromkeys(values))))
    return tuple(found)


def preset_of(best: Combination, info: ModelInfo, is_picture: bool) -> str:
    """Return the id of the preset that makes the same choices; empty for Camscope's own.

    Of a heatmap that is no picture, colors and blend are not known.
    """
    key = best.key
    for preset in list(PRESETS.values())[1:]:
        style = preset.style
        if not is_picture:
            style = replace(
                best.style,
                normalization=style.normalization,
                interpolation=style.interpolation,
                corners=style.corners,
            )
        preprocess = info.preprocess if preset.preprocess == "auto" else preset.preprocess
        own = (style, preset.score or ScoreKind.LOGIT, preset.resize, preprocess)
        found = (best.style, key.score or ScoreKind.LOGIT, key.input.resize, key.input.preprocess)
        if own == found:
            return preset.id
    return ""


def _small(shape: tuple[int, ...]) -> tuple[int, ...]:
    factor = min(1.0, _SIDE / max(shape[:2]))
    return tuple(max(1, round(side * factor)) for side in shape[:2])
