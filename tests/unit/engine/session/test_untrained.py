"""Untrained weights are told from trained ones: thirty nets of each, and the hard cases."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.api.model import LoadModel, ModelInfo, UntrainedWeights
from engine.api.resources import RESOURCES
from engine.backends.initializers import Distribution, Initial, WeightSample
from engine.backends.keras.weight_samples import weight_samples
from engine.session.session import Session
from engine.session.untrained import distance, is_initial, untrained_weights
from tests import models

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE, CLASSES, BATCH = 16, 4, 8
INITIALIZERS = ("glorot_uniform", "he_normal", "truncated_normal")


# --- thirty nets ----------------------------------------------------------------------------------


def plain(how: str) -> Any:
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 3)),
            layers.Conv2D(8, 3, activation="relu", kernel_initializer=how),
            layers.MaxPooling2D(),
            layers.Conv2D(16, 3, activation="relu", kernel_initializer=how),
            layers.GlobalAveragePooling2D(),
            layers.Dense(CLASSES, kernel_initializer=how, name="scores"),
        ]
    )


def dense_head(how: str) -> Any:
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            layers.Conv2D(6, 5, activation="tanh", kernel_initializer=how),
            layers.AveragePooling2D(2),
            layers.Flatten(),
            layers.Dense(24, activation="relu", kernel_initializer=how),
            layers.Dense(CLASSES, activation="softmax", kernel_initializer=how, name="scores"),
        ]
    )


def normalised(how: str) -> Any:
    """As ResNets are: no bias before a normalisation."""
    inputs = x = keras.Input((SIDE, SIDE, 3))
    for filters in (8, 16):
        x = layers.Conv2D(filters, 3, use_bias=False, kernel_initializer=how)(x)
        x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(CLASSES, kernel_initializer=how, name="scores")(x))


def residual(how: str) -> Any:
    inputs = keras.Input((SIDE, SIDE, 3))
    x = layers.Conv2D(12, 3, padding="same", kernel_initializer=how)(inputs)
    y = layers.BatchNormalization()(x)
    y = layers.Conv2D(12, 3, padding="same", activation="relu", kernel_initializer=how)(y)
    x = layers.GlobalMaxPooling2D()(layers.Add()([x, y]))
    return keras.Model(inputs, layers.Dense(CLASSES, kernel_initializer=how, name="scores")(x))


def separable(how: str) -> Any:
    inputs = keras.Input((SIDE, SIDE, 3))
    x = layers.SeparableConv2D(
        16, 3, depthwise_initializer=how, pointwise_initializer=how, activation="relu"
    )(inputs)
    x = layers.DepthwiseConv2D(3, depthwise_initializer=how, use_bias=False)(x)
    x = layers.GlobalAveragePooling2D()(layers.BatchNormalization()(x))
    return keras.Model(inputs, layers.Dense(CLASSES, kernel_initializer=how, name="scores")(x))


def without_biases(how: str) -> Any:
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 3)),
            layers.Conv2D(16, 3, activation="relu", use_bias=False, kernel_initializer=how),
            layers.Conv2D(16, 3, activation="relu", use_bias=False, kernel_initializer=how),
            layers.GlobalAveragePooling2D(),
            layers.Dense(CLASSES, use_bias=False, kernel_initializer=how, name="scores"),
        ]
    )


def nested(how: str) -> Any:
    inputs = keras.Input((SIDE, SIDE, 3))
    body = keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 3)),
            layers.Conv2D(8, 3, strides=2, activation="relu", kernel_initializer=how),
            layers.Conv2D(12, 3, activation="relu", kernel_initializer=how),
        ],
        name="body",
    )
    x = layers.GlobalAveragePooling2D()(body(layers.Rescaling(1 / 255)(inputs)))
    return keras.Model(inputs, layers.Dense(CLASSES, kernel_initializer=how, name="scores")(x))


def layer_normalised(how: str) -> Any:
    inputs = keras.Input((SIDE, SIDE, 3))
    x = layers.Conv2D(8, 4, strides=4, kernel_initializer=how)(inputs)
    x = layers.Dense(24, activation="gelu", kernel_initializer=how)(layers.LayerNormalization()(x))
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(CLASSES, kernel_initializer=how, name="scores")(x))


def grouped(how: str) -> Any:
    inputs = keras.Input((SIDE, SIDE, 3))
    x = layers.Conv2D(8, 3, activation="relu", kernel_initializer=how)(inputs)
    x = layers.Conv2D(16, 3, groups=4, kernel_initializer=how)(x)
    x = layers.PReLU(shared_axes=[1, 2])(layers.GroupNormalization(4)(x))
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(CLASSES, kernel_initializer=how, name="scores")(x))


def wide(how: str) -> Any:
    """Hardly moved by training: 65,536 weights of a layer share each step."""
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            layers.Flatten(),
            layers.Dense(256, activation="relu", kernel_initializer=how),
            layers.Dense(CLASSES, kernel_initializer=how, name="scores"),
        ]
    )


KINDS: tuple[Callable[[str], Any], ...] = (
    plain,
    dense_head,
    normalised,
    residual,
    separable,
    without_biases,
    nested,
    layer_normalised,
    grouped,
    wide,
)


def train(model: Any, optimizer: Any, *, steps: int = 6) -> Any:
    """Take a few steps on random pictures whose class is their brightest quarter."""
    random = np.random.default_rng(3)
    variables = model.trainable_variables
    for _ in range(steps):
        batch = random.normal(size=(BATCH, *model.input_shape[1:])).astype(np.float32)
        classes = random.integers(0, CLASSES, BATCH)
        half = SIDE // 2
        for one, index in enumerate(classes):
            row, column = divmod(int(index), 2)
            batch[one, row * half :, column * half :][:half, :half] += 2
        with tf.GradientTape() as tape:
            scores = model(batch, training=True)
            loss = tf.reduce_mean((scores - tf.one_hot(classes, CLASSES)) ** 2)
        optimizer.apply(tape.gradient(loss, variables), variables)
    return model


def trained_for_long(model: Any) -> Any:
    """Give the statistics of weights from long training: heavy tails, biases, moved means."""
    random = np.random.default_rng(5)
    for weight in model.weights:
        name, shape = weight.path.rpartition("/")[2], weight.shape
        if name == "moving_variance":
            value = random.gamma(2.0, 0.4, shape)
        elif len(shape) > 1:
            value = random.laplace(0, np.asarray(weight).std() / math.sqrt(2), shape)
        else:
            value = np.asarray(weight) + random.normal(0, 0.2, shape)
        weight.assign(value.astype(np.float32))
    return model


def told(model: Any) -> UntrainedWeights | None:
    return untrained_weights(weight_samples(model))


TRAININGS: dict[str, Callable[[Any], Any]] = {
    "an epoch of Adam": lambda model: train(model, keras.optimizers.Adam(1e-3)),
    "an epoch of SGD": lambda model: train(model, keras.optimizers.SGD(0.05, 0.9)),
    "long": trained_for_long,
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_thirty_fresh_and_thirty_trained_nets_are_told_apart(kind, subtests):
    for seed, how in enumerate(INITIALIZERS):
        keras.utils.set_random_seed(seed)
        model = kind(how)
        with subtests.test("fresh", initializer=how):
            found = told(model)
            assert found is not None
            assert found.is_whole
        training = list(TRAININGS)[seed]
        with subtests.test("trained", initializer=how, training=training):
            assert told(TRAININGS[training](model)) is None


# --- hard cases -----------------------------------------------------------------------------------


def test_the_demo_model_is_trained(tmp_path):
    session = Session(str(tmp_path))
    (*_, info) = session.run(LoadModel(str(RESOURCES / "demo" / "demo.keras")))
    assert isinstance(info, ModelInfo)
    assert info.untrained is None


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_a_file_of_fresh_weights_says_so_when_it_is_opened(tmp_path, suffix):
    path = models.save(plain("glorot_uniform"), tmp_path / f"fresh{suffix}")
    (*_, info) = Session(str(tmp_path)).run(LoadModel(path))
    assert isinstance(info, ModelInfo)
    assert info.untrained is not None
    assert str(info.untrained.sentence) == (
        "The weights look untrained: predictions and heatmaps mean nothing yet."
    )


def on_frozen(body: Any, head: str = "glorot_uniform") -> Any:
    body.trainable = False
    inputs = keras.Input((SIDE, SIDE, 3))
    x = layers.Conv2D(32, 1, activation="relu", name="mix")(body(inputs, training=False))
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(CLASSES, kernel_initializer=head, name="scores")(x)
    return keras.Model(inputs, x)


def body_of(how: str = "he_normal") -> Any:
    inputs = x = keras.Input((SIDE, SIDE, 3))
    for number in (1, 2):
        x = layers.Conv2D(32, 3, use_bias=False, kernel_initializer=how, name=f"conv_{number}")(x)
        x = layers.ReLU()(layers.BatchNormalization(name=f"norm_{number}")(x))
    return keras.Model(inputs, x, name="body")


def test_only_a_fresh_head_is_named():
    found = told(on_frozen(trained_for_long(body_of())))
    assert found == UntrainedWeights(("mix", "scores"), is_whole=False)
    assert str(found.sentence) == (
        "2 layers look untrained, scores and others: predictions and heatmaps follow from random "
        "numbers."
    )


def test_a_trained_head_on_a_frozen_body_is_trained():
    model = on_frozen(trained_for_long(body_of()))
    assert told(train(model, keras.optimizers.Adam(1e-3), steps=2)) is None


def test_a_body_that_was_frozen_before_anybody_trained_it_is_named():
    model = train(on_frozen(body_of()), keras.optimizers.Adam(1e-3), steps=2)
    # conv_1 has 864 weights and no bias: too few to be said of it alone.
    assert told(model) == UntrainedWeights(("body/conv_2",), is_whole=False)


def test_kernels_that_hardly_moved_beside_statistics_that_did_are_trained():
    model = normalised("glorot_uniform")
    train(model, keras.optimizers.SGD(1e-6), steps=1)
    assert told(model) is None


def test_biases_that_another_framework_left_at_zero_say_nothing():
    model = trained_for_long(plain("glorot_uniform"))
    for layer in model.layers:
        if layer.weights:
            layer.bias.assign(np.zeros(layer.bias.shape))
    assert told(model) is None


def test_a_few_weights_without_a_bias_say_nothing():
    inputs = keras.Input((8, 8, 1))
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(4, 3, use_bias=False)(inputs))
    assert told(keras.Model(inputs, layers.Dense(2, use_bias=False)(x))) is None


def test_weights_that_were_kept_in_half_precision_are_still_fresh():
    model = plain("he_uniform")
    for weight in model.weights:
        weight.assign(tf.cast(tf.cast(weight.value, tf.bfloat16), tf.float32))
    assert told(model).is_whole


# --- arithmetic -----------------------------------------------------------------------------------


def test_the_distance_of_numbers_from_a_uniform_distribution():
    # Sorted -0.5, 0, 0.8 are 0.25, 0.5, 0.9 of the way from -1 to 1; steps 0, 1/3, 2/3, 1.
    # Above: 1/3 - 0.25, 2/3 - 0.5, 0.1; below: 0.25, 0.5 - 1/3, 0.9 - 2/3.
    values = np.array([0.8, -0.5, 0.0], np.float32)
    found = distance(values, Initial(Distribution.UNIFORM, 0, 1))
    assert found == pytest.approx(0.25)


def test_the_distance_of_numbers_from_a_normal_distribution():
    # cdf(1) = 0.841345, and nothing lies below.
    values = np.array([3.0], np.float32)
    found = distance(values, Initial(Distribution.NORMAL, 1, 2))
    assert found == pytest.approx(0.841345, abs=1e-5)
    # Cut off at 2: (0.841345 - 0.022750) / (1 - 2 * 0.022750).
    found = distance(values, Initial(Distribution.TRUNCATED_NORMAL, 1, 2))
    assert found == pytest.approx(0.857616, abs=1e-5)


@pytest.mark.parametrize(
    ("values", "initial", "expected"),
    [
        ([0, 0, 0], Initial(Distribution.CONSTANT, 0), True),
        ([0, 1e-9, 0], Initial(Distribution.CONSTANT, 0), False),
        ([0.01, 0.01], Initial(Distribution.CONSTANT, 0.01), True),
        ([0.5, -0.99], Initial(Distribution.UNIFORM, 0, 1), True),
        ([0.5, -1.01], Initial(Distribution.UNIFORM, 0, 1), False),
        ([5.9], Initial(Distribution.TRUNCATED_NORMAL, 2, 2), True),
        ([6.1], Initial(Distribution.TRUNCATED_NORMAL, 2, 2), False),
        ([], Initial(Distribution.NORMAL, 0, 1), True),
    ],
)
def test_numbers_beyond_what_is_drawn_are_not_initial(values, initial, expected):
    assert is_initial(np.array(values, np.float32), initial) is expected


def test_a_distribution_of_the_same_deviation_but_another_shape_is_not_initial():
    random = np.random.default_rng(2)
    values = random.laplace(0, 1 / math.sqrt(2), 10_000).astype(np.float32)
    assert values.std() == pytest.approx(1, abs=0.03)
    assert not is_initial(values, Initial(Distribution.NORMAL, 0, 1))
    values = random.normal(0, 1, 10_000).astype(np.float32)
    assert is_initial(values, Initial(Distribution.NORMAL, 0, 1))
    assert not is_initial(values * np.float32(1.05), Initial(Distribution.NORMAL, 0, 1))
    assert is_initial(values * np.float32(1.02), Initial(Distribution.NORMAL, 0, 1))


def test_nothing_is_said_of_no_weights():
    assert untrained_weights([]) is None
    constant = WeightSample("norm", np.ones(9, np.float32), Initial(Distribution.CONSTANT, 1))
    assert untrained_weights([constant]) is None


def test_one_layer_is_named():
    found = UntrainedWeights(("scores",), is_whole=False)
    assert str(found.sentence).startswith("Layer scores looks untrained: ")
