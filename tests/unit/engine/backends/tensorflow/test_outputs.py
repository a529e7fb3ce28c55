"""What a model takes and gives: its image input, its outputs of scores, and refusals."""

from __future__ import annotations

import keras
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.backends.tensorflow.outputs import image_input, vector_outputs
from tests import models


def named(inputs, outputs):
    return keras.Model(inputs, outputs, name="net")


def test_the_image_inputs_size():
    assert image_input(models.flat()) == (24, 32, 3)
    any_size = keras.Input((None, None, 1))
    assert image_input(named(any_size, any_size)) == (None, None, 1)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((12,), "its input is not an image"),
        ((8, 8, 2), "its input is not an image"),
        ((3, 64, 64), "its channels come first"),
    ],
)
def test_other_inputs_are_refused(shape, words):
    inputs = keras.Input(shape)
    with pytest.raises(EngineError, match=r"^net cannot be explained: ") as caught:
        image_input(named(inputs, inputs))
    assert words in str(caught.value)


def test_two_inputs_are_refused():
    inputs = [keras.Input((8, 8, 3)), keras.Input((8, 8, 3))]
    with pytest.raises(EngineError, match=r"^net takes 2 inputs"):
        image_input(named(inputs, layers.Add()(inputs)))


def test_outputs_of_scores_are_found_among_others():
    inputs = keras.Input((8, 8, 3))
    grid = layers.Conv2D(2, 3, name="grid")(inputs)
    flat = layers.Flatten()(grid)
    scores = layers.Dense(4, activation="softmax", name="kind")(flat)
    sure = layers.Dense(1, activation="sigmoid", name="sure")(flat)
    found = vector_outputs(named(inputs, [grid, scores, sure]))
    assert [output.position for output in found] == [1, 2]
    assert [output.class_count for output in found] == [4, 1]
    assert [output.described.activation for output in found] == ["softmax", "sigmoid"]


def test_a_vector_with_a_grid_of_one_cell_is_still_one():
    inputs = keras.Input((8, 8, 3))
    (found,) = vector_outputs(named(inputs, layers.Conv2D(5, 8)(inputs)))
    assert found.class_count == 5


def test_a_model_of_pictures_is_refused():
    inputs = keras.Input((8, 8, 3))
    with pytest.raises(EngineError, match="not one score per class; the output's shape is 6 × 6"):
        vector_outputs(named(inputs, layers.Conv2D(2, 3)(inputs)))
