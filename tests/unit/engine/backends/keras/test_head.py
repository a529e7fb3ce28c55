"""Final activations in every form and at every output: the score is the logit behind each."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.api.scores import ScoreKind
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models

PROBABILITIES = {"softmax": tf.nn.softmax, "sigmoid": tf.nn.sigmoid}


def image() -> Any:
    return np.random.default_rng(2).normal(size=(1, 8, 9, 3)).astype(np.float32)


def in_dense(x: Any, name: str, units: int) -> Any:
    return layers.Dense(units, activation=name, name=f"{name}_units")(x)


def as_activation(x: Any, name: str, units: int) -> Any:
    return layers.Activation(name)(layers.Dense(units, name=f"{name}_units")(x))


def as_layer(x: Any, name: str, units: int) -> Any:
    last = layers.Softmax() if name == "softmax" else layers.Activation(keras.activations.sigmoid)
    return last(layers.Dense(units, name=f"{name}_units")(x))


def as_operation(x: Any, name: str, units: int) -> Any:
    return getattr(keras.ops, name)(layers.Dense(units, name=f"{name}_units")(x))


def in_nested_model(x: Any, name: str, units: int) -> Any:
    inputs = keras.Input(x.shape[1:])
    outputs = layers.Activation(name)(layers.Dense(units, name=f"{name}_units")(inputs))
    return keras.Model(inputs, outputs, name=f"{name}_head")(x)


def in_nested_sequential(x: Any, name: str, units: int) -> Any:
    head = [layers.Dense(units, activation=name, name=f"{name}_units"), layers.Dropout(0.5)]
    return layers.Reshape((units,))(keras.Sequential(head, name=f"{name}_head")(x))


def as_convolution(x: Any, name: str, units: int) -> Any:
    x = layers.Reshape((1, 1, x.shape[-1]))(x)
    x = layers.Conv2D(units, 1, name=f"{name}_units")(x)
    return layers.Activation(name)(layers.Reshape((units,))(x))


FORMS = [
    in_dense,
    as_activation,
    as_layer,
    as_operation,
    in_nested_model,
    in_nested_sequential,
    as_convolution,
]


def logits_of(model: Any, name: str, x: Any) -> Any:
    """The units' logits by their layer's own weights."""
    kernel, bias = next(
        each.weights for each in model._flatten_layers() if each.name == f"{name}_units"
    )
    kernel = kernel.numpy().reshape(-1, kernel.shape[-1]).astype(np.float64)
    return x @ kernel + bias.numpy()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_both_outputs_give_logits(form):
    inputs = keras.Input((8, 9, 3))
    conv = layers.Conv2D(4, 3, name="conv")
    pooled = layers.GlobalAveragePooling2D()(conv(inputs))
    outputs = [form(pooled, "softmax", 3), form(pooled, "sigmoid", 2)]
    model = models.seeded(keras.Model(inputs, outputs))
    network = KerasNetwork(model)
    described = network.description.outputs
    assert [(each.class_count, each.activation) for each in described] == [
        (3, "softmax"),
        (2, "sigmoid"),
    ]
    features = conv(image()).numpy().astype(np.float64).mean(axis=(1, 2))
    given = model(image())
    for output, name in enumerate(("softmax", "sigmoid")):
        expected = logits_of(model, name, features)[0]
        for _ in range(2):  # without and with compiling
            scores = network.forward(image(), output)
            np.testing.assert_allclose(scores.logits, expected, rtol=1e-4, atol=1e-5)
            np.testing.assert_allclose(scores.probabilities, given[output][0], rtol=1e-4)
        weights = np.linspace(-1, 2, len(expected), dtype=np.float32)
        taken = network.forward_backward(image(), Objective(weights, output=output), ("conv",))
        assert taken.score == pytest.approx(float(weights @ expected), rel=1e-3, abs=1e-5)
        sure = Objective(weights, output=output, score=ScoreKind.PROBABILITY)
        probabilities = PROBABILITIES[name](expected).numpy()
        assert network.forward_backward(image(), sure, ("conv",)).score == pytest.approx(
            float(weights @ probabilities), rel=1e-3, abs=1e-5
        )


def test_vectors_of_scores_come_before_a_mask_and_keep_their_order():
    inputs = keras.Input((8, 9, 3))
    stem = layers.Conv2D(4, 3, name="stem")(inputs)
    mask = layers.Conv2D(1, 3, activation="sigmoid", name="mask")(stem)
    box = layers.Dense(4, name="box")(layers.Flatten()(stem))
    classes = layers.Dense(3, activation="softmax", name="classes")(layers.Flatten()(stem))
    network = KerasNetwork(keras.Model(inputs, [mask, classes, box]))
    description = network.description
    assert [each.name for each in description.outputs] == ["classes", "box", "mask"]
    found = [(each.class_count, each.activation) for each in description.outputs]
    assert found == [(3, "softmax"), (4, "linear"), (1, "sigmoid")]
    assert description.auto_layer == "stem"
    assert len(network.forward(image()).logits) == 3
    assert network.forward(image(), 1).probabilities is None
    assert network.forward(image(), 2).logits.shape == (4, 5, 1)
    with pytest.raises(Exception, match="there is no output 3"):
        network.forward(image(), 3)


def test_outputs_in_a_dictionary_keep_their_order():
    inputs = keras.Input((8, 9, 3))
    x = layers.GlobalAveragePooling2D()(inputs)
    two = layers.Dense(2, activation="softmax", name="two")
    five = layers.Dense(5, name="five")
    model = models.seeded(keras.Model(inputs, {"b": two(x), "a": five(x)}))
    network = KerasNetwork(model)
    counts = [each.class_count for each in network.description.outputs]
    found = [len(network.forward(image(), output).logits) for output in range(2)]
    assert counts == found
    assert sorted(counts) == [2, 5]


@pytest.mark.parametrize("wrap", [lambda x: [x], lambda x: {"picture": x}], ids=["list", "dict"])
def test_an_input_in_a_structure_of_one(wrap):
    inputs = keras.Input((8, 9, 3), name="picture")
    dense = layers.Dense(2, name="two")
    model = models.seeded(keras.Model(wrap(inputs), dense(layers.GlobalAveragePooling2D()(inputs))))
    expected = image().mean(axis=(1, 2)) @ dense.kernel.numpy() + dense.bias.numpy()
    np.testing.assert_allclose(KerasNetwork(model).forward(image()).logits, expected[0], rtol=1e-4)


def test_only_the_last_call_of_a_shared_activation_is_left_out():
    inputs = keras.Input((8, 9, 3))
    squash = layers.Activation("sigmoid", name="squash")
    conv, dense = layers.Conv2D(4, 3, name="conv"), layers.Dense(1, name="units")
    x = layers.GlobalAveragePooling2D()(squash(conv(inputs)))
    model = models.seeded(keras.Model(inputs, squash(dense(x))))
    network = KerasNetwork(model)
    hidden = tf.nn.sigmoid(conv(image())).numpy().mean(axis=(1, 2))
    expected = hidden @ dense.kernel.numpy() + dense.bias.numpy()
    np.testing.assert_allclose(network.forward(image()).logits, expected[0], rtol=1e-4)


def test_an_output_behind_another_ones_activation_sees_it():
    inputs = keras.Input((8, 9, 3))
    first = layers.Dense(3, activation="softmax", name="first")
    second = layers.Dense(2, name="second")
    chances = first(layers.GlobalAveragePooling2D()(inputs))
    model = models.seeded(keras.Model(inputs, [chances, second(chances)]))
    network = KerasNetwork(model)
    np.testing.assert_allclose(network.forward(image(), 1).logits, model(image())[1][0], rtol=1e-4)
    assert network.forward(image()).logits.sum() != pytest.approx(1.0)
