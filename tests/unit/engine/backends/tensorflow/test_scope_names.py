"""Layers of any name are called in graphs, and keep their names."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.backends.tensorflow.scope_names import accept_all_names, scope_name
from tests.odd_layers import NAMES, odd_layers


@pytest.mark.parametrize(
    "name", [*NAMES, "", "_x", "a" * 1000, "\ud800"], ids=range(len(NAMES) + 4)
)
def test_tensorflow_takes_the_name_of_each_scope(name: str):
    with tf.Graph().as_default(), tf.name_scope(scope_name(name)):
        pass


def test_a_compiled_model_gives_what_the_plain_one_gives():
    accept_all_names()
    accept_all_names()
    model = odd_layers()
    image = np.random.default_rng(0).normal(size=(1, 12, 16, 3)).astype(np.float32)
    compiled = tf.function(lambda x: model(x, training=False))
    np.testing.assert_allclose(compiled(image), model(image, training=False), atol=1e-6)
    assert [layer.name for layer in model.layers[1:-2]] == list(NAMES)


def test_layers_within_layers_count_too():
    accept_all_names()
    inner = keras.layers.Conv2D(2, 3, name="the inner one")
    outer = keras.layers.TimeDistributed(inner, name="outer (all)")
    compiled = tf.function(outer)
    assert compiled(tf.zeros((1, 2, 8, 8, 3))).shape == (1, 2, 6, 6, 2)
