"""What an output's numbers are by shape and makers: models with heads of many kinds."""

from __future__ import annotations

import keras
import pytest
from keras import layers

from engine.api.outputs import OutputKind
from engine.backends.keras.output_kinds import is_table, rows_of, vector_kind
from engine.backends.keras.outputs import scored_outputs


@pytest.mark.parametrize(
    ("activation", "count", "kind", "words"),
    [
        ("softmax", 5, OutputKind.CLASSES, "a softmax over 5 units"),
        ("sigmoid", 1, OutputKind.CLASSES, "one sigmoid: yes or no"),
        ("sigmoid", 4, OutputKind.CLASSES, "4 sigmoids: classes that are each decided"),
        (
            "linear",
            10,
            OutputKind.CLASSES,
            "logits of classes; say so if they are values",
        ),
        ("linear", 9, OutputKind.VALUES, "values of a regression; say so if they are logits"),
        ("linear", 1, OutputKind.VALUES, "one number without softmax or sigmoid"),
    ],
)
def test_a_vector(activation, count, kind, words):
    found, reason = vector_kind(activation, count)
    assert found is kind
    assert words in str(reason)


@pytest.mark.parametrize(
    ("shape", "table", "rows"),
    [
        ((12, 4), True, 12),
        ((None, 4), True, None),
        ((2, 3, 3, 85), True, 18),
        ((12, 1), False, 12),
        ((1, 4), False, 1),
        ((7, 7, 20), False, 49),
        ((5,), False, 1),
    ],
)
def test_tables(shape, table, rows):
    assert (is_table(shape), rows_of(shape)) == (table, rows)


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
