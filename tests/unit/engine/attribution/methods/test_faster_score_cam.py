"""Faster-Score-CAM: which channels it tries, and that they give Score-CAM of these alone."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.attribution.methods import faster_score_cam
from engine.attribution.methods.score_cam import channel_masks, softmax
from engine.attribution.parameters import FasterScoreCamParameters
from tests.networks import CLASS_ONE, CONV, Run, image, two_layers


def test_the_channels_that_vary_most_come_first():
    # Standard deviations 1, 3, 0 and 2, whatever the mean.
    activations = np.array([[[9, 0, 50, 1], [11, 6, 50, 5]]], np.float32)
    np.testing.assert_array_equal(faster_score_cam.most_varied(activations, 4), [1, 3, 0, 2])
    np.testing.assert_array_equal(faster_score_cam.most_varied(activations, 2), [1, 3])
    assert len(faster_score_cam.most_varied(activations, 99)) == 4


def test_of_equals_the_first_are_taken():
    activations = np.repeat(np.array([[[0], [1]]], np.float32), 5, axis=2)
    np.testing.assert_array_equal(faster_score_cam.most_varied(activations, 3), [0, 1, 2])


def test_the_map_is_score_cam_of_the_chosen_channels():
    network, inputs = two_layers(), image()
    activations = network.forward_backward(inputs, CLASS_ONE, (CONV,)).activations(CONV)
    chosen = np.argsort(-activations.std(axis=(0, 1)), kind="stable")[:3]
    masks = channel_masks(activations[..., chosen], 6, 10)
    baseline = np.full_like(inputs, 0.3)
    scores = network.masked_scores(inputs, baseline, masks, CLASS_ONE)
    expected = np.maximum(activations[..., chosen] @ softmax(scores), 0)
    raw = Run("faster-score-cam", network, inputs, {"channels": 3}).raw()
    np.testing.assert_allclose(raw, expected, rtol=1e-5)


def test_passes_are_as_many_as_channels_that_are_there():
    few = FasterScoreCamParameters(channels=5)
    assert faster_score_cam.passes(few, (6, 10), (3, 5, 7)) == (5, 1)
    assert faster_score_cam.passes(few, (6, 10), (3, 5, 4)) == (4, 1)
    with pytest.raises(EngineError, match="Choose a layer"):
        faster_score_cam.passes(few, (6, 10), None)
