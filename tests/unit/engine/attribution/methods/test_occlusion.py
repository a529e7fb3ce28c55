"""Occlusion against plain loops in float64, exact on a linear model, complete to the edges."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.attribution.methods.occlusion import places
from engine.attribution.parameters import OcclusionParameters
from tests.networks import Run, baseline_image, image, linear, two_layers


def plain_occlusion(network, inputs, patch, stride, kind="mean"):
    """Every square by its own loop; the last of a line ends at the edge."""
    x = inputs[0].astype(np.float64)
    baseline = baseline_image(inputs, kind, "#808080")[0]
    base = network.logits(x)[1]
    height, width = x.shape[:2]
    total, count = np.zeros((height, width)), np.zeros((height, width))
    rows = {min(y, height - patch) for y in range(0, height, stride)}
    columns = {min(c, width - patch) for c in range(0, width, stride)}
    for top in rows:
        for left in columns:
            hidden = x.copy()
            hidden[top : top + patch, left : left + patch] = baseline[
                top : top + patch, left : left + patch
            ]
            fall = base - network.logits(hidden)[1]
            for y in range(top, top + patch):
                for c in range(left, left + patch):
                    total[y, c] += fall
                    count[y, c] += 1
    assert count.min() > 0
    return total / count


@pytest.mark.parametrize(("patch", "stride"), [(2, 2), (3, 2), (4, 1), (4, 3), (6, 6), (1, 1)])
@pytest.mark.parametrize("bend", ["relu", "tanh"])
def test_it_is_the_plain_loop(patch, stride, bend):
    network, inputs = two_layers((6, 10), bend), image()
    raw = Run("occlusion", network, inputs, {"patch": patch, "stride": stride}).raw()
    expected = plain_occlusion(network, inputs, patch, stride)
    np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-5)


def test_a_linear_model_loses_what_its_weights_say():
    network, inputs = linear((6, 10)), image()
    raw = Run("occlusion", network, inputs, {"patch": 2, "stride": 2}).raw()
    lost = (network.weights[..., 1] * (inputs[0] - 0.3)).sum(axis=-1)
    sums = lost.reshape(3, 2, 5, 2).sum(axis=(1, 3))
    np.testing.assert_allclose(raw, sums.repeat(2, 0).repeat(2, 1), rtol=1e-4, atol=1e-4)


def test_height_and_width_keep_their_places():
    network, inputs = linear((6, 10)), image()
    network.weights[:] = 0
    network.weights[1, 8] = 1  # only this pixel counts
    raw = Run("occlusion", network, inputs, {"patch": 1, "stride": 1}).raw()
    assert np.flatnonzero(np.abs(raw) > 1e-5).tolist() == [18]


@pytest.mark.parametrize(
    ("size", "patch", "stride"), [((7, 11), 3, 2), ((8, 9), 4, 3), ((5, 64), 5, 5), ((9, 9), 9, 1)]
)
def test_squares_cover_the_input_and_come_once(size, patch, stride):
    found = places(OcclusionParameters(patch, stride), size)
    covered = np.zeros(size, bool)
    for y, x in found:
        assert covered[y : y + patch, x : x + patch].shape == (patch, patch)
        covered[y : y + patch, x : x + patch] = True
    assert covered.all()
    assert len(set(found)) == len(found)


def test_the_first_squares_are_spread_over_the_input():
    found = places(OcclusionParameters(16, 16), (256, 256))
    assert found[0] == (0, 0)
    # Of 16 x 16 places the first 16 are every fourth in each direction.
    assert set(found[:16]) == {(y * 64, x * 64) for y in range(4) for x in range(4)}


def test_what_is_not_hidden_yet_is_zero():
    run = Run("occlusion", linear((6, 10)), image(), {"patch": 2, "stride": 2}, at_once=4)
    steps = run.steps()
    assert [np.count_nonzero(step.raw) for step in steps] == [16, 32, 48, 60]
    for step in steps:
        done = step.raw != 0
        np.testing.assert_array_equal(step.raw[done], steps[-1].raw[done])


def test_an_input_like_the_empty_one_loses_nothing():
    inputs = baseline_image(image(), "mean", "#808080")
    raw = Run("occlusion", linear(), inputs, {"patch": 2, "stride": 2}).raw()
    assert not raw.any()


@pytest.mark.parametrize("patch", [7, 32])
def test_a_patch_larger_than_the_input_is_refused(patch):
    with pytest.raises(EngineError, match="Choose a patch of at most 6"):
        Run("occlusion", linear((6, 10)), image(), {"patch": patch, "stride": 1}).steps()


def test_a_stride_that_leaves_gaps_is_refused():
    with pytest.raises(EngineError, match="Choose a stride of at most 3"):
        Run("occlusion", linear((6, 10)), image(), {"patch": 3, "stride": 500}).steps()
