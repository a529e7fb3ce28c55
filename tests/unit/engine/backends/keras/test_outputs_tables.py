"""Tables among the outputs of models with heads of many kinds."""

from __future__ import annotations

import keras
from keras import layers

from engine.api.outputs import OutputKind
from engine.backends.keras.outputs import scored_outputs


def grid(filters):
    inputs = keras.Input((8, 8, 3))
    return inputs, layers.Conv2D(filters, 3, strides=2, padding="same")(inputs)


def found(inputs, *outputs):
    model = keras.Model(inputs, list(outputs))
    return [
        (each.described.kind, each.described.class_count, each.described.grid)
        for each in scored_outputs(model)
    ]


def test_boxes_with_scores_in_one_tensor():
    inputs, cells = grid(7)
    table = layers.Reshape((16, 7))(cells)
    assert found(inputs, table) == [(OutputKind.DETECTIONS, 7, (16, 1))]
    whole = layers.Concatenate(axis=1)([table, table])
    assert found(inputs, whole) == [(OutputKind.DETECTIONS, 7, (32, 1))]


def test_every_anchor_of_every_cell_is_a_row():
    inputs, cells = grid(21)
    anchors = layers.Reshape((4, 4, 3, 7))(cells)
    assert found(inputs, anchors) == [(OutputKind.DETECTIONS, 7, (48, 1))]


def test_features_of_tokens():
    inputs, cells = grid(6)
    tokens = layers.LayerNormalization()(layers.Reshape((16, 6))(cells))
    assert found(inputs, tokens) == [(OutputKind.ROWS, 6, (16, 1))]


def test_one_score_for_each_box():
    inputs, cells = grid(4)
    boxes = layers.Reshape((16, 4))(cells)
    scores = layers.Dense(16, activation="sigmoid")(layers.Flatten()(cells))
    column = layers.Conv2D(1, 1, activation="sigmoid")(cells)
    column = layers.Reshape((16, 1))(column)
    kinds = found(inputs, boxes, scores, column)
    assert kinds == [
        (OutputKind.ROW_SCORES, 1, (16, 1)),
        (OutputKind.ROW_SCORES, 1, (16, 1)),
        (OutputKind.BOXES, 4, (16, 1)),
    ]


def test_a_class_in_every_row_and_a_lone_box():
    inputs, cells = grid(5)
    rows = layers.Softmax()(layers.Reshape((16, 5))(cells))
    assert found(inputs, rows) == [(OutputKind.ROW_SCORES, 5, (16, 1))]
    box = layers.Reshape((1, 4))(layers.Dense(4)(layers.Flatten()(cells)))
    assert found(inputs, box) == [(OutputKind.VALUES, 4, None)]
