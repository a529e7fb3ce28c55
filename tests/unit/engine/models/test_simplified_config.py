"""What Keras gets of a description: one saying of each thing."""

from __future__ import annotations

import copy
from typing import Any

import keras
import numpy as np
import pytest

from engine.models.simplified_config import LONG_SEQUENCE, simplified, without_compiling
from tests.unit.engine.models import files


def test_shapes_of_birth_and_compile_settings_are_left_out():
    inner = files.layer("Dense", "inner", units=2) | {"build_config": {"input_shape": [None, 9]}}
    config = files.sequential(files.layer("TimeDistributed", "outer", layer=inner))
    config |= {"compile_config": {"loss": "mse"}, "build_config": {"input_shape": [None, 1]}}
    fresh = simplified(copy.deepcopy(config))
    del inner["build_config"], config["compile_config"], config["build_config"]
    assert fresh == config


def test_compile_settings_alone():
    assert without_compiling([{"compile_config": 1, "a": {"compile_config": 2}}]) == [{"a": {}}]


@pytest.mark.parametrize(
    "said", [{"build_config": {"input_shape": [None, 8, 8, 3]}}, {"config": "build_input_shape"}]
)
def test_a_sequential_model_gets_the_input_that_it_was_built_with(said):
    config = files.sequential(files.layer("Flatten", "flat"))
    del config["config"]["layers"][0]
    if "config" in said:
        config["config"]["build_input_shape"] = [None, 8, 8, 3]
    else:
        config |= said
    fresh = simplified(config)
    assert fresh["config"]["layers"][0]["config"]["batch_shape"] == [None, 8, 8, 3]
    assert set(fresh["config"]) == {"name", "layers"}
    assert keras.saving.deserialize_keras_object(fresh).input_shape == (None, 8, 8, 3)


def long(count: int) -> dict[str, Any]:
    layers = [files.layer("ReLU", f"relu_{index}") for index in range(count)]
    return files.sequential(*layers, files.layer("Dense", "scores", units=2))


def test_a_long_sequential_model_is_built_at_once_and_is_the_same_network(monkeypatch):
    config = long(LONG_SEQUENCE)
    builds = []
    build = keras.Sequential.build

    def counted(self: Any, input_shape: Any = None) -> Any:
        builds.append(input_shape)
        return build(self, input_shape)

    monkeypatch.setattr(keras.Sequential, "build", counted)
    model = keras.saving.deserialize_keras_object(simplified(copy.deepcopy(config)))
    assert len(builds) == 1
    monkeypatch.undo()
    other = keras.saving.deserialize_keras_object(config)
    assert [layer.name for layer in model.layers] == [layer.name for layer in other.layers]
    other.set_weights(model.get_weights())
    image = np.random.default_rng(0).normal(size=(1, 8, 8, 3)).astype(np.float32)
    np.testing.assert_array_equal(model(image), other(image))


def test_a_short_one_stays_as_it_is():
    config = long(3)
    assert simplified(copy.deepcopy(config)) == config
