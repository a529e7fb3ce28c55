"""Guided backpropagation on a network whose gradients are written down by hand."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import guided_backprop
from tests.networks import Run, TwoLayers


def by_hand() -> tuple[TwoLayers, np.ndarray]:
    """Channels x, -x and x; the class weighs them 4, 4 and -8. Squares of means 1 and -1."""
    inputs = np.repeat(np.array([1, -1], np.float32), 2)[None, None, :, None].repeat(2, axis=1)
    head = np.stack([np.zeros((1, 2, 3)), np.full((1, 2, 3), (4, 4, -8))], axis=-1)
    return TwoLayers(np.array([[1, -1, 1]]), np.zeros(3), head, np.zeros(2)), inputs


def test_guided_backpropagation_by_hand():
    network, inputs = by_hand()
    # Plain: left 4 - 8, right -4, a quarter for each pixel. Guided: the -8 does not pass.
    np.testing.assert_array_equal(Run("vanilla-gradients", network, inputs).raw(), [[1] * 4] * 2)
    network.head[..., 2, 1] = -80
    plain = Run("vanilla-gradients", network, inputs).raw()
    np.testing.assert_array_equal(plain, [[19, 19, 1, 1]] * 2)
    guided = Run("guided-backprop", network, inputs).raw()
    np.testing.assert_array_equal(guided, [[1, 1, 1, 1]] * 2)


def test_the_score_is_that_of_the_input_and_one_input_goes_through():
    network, inputs = by_hand()
    (step,) = Run("guided-backprop", network, inputs).steps()
    # Channels 1, 0, 1 on the left and 0, 1, 0 on the right: 4 - 8 and 4.
    assert step.score == 0
    assert step.share == 1
    assert network.at_once == [1]
    assert guided_backprop.passes(None, (2, 4), None) == (0, 1)
