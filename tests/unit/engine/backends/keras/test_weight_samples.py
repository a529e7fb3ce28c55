"""What Keras' initializers give, against the numbers that they do give."""

import keras
import numpy as np
import pytest
from keras import initializers, layers

from engine.backends.initializers import MOST_VALUES, Distribution, Initial
from engine.backends.keras.weight_samples import initial_of, weight_samples
from tests import models

DRAWN = [
    initializers.GlorotUniform(1),
    initializers.GlorotNormal(1),
    initializers.HeUniform(1),
    initializers.HeNormal(1),
    initializers.LecunUniform(1),
    initializers.LecunNormal(1),
    initializers.VarianceScaling(2.0, "fan_out", "untruncated_normal", 1),
    initializers.VarianceScaling(1 / 3, "fan_out", "uniform", 1),
    initializers.RandomUniform(-0.1, 0.3, 1),
    initializers.RandomNormal(0.5, 0.02, 1),
    initializers.TruncatedNormal(-0.5, 0.02, 1),
]


@pytest.mark.parametrize("initializer", DRAWN, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("shape", [(3, 3, 32, 64), (200, 100)], ids=str)
def test_what_is_said_of_an_initializer_is_what_it_draws(initializer, shape):
    values = np.asarray(initializer(shape), np.float64).ravel()
    initial = initial_of(initializer, shape)
    assert initial.center == pytest.approx(values.mean(), abs=4 * values.std() / 141)
    away = np.abs(values - initial.center)
    match initial.distribution:
        case Distribution.NORMAL:
            assert initial.spread == pytest.approx(values.std(), rel=0.03)
        case _:  # 18,000 numbers and more come close to the limit
            assert 0.985 * initial.limit < away.max() <= initial.limit * 1.0001


@pytest.mark.parametrize(
    ("initializer", "value"),
    [(initializers.Zeros(), 0), (initializers.Ones(), 1), (initializers.Constant(0.25), 0.25)],
    ids=("zeros", "ones", "constant"),
)
def test_constants(initializer, value):
    assert initial_of(initializer, (3,)) == Initial(Distribution.CONSTANT, value)


@pytest.mark.parametrize(
    "initializer",
    [
        None,
        initializers.Orthogonal(),
        initializers.Identity(),
        initializers.Constant([1.0, 2.0]),
        initializers.VarianceScaling(input_axes=(0,), output_axes=(1,)),
    ],
    ids=lambda one: type(one).__name__,
)
def test_of_others_nothing_is_said(initializer):
    assert initial_of(initializer, (2, 2)) is None


def test_every_weight_of_every_layer_is_sampled_once():
    inputs = keras.Input((16, 16, 3))
    inner = keras.Sequential([layers.Conv2D(4, 3, name="conv")], name="inner")
    shared = layers.Conv2D(4, 1, use_bias=False, name="shared")
    x = shared(shared(inner(inputs)))
    x = layers.SeparableConv2D(5, 3, name="separable")(x)
    x = layers.DepthwiseConv2D(3, name="depthwise")(x)
    x = layers.BatchNormalization(name="norm")(x)
    x = layers.PReLU(name="prelu")(x)
    x = layers.TimeDistributed(layers.Dense(3, name="within"), name="each")(x)
    x = layers.LayerNormalization(name="layer_norm")(layers.GlobalAveragePooling2D()(x))
    model = keras.Model(inputs, layers.Dense(2, name="scores")(x))
    found = [(one.layer, len(one.values)) for one in weight_samples(model)]
    assert found == [
        ("inner/conv", 108),
        ("inner/conv", 4),
        ("shared@1", 16),
        ("separable", 36),
        ("separable", 20),
        ("separable", 5),
        ("depthwise", 45),
        ("depthwise", 5),
        *[("norm", 5)] * 4,
        ("prelu", 10 * 10 * 5),
        ("each", 15),
        ("each", 3),
        *[("layer_norm", 3)] * 2,
        ("scores", 6),
        ("scores", 2),
    ]
    assert sum(count for _, count in found) == model.count_params()


def test_a_large_weight_is_sampled_from_one_end_to_the_other():
    model = keras.Sequential([keras.Input((200,)), layers.Dense(300, use_bias=False)])
    model.set_weights([np.arange(60_000, dtype=np.float32).reshape(200, 300)])
    (sample,) = weight_samples(model)
    assert len(sample.values) == len(set(sample.values)) == MOST_VALUES
    stretches = (sample.values / (60_000 / MOST_VALUES)).astype(int)
    assert stretches.tolist() == list(range(MOST_VALUES))


def test_a_layer_of_whole_numbers_and_one_without_weights_give_none():
    assert list(weight_samples(models.augmented())) != []
    inputs = keras.Input((8, 8, 3))
    model = keras.Model(inputs, layers.Dropout(0.5)(layers.RandomFlip()(inputs)))
    assert list(weight_samples(model)) == []
