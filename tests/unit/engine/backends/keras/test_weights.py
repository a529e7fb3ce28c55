"""Weights by name, from real Keras models; those that are not numbers are found at opening."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.backends import load_backend
from engine.backends.keras.weights import (
    check_finite,
    layer_weights,
)
from tests import models


def spoilt(model: Any, name: str, value: float) -> Any:
    """Put one bad number into the last weight whose path ends so."""
    weight = next(each for each in reversed(model.weights) if each.path.endswith(name))
    numbers = np.array(weight.value.numpy())
    numbers.flat[-1] = value
    weight.assign(numbers)
    return model


@pytest.mark.parametrize("make", models.ORDINARY, ids=lambda make: make.__name__)
def test_sound_models_pass(make):
    check_finite(make())


@pytest.mark.parametrize(
    ("make", "weight", "layer"),
    [
        (models.flat, "conv_2/kernel", "conv_2"),
        (models.nested, "conv_1/bias", "backbone/conv_1"),
        (models.batch_norm, "norm_1/moving_variance", "norm_1"),
        (models.separable, "separable/pointwise_kernel", "separable"),
        (models.shared_backbone, "conv_2/bias", "backbone@1/conv_2"),
        (models.mixed_precision, "conv_1/kernel", "conv_1"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_the_first_layer_is_named(make, weight, layer, value):
    with pytest.raises(EngineError, match=f"first in layer {layer}: the file is damaged"):
        check_finite(spoilt(make(), weight, value))


def test_large_finite_weights_pass():
    check_finite(spoilt(models.flat(), "conv_2/kernel", 3e38))


def test_opening_a_file_checks(tmp_path):
    backend = load_backend("tensorflow")
    path = models.save(models.flat(), tmp_path / "sound.keras")
    assert backend.open(path, "keras").description.name == "flat"
    path = models.save(spoilt(models.flat(), "scores/bias", np.nan), tmp_path / "spoilt.h5")
    with pytest.raises(EngineError, match="The weights of flat hold numbers that are not finite"):
        backend.open(path, "h5")


def test_names_and_numbers_are_the_layers_own():
    model = models.nested()
    found = layer_weights(model, "backbone/conv_1").arrays
    conv = model.get_layer("backbone").get_layer("conv_1")
    assert list(found) == ["kernel", "bias"]
    assert np.array_equal(found["kernel"], keras.ops.convert_to_numpy(conv.kernel))
    assert found["bias"].dtype == np.float32


def test_a_nested_model_and_a_pooling_layer_have_none_of_their_own():
    model = models.nested()
    assert layer_weights(model, "backbone").arrays == {}
    assert layer_weights(model, "pool").arrays == {}


@pytest.mark.parametrize("path", ["shared", "shared@1", "shared@2"])
def test_calls_of_a_shared_layer_share_its_weights(path):
    model = models.shared_layer()
    kernel = layer_weights(model, path).kernel
    assert np.array_equal(kernel, keras.ops.convert_to_numpy(model.get_layer("shared").kernel))


def test_statistics_of_normalisation_are_weights_too():
    assert list(layer_weights(models.batch_norm(), "norm_1").arrays) == [
        "gamma",
        "beta",
        "moving_mean",
        "moving_variance",
    ]


def test_filters_are_on_the_last_axis():
    inputs = keras.Input((8, 8, 3))
    x = layers.DepthwiseConv2D(3, depth_multiplier=2, name="depthwise")(inputs)
    x = layers.Conv2DTranspose(5, 3, name="transposed")(x)
    model = keras.Model(inputs, layers.GlobalAveragePooling2D()(x))
    depthwise = keras.ops.convert_to_numpy(model.get_layer("depthwise").kernel)
    assert layer_weights(model, "depthwise").arrays["kernel"].shape == (3, 3, 3, 2)
    found = layer_weights(model, "depthwise").kernel
    assert found.shape == (3, 3, 1, 6)
    # Output channel 2 * c + m is made by input channel c and multiplier m.
    assert np.array_equal(found[:, :, 0, 5], depthwise[:, :, 2, 1])
    transposed = keras.ops.convert_to_numpy(model.get_layer("transposed").kernel)
    found = layer_weights(model, "transposed").kernel
    assert found.shape == (3, 3, 6, 5)
    assert np.array_equal(found[..., 4], transposed[:, :, 4, :])


def test_an_unknown_layer_is_refused():
    with pytest.raises(EngineError, match='no layer "backbone/nowhere"'):
        layer_weights(models.nested(), "backbone/nowhere")
