"""Which maps count as the heatmap, and which of them is named."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.api.display import Blend, Normalization, Style
from engine.api.keys import InputKey, Resize, Target
from engine.api.scores import ScoreKind
from engine.imaging import full_overlay
from engine.matching.candidates import (
    Candidate,
    confirmed_by_drawing,
    confirmed_by_numbers,
    deviations,
    is_as_near,
    may_fit,
    ranked_fits,
    tolerance_of,
)
from engine.matching.comparison import NORMALIZATIONS, Fit, likeness
from engine.matching.grid_reading import grid_readings
from engine.matching.heat_file import LEVEL, HeatFile
from engine.matching.picture_reading import read_picture

RAW = np.random.default_rng(0).random((5, 7)) - 0.2
LAYERS = ("conv", "norm", "relu")
WAY = (Style().interpolation, Style().corners)
USUAL = InputKey("model", "image", "unit")


def candidate(raw, values, **more):
    found = grid_readings(values, [raw.shape], 1.0, values.shape)
    reading = next(each for each in found if (each.interpolation, each.corners) == WAY)
    like = likeness(raw, reading.cells, 1e-4)
    return Candidate(
        **{
            "input": USUAL,
            "score": ScoreKind.LOGIT,
            "target": Target(0),
            "place": 0,
            "method": "grad-cam",
            "layer": "relu",
            "raw": raw,
            "reading": reading,
            "like": like,
            **more,
        }
    )


def numbers(values, **more):
    return HeatFile("heat.npy", values, None, **more)


def test_the_tolerance_follows_the_file():
    assert tolerance_of(numbers(RAW)) == 1e-4
    assert tolerance_of(numbers(RAW, step=LEVEL)) == pytest.approx(2.5 / 255)


def test_a_map_with_its_negative_values_fits_in_its_numbers():
    found = confirmed_by_numbers(candidate(RAW, RAW), numbers(RAW))
    assert {each.style.normalization for each in found} == set(NORMALIZATIONS)
    assert {each.like.fit for each in found} == {Fit.NUMBERS}


def test_a_map_cut_at_zero_and_upsampled_fits_as_shown():
    values = cv2.resize(np.maximum(RAW, 0) / RAW.max(), (41, 31))
    (found,) = confirmed_by_numbers(candidate(RAW, values), numbers(values))
    assert (found.style.normalization, found.like.fit) == (Normalization.MAX, Fit.SHOWN)
    assert found.error < 1e-6


@pytest.mark.parametrize("away", [2e-4, 0.01])
def test_a_map_that_is_farther_off_does_not_fit(away):
    values = RAW.copy()
    values[2, 3] += away
    one = candidate(RAW, values)
    assert confirmed_by_numbers(one, numbers(values)) == []
    assert not may_fit(one, numbers(values))
    assert may_fit(one, numbers(values, step=LEVEL))


def picture_of(heat, image):
    levels = np.uint8(255 * np.clip(heat, 0, 1))
    colors = cv2.applyColorMap(levels, cv2.COLORMAP_JET)[..., ::-1]
    return np.clip(np.rint(colors * 0.4 + image), 0, 255).astype(np.uint8)


def test_a_picture_is_drawn_and_compared():
    image = np.random.default_rng(3).integers(0, 256, (31, 41, 3), np.uint8)
    heat = cv2.resize(np.maximum(RAW, 0), (41, 31))
    pixels = picture_of(heat / heat.max(), image)
    file = HeatFile("heat.png", None, pixels, LEVEL)
    picture, *_ = read_picture(pixels, image)
    one = candidate(RAW, picture.levels)
    fits = confirmed_by_drawing(one, file, picture)
    assert [each.style.normalization for each in fits] == [Normalization.MAX]
    assert fits[0].style.intensity == 0.4
    other = replace(one, raw=RAW[::-1])
    assert confirmed_by_drawing(other, file, picture) == []
    assert confirmed_by_drawing(replace(one, raw=-np.abs(RAW)), file, picture) == []


@pytest.mark.parametrize("name", ["inferno", "gray"])
@pytest.mark.parametrize("blend", [Blend.HEAT, Blend.ALPHA])
def test_a_picture_of_both_signs_is_drawn_with_their_colors(name, blend):
    image = np.random.default_rng(3).integers(0, 256, (31, 41, 3), np.uint8)
    style = Style(name, 0.5, blend=blend, normalization=Normalization.SIGNED)
    pixels = full_overlay(image, RAW, style)
    file = HeatFile("heat.png", None, pixels, LEVEL)
    picture, *_ = read_picture(pixels, image)
    (fit,) = confirmed_by_drawing(candidate(RAW, picture.levels), file, picture)
    assert (fit.style, fit.error) == (style, 0.0)
    against = candidate(-RAW, picture.levels)
    assert confirmed_by_drawing(against, file, picture) == []
    assert confirmed_by_drawing(replace(against, raw=0 * RAW), file, picture) == []
    positive = replace(against, raw=np.maximum(RAW, 0))  # what speaks against is in the picture
    assert confirmed_by_drawing(positive, file, picture) == []


def test_levels_of_gray_are_those_of_both_signs_when_zero_is_in_their_middle():
    values = cv2.resize(RAW, (41, 31))
    values = np.floor(255 * (0.5 + values / (2 * np.abs(RAW).max()))) * LEVEL
    one = candidate(RAW, values)
    gray = numbers(values, step=LEVEL, is_gray=True)
    first = confirmed_by_numbers(one, gray)[0]
    assert first.style.normalization is Normalization.SIGNED
    assert first.error < 2 * LEVEL
    for file, raw in ((numbers(values, step=LEVEL), RAW), (gray, -RAW), (gray, RAW + 0.1)):
        found = confirmed_by_numbers(candidate(raw, values), file)
        assert Normalization.SIGNED not in {each.style.normalization for each in found}


def test_the_nearest_to_the_defaults_is_named():
    base = replace(candidate(RAW, RAW), error=1e-7)
    cases = [
        replace(base, score=ScoreKind.PROBABILITY),
        replace(base, layer="norm", method="layer-cam"),
        replace(base, input=replace(USUAL, resize=Resize.NEAREST)),
        replace(base, method="hires-cam"),
        base,
        replace(base, style=Style(normalization=Normalization.MIN_MAX)),
    ]
    assert [deviations(each, "unit", "relu") for each in cases] == [1, 2, 1, 1, 0, 1]
    ranked = ranked_fits(cases, numbers(RAW), "unit", "relu", LAYERS)
    assert ranked[0] is base
    assert ranked[-1] is cases[1]
    assert all(is_as_near(each, base, numbers(RAW)) for each in cases)


def test_what_fits_in_its_numbers_or_is_clearly_nearer_goes_first():
    base = replace(candidate(RAW, RAW), error=1e-7)
    exact = replace(base, score=ScoreKind.LOG_PROBABILITY)
    shown = replace(base, like=replace(base.like, fit=Fit.SHARES))
    exact = replace(exact, like=replace(base.like, fit=Fit.NUMBERS))
    assert ranked_fits([shown, exact], numbers(RAW), "unit", "relu", LAYERS)[0] is exact
    far = replace(base, error=8e-5)
    near = replace(base, layer="norm")
    assert ranked_fits([far, near], numbers(RAW), "unit", "relu", LAYERS)[0] is near
    assert not is_as_near(far, near, numbers(RAW))
    assert ranked_fits([], numbers(RAW), "unit", "relu", LAYERS) == []


def test_the_methods_own_score_is_left_out_of_the_combination():
    one = candidate(RAW, RAW)
    assert one.combination.key.score is None
    changed = replace(one, score=ScoreKind.PROBABILITY).combination
    assert changed.key.score is ScoreKind.PROBABILITY
    assert (changed.layer, changed.key.method) == ("relu", "grad-cam")
