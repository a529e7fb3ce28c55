"""Holds the maps that a hypothesis gives beside the heatmap, and ranks those that fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Blend, Normalization, Style
from engine.api.keys import INPUT_LAYER, MapKey, Resize
from engine.api.matching import Combination, Recipe
from engine.api.scores import ScoreKind
from engine.attribution.registry import METHODS
from engine.imaging import has_heat
from engine.matching.comparison import (
    NORMALIZATIONS,
    Fit,
    fit_of,
    likeness_of_shown,
    likeness_under,
    scaled,
)
from engine.matching.drawing import drawings
from engine.matching.picture_reading import drawn_limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from engine.api.keys import InputKey, Target
    from engine.matching.comparison import Likeness
    from engine.matching.grid_reading import GridReading
    from engine.matching.heat_file import HeatFile
    from engine.matching.picture_reading import PictureReading

NUMBERS_TOLERANCE = 1e-4
"""Largest difference of equal maps, as a share of the maximum."""

_STEPS = 2.5
"""So many roundings a heatmap of rounded numbers may be off."""

_LOSSY_TOLERANCE = 0.06
_LOSSY_ERROR = 0.6 / 255
"""Mean difference of equal JPEGs: one level of a pixel may change a block of 8 x 8."""

_NOISE = 0.15
"""Differences of mean errors, in steps, that tell nothing."""

_CELLS = 4.0
"""Cells that were read back from rounded numbers may be so much farther off than the numbers."""

_USUAL = Style()
_METHODS = list(METHODS)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A map of the program beside the heatmap.

    Attributes
    ----------
    input : InputKey
        Of the network, its preprocessing by name.
    score, target, place : ScoreKind, Target, int
        What is explained, and the target's place among the classes, 0 for the most probable.
    method, layer : str
        The map's.
    raw : ndarray of float64, shape (h, w)
        The map.
    reading : GridReading
        The heatmap on its grid.
    like : Likeness
        How alike they are on the grid; once confirmed, as drawn.
    style : Style
        How it is shown.
    error : float
        Mean difference as drawn, of a range of 1; infinite until it is confirmed.
    recipe : Recipe
        How a picture was drawn.
    """

    input: InputKey
    score: ScoreKind
    target: Target
    place: int
    method: str
    layer: str
    raw: NDArray[np.float64]
    reading: GridReading
    like: Likeness
    style: Style = _USUAL
    error: float = np.inf
    recipe: Recipe = Recipe.PLAIN

    @property
    def combination(self) -> Combination:
        """The choices that give it."""
        usual = METHODS[self.method].info.score
        score = None if self.score is usual else self.score
        return Combination(
            MapKey(self.input, self.method, self.target, (), score), self.layer, self.style
        )


def tolerance_of(heat: HeatFile) -> float:
    """Return how far an equal map may be from a heatmap's numbers, as a share of the range."""
    if heat.is_lossy:
        return _LOSSY_TOLERANCE
    return max(NUMBERS_TOLERANCE, _STEPS * heat.step)


def may_fit(one: Candidate, heat: HeatFile, picture: PictureReading | None = None) -> bool:
    """Tell whether a candidate is worth drawing, by its cells."""
    if picture is not None or heat.is_lossy:
        is_rough = heat.is_lossy or (picture is not None and picture.recipe is Recipe.STRETCHED)
        return one.like.correlation > (0.85 if is_rough else 0.98)
    return one.like.difference <= tolerance_of(heat) * (_CELLS if heat.step else 1.0)


def confirmed_by_numbers(one: Candidate, heat: HeatFile) -> list[Candidate]:
    """Return a candidate as drawn, for each normalization under which it is the heatmap."""
    tolerance = tolerance_of(heat)
    seen = one.reading.seen
    whole = one.reading.upsampled(one.raw)
    fit = fit_of(whole, seen, tolerance)
    found = []
    # What is gray is compared with the levels of a signed map first: these say where zero is.
    for normalization in (Normalization.SIGNED, *NORMALIZATIONS):
        like: Likeness | None = None
        if normalization is not Normalization.SIGNED:
            is_cut = normalization is Normalization.MAX
            drawn = one.reading.upsampled(np.maximum(one.raw, 0)) if is_cut else whole
            like = likeness_under(normalization, drawn, seen)
        elif heat.is_gray and (levels := scaled(one.raw, normalization)) is not None:
            like = likeness_of_shown(normalization, one.reading.upsampled(levels), seen)
        if like is None or like.difference > tolerance:
            continue
        style = replace(_way(one), normalization=normalization)
        found.append(replace(one, like=replace(like, fit=fit), style=style, error=like.difference))
    return found


