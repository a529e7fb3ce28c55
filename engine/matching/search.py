"""Searches for the combination that gives a heatmap: one run of the network for many maps.

A run with some preprocessing, resizing, score and target gives the maps of all layers by all
methods that share a pass, which are compared on the layers' own grids (`grid_reading`). What looks
alike there is drawn as the heatmap is, and measured.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.api.attribution import Predict
from engine.api.display import Style
from engine.api.errors import EngineError
from engine.api.keys import INPUT_LAYER, InputKey, Resize, Target
from engine.api.methods import Family
from engine.attribution.registry import METHODS
from engine.matching.candidates import (
    Candidate,
    confirmed_by_drawing,
    confirmed_by_numbers,
    is_as_near,
    may_fit,
    ranked_fits,
    tolerance_of,
    usualness,
)
from engine.matching.comparison import correlations, likeness
from engine.matching.grid_reading import grid_readings
from engine.matching.heat_file import checked_values
from engine.matching.hypotheses import Hypothesis, hypotheses, preprocess_names, scores_of
from engine.matching.picture_reading import read_picture
from engine.matching.sources import EVERY_METHOD, INPUT_METHODS
from engine.session.layer_lookup import explainable_layers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from engine.api.keys import MapKey
    from engine.api.matching import MatchHeatmap
    from engine.matching.comparison import Likeness
    from engine.matching.grid_reading import GridReading
    from engine.matching.heat_file import HeatFile
    from engine.matching.picture_reading import PictureReading
    from engine.matching.sources import MapSources

NEAREST = 24
"""So many of the maps that are most like the heatmap are remembered."""

_DRAWN = 6
"""So many different maps of a run are drawn and compared with a picture."""

_ONE_MAP = 1e-5
"""Maps that differ by no more, each over its largest value, are one map under several names.

