"""The layer that is explained unless another is chosen: the last grid before the pooling."""

from __future__ import annotations

import keras
import pytest
from keras import layers

from engine.backends.keras.default_layer import choose_auto_layer
from engine.backends.keras.layer_tree import layer_tree
from engine.backends.keras.outputs import scored_outputs
from tests import models


@pytest.mark.parametrize(
    ("make", "layer"), [(models.flat, "conv_2"), (models.nested, "backbone/conv_2")]
)
def test_the_last_grid_before_the_pooling_is_shown_first(make, layer):
    model = make()
    path, reason = choose_auto_layer(model, layer_tree(model), scored_outputs(model)[0])
    assert path == layer
    assert "before pool" in str(reason)


def test_layers_without_features_are_passed_over():
    inputs = keras.Input((8, 8, 3))
    x = layers.Conv2D(2, 3, name="conv")(inputs)
    x = layers.ZeroPadding2D(name="pad")(layers.Dropout(0.1, name="drop")(x))
    model = keras.Model(inputs, layers.Dense(2)(layers.Flatten()(x)))
    assert choose_auto_layer(model, layer_tree(model), scored_outputs(model)[0])[0] == "conv"


def test_of_two_branches_the_one_behind_the_scores_counts():
    inputs = keras.Input((8, 8, 3))
    left = layers.Conv2D(2, 3, name="left")(inputs)
    right = layers.Conv2D(2, 3, name="right")(inputs)
    ends = [layers.Dense(2)(layers.Flatten()(each)) for each in (left, right)]
    model = keras.Model(inputs, ends)
    tree = layer_tree(model)
    assert choose_auto_layer(model, tree, scored_outputs(model)[0])[0] == "left"
    assert choose_auto_layer(model, tree, scored_outputs(model)[1])[0] == "right"


def test_a_model_without_a_grid_says_so():
    model = keras.Sequential([keras.Input((4,)), layers.Dense(2)])
    path, reason = choose_auto_layer(model, layer_tree(model), scored_outputs(model)[0])
    assert path is None
    assert "no heatmap can be drawn" in str(reason)