def confirmed_by_drawing(
    one: Candidate, heat: HeatFile, picture: PictureReading
) -> list[Candidate]:
    """Return a candidate as drawn, for each normalization under which it is the picture."""
    assert heat.pixels is not None
    found = []
    for normalization in _normalizations(picture.style):
        if not has_heat(one.raw, replace(picture.style, normalization=normalization)):
            continue
        way = _way(one)
        style = replace(
            picture.style,
            normalization=normalization,
            interpolation=way.interpolation,
            corners=way.corners,
        )
        highest = float(one.reading.upsampled(np.maximum(one.raw, 0)).max())
        nearest: Candidate | None = None
        for as_drawn, each in drawings(one.raw, style, picture, heat.pixels, highest):
            drawn = heat.as_saved(each)
            away = np.abs(drawn.astype(np.int16) - heat.pixels.astype(np.int16))
            error = float(away.mean()) / 255
            is_far = away.max() > drawn_limit(as_drawn)
            if heat.is_lossy and error <= _LOSSY_ERROR:
                is_far = False
            if is_far or (nearest and nearest.error <= error):
                continue
            like = replace(one.like, normalization=normalization, fit=Fit.SHOWN)
            like = replace(like, difference=float(away.max()) / 255)
            is_own = as_drawn.blend is Blend.SCALED
            nearest = replace(
                one,
                like=like,
                style=_as_chosen(as_drawn, one),
                error=error,
                recipe=Recipe.PLAIN if is_own else picture.recipe,
            )
        if nearest is not None:
            found.append(nearest)
    return found


def _normalizations(style: Style) -> tuple[Normalization, ...]:
    """Return what a picture's colors may run by; gray that is not weighted is that of all."""
    if style.normalization is Normalization.SIGNED:
        return (Normalization.SIGNED,)
    return (*NORMALIZATIONS, Normalization.SIGNED) if style.colormap == "gray" else NORMALIZATIONS


def _way(one: Candidate) -> Style:
    """Return how the heatmap was upsampled."""
    return replace(_USUAL, interpolation=one.reading.interpolation, corners=one.reading.corners)


def _as_chosen(style: Style, one: Candidate) -> Style:
    """Return the style with which the program shows such a picture: a bare grid is shown alone."""
    if style.blend is Blend.ALPHA and style.intensity == 1.0 and one.reading.is_grid:
        return replace(style, blend=Blend.ALONE, intensity=_USUAL.intensity)
    return style


def deviations(one: Candidate, preprocess: str, auto_layer: str | None) -> int:
    """Return in how many choices a candidate differs from the defaults."""
    style = one.style
    return sum(
        (
            one.input.preprocess != preprocess,
            one.input.resize is not Resize.AREA,
            one.score is not ScoreKind.LOGIT,
            one.place > 0,
            one.method != "grad-cam",
            one.layer not in (auto_layer, INPUT_LAYER),
            style.normalization is not _USUAL.normalization,
            style.interpolation is not _USUAL.interpolation,
            style.corners is not _USUAL.corners,
        )
    )


def usualness(
    one: Candidate, preprocess: str, auto_layer: str | None, layers: Sequence[str]
) -> tuple[int, ...]:
    """Return what orders candidates that cannot be told apart, the one to name first.

    It is the nearest to the defaults, and of several the one by the method that is the first in
    the registry, of the layer that is the nearest to the one that the program picks.
    """
    auto = layers.index(auto_layer) if auto_layer in layers else len(layers)
    return (
        deviations(one, preprocess, auto_layer),
        _METHODS.index(one.method),
        abs(layers.index(one.layer) - auto) if one.layer in layers else 0,
        list(ScoreKind).index(one.score),
    )


def is_as_near(one: Candidate, other: Candidate, heat: HeatFile) -> bool:
    """Tell whether a candidate fits as well as another one, within rounding."""
    noise = _NOISE * heat.step or 3e-6
    return one.like.fit <= other.like.fit and one.error <= 2 * other.error + noise


def ranked_fits(
    fits: Iterable[Candidate],
    heat: HeatFile,
    preprocess: str,
    auto_layer: str | None,
    layers: Sequence[str],
) -> list[Candidate]:
    """Return those that give the heatmap, the one to name first.

    What fits in its numbers goes before what fits only as shown, what is clearly nearer before what
    is within rounding, and then what is the most usual.
    """
    found = list(fits)
    if not found:
        return []
    least = min(each.error for each in found)
    noise = _NOISE * heat.step or 3e-6

    def order(one: Candidate) -> tuple[object, ...]:
        is_farther = one.error > 2 * least + noise
        return one.like.fit, is_farther, usualness(one, preprocess, auto_layer, layers)

    return sorted(found, key=order)
