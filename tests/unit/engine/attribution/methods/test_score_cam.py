"""Score-CAM and Faster-Score-CAM against plain loops in float64."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.attribution.methods.faster_score_cam import most_varied
from engine.attribution.methods.score_cam import channel_masks, softmax
from tests.networks import CLASS_ONE, CONV, Run, TwoLayers, baseline_image, image, two_layers


def plain_score_cam(network, inputs, channels, kind="mean"):
    """The paper's algorithm 1, channel by channel, on the network's own functions."""
    x = inputs[0].astype(np.float64)
    baseline = baseline_image(inputs, kind, "#808080")[0].astype(np.float64)
    activations = network.bent(network.before(x))
    scores = []
    for k in channels:
        mask = cv2.resize(activations[..., k], (x.shape[1], x.shape[0]))
        low, high = mask.min(), mask.max()
        mask = (mask - low) / (high - low) if high > low else np.zeros_like(mask)
        seen = np.empty_like(x)
        for place in np.ndindex(mask.shape):
            seen[place] = x[place] * mask[place] + baseline[place] * (1 - mask[place])
        scores.append(network.logits(seen)[1])
    powers = [np.exp(score) for score in scores]
    total = np.zeros(activations.shape[:2])
    for k, power in zip(channels, powers, strict=True):
        total += power / sum(powers) * activations[..., k]
    return np.maximum(total, 0)


@pytest.mark.parametrize("bend", ["relu", "tanh"])
@pytest.mark.parametrize("kind", ["mean", "black"])
def test_it_is_the_papers_algorithm(bend, kind):
    network, inputs = two_layers((8, 12), bend), image((8, 12))
    network.kernel_bias = network.kernel_bias + 1.0
    network.head /= 4  # no channel alone has all the weight
    expected = plain_score_cam(network, inputs, range(7), kind)
    raw = Run("score-cam", network, inputs, {"baseline": kind}).raw()
    np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-5)
    assert raw.max() > 0


def test_the_score_is_the_untouched_inputs():
    network, inputs = two_layers(), image()
    steps = Run("score-cam", network, inputs).steps()
    assert [step.score for step in steps] == [pytest.approx(network.logits(inputs[0])[1])] * 3


def test_a_picture_on_the_way_is_that_of_the_channels_so_far():
    network, inputs = two_layers((8, 12)), image((8, 12))
    first = Run("score-cam", network, inputs, at_once=3).steps()[0]
    assert first.share == pytest.approx(3 / 7)
    expected = plain_score_cam(network, inputs, range(3))
    np.testing.assert_allclose(first.raw, expected, rtol=1e-4, atol=1e-5)


def test_scores_of_any_size_have_finite_weights_that_sum_to_one():
    weights = softmax(np.array([1e5, 1e5 - 1, -1e5], np.float32))
    np.testing.assert_allclose(weights, [1 / (1 + np.exp(-1)), 1 / (1 + np.e), 0], atol=1e-6)


def test_masks_reach_from_zero_to_one_after_upsampling():
    channel = np.array([[1, 5], [2, 3]], np.float32)
    (mask,) = channel_masks(channel[..., None], 4, 4)
    assert (mask.min(), mask.max()) == (0, 1)
    # In the middle of the grid no pixel centre meets a cell's centre: the top is lower there.
    spike = np.zeros((5, 5, 1), np.float32)
    spike[2, 2] = 7
    (mask,) = channel_masks(spike, 10, 10)
    assert mask.max() == 1


@pytest.mark.parametrize("value", [0, 0.1, -3.3, 1e7])
def test_a_constant_channel_masks_everything(value):
    activations = np.full((3, 5, 2), value, np.float32)
    activations[0, 0, 1] += 1 + abs(value)
    masks = channel_masks(activations, 17, 23)
    assert not masks[0].any()
    assert masks[1].max() == 1


def test_dead_channels_give_an_empty_map_and_not_nan():
    network = two_layers()
    network.kernel_bias = network.kernel_bias - 100
    assert not Run("score-cam", network, image()).raw().any()


def test_the_most_varied_channels_come_first_and_equals_in_order():
    activations = np.zeros((2, 2, 5), np.float32)
    activations[0, 0] = [1, 3, 0, 3, 2]
    np.testing.assert_array_equal(most_varied(activations, 4), [1, 3, 4, 0])
    assert len(most_varied(activations, 99)) == 5
    # Far from zero but constant is not varied.
    activations[..., 2] = 1e4
    assert most_varied(activations, 5)[-1] == 2


def test_faster_is_the_algorithm_with_the_chosen_channels_only():
    network, inputs = two_layers((8, 12)), image((8, 12))
    activations = network.forward_backward(inputs, CLASS_ONE, (CONV,)).activations(CONV)
    by_spread = sorted(range(7), key=lambda k: -float(np.std(activations[..., k])))
    expected = plain_score_cam(network, inputs, by_spread[:3])
    raw = Run("faster-score-cam", network, inputs, {"channels": 3}).raw()
    np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-5)
    every = Run("faster-score-cam", network, inputs, {"channels": 50}).raw()
    np.testing.assert_allclose(every, plain_score_cam(network, inputs, range(7)), rtol=1e-4)


def test_faster_runs_as_many_inputs_as_asked():
    network = two_layers()
    Run("faster-score-cam", network, image(), {"channels": 4}, at_once=3).steps()
    assert network.at_once == [1, 3, 1]


def test_by_hand_with_one_bright_square():
    # One channel, the mean of a square: its own mask is 1 at the bright square, so w = 1.
    inputs = np.zeros((1, 4, 4, 1), np.float32)
    inputs[0, :2, :2] = 8
    head = np.ones((1, 2))
    network = TwoLayers(np.ones((1, 1)), np.zeros(1), head, np.zeros(2))
    np.testing.assert_array_equal(Run("score-cam", network, inputs).raw(), [[8, 0], [0, 0]])
