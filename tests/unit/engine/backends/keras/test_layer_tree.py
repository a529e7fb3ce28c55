"""The layer tree: rows of nested and shared models, reasons, counts."""

from __future__ import annotations

import keras
from keras import layers

from engine.backends.keras.layer_tree import (
    count_params,
    execution_order,
    layer_tree,
)
from tests import models


def rows(model):
    return {row.path: row for top in layer_tree(model) for row in top.walk()}


def test_a_flat_models_rows():
    found = rows(models.flat())
    conv = found["conv_1"]
    assert (conv.name, conv.type, conv.output_shape) == ("conv_1", "Conv2D", (None, 22, 30, 4))
    assert conv.param_count == 3 * 3 * 3 * 4 + 4
    assert conv.explainable
    assert found["conv_pool"].connected_to == ("conv_1",)
    assert not found["scores"].explainable
    assert str(found["scores"].reason) == "Its output has no spatial grid."


def test_nested_layers_are_rows_below():
    found = rows(models.nested())
    below = [row.path for row in found["backbone"].children]
    assert {"backbone/conv_1", "backbone/conv_2"} <= set(below)


def test_a_shared_layer_stands_once_with_a_row_for_each_call():
    (shared,) = (row for row in layer_tree(models.shared_layer()) if row.name == "shared")
    assert [child.path for child in shared.children] == ["shared@1", "shared@2"]
    assert shared.output_shape == shared.children[-1].output_shape


def test_why_a_row_has_no_heatmap():
    inputs = keras.Input((4, 4, 3), name="image")
    one = layers.AveragePooling2D(4, name="one")(inputs)
    whole = keras.ops.cast(inputs, "int32")
    model = keras.Model(inputs, [one, whole])
    reasons = {path: str(row.reason) for path, row in rows(model).items()}
    assert reasons["image"] == "This is the input itself."
    assert reasons["one"] == "Its grid is a single cell."
    (path,) = set(reasons) - {"image", "one"}
    assert reasons[path] == "Its output is not made of real numbers."


def test_a_shared_weight_counts_once():
    model = models.shared_layer()
    total, trainable = count_params(model)
    assert total == trainable == model.count_params()


def test_layers_are_executed_with_nested_ones_in_their_place():
    order = [path for path, _ in execution_order(models.nested())]
    assert order.index("backbone") < order.index("backbone/conv_1") < order.index("scores")
