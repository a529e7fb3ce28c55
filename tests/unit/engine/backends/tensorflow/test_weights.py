"""Weights that are not numbers are found when a file is opened."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.backends import load_backend
from engine.backends.tensorflow.weights import check_finite
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
