"""Integrated gradients: completeness, exactness on a linear model, and the order of the path."""

from __future__ import annotations

import numpy as np
import pytest

from engine.attribution.methods.integrated_gradients import coarse_to_fine, path
from tests.networks import CLASS_ONE, Run, baseline_image, image, linear, two_layers

METHOD = "integrated-gradients"


@pytest.mark.parametrize("bend", ["relu", "tanh"])
@pytest.mark.parametrize("kind", ["black", "mean"])
def test_the_sum_is_what_the_score_gained(bend, kind):
    network, inputs = two_layers((12, 20), bend), image((12, 20)) * 3
    raw = Run(METHOD, network, inputs, {"steps": 200, "baseline": kind}).raw()
    baseline = baseline_image(inputs, kind, "#808080")
    gained = network.logits(inputs[0])[1] - network.logits(baseline[0])[1]
    assert abs(gained) > 1  # or the share below says little
    assert raw.sum() == pytest.approx(gained, rel=0.01)
    assert raw.min() < 0 < raw.max()


def test_each_pixel_is_the_trapezoid_of_its_own_path():
    network, inputs = two_layers(bend="tanh"), image() * 3
    baseline = baseline_image(inputs, "black", "#808080").astype(np.float64)
    total = np.zeros(inputs.shape[1:])
    for i in range(11):
        point = baseline[0] + i / 10 * (inputs[0] - baseline[0])
        gradient = network.gradient(point, CLASS_ONE.weights, False)
        total += gradient / 10 * (0.5 if i in (0, 10) else 1)
    expected = ((inputs[0] - baseline[0]) * total).sum(axis=-1)
    raw = Run(METHOD, network, inputs, {"steps": 11}).raw()
    np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-5)


def test_a_linear_model_needs_two_points():
    network, inputs = linear(), image()
    raw = Run(METHOD, network, inputs, {"steps": 2, "baseline": "color", "color": "#ff0000"}).raw()
    expected = ((inputs[0] - 1) * network.weights[..., 1]).sum(axis=-1)
    np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-6)


def test_the_first_picture_is_of_the_whole_path():
    network, inputs = two_layers((12, 20), "tanh"), image((12, 20))
    steps = Run(METHOD, network, inputs, {"steps": 64}, at_once=9).steps()
    first, last = steps[0].raw, steps[-1].raw
    assert np.corrcoef(first.ravel(), last.ravel())[0, 1] > 0.98
    assert np.abs(first).sum() == pytest.approx(np.abs(last).sum(), rel=0.2)
    score = network.logits(inputs[0])[1]
    assert [step.score for step in steps] == [pytest.approx(score, rel=1e-5)] * len(steps)


@pytest.mark.parametrize("count", [2, 3, 4, 17, 64, 2000])
def test_every_point_is_visited_once_and_both_ends_first(count):
    order = coarse_to_fine(count)
    assert sorted(order) == list(range(count))
    assert list(order[:2]) == [count - 1, 0]


def test_coarse_comes_before_fine():
    assert list(coarse_to_fine(9)) == [8, 0, 4, 2, 6, 1, 3, 5, 7]


@pytest.mark.parametrize("count", [2, 5, 64])
def test_weights_are_the_trapezoids(count):
    points, weights = path(count)
    # Exact for a straight line, whose mean over 0-1 is known.
    assert weights.sum() == pytest.approx(1)
    assert (weights * (3 * points + 1)).sum() == pytest.approx(2.5)
    assert weights[0] == weights[-1]


def test_an_input_that_is_its_own_baseline_has_an_empty_map():
    inputs = baseline_image(image(), "black", "#808080")
    assert not Run(METHOD, two_layers(), inputs, {"steps": 5}).raw().any()
