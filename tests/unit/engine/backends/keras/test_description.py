"""Parts of Keras models that can be explained, and their facts."""

from __future__ import annotations

import keras
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.backends.keras.description import describe, read_parts
from engine.backends.keras.inputs import OtherInputs
from tests import models

pytestmark = pytest.mark.tensorflow


def test_a_models_facts():
    model = models.picture_and_table()
    parts = read_parts(model)
    found = describe(model, parts, OtherInputs(model, parts.image), dict)
    assert (found.name, found.image_input, found.input_shape) == (
        "picture_and_table",
        "photo",
        (24, 32, 3),
    )
    assert [each.name for each in found.other_inputs] == ["table", "words"]
    assert [each.class_count for each in found.outputs] == [3]
    assert found.auto_layer in parts.explainable
    assert found.param_count == model.count_params()


def test_a_shared_layers_calls_have_maps_of_their_own():
    parts = read_parts(models.shared_layer())
    assert "shared" in [row.path for row in parts.rows]
    assert "shared" not in parts.explainable
    assert {"shared@1", "shared@2"} <= set(parts.explainable)


def test_grids_are_measured_for_a_map_of_any_size_alone():
    inputs = keras.Input((None, None, 3))
    x = layers.Conv2D(4, 3, strides=2, padding="same", name="down")(inputs)
    up = layers.UpSampling2D(2, name="up")(x)
    maps = keras.Model(inputs, layers.Conv2D(2, 1, activation="softmax", name="cells")(up))
    asked = []

    def measured():
        asked.append(True)
        return {"down": (8, 8), "up": (16, 16), "cells": (16, 16)}

    for model in (models.flat(), maps):
        parts = read_parts(model)
        found = describe(model, parts, OtherInputs(model, parts.image), measured)
    assert found.auto_layer == "down"
    assert len(asked) == 1


def test_a_model_without_anything_to_score_is_refused():
    inputs = keras.Input((8, 8, 3))
    model = keras.Model(inputs, keras.ops.argmax(layers.Flatten()(inputs), axis=1))
    with pytest.raises(EngineError, match="neither its output nor any of its layers has units"):
        read_parts(model)
