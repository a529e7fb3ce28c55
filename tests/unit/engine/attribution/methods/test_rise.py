"""RISE: its masks, and its map's expectation where that can be computed exactly."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.scores import ScoreKind
from engine.attribution.methods.rise import MaskMaker
from engine.attribution.parameters import RiseParameters
from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from tests.networks import CLASS_ONE, Linear, Run, baseline_image, image, linear


def mask_covariance(size, cells, keep):
    """E[M_i M_j] of all pixels, over cells and shifts, with OpenCV's upsampling of single cells."""
    steps = [-(-side // cells) for side in size]
    whole = (steps[1] * (cells + 1), steps[0] * (cells + 1))
    single = np.eye((cells + 1) ** 2).reshape(-1, cells + 1, cells + 1)
    parts = np.stack([cv2.resize(cell, whole) for cell in single])
    total, count = 0, 0
    for y in range(steps[0]):
        for x in range(steps[1]):
            seen = parts[:, y : y + size[0], x : x + size[1]].reshape(len(single), -1)
            total = total + seen.T @ seen
            count += 1
    return keep**2 + keep * (1 - keep) * total / count


def test_a_linear_models_map_approaches_its_expectation():
    size, cells, keep, count = (6, 10), 3, 0.4, 20000
    network, inputs = linear(size), image(size)
    network.weights[1:4, 5:8] += 1
    parameters = {"masks": count, "cells": cells, "keep": keep}
    raw = Run("rise", network, inputs, parameters, at_once=32).raw()
    # f(x M + e (1 - M)) = f(e) + sum_j g_j M_j, so E[f M_i] / p is known from E[M_i M_j].
    baseline = baseline_image(inputs, "black", "#808080")[0]
    gains = ((inputs[0] - baseline) * network.weights[..., 1]).sum(axis=-1).ravel()
    covariance = mask_covariance(size, cells, keep)
    nothing = network.logits(baseline)[1]
    expected = nothing + covariance @ gains / keep
    # The variance of f M_i is at most E[f²]; five standard errors are allowed.
    square = nothing**2 + 2 * nothing * keep * gains.sum() + gains @ covariance @ gains
    allowed = 5 * np.sqrt(square / count) / keep
    np.testing.assert_allclose(raw.ravel(), expected, atol=allowed)
    # The test can fail: what it tells apart is much larger than what it allows.
    assert np.ptp(expected) > 5 * allowed


PROBABLY_ONE = replace(CLASS_ONE, score=ScoreKind.PROBABILITY)


def test_the_score_is_the_jobs():
    network, inputs = linear(activation="softmax"), image()
    run = Run("rise", network, inputs, {"masks": 10, "cells": 3})
    logits = network.logits(inputs[0])
    assert run.steps()[-1].score == pytest.approx(logits[1], rel=1e-5)
    step = run.but(objective=PROBABLY_ONE).steps()[-1]
    assert step.score == pytest.approx(np.exp(logits[1]) / np.exp(logits).sum(), rel=1e-5)
    assert METHODS["rise"].info.score is ScoreKind.PROBABILITY  # as in the paper


def test_a_target_that_is_not_something_has_the_rest_of_the_probability():
    inputs, parameters = image(), {"masks": 50, "cells": 3}
    network = linear(activation="sigmoid")
    contrast = Run(
        "rise", network, inputs, parameters, objective=replace(PROBABLY_ONE, complement=True)
    )
    # The same as a network whose logit is turned around, because 1 - sigmoid(z) = sigmoid(-z).
    turned = Linear(-network.weights, -network.bias, "sigmoid")
    expected = Run("rise", turned, inputs, parameters, objective=PROBABLY_ONE)
    np.testing.assert_allclose(contrast.raw(), expected.raw(), rtol=1e-4, atol=1e-6)
    assert contrast.steps()[-1].score == pytest.approx(expected.steps()[-1].score, rel=1e-5)
    assert contrast.raw().min() > 0


def test_minus_a_number_without_probability_stays_minus_it():
    inputs, parameters = image(), {"masks": 50, "cells": 3}
    run = Run("rise", linear(), inputs, parameters)
    minus = run.but(objective=Objective(np.array([0, -1], np.float32)))
    np.testing.assert_allclose(minus.raw(), -run.raw(), rtol=1e-6)


@pytest.mark.parametrize("size", [(24, 40), (7, 9), (8, 64)])
@pytest.mark.parametrize("keep", [0.3, 0.8])
def test_masks_are_open_as_often_as_asked_everywhere(size, keep):
    masks = MaskMaker(RiseParameters(cells=7, keep=keep), size).masks(0, 4000)
    assert masks.shape == (4000, *size)
    assert (masks.min(), masks.max()) == (0, 1)
    # Five standard errors of an unsmoothed cell, for each pixel.
    error = 5 * np.sqrt(keep * (1 - keep) / 4000)
    np.testing.assert_allclose(masks.mean(axis=0), keep, atol=error)


def test_masks_are_shifted_by_every_part_of_a_cell():
    maker = MaskMaker(RiseParameters(cells=2, keep=0.5), (8, 8))
    masks = maker.masks(0, 300)
    # Flat stretches lie at the outer ends of the grid; where they end tells the shift.
    starts = {int(np.argmax(np.abs(np.diff(mask[0])) > 0)) for mask in masks if np.ptp(mask[0])}
    assert len(starts) >= 2
    assert len(np.unique(masks.reshape(300, -1), axis=0)) > 250


def test_a_mask_does_not_depend_on_the_others():
    maker = MaskMaker(RiseParameters(cells=3), (6, 10))
    np.testing.assert_array_equal(maker.masks(0, 9)[5:7], maker.masks(5, 7))
    other = MaskMaker(RiseParameters(cells=3, seed=1), (6, 10))
    assert not np.array_equal(maker.masks(0, 3), other.masks(0, 3))


def test_masks_are_not_kept():
    run = Run("rise", linear((64, 64)), image((64, 64)), {"masks": 1000}, at_once=8)
    tracemalloc.start()
    try:
        for step in run.begin(run.job):
            assert step.raw is not None
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    one_mask = 4 * 64 * 64
    assert peak < 200 * one_mask


def test_more_cells_than_pixels_are_refused():
    with pytest.raises(EngineError, match="Choose at most 6"):
        Run("rise", linear((6, 10)), image(), {"cells": 7}).steps()
    Run("rise", linear((6, 10)), image(), {"cells": 6, "masks": 10}).steps()
