"""A pass over some layers: activations and gradients against TensorFlow's own tape."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models

CLASS_ONE = Objective(np.array([0, 1, 0], np.float32))


@pytest.fixture
def inputs():
    return np.random.default_rng(2).uniform(0, 1, (1, 24, 32, 3)).astype(np.float32)


def by_tape(model, inputs):
    """Score, activations of conv_2 and their gradient, layer by layer."""
    one, two, scores = (model.get_layer(name) for name in ("conv_1", "conv_2", "scores"))
    with tf.GradientTape() as tape:
        seen = two(model.get_layer("conv_pool")(one(tf.constant(inputs))))
        tape.watch(seen)
        logits = tf.reduce_mean(seen, axis=(1, 2)) @ scores.kernel + scores.bias
        score = logits[0, 1]
    return float(score), seen[0].numpy(), tape.gradient(score, seen)[0].numpy()


def test_activations_and_gradients_are_the_tapes(inputs):
    model = models.flat()
    score, activations, gradients = by_tape(model, inputs)
    network = KerasNetwork(model)
    for _ in range(2):  # eagerly, then compiled
        taken = network.forward_backward(inputs, CLASS_ONE, ("conv_2",))
        assert taken.score == pytest.approx(score, rel=1e-4)
        np.testing.assert_allclose(taken.activations("conv_2"), activations, rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(taken.gradients("conv_2"), gradients, rtol=1e-4, atol=1e-7)


def test_a_map_is_made_of_them(inputs):
    taken = KerasNetwork(models.flat()).forward_backward(inputs, CLASS_ONE, ("conv_1", "conv_2"))
    maps = taken.maps(METHODS["hires-cam"].formula, taken.layers)
    assert set(maps) == {"conv_1", "conv_2"}
    expected = (taken.activations("conv_2") * taken.gradients("conv_2")).sum(axis=-1)
    np.testing.assert_allclose(maps["conv_2"], np.maximum(expected, 0), rtol=1e-4, atol=1e-7)