Behind global average pooling many methods give the same map, of layers that pass it on, too, but
for the rounding of their sums. No picture tells these apart.
"""

_NEARLY = 0.02
"""Correlations may be so much lower than the best one so far for a map to be drawn."""

_EQUALLY = 0.005
"""Correlations so close are taken for equal."""

_MOST_MOVES = 4
_EXPLAINED = 0.03
"""What is left over of a heatmap that a grid explains, as a share of its range."""


class Search:
    """The search for one heatmap.

    Parameters
    ----------
    request : MatchHeatmap
        What is asked.
    heat : HeatFile
        The heatmap.
    pixels : ndarray of uint8, shape (h, w, 3)
        The image.
    sources : MapSources
        The open model.

    Attributes
    ----------
    fits : list of Candidate
        What gives the heatmap.
    nearest : list of Candidate
        What is most like it, the best first.
    layers : tuple of str
        Paths of the layers whose grids are possible.
    passes : int
        Runs of the network so far.

    Raises
    ------
    EngineError
        For a picture whose colors no known style explains, and a heatmap smaller than every layer's
        grid.
    """

    def __init__(
        self,
        request: MatchHeatmap,
        heat: HeatFile,
        pixels: NDArray[np.uint8],
        sources: MapSources,
    ) -> None:
        self._request = request
        self._heat = heat
        self._sources = sources
        self._info = sources.info.read_as(request.input.output_activation)
        self._pictures: tuple[PictureReading, ...] = ()
        if heat.pixels is not None:
            self._pictures = read_picture(heat.pixels, pixels, is_lossy=heat.is_lossy)
            if not self._pictures:
                raise EngineError(
                    "The colours of {name} are those of no colour map that Camscope knows, neither "
                    "alone nor over this image. Save the heatmap's numbers with numpy.save, or the "
                    "picture without axes and margins.",
                    name=heat.name,
                )
        self._tops: dict[tuple[str, Resize], tuple[Target, ...]] = {}
        self._seen: set[tuple[object, ...]] = set()
        self.passes = 0
        self.fits: list[Candidate] = []
        self.nearest: list[Candidate] = []
        grids = sources.grids(self._key(self._info.preprocess, Resize.AREA))
        self._picture_of: dict[GridReading, PictureReading] = {}
        self._most_alike: dict[PictureReading, float] = {}
        readings = self._grid_readings(grids.values())
        if not readings:
            raise EngineError(
                "{name} has {height} × {width} values, fewer than the map of any layer. Choose the "
                "heatmap before it was made smaller.",
                name=heat.name,
                height=heat.shape[0],
                width=heat.shape[1],
            )
        self._readings: dict[tuple[int, ...], list[GridReading]] = {}
        for each in readings:
            self._readings.setdefault(each.shape, []).append(each)
        of_input = grids.pop(INPUT_LAYER)
        # A map of the input has detail: none that is upsampled from far fewer cells explains it.
        self._with_input = of_input in self._readings and not any(
            each.left_over < _EXPLAINED and 4 * each.cells.size <= of_input[0] * of_input[1]
            for each in readings
        )
        self.layers = tuple(layer for layer, grid in grids.items() if grid in self._readings)

    @property
    def is_picture(self) -> bool:
        """True when colors are compared."""
        return bool(self._pictures)

    def run(self) -> Iterator[int]:
        """Search, yielding how many hypotheses there are before each of them."""
        request = self._request
        ranked = self._targets(self._info.preprocess, Resize.AREA)
        has_probability = self._info.has_probability(request.target or ranked[0])
        every = list(
            hypotheses(self._info, request.target, len(ranked), has_probability=has_probability)
        )
        for each in every:
            yield len(every)
            self._try(each)
            if self.fits:
                break
        for _ in range(_MOST_MOVES if self.fits else 0):
            best = self.ranked()[0]
            methods = tuple(dict.fromkeys(each.method for each in self.fits))
            for each in self._neighbours(best, has_probability=has_probability):
                yield len(every)
                self._try(each, methods)
            if self.ranked()[0] is best:
                break

    def ranked(self) -> list[Candidate]:
        """Return what gives the heatmap, the one to name first."""
        return ranked_fits(self.fits, self._heat, *self._usual())

    def _usual(self) -> tuple[str, str | None, Sequence[str]]:
        """Return the model's own preprocessing, the layer that is picked, and all layers."""
        return self._info.preprocess, self._info.auto_layer, explainable_layers(self._info)

    def equivalents(self) -> list[Candidate]:
        """Return what gives the heatmap as well as the first of `ranked` does."""
        if not self.fits:
            return []
        best, *others = self.ranked()
        own = best.combination
        found = {each.combination: each for each in others if is_as_near(each, best, self._heat)}
        return [each for combination, each in found.items() if combination != own]

    def usual_target(self) -> Target:
        """Return what is explained by default: the most probable class."""
        return self._request.target or self._targets(self._info.preprocess, Resize.AREA)[0]

    def is_top(self, key: MapKey) -> bool:
        """Tell whether a target is the most probable class of its own input."""
        return key.target == self._targets(key.input.preprocess, key.input.resize)[0]

    def _neighbours(self, best: Candidate, *, has_probability: bool) -> list[Hypothesis]:
        """Return the hypotheses that differ from a candidate's in one choice."""
        own = Hypothesis(best.input.preprocess, best.input.resize, best.score, best.target)
        return [
            *(replace(own, score=each) for each in scores_of(has_probability=has_probability)),
            *(replace(own, resize=each) for each in Resize),
            *(replace(own, preprocess=each) for each in preprocess_names(self._info)),
        ]

    def _key(self, preprocess: str, resize: Resize) -> InputKey:
        return replace(self._request.input, preprocess=preprocess, resize=resize)

    def _targets(self, preprocess: str, resize: Resize) -> tuple[Target, ...]:
        """Return the classes of an input, most probable first."""
        if (preprocess, resize) not in self._tops:
            key = self._key(preprocess, resize)
            found = self._sources.predict(Predict(key, self._request.output))
            self._tops[preprocess, resize] = tuple(row.target for row in found.ranked)
        return self._tops[preprocess, resize]

    def _try(self, one: Hypothesis, methods: Sequence[str] = EVERY_METHOD) -> None:
        """Compare the maps that some methods give of a hypothesis with the heatmap."""
        key = self._key(one.preprocess, one.resize)
        inputs = self._sources.prepared(key).inputs
        fed = hash(inputs.tobytes())
        target = one.target
        if isinstance(target, int):
            target = self._targets(one.preprocess, one.resize)[target]
        if (fed, one.score, target) in self._seen:
            return
        self._seen.add((fed, one.score, target))
        if (fed,) in self._seen:
            methods = [each for each in methods if not _is_class_free(each)]
        self._seen.add((fed,))
        place = (
            0
            if self._request.target
            else self._targets(self._info.preprocess, Resize.AREA).index(target)
        )
        by_grid: dict[tuple[int, ...], list[tuple[str, str, NDArray[np.float64]]]] = {}
        for method, layer, raw in self._sources.maps(
            inputs,
            self._sources.objective(inputs, self._info, target, one.score),
            self.layers,
            [each for each in methods if self._with_input or each not in INPUT_METHODS],
        ):
            if np.isfinite(raw).all():
                by_grid.setdefault(raw.shape, []).append((method, layer, raw.astype(np.float64)))
        self.passes += 1
        found = [
            Candidate(key, one.score, target, place, *each, reading, like, self._shown_by(reading))
            for grid, maps in by_grid.items()
            for each, reading, like in self._alike(grid, maps)
        ]
        usual = self._usual()
        found.sort(key=lambda each: (-round(each.like.correlation, 6), usualness(each, *usual)))
        self.nearest = sorted(
            [*self.nearest, *found[:NEAREST]], key=lambda each: -round(each.like.correlation, 6)
        )[:NEAREST]
        if not self._pictures:
            for each in found:
                if may_fit(each, self._heat):
                    self.fits += confirmed_by_numbers(each, self._heat)
            return
        for picture in self._pictures:
            own = [each for each in found if self._picture_of[each.reading] is picture]
            for same in self._to_draw(own):
                # Drawing takes long, and the right map is among those that are most alike.
                least = self._most_alike.get(picture, 0.0) - _NEARLY
                first = same[0]
                if first.like.correlation < least or not may_fit(first, self._heat, picture):
                    continue
                self.fits += [
                    replace(fit, method=each.method, layer=each.layer, raw=each.raw)
                    for fit in confirmed_by_drawing(first, self._heat, picture)
                    for each in same
                ]
            if own:
                most = max(self._most_alike.get(picture, 0.0), own[0].like.correlation)
                self._most_alike[picture] = most

    def _shown_by(self, reading: GridReading) -> Style:
        """Return the usual style, signed where the picture's colors are."""
        picture = self._picture_of.get(reading)
        return Style() if picture is None else Style(normalization=picture.style.normalization)

    def _to_draw(self, found: Sequence[Candidate]) -> list[list[Candidate]]:
        """Return what is drawn of a run's maps: the most alike, best read, most usual.

        Each is a list of candidates with one map, told by their likeness. Colors may leave cells
        open, so that a map is a little more like a worse reading of its grid.
        """
        least = found[0].like.correlation - _EQUALLY if found else 0.0

        def order(one: Candidate) -> tuple[object, ...]:
            alike = one.like.correlation
            read = (0, one.reading.left_over) if alike >= least else (1, 0.0)
            return read, -round(alike, 4), usualness(one, *usual)

        usual = self._usual()
        by_map: dict[int, list[Candidate]] = {}
        for each in sorted(found, key=order):
            by_map.setdefault(id(each.like), []).append(each)
        return list(by_map.values())[:_DRAWN]

    def _grid_readings(self, grids: Collection[tuple[int, int]]) -> list[GridReading]:
        """Return what the heatmap may be on each grid; of a picture, for each reading of it."""
        heat = self._heat
        if heat.values is not None:
            return grid_readings(heat.values, grids, heat.step, heat.shape, is_lossy=heat.is_lossy)
        readings: list[GridReading] = []
        for picture in self._pictures:
            levels = checked_values(picture.levels, heat.name)
            within = picture.least, picture.most
            found = grid_readings(
                levels, grids, heat.step, heat.shape, is_lossy=True, within=within
            )
            self._picture_of |= dict.fromkeys(found, picture)
            readings += found
        return readings

    def _alike(
        self, grid: tuple[int, ...], maps: list[tuple[str, str, NDArray[np.float64]]]
    ) -> Iterator[tuple[tuple[str, str, NDArray[np.float64]], GridReading, Likeness]]:
        """Yield those of a grid's maps that are most like the heatmap there.

        Those that are one map but for a factor have one likeness, the very object.
        """
        stack = np.stack([raw.ravel() for _, _, raw in maps])
        shares = stack / np.maximum(np.abs(stack).max(axis=1, keepdims=True), np.finfo(float).tiny)
        tolerance = tolerance_of(self._heat)
        for reading in self._readings.get(grid, ()):
            found = correlations(stack, reading.cells.ravel())
            by_map: list[list[int]] = []
            for number in np.argsort(-found):
                close = found[number] + _EQUALLY
                same = (
                    each
                    for each in by_map
                    if found[each[0]] <= close
                    and np.abs(shares[each[0]] - shares[number]).max() <= _ONE_MAP
                )
                if (its := next(same, None)) is not None:
                    its.append(number)
                elif len(by_map) < (_DRAWN if self._pictures else NEAREST):
                    by_map.append([number])
                elif found[by_map[-1][0]] > close:
                    break  # none of those that follow is one of these maps
            for same_map in by_map:
                like = likeness(maps[same_map[0]][2], reading.cells, tolerance)
                for number in same_map:
                    yield maps[number], reading, like


def _is_class_free(method: str) -> bool:
    return METHODS[method].info.family is Family.CLASS_FREE
