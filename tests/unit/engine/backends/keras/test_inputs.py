"""Which input takes the image, what is fed beside it, and which layers do not look at it."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.api.errors import EngineError
from engine.backends.keras.inputs import OtherInputs, image_input, paths_without_image
from engine.backends.objective import Objective
from engine.backends.protocol import FedNetwork
from engine.backends.tensorflow.network import KerasNetwork
from tests import models

pytestmark = pytest.mark.tensorflow


def named(inputs, outputs):
    return keras.Model(inputs, outputs, name="net")


def several(*shapes_and_names):
    inputs = [keras.Input(shape, name=name) for shape, name in shapes_and_names]
    flat = [layers.Flatten()(each) for each in inputs]
    return named(inputs, layers.Dense(2)(layers.Concatenate()(flat)))


def test_the_image_inputs_size():
    assert image_input(models.flat()).shape == (24, 32, 3)
    any_size = keras.Input((None, None, 1))
    assert image_input(named(any_size, any_size)).shape == (None, None, 1)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((12,), "its input is not an image"),
        ((8, 8, 2), "its input is not an image"),
        ((3, 64, 64), "its channels come first"),
    ],
)
def test_other_inputs_are_refused(shape, words):
    inputs = keras.Input(shape)
    with pytest.raises(EngineError, match=r"^net cannot be explained: ") as caught:
        image_input(named(inputs, inputs))
    assert words in str(caught.value)


def test_without_any_image_all_shapes_are_named():
    with pytest.raises(EngineError, match=r"none of its inputs is an image .* are 5, 8 × 8 × 2\.$"):
        image_input(several(((5,), "a"), ((8, 8, 2), "b")))


@pytest.mark.parametrize(
    ("shapes", "wanted", "name"),
    [
        ([((5,), "a"), ((8, 8, 3), "b")], "", "b"),
        ([((9, 9, 1), "mask"), ((8, 8, 3), "my_image")], "", "my_image"),
        ([((8, 8, 3), "left"), ((8, 8, 3), "right")], "", "left"),
        ([((8, 8, 3), "near"), ((9, 9, 3), "far")], "", "far"),
        ([((8, 8, 3), "left"), ((8, 8, 3), "right")], "right", "right"),
    ],
    ids=range(5),
)
def test_one_of_several_takes_the_image(shapes, wanted, name):
    found = image_input(several(*shapes), wanted)
    assert found.name == name
    assert shapes[found.position] == (found.shape, name)


def test_a_wanted_input_that_takes_no_image():
    for wanted in ("a", "nowhere"):
        with pytest.raises(EngineError, match=f'no input "{wanted}" that takes an image'):
            image_input(several(((5,), "a"), ((8, 8, 3), "b")), wanted)


def test_inputs_beside_the_image_are_described_and_joined_in_the_models_order():
    model = models.picture_and_table()
    others = OtherInputs(model, image_input(model))
    assert [(each.name, each.shape, each.is_whole) for each in others.described] == [
        ("table", (5,), False),
        ("words", (3,), True),
    ]
    assert list(others.tensors) == ["table", "words"]
    assert list(others.joined("batch", ["t", "w"])) == ["batch", "t", "w"]
    alone = models.flat()
    assert OtherInputs(alone, image_input(alone)).joined("batch", []) == "batch"


def test_layers_that_do_not_look_at_the_image():
    model = models.picture_and_table()
    blind = paths_without_image(model, image_input(model))
    assert blind >= {"table", "words", "gate", "embedding", "told"}
    assert not blind & {"photo", "conv_1", "conv_2", "gated", "pool", "joined", "scores"}
    two = models.two_inputs()
    network = KerasNetwork(two)
    reasons = {row.path: str(row.reason) for row in network.description.layers if row.reason}
    assert reasons["right_1"] == "It does not look at the image."
    assert "left_1" in network.explainable
    assert "right_1" not in network.explainable
    assert paths_without_image(models.flat(), image_input(models.flat())) == frozenset()


@pytest.mark.parametrize("fed", [None, (0.5, -1.0, 2.0, 0.0, 3.0)], ids=["zeros", "numbers"])
def test_scores_and_gradients_are_those_of_the_model_by_hand(fed):
    model = models.picture_and_table()
    network = KerasNetwork(model)
    assert isinstance(network, FedNetwork)
    image = np.random.default_rng(3).normal(size=(1, 24, 32, 3)).astype(np.float32)
    table = np.zeros((1, 5)) if fed is None else np.array([fed])
    words = np.array([[4, 0, 6]])
    if fed is None:
        words[:] = 0
    network.forward(image)  # compiled before other values come
    network.forward(image)
    if fed is not None:
        network.feed_beside({"table": table, "words": words.astype(float)})
    layer = {each.name: each for each in model.layers}
    gate = tf.reshape(layer["gate"](tf.constant(table, tf.float32)), (1, 1, 1, 6))
    told = tf.reshape(layer["embedding"](tf.constant(words)), (1, 6))
    with tf.GradientTape() as tape:
        conv = layer["conv_2"](layer["conv_pool"](layer["conv_1"](tf.constant(image))))
        tape.watch(conv)
        joined = tf.concat([tf.reduce_mean(conv * gate, (1, 2)), told], 1)
        logits = (joined @ layer["scores"].kernel + layer["scores"].bias)[0]
    wanted = tape.gradient(logits, conv)[0]  # of their sum
    np.testing.assert_allclose(network.forward(image).logits, logits, rtol=1e-4, atol=1e-6)
    ones = Objective(np.ones(3, np.float32))
    taken = network.forward_backward(image, ones, ("conv_2",))
    np.testing.assert_allclose(taken.gradients("conv_2"), wanted, rtol=1e-4, atol=1e-7)
    batch = np.repeat(image, 3, axis=0)
    total = float(tf.reduce_sum(logits))
    np.testing.assert_allclose(network.scores(batch, ones), [total] * 3, rtol=1e-4)
    without = network.ablated_scores(image, "conv_2", np.array([2], np.int32), ones)
    kept = tf.one_hot(2, 6, 0.0, 1.0)
    less = tf.concat([tf.reduce_mean(conv * kept * gate, (1, 2)), told], 1)
    by_hand = tf.reduce_sum(less @ layer["scores"].kernel + layer["scores"].bias)
    np.testing.assert_allclose(without, [by_hand], rtol=1e-4)
