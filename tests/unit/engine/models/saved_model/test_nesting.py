"""Scopes become names and nested models, safe ones and each once."""

from __future__ import annotations

import keras
import numpy as np

from engine.models.saved_model.nesting import write_model
from engine.models.saved_model.rows import Rows, layer
from engine.models.saved_model.sizes import letter

SHAPE = (letter("batch"), 4, 4, 3)


def chain(*paths):
    x = row = layer("InputLayer", ("x",), (), SHAPE)
    for path in paths:
        row = layer("Activation", tuple(path.split("/")), [row], SHAPE, activation="relu")
    return Rows([x], [row])


def names(written, config=None):
    made = []
    for each in (config or written.config)["config"]["layers"]:
        inner = each["config"].get("layers")
        made.append([each["name"], names(written, each)] if inner else each["name"])
    return made


def test_common_scopes_and_single_operations_are_left_out():
    found = chain("PartitionedCall/net/a/Relu", "PartitionedCall/net/b/inner/Relu")
    assert names(write_model(found, "m")) == ["x", "a", "b"]


def test_numbers_of_a_second_use_are_taken_off():
    assert names(write_model(chain("n/a_1/Relu", "n/b_1/Relu"), "m")) == ["x", "a", "b"]
    kept = chain("n/conv_1/Relu", "n/conv_2/Relu")
    assert names(write_model(kept, "m")) == ["x", "conv_1", "conv_2"]
    again = chain("n/d_1/Relu", "n/d_1_2/Relu", "n/Relu")
    assert names(write_model(again, "m")) == ["x", "d", "d_1", "Relu"]


def test_a_scope_of_several_layers_is_a_model():
    found = chain("n/a/Relu", "n/block/b/Relu", "n/block/c/Relu", "n/d/Relu")
    written = write_model(found, "m")
    assert names(written) == ["x", "a", ["block", ["input", "b", "c"]], "d"]
    model = keras.Model.from_config(written.config["config"])
    image = np.random.default_rng(0).normal(size=(1, 4, 4, 3)).astype(np.float32)
    np.testing.assert_array_equal(model(image), np.maximum(image, 0))


def test_a_scope_that_is_left_and_entered_again_is_no_model():
    found = chain("n/a/one/Relu", "n/b/Relu", "n/a/two/Relu")
    assert names(write_model(found, "m")) == ["x", "a_one", "b", "a_two"]


def test_names_are_safe_and_each_stands_once():
    found = chain("n/a b\\é../Relu", "n/a b\\é../Relu", f"n/{'y' * 300}/Relu")
    made = [name for name in names(write_model(found, "m")) if isinstance(name, str)]
    assert len(set(made)) == len(made)
    text = str(write_model(found, "m").config)
    assert not {"\\", "é", ".."} & set(text.split("'")[1::2])
    assert max(len(name) for name in made) <= 80


def test_weights_come_in_the_order_of_keras():
    x = layer("InputLayer", ("x",), (), SHAPE)
    scale = [np.full(3, value, np.float32) for value in (2, 1, 0, 1)]
    norm = layer("BatchNormalization", ("b", "n"), [x], SHAPE, weights=scale, epsilon=0.0)
    dense = layer("Dense", ("b", "d"), [norm], SHAPE, weights=[np.eye(3)], units=3, use_bias=False)
    end = layer("Activation", ("z",), [dense], SHAPE, activation="relu")
    written = write_model(Rows([x], [end]), "m")
    ((name, arrays),) = written.weights
    assert name == "b"
    assert [each.shape for each in arrays] == [(3,), (3,), (3, 3), (3,), (3,)]
    model = keras.Model.from_config(written.config["config"])
    theirs = [*model.trainable_weights, *model.non_trainable_weights]
    assert [tuple(each.shape) for each in theirs] == [each.shape for each in arrays]
