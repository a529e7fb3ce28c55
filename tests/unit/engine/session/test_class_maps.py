"""Predicted cells of maps of classes: by the largest logit, and by each sigmoid alone."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.keys import Area, Target
from engine.session.class_maps import predicted_cells, predicted_mask, predicted_shares

# Two rows of two cells with three classes: winners 1, 0, 1, 2.
LOGITS = np.array([[[0, 3, 1], [2, -1, 1]], [[-5, -1, -2], [1, 1, 4]]], np.float32)


def test_the_largest_logit_of_a_cell_wins():
    winners = predicted_cells(LOGITS, "softmax").argmax(axis=-1)
    assert winners.tolist() == [[1, 0], [1, 2]]
    assert predicted_cells(LOGITS, "linear").sum() == 4
    assert predicted_shares(LOGITS, "softmax").tolist() == [0.25, 0.5, 0.25]


def test_with_sigmoids_a_cell_has_any_number_of_classes():
    found = predicted_cells(LOGITS, "sigmoid")
    assert found.tolist() == [
        [[False, True, True], [True, False, True]],
        [[False, False, False], [True, True, True]],
    ]
    assert predicted_shares(LOGITS, "sigmoid").tolist() == [0.5, 0.5, 0.75]


def test_a_mask_has_the_cells_of_all_classes_that_add_up():
    one = predicted_mask(LOGITS, "softmax", Target(1, area=Area.MASK))
    assert one.tolist() == [[1, 0], [1, 0]]
    assert one.dtype == np.float32
    both = predicted_mask(LOGITS, "softmax", Target(1, also=(2,), contrast=(0,), area=Area.MASK))
    assert both.tolist() == [[1, 0], [1, 1]]


def test_the_no_of_a_single_unit_has_the_other_cells():
    logits = np.array([[[2], [-1]]], np.float32)
    assert predicted_mask(logits, "sigmoid", Target(0)).tolist() == [[1, 0]]
    assert predicted_mask(logits, "sigmoid", Target(0, negative=True)).tolist() == [[0, 1]]


def test_the_negative_of_one_of_several_classes_keeps_its_cells():
    mask = predicted_mask(LOGITS, "softmax", Target(2, negative=True))
    assert mask.tolist() == [[0, 0], [0, 1]]


def test_a_class_that_no_cell_has_is_refused():
    with pytest.raises(EngineError, match="No cell of this image is predicted to be the target"):
        predicted_mask(LOGITS[:1], "softmax", Target(2))
