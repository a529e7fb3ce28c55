"""What a model gives: its outputs of scores, and refusals."""

from __future__ import annotations

from functools import partial

import keras
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.api.outputs import OutputKind
from engine.backends.keras.outputs import (
    refuse_without_units,
    scored_outputs,
)
from tests import models


def named(inputs, outputs):
    return keras.Model(inputs, outputs, name="net")


def test_outputs_of_scores_are_found_among_others():
    inputs = keras.Input((8, 8, 3))
    grid = layers.Conv2D(2, 3, name="grid")(inputs)
    flat = layers.Flatten()(grid)
    scores = layers.Dense(4, activation="softmax", name="kind")(flat)
    sure = layers.Dense(1, activation="sigmoid", name="sure")(flat)
    found = scored_outputs(named(inputs, [grid, scores, sure]))
    assert [output.position for output in found] == [1, 2, 0]
    assert [output.class_count for output in found] == [4, 1, 2]
    assert [output.described.activation for output in found] == ["softmax", "sigmoid", "linear"]


def test_a_vector_with_a_grid_of_one_cell_is_still_one():
    inputs = keras.Input((8, 8, 3))
    (found,) = scored_outputs(named(inputs, layers.Conv2D(5, 8)(inputs)))
    assert found.class_count == 5


def kinds(make):
    return [output.described.kind for output in scored_outputs(make())]


@pytest.mark.parametrize(
    ("make", "kind", "grid"),
    [
        (models.flat, OutputKind.CLASSES, None),
        (models.logits, OutputKind.VALUES, None),
        (models.regression, OutputKind.VALUES, None),
        (models.pooled_features, OutputKind.FEATURES, None),
        (models.backbone, OutputKind.FEATURE_MAP, (4, 6)),
        (models.autoencoder, OutputKind.IMAGE, (16, 24)),
        (models.segmenter, OutputKind.CLASS_MAP, (16, 24)),
        (partial(models.segmenter, (None, None)), OutputKind.CLASS_MAP, (None, None)),
        (partial(models.segmenter, activation=None), OutputKind.FEATURE_MAP, (16, 24)),
        # Not an image: the shortcut of a U-Net would have nothing to restore.
        (
            partial(models.segmenter, classes=1, activation="sigmoid", channels=1),
            OutputKind.CLASS_MAP,
            (16, 24),
        ),
    ],
)
def test_kinds_and_grids(make, kind, grid):
    (found,) = scored_outputs(make())
    assert (found.described.kind, found.described.grid) == (kind, grid)


def test_a_map_and_classes_are_both_there_the_classes_first():
    found = scored_outputs(models.with_classes_and_map())
    assert [(output.position, output.described.name) for output in found] == [
        (1, "scores"),
        (0, "cells"),
    ]


def test_flattened_features_and_a_single_cell_of_scores():
    inputs = keras.Input((8, 8, 3))
    grid = layers.Conv2D(2, 3)(inputs)
    assert kinds(lambda: named(inputs, layers.Flatten()(grid))) == [OutputKind.FEATURES]
    whole = layers.Conv2D(5, 8)(inputs)
    assert kinds(lambda: named(inputs, layers.Flatten()(whole))) == [OutputKind.VALUES]


def test_an_activation_before_a_crop_is_found():
    inputs = keras.Input((8, 8, 3))
    small = layers.Conv2D(3, 3, activation="softmax", name="cells")(inputs)
    grown = layers.UpSampling2D(2)(small)
    (found,) = scored_outputs(named(inputs, layers.Cropping2D(1)(grown)))
    assert (found.head.activation, found.head.path) == ("softmax", "cells")
    smooth = layers.UpSampling2D(2, interpolation="bilinear")(small)
    (other,) = scored_outputs(named(inputs, smooth))
    assert other.head.path is None  # a softmax of smoothed logits is another one


def test_what_has_no_real_numbers_is_no_output():
    assert scored_outputs(models.of_whole_numbers()) == ()
    with pytest.raises(EngineError, match="the output's shape is 12 × 20"):
        refuse_without_units(models.of_whole_numbers())
